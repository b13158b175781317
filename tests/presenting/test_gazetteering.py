"""Places of one's own, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossbearing.presenting.cli import main


def test_places_can_be_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A CSV adds its rows, tells which it cannot use, and leaves them out."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "places.csv").write_text("name,latitude,longitude,country\nPost Seven,12.5,14.5,TD\nNowhere,north,14.5,TD\n")
    assert main(["gazetteer", "add", str(tmp_path / "places.csv")]) == 1
    shown = capsys.readouterr()
    assert "added       1 place; 1 row refused" in shown.out
    assert "places.csv:3" in shown.err


def test_what_is_no_gazetteer_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there is a failure (GazetteerError), an unknown action is misuse; one line each."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert main(["gazetteer", "add", str(tmp_path / "none.csv")]) == 1
    assert main(["gazetteer", "drop", "x"]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 2
