"""Whom does a description mean: "the official", "the Israeli military", "the group", "the paper", "the statement"?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crossbearing.claims.attributions.kinds import kind_of, tell_tales
from crossbearing.claims.attributions.speakers import Speaker, core
from crossbearing.claims.context import Context

DEFINITE = re.compile(r"^(?:the|this|that|these|those|his|her|its|their)\s+(?:(?P<which>[\w.]+)\s+)?(?P<noun>\w+)$", re.IGNORECASE)
ORDINAL = re.compile(r"\b(?:second|third|fourth|other|another|different)\b", re.IGNORECASE)
STATE_ARMS = frozenset(["army", "military", "police", "government", "navy"])
STEM = 4
"""Letters by which "Israeli" and "Israel's" are the same."""
ISSUED = frozenset(["statement", "communique", "communiqué", "message", "release", "declaration", "announcement", "text"])
NO_PERSON = frozenset(["body", "other", "media", "document", "militia"])
COLLECTIVES = frozenset(["group", "organisation", "organization", "network", "company", "firm", "association", "body"])
OUTLET_KINDS = ("media outlet", "state media")
DESCRIBES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("group", "militia", "movement", "rebel", "faction", "organisation", "organization", "militant", "separatist"), ("militia",)),
    "network": ("militia", *OUTLET_KINDS),
    **dict.fromkeys(("paper", "newspaper", "outlet", "broadcaster", "daily", "channel", "magazine", "site", "website", "agency", "station"), OUTLET_KINDS),
}
"""Which kinds of speaker a bare noun may stand for."""


def described(ctx: Context, words: str, offset: int, earlier: Sequence[Speaker]) -> Speaker | None:
    """The speaker before that the words mean, or the party named last before the offset; None where they are no description."""
    m = DEFINITE.match(words)
    if m is None or ORDINAL.search(words):
        return None
    which, noun = m["which"] or "", m["noun"]
    back = _by_description(ctx, noun, offset, [s for s in earlier if _may_be(s, which, noun)])
    return back if back is not None and _may_be(back, which, noun) else None


def _may_be(speaker: Speaker, which: str, noun: str) -> bool:
    """Can "the Israeli military" be this speaker: with that name in its own, and one where one is meant?"""
    called = f"{speaker.words} {speaker.entity.name if speaker.entity is not None else ''}".lower()
    if which[:1].isupper() and which[:STEM].lower() not in called:
        return False
    plural = bool(re.search(rf"\b{re.escape(noun.lower())}s$", core(speaker)))
    return not (plural and which and speaker.entity is None)


def _by_description(ctx: Context, noun: str, offset: int, earlier: Sequence[Speaker]) -> Speaker | None:
    """ "The official", "the group", "the paper", "the statement": the last speaker that the noun describes, or the last such party named."""
    head = noun.lower().rstrip("s")
    if head == "source" and noun.lower().endswith("s"):
        return next((s for s in reversed(earlier) if s.kind in ("official-anonymous", "witness")), None)
    if head in ISSUED and (author := next((s for s in reversed(earlier) if s.issued), None)) is not None:
        return replace(author, words=f"the {noun}", kind="document")
    for speaker in reversed(earlier):
        phrase = core(speaker)
        if head in STATE_ARMS and speaker.kind == "militia":
            continue
        if head in phrase and re.search(rf"\b{re.escape(head)}s?$", phrase) and speaker.words.lower() not in (f"the {head}", f"the {head}s"):
            return _one_of(speaker, noun)
        office = f"{speaker.words} {speaker.entity.role or ''}".lower() if speaker.entity is not None and speaker.entity.type == "person" else ""
        if head in office and re.search(rf"\b{re.escape(head)}\b", office) and not NO_PERSON.issuperset(tell_tales(head) or ("person",)):
            return speaker
        if head == "source" and speaker.kind == "official-anonymous":
            return speaker
        if speaker.kind in DESCRIBES.get(head, ()) or (head in COLLECTIVES and _is_body(speaker) and (speaker.kind == "other" or _of_no_country(speaker))):
            return speaker
    return _last_named(ctx, head, offset)


def _is_body(speaker: Speaker) -> bool:
    """Is the speaker an organisation by name?"""
    return speaker.entity is not None and speaker.entity.type == "organization"


def _of_no_country(speaker: Speaker) -> bool:
    """Is it a body of several countries ("the organisation")?"""
    actor = speaker.entity.actor if speaker.entity is not None else None
    return actor is not None and actor.country is None and speaker.kind == "official-named"


def _one_of(speaker: Speaker, noun: str) -> Speaker:
    """Of two parties that spoke together the one that the noun describes ("residents and an elected official ... the official")."""
    parts = re.split(r",?\s+and\s+|,\s+", speaker.words)
    mine = next((p for p in parts if re.search(rf"\b{re.escape(noun)}$", p, re.IGNORECASE)), None)
    if len(parts) < 2 or mine is None or speaker.entity is not None:
        return speaker
    return replace(speaker, words=mine, kind=kind_of(mine, None))


def _last_named(ctx: Context, head: str, offset: int) -> Speaker | None:
    """The last party named before the offset that is of the kind the noun describes."""
    kinds = DESCRIBES.get(head)
    if kinds is None:
        return None
    named = [e for e in ctx.values.entities if e.end <= offset and e.actor is not None and kind_of(e.name, e) in kinds]
    return Speaker(words=named[-1].name, entity=named[-1], kind=kind_of(named[-1].name, named[-1]), anonymity=None) if named else None
