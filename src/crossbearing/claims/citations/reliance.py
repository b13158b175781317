"""How much does a report rest on one who speaks in it?  A reader would list the few who carry a report, and not everybody whom it names.

One logistic over what can be seen of a speaker, with weights kept in ``reliance.json``, which names what they were made from:

| feature | the speaker |
|---|---|
| heard | speaks to the house itself: "told us", "said by telephone" |
| according, said | is cited ("according to"), or tells ("said", "reported"), rather than speaks of |
| statement | puts out a statement |
| number | gives a number |
| organisation, institution | is a body by its name; by the noun for it |
| unnamed | is not named, for a reason that is told |
| party, denial | only claims or blames; denies |
| through | reaches the report through another outlet as well |
| late | comes so far from the top (0 to 1) |
| crowd | is one of so many (logarithm) |
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from crossbearing.claims.citations.house import is_own
from crossbearing.claims.context import Context
from crossbearing.records.claim import Attribution
from crossbearing.records.document import Span

STATEMENT = re.compile(
    r"\b(?:in|issued|issuing|released|releasing|according to|published|read|publishing)\s+(?:an?|the|its|their)\s+(?:[\w-]+\s+){0,2}"
    r"(?:statement|press release|communiqu[eé]|announcement|address|post)\b",
    re.IGNORECASE,
)
SAID = re.compile(
    r"(?<!has )(?<!have )(?<!had )\b(?:said|says|announced|stated|told|tells|reported|reports?|confirmed|informs|affirmed|claimed)\b", re.IGNORECASE
)
INSTITUTION = re.compile(
    r"\b(?:ministry|department|office|command|embassy|staff|army|military|navy|police|forces|council|commission|committee|hospital|authorit(?:y|ies)|"
    r"agency|mission|centre|center|observatory|coalition|company|firm|union|federation|service|court|parliament|pentagon|kremlin|white house)\b",
    re.IGNORECASE,
)
PARTY = re.compile(r"\b(?:den(?:y|ies|ied)|accus\w+|blam\w+|claim(?:ed|s)?|reject\w*|dismiss\w*|rubbish\w*)\b", re.IGNORECASE)
"""Cues of what a party says to the world rather than to the report."""
NUMBER = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?)\b")
TO_US = re.compile(r"\b(?:told|tells) (?:us|me|this (?:news)?(?:paper|reporter|station|radio|site|website|magazine|author)|our)\b", re.IGNORECASE)
_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’&-]*(?:[^\S\n]+(?:(?:of|the|and|al|el|de|du|la|le|der|die)\s+)?[A-ZÀ-ÖØ-Þ][\w'’&-]*){0,4}"
TO_HOUSE = re.compile(rf"\b(?:told|tells|telling|spoke to|speaking to|contacted by|reached by|interviewed by) (?:the )?(?P<name>{_NAME})")
REACHED = re.compile(
    r"\b(?:by (?:tele)?phone|(?:reached|contacted|interviewed) by|in an interview|(?:in a (?:text |voice )?|by )message|from (?:his|her) (?:hospital )?bed)\b",
    re.IGNORECASE,
)
AROUND = 50
"""Characters behind a cue in which the one who was told is named."""


@cache
def _weights() -> tuple[Mapping[str, float], float, float]:
    """The weights by feature, the bias, and the least weight that makes a source."""
    raw = json.loads(files("crossbearing.claims.citations").joinpath("reliance.json").read_text(encoding="utf-8"))
    return raw["weights"], raw["bias"], raw["least"]


def carries(ctx: Context, said: Sequence[Attribution], crowd: int, *, relayed: bool) -> bool:
    """Does the report rest on the one who says all this, one of ``crowd`` speakers; ``relayed``: through another outlet as well?"""
    weights, bias, least = _weights()
    total = bias + sum(weights[name] * value for name, value in features(ctx, said, crowd, relayed=relayed).items())
    return 1 / (1 + math.exp(-total)) > least


def features(ctx: Context, said: Sequence[Attribution], crowd: int, *, relayed: bool) -> dict[str, float]:
    """What can be seen of a speaker, by the names of the table; 0 to 1 but for ``crowd``."""
    cues = " ".join(ctx.quote(c) for a in said for c in a.cue).lower()
    sentences = [ctx.sentence_at(a.cue[0].start) for a in said]
    words = [ctx.quote(ctx.layout.sentences[max(0, n)]) for n in sentences]
    entity = next((e for e in ctx.values.entities if e.id == said[0].speaker_id), None)
    found = {
        "heard": any(_told_house(ctx, a) for a in said) or any(REACHED.search(w) for w in words),
        "according": "according" in cues,
        "said": SAID.search(cues) is not None,
        "statement": any(STATEMENT.search(w) for w in words),
        "number": any(NUMBER.search(ctx.quote(c)) for a in said for c in a.content),
        "organisation": entity is not None and entity.type == "organization",
        "institution": any(INSTITUTION.search(a.speaker) for a in said),
        "unnamed": said[0].anonymity is not None,
        "party": PARTY.search(cues) is not None,
        "denial": any(a.stance == "denies" for a in said),
        "through": relayed,
        "late": sentences[0] / max(1, len(ctx.layout.sentences)),
        "crowd": math.log(1 + crowd),
    }
    return {name: float(value) for name, value in found.items()}


def _told_house(ctx: Context, a: Attribution) -> bool:
    """ "Told us", "told X" with the outlet of the report itself as X."""
    words = ctx.quote(Span(max(0, a.cue[0].start - 6), min(len(ctx.text), a.cue[-1].end + AROUND)))
    return bool(TO_US.search(words)) or ((m := TO_HOUSE.search(words)) is not None and is_own(ctx, m["name"]))
