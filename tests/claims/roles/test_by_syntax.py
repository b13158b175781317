"""Who takes part, by syntax: parses written by hand, so that no tagger is asked."""

from __future__ import annotations

import pytest

from crossbearing.claims.roles.by_syntax import by_syntax
from tests.claims.parsed import context

PASSIVE = """
Two NUM 2 nummod
posts NOUN 4 nsubj:pass
were AUX 4 aux:pass
attacked VERB 0 root
by ADP 7 case
masked ADJ 7 amod
gunmen NOUN 4 obl
"""
USED_BY = """
Stores NOUN 3 nsubj:pass
were AUX 3 aux:pass
attacked VERB 0 root
at ADP 5 case
sites NOUN 3 obl
used VERB 5 acl
by ADP 8 case
rebels NOUN 6 obl
"""
CONTROL = """
Chad PROPN 2 nsubj
accused VERB 0 root
the DET 4 det
rebels NOUN 2 obj
of SCONJ 6 mark
attacking VERB 2 advcl
a DET 8 det
village NOUN 6 obj
"""
SHARED = """
Troops NOUN 2 nsubj
attacked VERB 0 root
the DET 4 det
base NOUN 2 obj
and CCONJ 6 cc
fled VERB 2 conj
killing VERB 6 advcl
two NUM 9 nummod
guards NOUN 7 obj
"""
CLAIMED = """
The DET 2 det
militia NOUN 3 nsubj
claimed VERB 0 root
an DET 5 det
ambush NOUN 3 obj
on ADP 8 case
a DET 8 det
convoy NOUN 5 nmod
"""
SUFFERED = """
The DET 2 det
patrol NOUN 3 nsubj
came VERB 0 root
under ADP 5 case
fire NOUN 3 obl
"""
RELATIVE = """
The DET 2 det
rebels NOUN 5 nsubj
who PRON 4 nsubj
attacked VERB 2 acl:relcl
fled VERB 0 root
"""
MURDER = """
The DET 2 det
priest NOUN 4 nmod:poss
's PART 2 case
murder NOUN 5 nsubj
shocked VERB 0 root
Lagos PROPN 5 obj
"""
SHOT = """
Three NUM 2 nummod
Iraqis PROPN 3 nsubj
shot VERB 7 advcl
dead ADJ 3 advmod
in ADP 6 case
Mosul PROPN 3 obl
policemen NOUN 0 root
"""
WHEN = """
Forty NUM 2 nummod
farmers NOUN 4 nsubj:pass
were AUX 4 aux:pass
killed VERB 0 root
when SCONJ 7 mark
gunmen NOUN 7 nsubj
came VERB 4 advcl
"""
LINKED = """
Washington PROPN 2 nsubj
linked VERB 0 root
Libya PROPN 2 obj
to ADP 6 case
the DET 6 det
attack NOUN 2 obl
"""


@pytest.mark.parametrize(
    ("parse", "trigger", "wanted"),
    [
        (PASSIVE, "attacked", {("target", "Two posts"), ("actor", "masked gunmen")}),
        (USED_BY, "attacked", {("target", "Stores")}),
        (CONTROL, "attacking", {("actor", "the rebels"), ("target", "a village")}),
        (SHARED, "killing", {("actor", "Troops"), ("victim", "two guards")}),
        (CLAIMED, "ambush", {("actor", "The militia"), ("target", "a convoy")}),
        (SUFFERED, "fire", {("target", "The patrol")}),
        (RELATIVE, "attacked", {("actor", "The rebels")}),
        (MURDER, "murder", {("victim", "The priest")}),
        (SHOT, "shot", {("target", "Three Iraqis")}),
        (WHEN, "killed", {("victim", "Forty farmers"), ("actor", "gunmen")}),
        (LINKED, "attack", {("actor", "Libya")}),
    ],
)
def test_the_clause_says_who_did_what_to_whom(parse: str, trigger: str, wanted: set[tuple[str, str]]) -> None:
    """The passive, an agent of another verb, control, a shared subject, a claim, suffering, a relative clause, a possessor, a headline's participle,
    who came when it happened, whom somebody links to it."""
    ctx = context(parse, trigger)
    (tag,) = ctx.tagged("trigger")
    assert {(role, ctx.quote(span)) for role, span in by_syntax(ctx, tag)} == wanted
