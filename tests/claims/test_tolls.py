"""Which event of its sentence a toll tells of."""

from __future__ import annotations

import pytest

from crossbearing.claims.tolls import is_teller, of_clause
from crossbearing.records.claim import EventMention
from crossbearing.records.document import Span
from crossbearing.records.ontology import EVENT_TYPES

from .parsed import context

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


TELLERS = """
shells NOUN 2 nsubj
killed VERB 0 root
nine NUM 4 nummod
people NOUN 2 obj
and CCONJ 8 cc
the DET 7 det
group NOUN 8 nsubj
said VERB 2 conj
more ADJ 11 nsubj
were AUX 11 aux
buried VERB 8 ccomp
, PUNCT 14 punct
two NUM 14 nummod
officials NOUN 15 nsubj
confirmed VERB 2 parataxis
"""


@pytest.mark.parametrize(("people", "tell"), [("nine people", False), ("two officials", True)])
def test_who_tells_is_no_toll(people: str, tell: bool) -> None:
    """Those who are counted as the subject of a word of saying were not hurt; those before another's word of saying were."""
    ctx = context(TELLERS)
    at = ctx.text.index(people)
    assert is_teller(ctx, Span(at, at + len(people))) is tell


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


def _event(text: str, word: str) -> EventMention:
    """A mention of one word."""
    at = text.index(word)
    span = Span(at, at + len(word))
    return EventMention(id=word, document_id="r1", start=at, end=span.end, trigger=span, quote=word, type=EVENT_TYPES["attack"])
