"""Countries by ISO 3166-1 alpha-2: their other codes, and the region in which ACLED and UCDP place them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Country(NamedTuple):
    """One country: ISO 3166-1 alpha-3 and numeric code, and its regions; the regions of uninhabited islands are empty."""

    alpha3: str = ""
    numeric: int | str = ""
    acled: str = ""
    ucdp: str = ""


@cache
def _countries() -> dict[str, Country]:
    """The table of the package, read once."""
    lines = files(__package__).joinpath("regions.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: Country(row[1], int(row[2]), row[3], row[4]) for row in rows}


def country(code: str | None) -> Country:
    """The codes and regions of a country by its two letters; empty ones where it is not known."""
    return _countries().get(code or "", Country())
