"""JSON as people read it.  The standard library writes it so in Python, value by value: too slow for a hundred megabytes."""

from __future__ import annotations

from typing import Any

import msgspec


def indented(found: Any) -> bytes:
    """Plain data as JSON in UTF-8, one blank deeper at each level, with a line end at the end."""
    return msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n"
