"""Templates: every word of others escaped, every link to an id encoded."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

import crossbearing
from crossbearing.presenting.countries import country_name
from crossbearing.presenting.style import short
from crossbearing.presenting.web.index import FACETS
from crossbearing.presenting.web.tiling import Tiles
from crossbearing.presenting.web.wording import held, in_words, kind_words, says

STANCES = {
    "asserts": "●", "confirms": "✓", "suspects": "?", "denies": "✕", "blames": "→", "claims-responsibility": "⚑", "no-comment": "–", "retracts": "↩",
}  # fmt: skip
"""A sign for each stance, so that colour is never the only one."""


@cache
def bundle() -> bool:
    """Is the browser's part here?"""
    return files("crossbearing.presenting.web").joinpath("static/app.js").is_file()


def in_address(value: Any) -> str:
    """A value as one part of an address."""
    return quote(str(value), safe="")


def plural(number: int, word: str) -> str:
    """A number with its noun."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


class Renderer:
    """Makes pages; ``tiles`` is what their maps are drawn on."""

    def __init__(self, tiles: Tiles) -> None:
        self.environment = Environment(
            loader=PackageLoader("crossbearing.presenting.web"), autoescape=select_autoescape(default=True, default_for_string=True),
            undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        )  # fmt: skip
        self.environment.filters.update(address=in_address, short=short, plural=plural, country=country_name, words=in_words)
        self.environment.filters.update(held=held, says=says, kind=kind_words)
        self.environment.globals.update(stances=STANCES, facet_names=FACETS, version=crossbearing.__version__, tiles=tiles)

    def page(self, template: str, request: Request, *, as_of: date | None = None, earlier: bool = False, **given: Any) -> str:
        """A page as HTML: of the ledger as it stands, or as it stood on a day, which its links then keep; ``earlier``: it can be had of other days."""
        others = [(name, value) for name, value in request.query_params.multi_items() if name not in ("as_of", "after")]
        made = self.environment.get_template(template).render(
            path=request.url.path, bundle=bundle(), by=request.cookies.get("by", ""), as_of=as_of, earlier=earlier, others=others, **given
        )
        return made if as_of is None else keeping(made, as_of)


_LINK = re.compile(r'(?<!data-now )href="(/[^"#]*)')
OF_NOW = ("/static/", "/decide", "/add", "/enter")
"""Pages that are always of the ledger as it stands."""


def keeping(page: str, day: date) -> str:
    """A page whose links lead to the ledger as it stood on a day; values are escaped, so that what looks like a link in it is one."""

    def kept(link: re.Match[str]) -> str:
        address = link[1]
        return link[0] if address.startswith(OF_NOW) else f"{link[0]}{'&amp;' if '?' in address else '?'}as_of={day}"

    return _LINK.sub(kept, page)
