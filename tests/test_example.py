"""The bundled example says what its README promises: the whole path, from files to the exported ledger."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import crossbearing
from crossbearing.presenting.cli import main

EXAMPLE = Path(crossbearing.__file__).parent / "example"
REPORTS = 13
Ledger = dict[str, Any]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """The example as an exported ledger."""
    folder = tmp_path_factory.mktemp("example")
    assert main(["build", str(EXAMPLE / "reports"), "--ledger", str(folder / "L")]) == 0
    assert main(["verify", str(folder / "L")]) == 0
    assert main(["export", str(folder / "L"), "--format", "json", "-o", str(folder / "L.json")]) == 0
    found: Ledger = json.loads((folder / "L.json").read_text("utf-8"))
    return found


def report(ledger: Ledger, words: str) -> dict[str, Any]:
    """The one report whose title or text begins so, or that has this id."""
    found = [r for r in ledger["reports"] if r["id"] == words or (r["title"] or r["text"]).startswith(words)]
    assert len(found) == 1, words
    return dict(found[0])


def mentions(ledger: Ledger, words: str) -> list[dict[str, Any]]:
    """The mentions in a sentence or phrase of the example, wherever it stands."""
    found = []
    for one in ledger["reports"]:
        for match in re.finditer(re.escape(words), one["text"]):
            found += [m for m in ledger["mentions"] if m["report"] == one["id"] and m["start"] < match.end() and match.start() < m["end"]]
    return found


def main_incident(ledger: Ledger, day: str) -> dict[str, Any]:
    """The incident of that day that most reports tell of."""
    found = [i for i in ledger["incidents"] if i["date"] == day and not i["background"]]
    assert found, f"no incident on {day}"
    return dict(max(found, key=lambda i: i["reports"]))


def test_every_report_is_read(ledger: Ledger) -> None:
    """Thirteen reports come from rows, text, Markdown and pages, and none is rejected as a whole."""
    assert len(ledger["reports"]) == REPORTS
    assert not [r for r in ledger["rejections"] if r["stage"] == "reading"]


@pytest.mark.parametrize(
    ("words", "publisher", "published"),
    [
        ("Ukrainian rockets kill 40", None, "2022-07-30"),
        ("U.N. rights office", "The Geneva Notebook", "2023-07-26"),
        ("Bamako backs French", None, "2021-01-08"),
        ("French air strike in Mali", "Meridian Wire", "2021-03-30"),
        ("Darfur strike is deadliest", None, "2025-03-27"),
        ("sudan-4", "Market Town Observer", None),
    ],
)
def test_origin_and_day_come_from_the_report(ledger: Ledger, words: str, publisher: str | None, published: str | None) -> None:
    """Outlet and day are found in page and text; no day is taken from a copyright line or made up.  A plain text need not name its outlet."""
    found = report(ledger, words)
    assert (found["published"] or "")[:10] == (published or "")
    assert publisher is None or found["publisher"] == publisher


@pytest.mark.parametrize(("day", "country", "reports"), [("2022-07-29", "UA", 4), ("2021-01-03", "ML", 4), ("2025-03-24", "SD", 3)])
def test_three_incidents_are_news(ledger: Ledger, day: str, country: str, reports: int) -> None:
    """Each of the three is one incident over its reports, on its day and in its country."""
    found = main_incident(ledger, day)
    assert found["reports"] >= reports
    assert found["place"]["country"] == country


def test_origins_are_fewer_than_speakers(ledger: Ledger) -> None:
    """Olenivka goes back to Russia, the authorities in Donetsk, Ukraine, the United Nations and one outlet's unnamed sources at most, however many speak."""
    found = main_incident(ledger, "2022-07-29")
    held = [c for c in ledger["claims"] if found["id"] in c["incidents"]]
    assert 2 <= found["origins"] <= 5
    assert len({c["source"] for c in held}) > 2 * found["origins"]


def test_old_events_are_background(ledger: Ledger) -> None:
    """What a report tells as past context is kept and is not news."""
    assert any(m["background"] for m in mentions(ledger, "when French jets bombed the town of Konna"))


@pytest.mark.parametrize(
    "words",
    ["warned that Moscow would strike the command posts", "threatened to attack French convoys", "threatened to answer with drone attacks on airfields"],
)
def test_threats_are_no_events(ledger: Ledger, words: str) -> None:
    """Nobody has been struck by a threat."""
    assert not [m for m in mentions(ledger, words) if m["modality"] == "actual"]


def test_the_sentence_in_two_mouths_is_one_conflict(ledger: Ledger) -> None:
    """The sentence on the windows is given to an expert by one newspaper and to a spokesman by the other."""
    found = [c for c in ledger["conflicts"] if c["field"] == "speaker"]
    assert any({"olenivka-3", "olenivka-4"} <= reports_of(ledger, c) for c in found)


def reports_of(ledger: Ledger, conflict: dict[str, Any]) -> set[str]:
    """The reports whose claims stand in a conflict."""
    at = {c["id"]: c["report"] for c in ledger["claims"]}
    return {at[claim] for value in conflict["values"] for claim in value["claims"]}


def test_the_copy_is_found(ledger: Ledger) -> None:
    """The syndicated report shares nearly all its wording with the agency's, and rests on it."""
    copy = report(ledger, "Ukrainian rockets kill 40")["id"]
    assert next(d["share"] for d in ledger["near_duplicates"] if {d["a"], d["b"]} == {copy, "olenivka-1"}) > 0.8
    assert {(row["kind"], row["explicit"]) for row in ledger["lineage"] if row["report"] == copy and row["report_id"] == "olenivka-1"} == {
        ("agency", True), ("copy", False),
    }  # fmt: skip


def test_copies_do_not_add_origins(ledger: Ledger) -> None:
    """There are never more independent origins than sources that speak."""
    for incident in ledger["incidents"]:
        held = [c for c in ledger["claims"] if incident["id"] in c["incidents"]]
        assert incident["origins"] <= len({(c["source"], c["report"]) for c in held})


def test_explicit_citations_are_followed(ledger: Ledger) -> None:
    """Reports that name another outlet rest on it, in the collection or not."""
    rests = {(row["report"], row["relies_on"]) for row in ledger["lineage"]}
    mali = report(ledger, "Bamako backs French")["id"]
    sudan = report(ledger, "Darfur strike is deadliest")["id"]
    wanted = {
        ("olenivka-4", "Steppe Monitor"), ("mali-4", "Meridian Wire"), ("sudan-4", "Meridian Wire"), (mali, "Sahel Dispatch"), (sudan, "Nile Gazette"),
        (sudan, "Meridian Wire"),
    }  # fmt: skip
    assert wanted <= rests


def test_denials_are_kept_as_denials(ledger: Ledger) -> None:
    """The army's denial and the general staff's are claims with the stance of a denial."""
    denying = {c["report"] for c in ledger["claims"] if c["stance"] == "denies"}
    assert {"olenivka-1", "sudan-2"} <= denying


def test_who_did_it_is_contested_at_olenivka(ledger: Ledger) -> None:
    """Each side accuses the other."""
    assert main_incident(ledger, "2022-07-29")["status"]["perpetrator"] == "contested"


def test_numbers_that_exclude_each_other_conflict(ledger: Ledger) -> None:
    """Fifty and fifty-three dead cannot both be right; at least 40 and 50 can."""
    counts = [{v["value"] for v in c["values"]} for c in ledger["conflicts"] if c["field"] == "count"]
    assert any(any("50" in a for a in values) and any("53" in a for a in values) for values in counts)


def conflicts(ledger: Ledger, field: str, kind: str) -> list[set[str]]:
    """The reports that stand in each conflict of that field and kind."""
    return [reports_of(ledger, c) for c in ledger["conflicts"] if (c["field"], c["kind"]) == (field, kind)]


def test_the_headline_goes_beyond_its_text(ledger: Ledger) -> None:
    """The syndicated headline states as a fact what the text only lets a ministry say."""
    assert {report(ledger, "Ukrainian rockets kill 40")["id"]} in conflicts(ledger, "status", "headline-body")


def test_who_was_hit_is_disputed(ledger: Ledger) -> None:
    """Whether there was a wedding at Bounti, and whether civilians were aimed at in Tora, is denied; so is the helicopter by those who name jets."""
    denied = conflicts(ledger, "target", "denial")
    assert any("mali-1" in reports for reports in denied)
    assert any({"sudan-1", "sudan-2", "sudan-4"} <= reports for reports in denied)
    assert any({"mali-1", "mali-4"} <= reports for reports in conflicts(ledger, "means", "disjoint"))


def test_the_rockets_are_excluded(ledger: Ledger) -> None:
    """The finding that it was not the rockets stands against the ministry that names them."""
    found = report(ledger, "U.N. rights office")["id"]
    assert any({"olenivka-1", found} <= reports for reports in conflicts(ledger, "means", "denial"))


def test_who_owns_to_the_strike_is_no_denier(ledger: Ledger) -> None:
    """The army that rejects the accusation and says what its aircraft struck owns to the strike of Tora."""
    assert main_incident(ledger, "2025-03-24")["status"]["perpetrator"] == "confirmed"


def test_no_year_comes_from_the_page(ledger: Ledger) -> None:
    """Copyright lines of 2024, 2023, 2025 and 2022 and the captions date nothing."""
    for mention in ledger["mentions"]:
        if mention["report"].startswith("olenivka"):
            assert not re.match(r"202[45]", mention["date"] or "")
        if mention["report"].startswith("mali"):
            assert not re.match(r"202[23]", mention["date"] or "")


def test_the_undated_report_is_anchored_by_the_others(ledger: Ledger, tmp_path: Path) -> None:
    """24 March without a year stays so in the report, and is the 24 March of the others in the ledger."""
    rows = EXAMPLE / "reports" / "rows.jsonl"
    assert main(["annotate", str(rows), "-o", str(tmp_path / "out.jsonl")]) == 0
    annotated = {row["id"]: row for row in map(json.loads, (tmp_path / "out.jsonl").read_text("utf-8").splitlines())}["sudan-4"]
    assert [t["edtf"] for t in annotated["times"] if annotated["text"][t["start"] : t["end"]] == "24 March"] == ["XXXX-03-24"]
    incident = main_incident(ledger, "2025-03-24")["id"]
    assert any(m["report"] == "sudan-4" and m["incident"] == incident for m in ledger["mentions"])


def test_furniture_is_no_evidence(ledger: Ledger) -> None:
    """No claim stands on a caption, a credit or a copyright line."""
    for claim in ledger["claims"]:
        words = report(ledger, claim["report"])["text"][claim["content"]["start"] : claim["content"]["end"]]
        assert not re.search(r"©|Copyright|Photo caption|file picture|Sign up", words), words


def test_export_twice_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two exports of one ledger do not differ, and two builds do not where the clock is fixed."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for name in ("one", "two"):
        assert main(["build", str(EXAMPLE / "reports"), "--ledger", str(tmp_path / name)]) == 0
    outs = [("one", "a"), ("one", "b"), ("two", "c")]
    for name, out in outs:
        assert main(["export", str(tmp_path / name), "-o", str(tmp_path / out)]) == 0
    assert len({(tmp_path / out).read_bytes() for _, out in outs}) == 1
