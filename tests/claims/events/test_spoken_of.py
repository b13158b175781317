"""Which event a number or a statement speaks of."""

from __future__ import annotations

from dataclasses import replace

from crossbearing.claims.events.spoken_of import last_told, of_clause
from crossbearing.records.claim import EventMention
from crossbearing.records.document import Layout, Span
from crossbearing.records.ontology import EVENT_TYPES
from tests.claims.parsed import context

TWO_BLASTS = """
A DET 2 det
blast NOUN 5 nsubj
in ADP 4 case
Bata NOUN 2 nmod
killed VERB 0 root
100 NUM 7 nummod
people NOUN 5 obj
and CCONJ 13 cc
in ADP 10 case
2012 NUM 13 obl
200 NUM 12 nummod
people NOUN 13 nsubj
died VERB 5 conj
at ADP 15 case
Mpila NOUN 13 obl
"""


def test_a_toll_is_that_of_its_own_clause() -> None:
    """The dead of the first clause belong to the blast that is its subject, though the verb of the next one stands nearer."""
    ctx = context(TWO_BLASTS, "blast", "died")
    text = ctx.text
    blast, died = (_event(text, word) for word in ("blast", "died"))
    for words, event in (("100", blast), ("200", died)):
        at = text.index(words)
        assert of_clause(ctx, Span(at, at + 3), [blast, died]) is event


def test_no_event_beside_is_none() -> None:
    """Without an event in the sentence there is none to choose."""
    ctx = context(TWO_BLASTS)
    assert of_clause(ctx, Span(0, 1), []) is None


def test_what_was_last_told_is_not_of_long_ago() -> None:
    """Of the events before an offset the last one, as long as it stands in the same sentence or near enough before."""
    read = context(TWO_BLASTS, "blast", "died")
    apart = read.text.index("and")
    ctx = replace(read, layout=Layout(sentences=(Span(0, apart - 1), Span(apart, len(read.text)))))
    blast, died = (_event(ctx.text, word) for word in ("blast", "died"))
    assert last_told(ctx, [blast, died], len(ctx.text), 0) is died
    assert last_told(ctx, [blast, died], died.start, 1) is blast
    assert last_told(ctx, [blast, died], died.start, 0) is None


def _event(text: str, word: str) -> EventMention:
    """A mention of one word."""
    at = text.index(word)
    span = Span(at, at + len(word))
    return EventMention(id=word, document_id="r1", start=at, end=span.end, trigger=span, quote=word, type=EVENT_TYPES["attack"])
