"""Whose report is it: the outlet that speaks in it, by its publisher, its head and its foot.

An agency in the dateline, a name in the lines above the story, a copyright line and "Published in X" name the house.  Where nothing does, an outlet that only
listens ("told X", "X has seen") and never reports is the house: nobody else writes so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossbearing.claims.context import Context
from crossbearing.records.head_credits import is_outlet
from crossbearing.records.outlets import fold, outlet, outlets, wire_names

MEDIA = frozenset(["media", "state-media"])
HEAD_LINES = 8
LONGEST_LINE = 110
FOOT = frozenset({"copyright", "contact", "byline", "newsletter", "share", "credit"})
"""Kinds of furniture below a story that name its house."""
PUBLISHED_IN = re.compile(r"^(?:(?:published|appeared|printed) in .{3,80}|\(reporting by [^\n;]{3,80})", re.IGNORECASE | re.MULTILINE)
OTHERS = re.compile(r"\b(?:photo|image|picture|with|source|forwarded|contributed|additional|inputs?|files)\b", re.IGNORECASE)
"""What makes a credit one of somebody else's work."""
LINE = re.compile(r"[^\n]+")
OPENING = re.compile(r"[^\n]{0,70}?(?:\([A-Z][\w .&'’-]{1,30}\)|/[A-Z][\w .&'’-]{1,30}/)\s*[.:]?\s*[-–—:.]")
"""A dateline with its agency ("GOMA, 3 March (Wire) -", "TOWN, May 19. /WIRE/.")."""
NAMED = re.compile(r"©\s*(?:\d{4}\S*\s+)?[A-Z]\w|[(/][A-Z][\w .&'’-]{1,30}[)/]\s*[.:]?\s*[-–—:.]")
BROADCASTER = re.compile(r"(?:Radio|Agence|Agencia|Agenzia|Canal|Voice of)\s+[A-Z]")
"""How names of outlets begin."""
LISTENS = (
    r"\b(?:(?:told|tells|telling)|(?:spoke|speaking|spoken|talked|talking)\s+(?:to|with)|interviewed?\s+(?:by|with)|"
    r"(?:seen|reviewed|analy[sz]ed|examined|verified|obtained|contacted|reached|photographed|shared|footage|pictures|images)\s+(?:for|by|with))"
    r"\s+(?:[Tt]he\s+)?{name}(?!\s+(?:news\s+)?(?:agency|newspaper|daily|channel|site|website)\b)|"
    r"{name}(?:\s+(?:has|have|had))?\s+(?:seen|saw|reviewed|verified|obtained|visited|counted|was\s+unable|could\s+not)\b"
)
"""What a house says of itself."""
SPEAKS = (
    r"(?:{name}(?:['’]s)?\s+(?:(?:has|had|later|also)\s+)?(?:report|quot|cit|sa[iy]|wr[io]t|publish|reveal|claim)\w*|"
    r"(?:according\s+to|citing|quoting)\s+(?:the\s+)?{name})\b"
)
"""What is said of other outlets."""


def is_own(ctx: Context, words: str) -> bool:
    """Is that the outlet of the report itself?"""
    return ctx.once(_is_own, words)


def _is_own(ctx: Context, words: str) -> bool:
    """As ``is_own``, worked out."""
    name = fold(words)
    if not name:
        return False
    own = f" {fold(ctx.once(_own_lines))} "
    known = outlet(words)
    forms = [name, *(key for key, other in outlets().items() if other == known)]
    if any(f" {form} " in own for form in forms):
        return True
    return not ctx.once(_has_house) and _only_listens(ctx, words)


def _own_lines(ctx: Context) -> str:
    """All lines in which a house names itself."""
    layout = ctx.layout
    spots = [s for s in (layout.dateline, layout.byline) if s is not None]
    spots += [z.span for z in layout.furniture if z.kind in FOOT and not OTHERS.search(ctx.quote(z.span))]
    foot = (m[0] for m in PUBLISHED_IN.finditer(ctx.text))
    return "\n".join([ctx.document.publisher or "", ctx.document.byline or "", *map(ctx.quote, spots), *_head(ctx), *foot])


def _head(ctx: Context) -> Iterator[str]:
    """The short lines between headline and story, and the dateline that the story opens with, be it marked as one or not."""
    start = ctx.layout.headline.end if ctx.layout.headline is not None else 0
    for n, line in enumerate(LINE.finditer(ctx.text, start)):
        if len(line[0]) > LONGEST_LINE or line[0].rstrip().endswith(".") or n == HEAD_LINES:
            yield m[0] if (m := OPENING.match(line[0])) is not None else ""
            return
        if not OTHERS.search(line[0]):
            yield line[0]


def _has_house(ctx: Context) -> bool:
    """Do publisher, head, dateline or foot name any outlet?"""
    if ctx.document.publisher:
        return True
    lines = ctx.once(_own_lines)
    parts = [p.strip() for line in lines.splitlines() for p in re.split(r"[|/·›>,–—]|\s-\s", line)]
    return bool(NAMED.search(lines)) or any(p and (fold(p) in outlets() or is_outlet(p, beside=True) or BROADCASTER.match(p)) for p in parts)


def _only_listens(ctx: Context, words: str) -> bool:
    """Does the report name the outlet only as the one that was told, or that has seen, and oftener than any other outlet that is named so?"""
    told = ctx.once(_times_told, words)
    others = {e.actor.name: e.name for e in ctx.values.entities if e.actor is not None and e.actor.kind in MEDIA}
    others.pop(outlet(words).name, None)
    if wire_names().fullmatch(words):
        return told > 0 and not others
    return told > max([0, *(ctx.once(_times_told, name) for name in others.values() if not wire_names().fullmatch(name))])


def _times_told(ctx: Context, words: str) -> int:
    """How often is the outlet named, if it is never but as one that listens; 0 for others and for the short form of a longer name."""
    bare = rf"\b{re.escape(words)}\b"
    full = rf"\b[Tt]he\s+{bare}"
    named = len(re.findall(full if re.search(full, ctx.text) else bare, ctx.text))
    if named == 0 or named > len(re.findall(LISTENS.format(name=bare), ctx.text)):
        return 0
    speaks = re.search(SPEAKS.format(name=bare), ctx.text) is not None
    short = re.search(rf"\b(?!The\b)[A-Z][\w.]+\s+{bare}", ctx.text) is not None
    return 0 if speaks or short else named
