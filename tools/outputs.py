"""Run the commands that the documentation shows, and put their real output under them.

    .venv/bin/python tools/outputs.py README.md docs/tutorial.md

In a block that opens with ```console, each line that begins with "$ " is a command; what follows it is its output.  Commands of all files
run one after another in a copy of the checkout's paths, 80 columns wide.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)


def output(command: str, folder: Path) -> str:
    """What the command prints, without trailing blanks; stops the run where it fails."""
    environment = {**os.environ, "PATH": f"{ROOT / '.venv/bin'}:{os.environ['PATH']}", "COLUMNS": "80", "SOURCE_DATE_EPOCH": "1764000000", "NO_COLOR": "1"}
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode and "| head" not in command:
        sys.exit(f"outputs: {command}: {done.stderr.strip()}")
    return "".join(line.rstrip() + "\n" for line in (done.stdout + done.stderr).strip("\n").splitlines())


def renewed(page: str, folder: Path) -> str:
    """The page with the output of every command as it is now."""

    def block(match: re.Match[str]) -> str:
        commands = [line[2:] for line in match[1].splitlines() if line.startswith("$ ")]
        return "".join(f"$ {command}\n{output(command, folder)}" for command in commands)

    return BLOCK.sub(block, page)


def main() -> None:
    """Renew every page that is named."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "src").symlink_to(ROOT / "src")
        for name in sys.argv[1:]:
            path = ROOT / name
            path.write_text(renewed(path.read_text("utf-8"), folder), "utf-8")


if __name__ == "__main__":
    main()
