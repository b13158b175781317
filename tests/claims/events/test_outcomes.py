"""Mentions that tell what a deed of their sentence did to people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossbearing.claims.events.outcomes import with_outcomes
from crossbearing.records.claim import EventMention, Role
from crossbearing.records.document import Span
from crossbearing.records.ontology import EVENT_TYPES
from crossbearing.records.value import parse_edtf
from tests.claims.conftest import Reader
from tests.claims.parsed import context

SHOT_DOWN = """
Fighters NOUN 2 nsubj
downed VERB 0 root
a DET 4 det
plane NOUN 2 obj
in ADP 6 case
July PROPN 2 obl
, PUNCT 8 punct
killing VERB 2 advcl
all DET 10 det
aboard NOUN 8 obj
"""
TWO_VERBS = """
A DET 3 det
mortar NOUN 3 compound
shell NOUN 4 nsubj
hit VERB 0 root
a DET 6 det
bus NOUN 4 obj
and CCONJ 10 cc
a DET 9 det
pupil NOUN 10 nsubj
died VERB 4 conj
"""
BLAST_TORE = """
A DET 2 det
blast NOUN 3 nsubj
tore VERB 0 root
through ADP 6 case
a DET 6 det
depot NOUN 3 obl
, PUNCT 8 punct
wounding VERB 3 advcl
nine NUM 8 obj
"""


@pytest.mark.parametrize(
    ("parse", "deed", "harm"),
    [
        pytest.param(SHOT_DOWN, "downed", "killing", id="a participle hangs on the deed"),
        pytest.param(TWO_VERBS, "hit", "died", id="a verb joined by and"),
        pytest.param(BLAST_TORE, "blast", "wounding", id="the deed is the subject of the clause"),
    ],
)
def test_the_harm_goes_back_to_its_deed(parse: str, deed: str, harm: str) -> None:
    """The mention of the harm has that of the deed as its antecedent, and its day."""
    ctx = context(parse, deed, harm)
    first = replace(_event(ctx.text, deed), date=parse_edtf("1988-07"), background=True)
    _, second = with_outcomes(ctx, [first, _event(ctx.text, harm)])
    assert (second.antecedent, second.date, second.background) == (deed, first.date, True)


def test_a_day_between_deed_and_harm_is_that_of_the_deed() -> None:
    """ "Downed a plane in July, killing": the day that stood nearer to the harm was told of the deed."""
    ctx = context(SHOT_DOWN, "downed", "killing")
    at = ctx.text.index("July")
    harm = replace(_event(ctx.text, "killing"), date=parse_edtf("1988-07"), roles=(Role(role="time", start=at, end=at + 4),))
    first, _ = with_outcomes(ctx, [_event(ctx.text, "downed"), harm])
    assert first.date == harm.date


def test_another_deed_stands_for_itself() -> None:
    """Only harm and damage are outcomes."""
    ctx = context(SHOT_DOWN.replace("killing", "shelling"), "downed", "shelling")
    assert with_outcomes(ctx, [_event(ctx.text, "downed"), _event(ctx.text, "shelling")])[1].antecedent is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen attacked a bus near Goma on 3 May 2024, wounding six traders.", "2024-05-03"),
        ("A raid on 3 May 2024 burned the market of Goma, and another on a camp, in which five people died, went unreported.", None),
        ("A bomb exploded in Goma on 3 May 2024, where nine people had died in an ambush on 1 April 2024.", "2024-04-01"),
        ("Officials recalled the siege of the camp on 3 May 2024, during which five people died.", "2024-05-03"),
    ],
)
def test_outcomes_without_a_parse(read: Reader, text: str, expected: str | None) -> None:
    """By the order of the words: a participle behind a comma, and "in which", but not of "another" that no noun names."""
    last = read(text).events[-1]
    assert (last.date.edtf if last.date else None) == expected


def _event(text: str, word: str) -> EventMention:
    """A mention of one word."""
    at = text.index(word)
    span = Span(at, at + len(word))
    return EventMention(id=word, document_id="r1", start=at, end=span.end, trigger=span, quote=word, type=EVENT_TYPES["attack"])
