"""A tile server of the user's own for the map: off unless it is set, and then the one other host that the pages may ask, for pictures only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from crossbearing.config import setting
from crossbearing.errors import UsageError

_HOST = re.compile(r"[a-z0-9.-]+(:[0-9]{1,5})?|\[[0-9a-f:]+\](:[0-9]{1,5})?", re.IGNORECASE)
HOLES = ("{z}", "{x}", "{y}")


@dataclass(frozen=True, slots=True)
class Tiles:
    """Where tiles come from (Web Mercator, 256 pixels, as ``.../{z}/{x}/{y}.png``) and whom to credit; empty: no server is asked."""

    template: str = ""
    credit: str = ""

    def __post_init__(self) -> None:
        """Refuse at once what no browser could ask."""
        if self.template and (urlsplit(self.template).scheme not in ("http", "https") or not _HOST.fullmatch(urlsplit(self.template).netloc)):
            raise UsageError(f"tiles {self.template[:80]}: must begin with https://HOST/")
        if self.template and not all(self.template.count(hole) == 1 for hole in HOLES):
            raise UsageError(f"tiles {self.template[:80]}: must hold {', '.join(HOLES)} once each")

    @property
    def origin(self) -> str:
        """Scheme, host and port, as a Content-Security-Policy names them; empty where no server is asked."""
        parts = urlsplit(self.template)
        return f"{parts.scheme}://{parts.netloc}" if self.template else ""


def tiles_set() -> Tiles:
    """The tile server that the settings name.

    Raises UsageError where it cannot be one.
    """
    return Tiles(setting("tiles").strip(), setting("tiles-credit").strip())
