"""Reports that try to break the pages: markup, enormous names, writing from right to left, addresses that run."""

from __future__ import annotations

import json
from pathlib import Path

SCRIPT = "<script>alert(1)</script>"
IMAGE = "<img src=x onerror=alert(2)>"
QUOTE = "\"><svg onload=alert(3)>'"
TURNED = "\u202eevil\u202c \u2067עברית العربية\u2069"
LONG = "Abu" + "x" * 10_000
TEMPLATE = "{{ 7 * 7 }} ${7*7} {% raw %}"

REPORTS = [
    {
        "id": f"a/../{SCRIPT}?#%2e", "publisher": IMAGE, "title": SCRIPT, "byline": QUOTE, "url": "javascript:alert(4)", "published": "2021-05-03",
        "text": f"Gunmen of the {SCRIPT} Brigade killed at least nine villagers in Bamako on Monday, General {IMAGE} said. "
        f"The army denied that the {QUOTE} had attacked Bamako. Two drone strikes hit Bamako on Monday, {TEMPLATE} said.",
    },
    {
        "id": "rtl", "publisher": TURNED, "title": f"הפצצה {TURNED}", "published": "2021-05-04",
        "text": f"An air strike killed 12 people in Khartoum on Monday, {TURNED} said. "
        "قال المتحدث إن الغارة قتلت خمسة. The ministry of defence said 30 people were killed in the air strike in Khartoum on Monday.",
    },
    {
        "id": "long", "publisher": LONG, "title": LONG, "published": "2021-05-05",
        "text": f"{LONG} said that rebels had shelled Goma on Tuesday and killed 3 people. Commander {LONG} denied the shelling of Goma. " + "word " * 3000,
    },
    {
        "id": "empty-ish", "publisher": "\u0000\u0007 \u2028", "title": " ", "published": "2021-05-05",
        "text": "An explosion killed four soldiers in Kabul on Monday, police said.",
    },
]  # fmt: skip


def write(path: Path) -> None:
    """The reports as rows."""
    path.write_text("".join(json.dumps(row) + "\n" for row in REPORTS), "utf-8")
