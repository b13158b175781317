"""Sources and contents by what hangs on a cue in the parse."""

from __future__ import annotations

from crossbearing.claims.attributions.by_syntax import of_first_speaker, told_in_front
from crossbearing.claims.context import Context
from crossbearing.records.tags import Tag
from tests.claims.parsed import context

IN_FRONT = """
Nine NUM 2 nummod
people NOUN 3 nsubj
died VERB 9 ccomp
in ADP 6 case
the DET 6 det
raid NOUN 3 obl
the DET 8 det
governor NOUN 9 nsubj
said VERB 0 root
"""
INVERTED = """
Shells NOUN 2 nsubj
hit VERB 5 ccomp
the DET 4 det
town NOUN 2 obj
said VERB 0 root
the DET 7 det
governor NOUN 5 nsubj
"""
BEHIND_AN_OBJECT = """
The DET 2 det
army NOUN 3 nsubj
denied VERB 0 root
using VERB 3 xcomp
such ADJ 6 amod
weapons NOUN 4 obj
saying VERB 6 acl
it PRON 9 nsubj
has VERB 7 ccomp
none PRON 9 obj
"""


def tag(ctx: Context, words: str, kind: str, by: str = "model") -> Tag:
    """A tag on the words."""
    start = ctx.text.index(words)
    return Tag(start=start, end=start + len(words), kind=kind, by=by)


def test_what_stands_before_its_verb_without_a_comma_is_what_is_said() -> None:
    """ "Nine people died in the raid the governor said", "Shells hit the town said the governor"."""
    for parse, told in (IN_FRONT, "Nine people died in the raid"), (INVERTED, "Shells hit the town"):
        ctx = context(parse)
        group = told_in_front(ctx, ([tag(ctx, "said", "cue")], [], []))
        assert group is not None
        assert [ctx.quote(t.span) for t in group[1]] == ["the governor"]
        assert [ctx.quote(t.span) for t in group[2]] == [told]


def test_what_is_tagged_in_front_stays() -> None:
    """A content that the tagger found is left as it is."""
    ctx = context(IN_FRONT)
    assert told_in_front(ctx, ([tag(ctx, "said", "cue")], [tag(ctx, "the governor", "source")], [tag(ctx, "people died", "content")])) is None


def test_a_participle_behind_an_object_has_the_speaker_of_its_sentence() -> None:
    """ "The army denied using such weapons saying it has none": the army says so, and not the weapons."""
    ctx = context(BEHIND_AN_OBJECT)
    first = ([tag(ctx, "denied", "cue")], [tag(ctx, "The army", "source")], [tag(ctx, "using such weapons", "content")])
    second = ([tag(ctx, "saying", "cue")], [tag(ctx, "such weapons", "source", "rules:attribution")], [tag(ctx, "it has none", "content")])
    assert [ctx.quote(t.span) for t in of_first_speaker(ctx, [first, second])[1][1]] == ["The army"]
