"""Human decisions from the command line: what they do, that they can be taken back, and that they outlive a rebuild."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crossbearing.errors import UsageError
from crossbearing.ledger import open_ledger
from crossbearing.ledger.judged import place_of
from crossbearing.presenting.cli import main
from crossbearing.scaling import bring_up_to_date
from tests.ledger.handmade import RUN, filled, report


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """Two incidents in Goma: one of two reports, one of one."""
    filled(str(tmp_path / "l"), [report("a", killed=5), report("b", killed=9, said="A nurse"), report("c", day="2024-01-02")]).close()
    return str(tmp_path / "l")


def shown(capsys: pytest.CaptureFixture[str], *argv: str) -> Any:
    """What a list command gives as JSON."""
    capsys.readouterr()
    assert main([*argv, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def ids(capsys: pytest.CaptureFixture[str], ledger: str) -> list[str]:
    """The ids of the incidents, latest first."""
    return [row["id"] for row in shown(capsys, "incidents", ledger)]


def judge(ledger: str, *argv: str, by: str = "ada", status: int = 0) -> None:
    """A decision, made by somebody for some reason."""
    assert main(["judge", ledger, *argv, "--why", "because", "--by", by]) == status


def test_same_joins_and_withdrawing_parts_again(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Two incidents become one, answer to both ids, and are two again when the judgement is withdrawn."""
    before = ids(capsys, ledger)
    judge(ledger, "same", *before)
    assert len(ids(capsys, ledger)) == 1
    assert {shown(capsys, "incident", ledger, key)["reports"] for key in before} == {3}
    assert main(["verify", ledger]) == 0
    judge(ledger, "withdraw", "1")
    assert ids(capsys, ledger) == before


def test_different_keeps_apart(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Two mentions that were one incident are two, on a person's word."""
    first = shown(capsys, "export", ledger)
    incident = next(i["id"] for i in first["incidents"] if i["reports"] == 2)
    judge(ledger, "different", *(m["id"] for m in first["mentions"] if m["incident"] == incident))
    assert len(ids(capsys, ledger)) == 3


def test_a_rejected_claim_is_gone_from_what_is_derived(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The toll that a person rejects no longer stands in the incident."""
    claims = shown(capsys, "claims", ledger)
    judge(ledger, "reject", next(c["id"] for c in claims if c["value"].startswith("9 ")))
    tolls = [count["killed"]["best"] for i in shown(capsys, "export", ledger)["incidents"] for count in i["casualties"]]
    assert sorted(tolls) == [5, 5]


def test_values_can_be_set(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Date, place, type and background of an incident; publisher of a report; the name of an actor; the value of a claim."""
    key = ids(capsys, ledger)[1]
    judge(ledger, "set", key, "date", "2024-01-03")
    judge(ledger, "set", key, "place", "Sake@-1.57,29.04")
    judge(ledger, "set", key, "type", "Suicide bomb")
    judge(ledger, "publisher", "c", "The Lake")
    judge(ledger, "set", "cd-army", "name", "FARDC")
    page = shown(capsys, "incident", ledger, key)
    assert (page["date"], page["label"]) == ("2024-01-03", "Suicide bomb")
    assert page["place"] == {"name": "Sake", "country": None, "lat": -1.57, "lon": 29.04, "radius_km": 1.0}
    assert "ada (judgement 1)" in page["date_basis"]
    assert main(["verify", ledger]) == 0


def test_a_judgement_outlives_another_reading(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A claim that another tagger finds again, under another id, stays rejected; an incident stays set."""
    claims = shown(capsys, "claims", ledger)
    judge(ledger, "reject", next(c["id"] for c in claims if c["value"].startswith("9 ")))
    judge(ledger, "set", ids(capsys, ledger)[1], "date", "2024-01-03")
    incoming, read = report("b", killed=9, said="A nurse")
    renamed = tuple(replace(claim, id=f"x{claim.id}", denies=None) for claim in read.claims)
    opened = open_ledger(ledger)
    run = replace(RUN, release="2.0")
    assert opened.writer(run).add_reading(replace(read, document=incoming.document, claims=renamed, version="2"))
    bring_up_to_date(opened, run)
    opened.close()
    tolls = [count["killed"]["best"] for i in shown(capsys, "export", ledger)["incidents"] for count in i["casualties"]]
    assert 9 not in tolls
    assert "2024-01-03" in [row["date"] for row in shown(capsys, "incidents", ledger)]


def test_two_teams_can_merge_their_judgements(ledger: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Judgements go out and into another ledger once, however often; where two people disagree, both stand and the list says so."""
    filled(str(tmp_path / "m"), [report("a", killed=5), report("b", killed=9, said="A nurse"), report("c", day="2024-01-02")]).close()
    pair = ids(capsys, ledger)
    judge(ledger, "same", *pair)
    judge(str(tmp_path / "m"), "different", *pair, by="bob")
    assert main(["judge", ledger, "export", str(tmp_path / "j.jsonl")]) == 0
    for _ in range(2):
        assert main(["judge", str(tmp_path / "m"), "import", str(tmp_path / "j.jsonl")]) == 0
    assert "2 stand against others" in capsys.readouterr().out
    rows = shown(capsys, "judge", str(tmp_path / "m"), "list")
    assert [(row["kind"], row["by"], row["against"]) for row in rows] == [("different", "bob", [2]), ("same", "ada", [1])]
    assert main(["judge", str(tmp_path / "m"), "list"]) == 0
    assert "against 2" in capsys.readouterr().out


def test_a_withdrawn_judgement_is_withdrawn_elsewhere(ledger: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The withdrawal travels with the judgement."""
    filled(str(tmp_path / "m"), [report("a"), report("c", day="2024-01-02")]).close()
    judge(ledger, "publisher", "a", "The Lake")
    judge(ledger, "withdraw", "1")
    assert main(["judge", ledger, "export", str(tmp_path / "j.jsonl")]) == 0
    assert main(["judge", str(tmp_path / "m"), "import", str(tmp_path / "j.jsonl")]) == 0
    capsys.readouterr()
    assert [bool(row["withdrawn_at"]) for row in shown(capsys, "judge", str(tmp_path / "m"), "list")] == [True]


@pytest.mark.parametrize(
    ("argv", "status", "words"),
    [
        (("fly",), 2, "there are: same"),
        (("same", "x"), 2, "same ID ID"),
        (("same", "x", "y"), 1, "no incident x"),
        (("reject", "nothing"), 1, "no claim nothing"),
        (("set", "nothing", "date", "2024"), 1, "nothing has the id"),
        (("set", "INCIDENT", "date", "soon"), 2, "not a date"),
        (("set", "INCIDENT", "mood", "bad"), 2, "there are: date"),
        (("set", "INCIDENT", "type", "Party"), 2, "Air/drone strike"),
        (("set", "INCIDENT", "background", "maybe"), 2, "true, false"),
        (("set", "INCIDENT", "place", "X@99,200"), 2, "within 90"),
        (("same", "INCIDENT", "INCIDENT"), 2, "both are"),
        (("date", "nothing", "2024"), 1, "no report nothing"),
        (("date", "a", "soon"), 2, "not a date"),
        (("withdraw", "7"), 1, "no judgement 7"),
        (("withdraw", "x"), 2, "not a number"),
        (("import", "nowhere"), 1, "cannot be read"),
    ],
)
def test_what_cannot_be_decided_is_said(ledger: str, capsys: pytest.CaptureFixture[str], argv: tuple[str, ...], status: int, words: str) -> None:
    """Nothing is stored, and the answer says what to write instead."""
    incident = ids(capsys, ledger)[0]
    judge(ledger, *(incident if one == "INCIDENT" else one for one in argv), status=status)
    assert words in capsys.readouterr().err
    assert shown(capsys, "judge", ledger, "list") == []


def test_a_decision_needs_its_reason(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --why nothing is decided."""
    assert main(["judge", ledger, "publisher", "a", "The Lake"]) == 2
    assert "--why" in capsys.readouterr().err


@pytest.mark.parametrize(("text", "point"), [("Goma", None), ("Goma@-1.68,29.22", (-1.68, 29.22)), (" A, B @ 1, 2 ", (1.0, 2.0))])
def test_places_can_be_written(text: str, point: tuple[float, float] | None) -> None:
    """A name, with or without its point."""
    found = place_of(text)
    assert (found.latitude, found.longitude) == (point or (None, None))


@pytest.mark.parametrize("text", ["", "@1,2", "x@91,0", "x@1"])
def test_what_is_no_place_is_refused(text: str) -> None:
    """A point without a name, off the globe, or half of one."""
    with pytest.raises(UsageError):
        place_of(text)
