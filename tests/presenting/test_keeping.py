"""Deriving anew, comparing, forgetting, watching."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crossbearing import __version__
from crossbearing.ledger import open_ledger
from crossbearing.presenting.cli import main
from crossbearing.presenting.watching import changed, watch
from crossbearing.scaling import bring_up_to_date
from tests.ledger.handmade import RUN, filled, report


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """A ledger of two incidents."""
    filled(str(tmp_path / "l"), [report("a", killed=77), report("b", killed=9, said="A nurse"), report("c", day="2024-01-02")]).close()
    return str(tmp_path / "l")


def shown(capsys: pytest.CaptureFixture[str], *argv: str) -> Any:
    """What a command gives as JSON."""
    capsys.readouterr()
    assert main([*argv, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_another_release_keeps_what_the_older_one_derived(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What changed is told incident by incident, with the report that made it change."""
    opened, run = open_ledger(ledger), replace(RUN, release="2.0", recorded_at="2024-09-01T00:00:00Z")
    opened.writer(run).add(*report("d", day="2024-01-02", killed=6, said="A priest"))
    opened.writer(run).add(*report("e", day="2023-01-02", said="A pilot"))
    bring_up_to_date(opened, run)
    opened.close()
    rows = {row["change"]: row for row in shown(capsys, "diff", ledger, "--since", "1.0")}
    assert set(rows) == {"changed", "new"}
    assert rows["changed"]["because"] == ["report d is new"]
    assert rows["changed"]["fields"]["reports"] == [1, 2]
    assert rows["new"]["because"] == ["report e is new"]
    assert main(["diff", ledger, "--since", "1.0"]) == 0
    assert "report d is new" in capsys.readouterr().out


def test_merged_and_split_incidents_are_told(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A judgement joins two incidents; withdrawn, it parts them: both are seen, with the judgement as the reason."""
    keep(ledger)
    pair = [row["id"] for row in json.loads(_out(capsys, "incidents", ledger, "--json"))]
    assert main(["judge", ledger, "same", *pair, "--why", "x"]) == 0
    capsys.readouterr()
    (row,) = shown(capsys, "diff", ledger, "--since", "1")
    assert (row["change"], sorted(row["was"]), row["because"]) == ("merged", sorted(pair), ["judgement 1"])
    keep(ledger)
    assert main(["judge", ledger, "withdraw", "1"]) == 0
    capsys.readouterr()
    assert {row["change"] for row in shown(capsys, "diff", ledger, "--since", "2")} == {"split"}


def _out(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    capsys.readouterr()
    assert main(list(argv)) == 0
    return capsys.readouterr().out


def keep(ledger: str) -> None:
    """Derive anew and keep what was derived, which quotes the reports."""
    opened = open_ledger(ledger)
    bring_up_to_date(opened, replace(RUN, release=__version__), anew=True)
    opened.close()


def test_rebuild_of_an_unchanged_ledger_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Same journal, same release: the same export, and a diff that is empty."""
    pile, ledger = tmp_path / "pile.jsonl", str(tmp_path / "l")
    pile.write_text(json.dumps({"id": "r", "text": "Shells hit Avdiivka on 3 March 2023 and killed two people, the mayor said."}))
    assert main(["build", str(pile), "--ledger", ledger]) == 0
    before = _out(capsys, "export", ledger)
    assert main(["rebuild", ledger]) == 0
    assert _out(capsys, "export", ledger) == before
    assert shown(capsys, "diff", ledger, "--since", "1") == []


def test_diff_of_what_was_not_kept_says_what_was(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The answer names the derivations that there are, or how to keep one."""
    assert main(["diff", ledger, "--since", "0.9"]) == 1
    assert "crossbearing rebuild" in capsys.readouterr().err


def test_a_forgotten_report_leaves_its_digest_only(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No word of it is left in the file, it is not taken in again, and the ledger is sound."""
    keep(ledger)
    assert main(["forget", ledger, "a", "--why", "the family asked"]) == 0
    capsys.readouterr()
    found = shown(capsys, "export", ledger)
    assert [r["id"] for r in found["reports"]] == ["b", "c"]
    assert main(["verify", ledger]) == 0
    opened = open_ledger(ledger)
    assert opened.writer(RUN).add(*report("a", killed=77)) == "duplicate"
    with opened.view() as view:
        assert view.ids() == ["a", "b", "c"]
        assert view.search("killed 77") == []
    opened.close()
    raw = b"".join(path.read_bytes() for path in Path(ledger).parent.glob("l*"))
    assert b"killed 77" not in raw
    assert main(["forget", ledger, "a", "--why", "x"]) == 1
    assert main(["forget", ledger, "b"]) == 2


def test_a_watched_folder_is_read_as_it_fills(tmp_path: Path) -> None:
    """New and changed files are handed over once they have settled; hidden ones, links and what is still written to are not."""
    (tmp_path / "in").mkdir()
    for name in ("b.txt", "a.txt", ".hidden"):
        (tmp_path / "in" / name).write_text("x")
    os.symlink(tmp_path / "in" / "a.txt", tmp_path / "in" / "z.txt")
    folder, seen, now = str(tmp_path / "in"), {}, (tmp_path / "in" / "a.txt").stat().st_mtime
    assert list(changed([folder], seen, now)) == []
    assert [Path(p).name for p in changed([folder], seen, now + 5)] == ["a.txt", "b.txt"]
    assert list(changed([folder], seen, now + 5)) == []
    (tmp_path / "in" / "b.txt").write_text("xy")
    assert [Path(p).name for p in changed([folder], seen, now + 50)] == ["b.txt"]


def test_watching_goes_on_until_it_is_stopped(tmp_path: Path) -> None:
    """Each look hands over what came since the last."""
    found: list[list[str]] = []
    looks = iter(range(3))

    def sleep(_seconds: float) -> None:
        if next(looks) == 2:
            raise KeyboardInterrupt
        (tmp_path / f"{len(found)}.txt").write_text("x")

    with pytest.raises(KeyboardInterrupt):
        watch([str(tmp_path)], found.append, sleep=sleep, clock=lambda: 9e9)
    assert [[Path(p).name for p in some] for some in found] == [["0.txt"], ["1.txt"]]


def test_only_folders_can_be_watched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file is no folder."""
    (tmp_path / "a.txt").write_text("x")
    assert main(["build", str(tmp_path / "a.txt"), "--ledger", str(tmp_path / "l"), "--watch"]) == 2
    assert "not a folder" in capsys.readouterr().err
