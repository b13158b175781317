"""The known news agencies and outlets: one table, ``outlets.tsv``, for the registry of actors, for credits and for who is independent of whom."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

_ARTICLE = re.compile(r"\b(the|a|an)\b")


class Outlet(NamedTuple):
    """A news outlet or agency: its name, kind (``agency``, ``outlet``) and owner, "state:CC" where a government tells it what to print."""

    name: str
    kind: str
    owner: str


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """A name without case, accents, articles and punctuation, to be compared."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]s\b", "", name)).casefold()
    plain = re.sub(r"(?<=\b\w)\.(?=\w\b|\s|$)", "", plain)
    return " ".join(_ARTICLE.sub(" ", re.sub(r"[^\w]+", " ", "".join(c for c in plain if not unicodedata.combining(c)))).split())


@cache
def outlet_rows() -> tuple[Mapping[str, str], ...]:
    """The rows of the table by column: id, name, aliases (split by ";"), country, owner, state_media and wire (yes or no)."""
    lines = files("crossbearing.records").joinpath("outlets.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def outlets() -> Mapping[str, Outlet]:
    """The known outlets and agencies by each folded name."""
    table: dict[str, Outlet] = {}
    for row in outlet_rows():
        found = Outlet(row["name"], "agency" if row["wire"] == "yes" else "outlet", row["owner"] or row["name"])
        for form in (row["name"], *filter(None, row["aliases"].split(";"))):
            table.setdefault(fold(form), found)
    return table


@cache
def outlet(name: str) -> Outlet:
    """The outlet of that name; one that is not known owns itself."""
    return outlets().get(fold(name)) or Outlet(name, "outlet", name)


@cache
def wire_names() -> re.Pattern[str]:
    """Names of agencies as they stand in bylines and credits; short forms only in capitals."""
    forms = [o.name for o in outlets().values() if o.kind == "agency"] + ["Associated Press", "AP", "AFP", "EFE", "PTI", "ANI", "dpa"]
    return re.compile(r"\b(?:" + "|".join(sorted({re.escape(f) for f in forms}, key=lambda f: (-len(f), f))) + r")\b(?! [A-Z][a-z])")
