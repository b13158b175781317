"""What the words that hang on a verb or a noun make of what it tells."""

from __future__ import annotations

import pytest

from crossbearing.claims.modality.below import hanging, hedged, modal_of, negated
from tests.claims.parsed import context

NEVER_BEFORE = """
The DET 2 det
town NOUN 5 nsubj:pass
was AUX 5 aux:pass
never ADV 5 advmod
shelled VERB 0 root
before ADP 7 case
Sunday PROPN 5 obl
"""
HAD_NOT = """
If SCONJ 5 mark
they PRON 5 nsubj
had AUX 5 aux
not PART 5 advmod
shelled VERB 9 advcl
us PRON 5 obj
I PRON 9 nsubj
would AUX 9 aux
stay VERB 0 root
"""
SHOULD_THEY = """
Should AUX 3 aux
they PRON 3 nsubj
attack VERB 6 advcl
we PRON 6 nsubj
will AUX 6 aux
answer VERB 0 root
"""
IS_TO = """
The DET 2 det
navy NOUN 5 nsubj
is AUX 5 aux
to PART 5 mark
shell VERB 0 root
Aden PROPN 5 obj
"""
REPORTED_TO = """
Rebels NOUN 3 nsubj:pass
are AUX 3 aux:pass
reported VERB 0 root
to PART 6 mark
have AUX 6 aux
shelled VERB 3 xcomp
Aden PROPN 6 obj
"""
BY_NOTHING = """
The DET 2 det
ship NOUN 4 nsubj:pass
was AUX 4 aux:pass
hit VERB 0 root
by ADP 6 case
nothing PRON 4 obl:agent
"""


@pytest.mark.parametrize(
    ("parse", "word", "expected"),
    [
        pytest.param(NEVER_BEFORE, "shelled", ["happened"], id="never before a day is on that day"),
        pytest.param(HAD_NOT, "shelled", ["happened"], id="had they not done it: they did"),
        pytest.param(SHOULD_THEY, "attack", ["hypothetical"], id="a condition by word order"),
        pytest.param(SHOULD_THEY, "answer", ["threatened"], id="what one says that he will do himself"),
        pytest.param(IS_TO, "shell", ["planned"], id="who is to do something"),
        pytest.param(REPORTED_TO, "shelled", ["suspected"], id="who is reported to have done it"),
        pytest.param(BY_NOTHING, "hit", ["denied"], id="hit by nothing"),
    ],
)
def test_hanging(parse: str, word: str, expected: list[str]) -> None:
    """The event's own negation, modal verb, conjunction and adverbs."""
    ctx = context(parse, word)
    assert hanging(ctx, ctx.words.index(word)) == expected


def test_a_plain_verb() -> None:
    """Nothing hangs on the verb of the main clause that is told as it was."""
    ctx = context(BY_NOTHING.replace("nothing PRON", "rockets NOUN"), "hit")
    i = ctx.words.index("hit")
    assert (modal_of(ctx, i), negated(ctx, i), hedged(ctx, i)) == (None, False, False)
