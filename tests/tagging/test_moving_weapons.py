"""Weapons that are told by their way alone ("drones came from the south")."""

from __future__ import annotations

import pytest

from crossbearing.records.tags import Token
from crossbearing.tagging.lexicon import lexicon
from crossbearing.tagging.rules_triggers import find_triggers

CAME = [("Drones", "NOUN", 1, "nsubj"), ("came", "VERB", 1, "root"), ("from", "ADP", 4, "case"), ("the", "DET", 4, "det"), ("south", "NOUN", 1, "obl")]
CROSSED = [("Two", "NUM", 1, "nummod"), ("missiles", "NOUN", 1, "root"), ("that", "PRON", 3, "nsubj"), ("crossed", "VERB", 1, "acl:relcl")]
RISING = [("Drones", "NOUN", 1, "nsubj"), ("cost", "VERB", 1, "root"), ("little", "ADJ", 1, "obj")]


def tokens_of(parse: list[tuple[str, str, int, str]]) -> list[Token]:
    """The words of one sentence with their parse, one space between them."""
    made, at = [], 0
    for word, upos, head, relation in parse:
        made.append(Token(start=at, end=at + len(word), sentence=0, upos=upos, head=head, deprel=relation))
        at += len(word) + 1
    return made


@pytest.mark.parametrize(("parse", "found"), [(CAME, [(0, 11)]), (CROSSED, [(4, 25)]), (RISING, [])])
def test_a_weapon_on_its_way_is_an_event(parse: list[tuple[str, str, int, str]], found: list[tuple[int, int]]) -> None:
    """Where no other word of the sentence tells one."""
    words = [word.lower() for word, *_ in parse]
    assert [(t.start, t.end) for t in find_triggers(tokens_of(parse), words, lexicon())] == found
