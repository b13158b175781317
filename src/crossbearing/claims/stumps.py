"""Tags that hold no more than the article of their phrase, made whole."""

from __future__ import annotations

import re
from dataclasses import replace

from crossbearing.claims.context import Context
from crossbearing.records.document import Span
from crossbearing.records.tags import Tag

ARTICLE = re.compile(r"the|an?", re.IGNORECASE)
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
