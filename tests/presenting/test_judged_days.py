"""A report whose day a person corrects is read again as of that day: its weekdays move, and move back when the judgement is withdrawn."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crossbearing.presenting.cli import main
from crossbearing.presenting.judging import decide
from tests.ledger.handmade import filled, report

TEXT = "Shelling hits Bukoro market\n\nZARIMA (Wire) - Shells hit a market in Kidal on Monday and killed five people, a doctor said. The army denied it."


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """One report, of Wednesday 10 March 2021, on something that happened on Monday."""
    source = tmp_path / "r.jsonl"
    source.write_text(json.dumps({"id": "r", "text": TEXT, "published": "2021-03-10", "publisher": "The Wire"}) + "\n", "utf-8")
    assert main(["build", str(source), "--ledger", str(tmp_path / "l")]) == 0
    return str(tmp_path / "l")


def shown(capsys: pytest.CaptureFixture[str], *argv: str) -> Any:
    """What a command gives as JSON."""
    capsys.readouterr()
    assert main([*argv, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def days(capsys: pytest.CaptureFixture[str], ledger: str, *more: str) -> list[str]:
    """The days of the incidents, and of the claims that give one."""
    found = {row["date"] for row in shown(capsys, "incidents", ledger, *more)}
    return sorted(found | {claim["value"] for claim in shown(capsys, "claims", ledger, *more) if claim["facet"] == "when"})


def test_weekdays_follow_the_corrected_day(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Monday is the Monday before the day that the person gives, in incidents and claims; verify, rebuild and withdrawal keep or undo it."""
    assert days(capsys, ledger) == ["2021-03-08"]
    assert main(["judge", ledger, "date", "r", "2021-06-02", "--why", "archive copy", "--by", "ada"]) == 0
    assert days(capsys, ledger) == ["2021-05-31"]
    assert main(["verify", ledger]) == 0
    assert main(["rebuild", ledger]) == 0
    assert days(capsys, ledger) == ["2021-05-31"]
    assert main(["judge", ledger, "date", "r", "2021-06-09", "--why", "the later of two copies", "--by", "ada"]) == 0
    assert days(capsys, ledger) == ["2021-06-07"]
    assert main(["judge", ledger, "withdraw", "2", "--why", "no", "--by", "ada"]) == 0
    assert days(capsys, ledger) == ["2021-05-31"]
    assert main(["judge", ledger, "withdraw", "1", "--why", "no", "--by", "ada"]) == 0
    assert days(capsys, ledger) == ["2021-03-08"]
    assert main(["verify", ledger]) == 0


def test_the_ledger_as_it_stood_before(ledger: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the judgement was made, and after it was withdrawn, Monday is what the report itself makes of it; in between, what the person does."""
    for day, argv in (("2022-01-10", ["date", "r", "2021-06-02"]), ("2022-01-20", ["withdraw", "1"])):
        monkeypatch.setattr("crossbearing.presenting.judging.now", lambda day=day: f"{day}T12:00:00Z")
        assert main(["judge", ledger, *argv, "--why", "x", "--by", "ada"]) == 0
    assert [days(capsys, ledger, "--as-of", day) for day in ("2022-01-09", "2022-01-15", "2022-01-21")] == [["2021-03-08"], ["2021-05-31"], ["2021-03-08"]]


def test_imported_judgements_are_read_with_too(ledger: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A date that another team set has the same effect here."""
    line = {"kind": "date", "subject": "r", "value": "2021-06-02", "why": "x", "by": "bea", "at": "2022-01-01T00:00:00Z"}
    (tmp_path / "j.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    assert main(["judge", ledger, "import", str(tmp_path / "j.jsonl")]) == 0
    assert days(capsys, ledger) == ["2021-05-31"]


def test_a_tagger_that_is_not_here_leaves_the_reading(tmp_path: Path) -> None:
    """A ledger from elsewhere keeps its dates where its tagger is not installed, and says so among the rejections."""
    incoming, read = report("a")
    opened = filled(str(tmp_path / "l"), [(incoming, replace(read, tagger="elsewhere"))])
    decide(opened, "date", ["a", "2024-06-01"], "ada", "x")
    with opened.view() as view:
        assert [(one.subject, one.code) for one in view.rejections()] == [("a", "no-such-tagger")]
        assert view.read_report("a").events == read.events
    opened.close()
