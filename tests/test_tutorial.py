"""Every command that the documentation shows can be typed as it stands there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from crossbearing.presenting.cli import main

ROOT = Path(__file__).resolve().parent.parent


def typed(page: str) -> list[str]:
    """The commands of a page, in order, without what follows a pipe."""
    blocks = re.findall(r"^```console\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    lines = [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]
    return [line.split(" | ")[0] for line in lines]


@pytest.mark.parametrize("name", ["README.md", "docs/tutorial.md"])
def test_what_is_shown_can_be_typed(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Run in order in an empty folder, every command of a page ends with status 0."""
    (tmp_path / "src").symlink_to(ROOT / "src")
    monkeypatch.chdir(tmp_path)
    commands = [command for command in typed((ROOT / name).read_text("utf-8")) if command.startswith("crossbearing ")]
    assert commands
    for command in commands:
        assert main(shlex.split(command)[1:]) == 0, f"{command}: {capsys.readouterr().err}"
