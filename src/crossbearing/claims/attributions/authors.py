"""Who speaks where nobody is named: the body that issued the text (a ministry's statement, an observatory's bulletin, a group's post), if it says so.

| heading | the author is |
|---|---|
| "Statement by X", "Press release of X", "Communiqué No. 3 of X" | X |
| "X – Press department" | X |
| a numbered alert, advisory or spot report, with a line that is a name | that name |
| the same without such a line | the body that a first sentence names with its initials: "The X (ABC) visited ..." |
| "X @handle", "X | Official channel" | X |
| "Press statement" and the like without a name, or a foot for the press ("Notes to editors") | the body with which the story begins |
| none, but the text speaks of "our fighters", "our teams", "we recorded" | a heading that is a name, else the body with which the story begins |

An outlet is no such author: its reports speak as the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossbearing.claims.attributions.kinds import kind_of
from crossbearing.claims.attributions.speakers import Speaker
from crossbearing.claims.context import Context, meeting
from crossbearing.records.document import Span

HEAD_LINES = 5
LONGEST_LINE = 110
FIRST_SENTENCES = 6
OPENING = 3
AT_START = 60
OFTEN = 2
_ISSUE = r"(?:statement|press\s+release|communiqu[eé]|declaration|announcement|message|news\s+release)"
ISSUED_BY = re.compile(
    rf"(?:(?:official|joint|press|media)\s+)?{_ISSUE}\s*(?:(?:no\.?|nr\.?|#)\s*\d+\s*)?(?:issued\s+)?(?:by|of|from)\s+(?:the\s+)?"
    r"(?:(?:official\s+)?spokes\w+\s*(?:[–—-]|of|for)\s*(?:the\s+)?)?(?P<who>.+?)(?=\s+(?:on|about|regarding|concerning|after|following)\b|\s*[:,(]|$)",
    re.IGNORECASE,
)
PRESS_OFFICE = re.compile(
    r"(?P<who>.+?)\s*[–—-]+\s*(?:press|information|media|public\s+(?:affairs|relations))\s+(?:department|service|office|centre|center|release|section)",
    re.IGNORECASE,
)
CHANNEL = re.compile(r"(?P<who>[^|\n]{3,60}?)\s*\|\s*(?:the\s+)?official\b.*", re.IGNORECASE)
NAMELESS = re.compile(
    r"(?:(?:for\s+immediate\s+release|(?:official\s+|public\s+)?(?:press|media|news)\s+(?:statement|release|communiqu[eé])|communiqu[eé])\b.{0,40})",
    re.IGNORECASE,
)
PRESS_FOOT = re.compile(
    r"^\W*(?:notes?\s+to\s+editors|for\s+(?:further|more)\s+information|(?:media|press)\s+(?:contacts?|enquir\w+|inquir\w+)|ends?\W*$|###)",
    re.IGNORECASE | re.MULTILINE,
)
"""What stands below a release to the press."""
OF_US = re.compile(
    r"\bour\s+(?:[\w-]+\s+){0,2}(?:teams?|clinics?|coordinators?|offices?|hospitals?|staff|fighters|forces|units?|men|comrades|positions|data|count|note|"
    r"bulletin|alert|researchers|monitors|observers|officers|people|patients|workers|members|volunteers|delegates|militants|soldiers|heroes)\b|"
    r"\bwe\s+(?:\w+ly\s+)?(?:recorded|counted|documented|confirm|raise|treated|attacked|demand|affirm|condemn|reject|deny|announce|warn|reported\s+the\s+matter)\b",
    re.IGNORECASE,
)
"""Words in which a body speaks of its own people and work."""
ARMED = re.compile(r"\bour\s+(?:own\s+)?(?:[\w-]+\s+)?(?:fighters|comrades|militants|mujahideen|guerrillas|heroes)\b", re.IGNORECASE)
NUMBERED = re.compile(
    r"\b(?:alert|communiqu[eé]|statement|advisory|bulletin|flash\s+update|situation\s+report|sitrep|spot\s+report|notice|(?:daily|weekly|monthly)\s+report)\s*(?:no\.?\s*|#\s*)?\d",
    re.IGNORECASE,
)
NAME_LINE = re.compile(r"(?:the\s+)?(?P<who>[A-Z][^\d:;.,|()]{5,70}?)\s*(?:\([A-Z][A-Za-z]{1,9}\))?\s*(?:[,–—-]\s*.*\d{4}.*)?")
WITH_INITIALS = re.compile(r"(?P<who>[A-Z][\w'’-]+(?:\s+(?:[a-z]+\s+){0,2}[A-Z][\w'’-]+)+)\s+\([A-Z]{2,8}\)\s+\w+")
INITIALS = re.compile(r"\s*\(([A-Z]{2,8})\)")
HANDLE = re.compile(r"(?P<who>[^@\n|]{3,60}?)\s*\(?@\w{2,}")
NO_AUTHORS = frozenset(["media outlet", "state media", "document"])


def author_of(ctx: Context) -> Speaker | None:
    """The body that issued the text, by its heading; None for a report of an outlet."""
    span = next(_issuers(ctx), None)
    if span is None:
        return None
    words = re.sub(r"^[Tt]he\s+", "", _as_written(ctx, span))
    named = meeting(ctx.values.entities, span)
    same = [e for e in ctx.values.entities if e.name.lower().removeprefix("the ") == words.lower() and e.type != "person"]
    entity = next((e for e in [*same, *named] if e.actor is not None), next(iter(same), None))
    kind = kind_of(words, entity, named).replace("witness", "other")  # "Doctors for Peace" are a body, whoever its doctors are
    if kind in NO_AUTHORS:
        return None
    if kind == "other" and ARMED.search(ctx.text):
        kind = "militia"
    return Speaker(
        words=words,
        entity=entity,
        kind="official-named" if kind == "official-anonymous" else kind,
        anonymity=None,
        side=entity,
        issued=True,
        initials=_initials(ctx, span),
    )


def _issuers(ctx: Context) -> Iterator[Span]:
    """Where the heading names the one who issues the text, the surest first."""
    lines = list(_head_lines(ctx))
    for pattern in (ISSUED_BY, PRESS_OFFICE):
        yield from (Span(*m.span("who")) for line in lines if (m := pattern.match(ctx.text, line.start, line.end)))
    yield from (
        Span(*m.span("who")) for line in lines[:1] if (m := HANDLE.match(ctx.text, line.start, line.end) or CHANNEL.match(ctx.text, line.start, line.end))
    )
    numbered = any(NUMBERED.search(ctx.text, line.start, line.end) for line in lines)
    released = any(NAMELESS.fullmatch(ctx.text, line.start, line.end) for line in lines) or PRESS_FOOT.search(ctx.text) is not None
    ours = sum(not ctx.in_quotation(m.start()) for m in OF_US.finditer(ctx.text))
    speaks = ctx.layout.byline is None and ctx.document.publisher is None and ours >= OFTEN
    if numbered or (speaks and not released):
        whole = (NAME_LINE.fullmatch(ctx.text, line.start, line.end) for line in lines if not NUMBERED.search(ctx.text, line.start, line.end))
        yield from (Span(*m.span("who")) for m in whole if m is not None and " " in m["who"] and _is_named(ctx, Span(*m.span("who"))))
    if numbered or released or speaks:
        yield from _opening_body(ctx)


def _opening_body(ctx: Context) -> Iterator[Span]:
    """The body with which the story begins: the one that its first sentences name with its initials, else the organisation that its first names first."""
    head = ctx.layout.headline.end if ctx.layout.headline is not None else 0
    opening = [s for s in ctx.layout.sentences if s.start >= head][:FIRST_SENTENCES]
    yield from (Span(*m.span("who")) for s in opening[:OPENING] if (m := WITH_INITIALS.search(ctx.text, s.start, s.end)))
    first = next((s for s in opening if ctx.text[s.start : s.end].rstrip().endswith(".")), None)
    inside = [e for e in meeting(ctx.values.entities, first) if e.type == "organization"] if first is not None else []
    yield from (Span(e.start, e.end) for e in inside[:1] if first is not None and e.start - first.start <= AT_START)


def _head_lines(ctx: Context) -> Iterator[Span]:
    """The lines above the story: short, and no sentences."""
    start = 0
    for _ in range(HEAD_LINES):
        while start < len(ctx.text) and ctx.text[start].isspace():
            start += 1
        end = ctx.text.find("\n", start)
        end = len(ctx.text) if end < 0 else end
        line = ctx.text[start:end].rstrip()
        if not line or len(line) > LONGEST_LINE or line.endswith("."):
            return
        yield Span(start, start + len(line))
        start = end


def _initials(ctx: Context, span: Span) -> str:
    """The initials in brackets behind a name, or those of its words where the text uses them."""
    if (m := INITIALS.match(ctx.text, span.end)) is not None:
        return m[1]
    made = "".join(w[0].upper() for w in re.findall(r"\w+", ctx.quote(span)) if w not in ("of", "for", "the", "and", "in", "on"))
    return made if len(made) > 1 and re.search(rf"\b{made}\b", ctx.text) else ""


def _is_named(ctx: Context, span: Span) -> bool:
    """Is the line the name of an organisation, and no country, place or person?"""
    return any(e.type == "organization" for e in meeting(ctx.values.entities, span))


def _as_written(ctx: Context, span: Span) -> str:
    """The words of a span; of a line in capitals the form that the story uses, or one with small letters."""
    words = re.sub(r"\s+", " ", ctx.quote(span)).strip()
    if not words.isupper() or " " not in words:
        return words
    again = next((m[0] for m in re.finditer(re.escape(words), ctx.text, re.IGNORECASE) if not m[0].isupper()), None)
    return again or " ".join(w.lower() if w in ("OF", "FOR", "THE", "AND", "IN", "ON") else w.capitalize() for w in words.split())
