"""Draw what a command prints, in colour, as the SVG that the README shows.

    .venv/bin/python tools/picture.py docs/terminal.svg "crossbearing incident LEDGER ID"
"""

from __future__ import annotations

import os
import pty
import re
import shlex
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

WIDTH = 110
LINES = 46


def printed(command: str) -> str:
    """What the command prints on a terminal, colours included."""
    master, slave = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(WIDTH), "LINES": "60", "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    child = subprocess.Popen(shlex.split(command), stdout=slave, stderr=slave, env=environment)
    os.close(slave)
    found = b""
    while True:
        try:
            read = os.read(master, 65536)
        except OSError:  # the terminal is closed when the command ends
            break
        if not read:
            break
        found += read
    child.wait()
    return found.decode("utf-8", "replace").replace("\r\n", "\n")


def main() -> None:
    """Run the command and write the picture; no font is fetched from anywhere."""
    target, command = Path(sys.argv[1]), sys.argv[2]
    console = Console(record=True, width=WIDTH, file=open(os.devnull, "w"), force_terminal=True)  # noqa: SIM115  open until the program ends
    console.print(Text.from_ansi("\n".join(printed(command).splitlines()[:LINES])))
    drawing = console.export_svg(title="crossbearing")
    target.write_text(re.sub(r"@font-face \{.*?\}\s*", "", drawing, flags=re.DOTALL), "utf-8")


if __name__ == "__main__":
    main()
