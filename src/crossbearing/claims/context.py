"""One report with its tags and values laid over its sentences: what every step of the room looks things up in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol, TypeVar

from crossbearing.records.claim import Values
from crossbearing.records.document import Document, Layout, Span
from crossbearing.records.tags import Tag, Tags, Token, lowered


class Spanned(Protocol):
    """Anything with a start and an end."""

    @property
    def start(self) -> int:
        """First offset."""
        ...

    @property
    def end(self) -> int:
        """Offset after the last character."""
        ...


R = TypeVar("R")
S = TypeVar("S", bound=Spanned)


@dataclass(frozen=True)
class Context:
    """The state of one report while it is read; immutable but for caches."""

    document: Document
    layout: Layout
    tags: Tags
    values: Values
    _cache: dict[str, object] = field(default_factory=dict, compare=False)
    _answers: dict[tuple[object, ...], Any] = field(default_factory=dict, compare=False)

    @property
    def text(self) -> str:
        """The text that all offsets refer to."""
        return self.document.text

    @property
    def tokens(self) -> Sequence[Token]:
        """The words, in order."""
        return self.tags.tokens

    @cached_property
    def words(self) -> list[str]:
        """The tokens in lower case, apostrophes straightened (see :func:`crossbearing.records.tags.lowered`)."""
        return lowered(self.text, self.tokens)

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    @cached_property
    def _ends(self) -> list[int]:
        return [t.end for t in self.tokens]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.layout.sentences]

    @cached_property
    def sentence_tokens(self) -> list[tuple[int, int]]:
        """First and last token index (exclusive) of each sentence of the layout."""
        return [self.token_range(s) for s in self.layout.sentences]

    def token_range(self, span: Spanned) -> tuple[int, int]:
        """Indices of the tokens that meet the span: first and exclusive last."""
        key = (span.start, span.end)
        known = self._ranges.get(key)
        if known is None:
            first = bisect_right(self._ends, span.start)
            known = self._ranges[key] = first, max(first, bisect_left(self._starts, span.end))
        return known

    @cached_property
    def _ranges(self) -> dict[tuple[int, int], tuple[int, int]]:
        return {}

    @cached_property
    def cue_words(self) -> frozenset[int]:
        """Indices of the tokens of all cues."""
        return frozenset(i for cue in self.tagged("cue") for i in range(*self.token_range(cue)))

    @cached_property
    def parsed(self) -> bool:
        """Does the tagger hand on a dependency parse?"""
        return any(t.head >= 0 for t in self.tokens)

    @cached_property
    def children(self) -> list[list[int]]:
        """The dependents of each token, in order; all empty without a parse."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head >= 0 and token.head != i:
                below[token.head].append(i)
        return below

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds or precedes the offset; -1 before the first."""
        return bisect_right(self._sentence_starts, offset) - 1

    def same_sentence(self, a: Spanned, b: Spanned) -> bool:
        """Do both begin in the same sentence?"""
        return self.sentence_at(a.start) == self.sentence_at(b.start)

    def quote(self, span: Spanned) -> str:
        """The words of a span."""
        return self.text[span.start : span.end]

    def span_of(self, first: int, last: int) -> Span:
        """Text span of tokens first to last, exclusive."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def in_quotation(self, offset: int) -> bool:
        """Does the offset stand inside quotation marks?"""
        return any(q.start < offset < q.end for q in self.layout.quotes)

    def once(self, question: Callable[..., R], *about: str) -> R:
        """The answer to a question about this report, or about some words of it, worked out when it is first asked."""
        key = (question, *about)
        if key not in self._answers:
            self._answers[key] = question(self, *about)
        answer: R = self._answers[key]
        return answer

    def tagged(self, kind: str) -> list[Tag]:
        """Tags of one kind outside furniture, in order."""
        known = self._cache.get(kind)
        if not isinstance(known, list):
            known = [t for t in self.tags.of(kind) if not self.layout.is_furniture(t.span)]
            self._cache[kind] = known
        return known


def inside(items: Iterable[S], span: Spanned) -> list[S]:
    """The items that lie wholly inside the span."""
    return [x for x in items if span.start <= x.start and x.end <= span.end]


def meeting(items: Iterable[S], span: Spanned) -> list[S]:
    """The items that share a character with the span."""
    return [x for x in items if x.start < span.end and span.start < x.end]


def nearest_before(items: Iterable[S], offset: int) -> S | None:
    """The last item that ends at or before the offset."""
    return max((x for x in items if x.end <= offset), key=lambda x: (x.end, x.start), default=None)
