"""Tags that hold no more than the article of their phrase, or end inside a word, made whole."""

from __future__ import annotations

import re
from dataclasses import replace

from crossbearing.claims.context import Context
from crossbearing.records.document import Span
from crossbearing.records.tags import Tag

ARTICLE = re.compile(r"the|an?", re.IGNORECASE)
PHRASE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "PART"})
"""What may go on behind a word of a name: "proclaimed Donetsk People's Republic"."""
STUMP = re.compile(r"[^,.;:\n]{1,60}")


def up_to(ctx: Context, source: Tag, cue: Tag) -> Tag:
    """A source that is only an article, with the rest of its phrase up to the cue."""
    if not ARTICLE.fullmatch(ctx.quote(source.span)) or STUMP.fullmatch(ctx.text, source.end, cue.start) is None:
        return source
    first, last = ctx.token_range(Span(source.end, cue.start))
    nominal = last > first and ctx.tokens[last - 1].upos in ("NOUN", "PROPN")
    return replace(source, end=ctx.tokens[last - 1].end) if nominal else source


def with_noun(ctx: Context, tag: Tag) -> Tag:
    """A content that is only an article, with the rest of its phrase."""
    m = STUMP.match(ctx.text, tag.start) if ARTICLE.fullmatch(ctx.quote(tag.span)) else None
    return replace(tag, end=m.end()) if m is not None else tag


def unbroken(ctx: Context, source: Tag) -> Tag:
    """A source that ends at the hyphen of a word ("the self-"), with the rest of that word and of the phrase that it belongs to."""
    if ctx.text[source.end - 1 : source.end] != "-" or not ctx.text[source.end : source.end + 1].isalnum():
        return source
    at = ctx.token_range(Span(source.end, source.end + 1))[0]
    while at + 1 < len(ctx.tokens) and ctx.tokens[at + 1].upos in PHRASE and ctx.text[ctx.tokens[at].end : ctx.tokens[at + 1].start] in ("", " "):
        at += 1
    return replace(source, end=ctx.tokens[at].end)
