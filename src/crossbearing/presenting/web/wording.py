"""What the pages say instead of codes: dates (EDTF), kinds of conflict, and why two incidents may be one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from crossbearing.linking.features import FEATURES, explain
from crossbearing.linking.scoring import shipped
from crossbearing.presenting.style import HELD

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
NAMED: dict[str | None, str | None] = {f"{number:02d}": name for number, name in enumerate(MONTHS, 1)}
NAMED |= {"21": "spring", "22": "summer", "23": "autumn", "24": "winter", "XX": None, None: None}
"""What stands where a month does: months, seasons (EDTF level 1), and nothing where it is not known."""

DOUBTS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}
OPEN = ("", "..")
BOTH = 2
"""Ends of a span."""
_DAY = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?(?:T(?P<time>\d\d:\d\d)\S*)?(?P<doubt>[~?%]?)")
_PLAIN_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-\d\d")

CONFLICTS = {
    "disjoint": "cannot both be true", "rival": "rival accounts", "denial": "said and denied", "two-speakers": "the same words, two speakers",
    "two-wordings": "one utterance, two wordings", "within-report": "within one report", "headline-body": "headline against text",
    "revision": "given otherwise later",
}  # fmt: skip
"""Every kind of conflict, in words."""


SAYS = {"claims-responsibility": "claims responsibility", "no-comment": "does not comment"}
"""Stances as verbs, where they are not verbs themselves."""

KINDS = {
    "official-named": "official", "official-anonymous": "official, not named", "media outlet": "outlet", "primary-statement": "a statement",
    "copy": "shared wording",
}  # fmt: skip
"""Kinds of source and of reliance in words, where they are not words themselves."""


def says(stance: str) -> str:
    """A stance as the verb of whoever takes it."""
    return SAYS.get(stance, stance)


def kind_words(kind: str) -> str:
    """A kind of source, or of reliance."""
    return KINDS.get(kind, kind)


def held(stance: str) -> str:
    """How somebody who is named is held: "accused", "suspected"; "named" where it is plainly said."""
    return HELD.get(stance, "named")


def conflict_words(field: str, kind: str) -> str:
    """A kind of conflict in words; of two degrees of certainty both can be true."""
    return "told with different certainty" if field == "status" and kind in ("disjoint", "rival") else CONFLICTS.get(kind, kind)


def in_words(edtf: str | None) -> str:
    """A date (EDTF) as a reader would write it; what this does not know stays as it is.  Empty for None."""
    if not edtf:
        return ""
    first, slash, last = edtf.partition("/")
    if not slash:
        return _one(edtf)
    if first in OPEN and last in OPEN:
        return edtf
    if first in OPEN:
        return f"until {_one(last)}"
    return f"from {_one(first)} on" if last in OPEN else _span(first, last)


def _span(first: str, last: str) -> str:
    """Two points in time; the year and the month that two plain days share are told once."""
    if first[-1] in DOUBTS and first[-1:] == last[-1:]:
        return DOUBTS[first[-1]] + _span(first[:-1], last[:-1])
    a, b = _PLAIN_DAY.fullmatch(first), _PLAIN_DAY.fullmatch(last)
    if a is None or b is None or a["year"] != b["year"] or first == last:
        return f"{_one(first)} to {_one(last)}"
    return f"{_one(first).rsplit(' ', 2 if a['month'] == b['month'] else 1)[0]} to {_one(last)}"


def _one(edtf: str) -> str:
    """One point in time, as exact as it is told."""
    found = _DAY.fullmatch(edtf)
    if found is None or found["month"] not in NAMED:
        return edtf
    year = found["year"] if found["year"] != "XXXX" else None
    month = NAMED[found["month"]]
    day = str(int(found["day"])) if found["day"] not in (None, "XX") else None
    if month is None:
        words = f"day {day}, month unknown" if day else year or ""
    else:
        words = f"{day} {month}" if day else month
        words += f" {year}" if year else ", year unknown"
    return DOUBTS.get(found["doubt"], "") + words + (f", {found['time']}" if found["time"] else "") if words else edtf


def when_phrase(edtf: str | None) -> str:
    """A date as it stands in a sentence, with its preposition."""
    if not edtf:
        return "on a day that nobody names"
    words, found = in_words(edtf), _DAY.fullmatch(edtf)
    if "/" in edtf:
        doubt = next((doubt for doubt in DOUBTS.values() if words.startswith(doubt) and edtf.count(edtf[-1]) == BOTH), "")
        bare = words.removeprefix(doubt)
        return words if words.startswith(("from ", "until ")) or words == edtf else f"{doubt}between {bare.replace(' to ', ' and ', 1)}"
    if found is None or (words == edtf and not edtf.isdigit()):
        return f"dated {edtf}"
    return words if found["doubt"] else f"on {words}" if found["day"] not in (None, "XX") else f"in {words}"


def reasons(features: Mapping[str, float], *, inside: bool) -> list[dict[str, Any]]:
    """Why two mentions may be one event: each feature with what it adds to the odds (in units of the logarithm), the weightiest first.

    ``inside``: both stand in one report, where the weights are others.  ``explain`` is the sentence of the feature.
    """
    weights = dict(shipped("inside" if inside else "across").weights)
    rows = [
        {"name": name, "value": round(weights.get(name, 0.0) * value, 2), "explain": explain(name) if name in FEATURES else ""}
        for name, value in features.items()
    ]
    return sorted((row for row in rows if row["value"]), key=lambda row: (-abs(row["value"]), row["name"]))
