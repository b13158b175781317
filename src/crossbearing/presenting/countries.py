"""The names of countries, for those who read them."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def _names() -> dict[str, str]:
    """Names by the two letters of ISO 3166-1, from the gazetteer's own table."""
    text = files("crossbearing").joinpath("normalising/data/countries.tsv").read_text("utf-8")  # without loading the room
    rows = csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t")
    return {row["iso"]: row["name"] for row in rows}


def country_name(code: str | None) -> str | None:
    """The name of a country by its two letters; the letters where the table lacks it."""
    return None if code is None else _names().get(code, code)
