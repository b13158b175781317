"""What the words above an event in the parse make of it."""

from __future__ import annotations

import pytest

from crossbearing.claims.modality.above import made_of
from tests.claims.parsed import context

DENIED_REPORT = """
Officials NOUN 2 nsubj
denied VERB 0 root
reports NOUN 2 obj
that SCONJ 7 mark
jets NOUN 7 nsubj
had AUX 7 aux
bombed VERB 3 acl
Aden PROPN 7 obj
"""
GRANTED = """
Officials NOUN 2 nsubj
denied VERB 0 root
that SCONJ 6 mark
anybody PRON 6 nsubj:pass
was AUX 6 aux:pass
arrested VERB 2 ccomp
after ADP 9 case
a DET 9 det
raid NOUN 6 obl
"""
CONDITION = """
If SCONJ 3 mark
troops NOUN 3 nsubj
attack VERB 8 advcl
, PUNCT 3 punct
the DET 6 det
rebels NOUN 8 nsubj
will AUX 8 aux
retaliate VERB 0 root
"""
WARNED = """
He PRON 2 nsubj
warned VERB 0 root
that SCONJ 6 mark
they PRON 6 nsubj
would AUX 6 aux
strike VERB 2 ccomp
Haifa PROPN 6 obj
"""
NEITHER = """
Israel PROPN 3 nsubj
neither CCONJ 3 cc:preconj
confirmed VERB 0 root
nor CCONJ 5 cc
denied VERB 3 conj
a DET 7 det
killing NOUN 5 obj
"""
UNPROVEN = """
Police NOUN 4 nsubj
could AUX 4 aux
not PART 4 advmod
confirm VERB 0 root
that SCONJ 9 mark
a DET 7 det
mayor NOUN 9 nsubj:pass
was AUX 9 aux:pass
shot VERB 4 ccomp
"""
TOLD = """
They PRON 3 nsubj
will AUX 3 aux
tell VERB 0 root
you PRON 3 iobj
that SCONJ 7 mark
thousands NOUN 7 nsubj
died VERB 3 ccomp
"""
SHARE = """
The DET 2 det
movement NOUN 3 nsubj
denied VERB 0 root
a DET 5 det
role NOUN 3 obj
in ADP 8 case
a DET 8 det
blast NOUN 5 nmod
"""
UNLIKELY = """
A DET 2 det
raid NOUN 3 nsubj
remains VERB 0 root
unlikely ADJ 3 xcomp
"""
RULED_OUT = """
Police NOUN 2 nsubj
ruled VERB 0 root
out ADP 2 compound:prt
sabotage NOUN 2 obj
"""
NOT_RULED_OUT = """
A DET 2 det
raid NOUN 6 nsubj:pass
can AUX 6 aux
not PART 6 advmod
be AUX 6 aux:pass
ruled VERB 0 root
out ADP 6 compound:prt
"""
MAY_BE = """
The DET 2 det
source NOUN 8 nsubj
of ADP 4 case
blasts NOUN 2 nmod
may AUX 8 aux
be AUX 8 cop
a DET 8 det
leak NOUN 0 root
"""


WHETHER = """
Witnesses NOUN 2 nsubj
wondered VERB 0 root
whether SCONJ 6 mark
jets NOUN 6 nsubj
had AUX 6 aux
hit VERB 2 ccomp
Brega PROPN 6 obj
"""
FAILED = """
Raids NOUN 2 nsubj
failed VERB 0 root
to PART 4 mark
halt VERB 2 xcomp
attacks NOUN 4 obj
"""
HALT = """
Envoys NOUN 2 nsubj
came VERB 0 root
to PART 4 mark
halt VERB 2 advcl
further ADJ 6 amod
attacks NOUN 4 obj
"""
SIGNS = """
They PRON 2 nsubj
bore VERB 0 root
signs NOUN 2 obj
of ADP 7 case
a DET 7 det
gas NOUN 7 compound
attack NOUN 3 nmod
"""
ONCE = """
Troops NOUN 4 nsubj
once ADV 4 advmod
again ADV 4 advmod
shelled VERB 0 root
Misrata PROPN 4 obj
"""

WHOSE = """
He PRON 3 nsubj
will AUX 3 aux
meet VERB 0 root
Rose PROPN 3 obj
, PUNCT 8 punct
whose PRON 7 nmod:poss
son NOUN 9 nsubj:pass
was AUX 9 aux:pass
killed VERB 3 advcl
"""
PARTICIPLE = """
Judges NOUN 3 nsubj
will AUX 3 aux
hear VERB 0 root
of ADP 5 case
villagers NOUN 3 obl
killed VERB 5 acl
in ADP 8 case
May PROPN 6 obl
"""
BY_MEANS = """
Jets NOUN 2 nsubj
prevent VERB 0 root
losses NOUN 2 obj
by SCONJ 5 mark
bombing VERB 2 advcl
guns NOUN 5 obj
"""
BEHIND = """
Paris PROPN 5 nsubj
was AUX 5 cop
not PART 5 advmod
behind ADP 5 case
raids NOUN 0 root
"""
CLAIMED = """
Rebels NOUN 2 nsubj
claim VERB 0 root
to PART 5 mark
have AUX 5 aux
killed VERB 2 xcomp
"""
ANY = """
Any DET 2 det
raid NOUN 4 nsubj
is AUX 4 cop
unacceptable ADJ 0 root
"""
RAISED = """
The DET 2 det
fire NOUN 3 nsubj
raised VERB 0 root
fears NOUN 3 obj
"""


@pytest.mark.parametrize(
    ("parse", "word", "expected"),
    [
        pytest.param(WHOSE, "killed", None, id="what befell his son is known, whatever the verb above is"),
        pytest.param(PARTICIPLE, "killed", None, id="a participle tells what befell those whom it describes"),
        pytest.param(BY_MEANS, "bombing", None, id="by what one prevents something is not what is prevented"),
        pytest.param(BEHIND, "raids", None, id="who was behind raids leaves them as they are"),
        pytest.param(CLAIMED, "killed", None, id="what one claims to have done"),
        pytest.param(ANY, "raid", "hypothetical", id="of whatever raid there may be"),
        pytest.param(RAISED, "fire", None, id="what raised fears happened"),
        pytest.param(DENIED_REPORT, "bombed", "denied", id="a report that is denied denies what it tells"),
        pytest.param(GRANTED, "arrested", "denied", id="the complement of a denial is denied"),
        pytest.param(GRANTED, "raid", None, id="what stands behind 'after' is taken for granted"),
        pytest.param(CONDITION, "attack", "hypothetical", id="a condition"),
        pytest.param(CONDITION, "retaliate", "threatened", id="what one will do on a condition is a threat"),
        pytest.param(WARNED, "strike", "threatened", id="a warning of one's own deed is a threat"),
        pytest.param(NEITHER, "killing", None, id="neither confirmed nor denied leaves it as it is told"),
        pytest.param(UNPROVEN, "shot", "suspected", id="what could not be confirmed is doubted"),
        pytest.param(TOLD, "died", None, id="that somebody will tell it makes it no less certain"),
        pytest.param(WHETHER, "hit", "suspected", id="whether it was done is open, and that something was done is not"),
        pytest.param(FAILED, "attacks", None, id="what nobody could halt goes on"),
        pytest.param(HALT, "attacks", "hypothetical", id="further ones may follow"),
        pytest.param(SIGNS, "attack", "suspected", id="what there are signs of"),
        pytest.param(ONCE, "shelled", None, id="'once again' is no condition"),
        pytest.param(UNLIKELY, "raid", "hypothetical", id="what remains unlikely"),
        pytest.param(RULED_OUT, "sabotage", "denied", id="what is ruled out"),
        pytest.param(NOT_RULED_OUT, "raid", "hypothetical", id="what cannot be ruled out may come"),
        pytest.param(MAY_BE, "blasts", None, id="what something may be leaves it as it happened"),
        pytest.param(SHARE, "blast", None, id="who denies a role in a blast does not deny the blast"),
    ],
)
def test_words_above(parse: str, word: str, expected: str | None) -> None:
    """The path to the root, from the event's word."""
    ctx = context(parse, word)
    assert made_of(ctx, ctx.words.index(word), definite=False) == expected


def test_a_known_event_is_not_touched_from_above() -> None:
    """ "Denied that raid" keeps the raid; without a parse there is no answer."""
    ctx = context(DENIED_REPORT.replace("acl", "obj"), "bombed")
    assert made_of(ctx, ctx.words.index("bombed"), definite=True) is None
