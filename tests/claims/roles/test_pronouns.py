"""Whom a pronoun means as the one who acts, by parses written by hand."""

from __future__ import annotations

from dataclasses import replace

from crossbearing.claims.context import Context
from crossbearing.claims.roles.pronouns import above, meant, own_forces
from crossbearing.records.claim import Entity, Values
from crossbearing.records.document import Span
from crossbearing.records.value import ActorRef
from tests.claims.conftest import Reader
from tests.claims.parsed import context

SAID_IT = """
A DET 3 det
front NOUN 3 compound
group NOUN 5 nsubj
has AUX 5 aux
said VERB 0 root
it PRON 7 nsubj
attacked VERB 5 ccomp
Zando PROPN 7 obj
"""
ACCUSED = """
Zando PROPN 3 nsubj
has AUX 3 aux
fought VERB 0 root
Karo PROPN 3 obj
, PUNCT 6 punct
accusing VERB 3 advcl
it PRON 6 obj
of SCONJ 9 mark
raiding VERB 6 advcl
"""


def parties_of(parse: str, **kinds: str) -> Context:
    """A report of one sentence with the named parties, each with its kind of actor."""
    ctx = context(parse)
    entities = []
    for name, kind in kinds.items():
        start = ctx.text.index(name)
        actor = ActorRef(id=name.lower(), name=name, kind=kind)
        entities.append(Entity(id=name, start=start, end=start + len(name), name=name, type="organization", canonical=name.lower(), actor=actor))
    return Context(ctx.document, ctx.layout, ctx.tags, replace(Values(), entities=tuple(entities)))


def pronoun(ctx: Context) -> Span:
    """Where "it" stands."""
    start = ctx.text.index(" it ") + 1
    return Span(start, start + 2)


def test_who_says_it_is_meant() -> None:
    """The subject of the clause above, though it has no name of its own."""
    ctx = parties_of(SAID_IT, Zando="rebel")
    told = above(ctx, pronoun(ctx))
    assert told is not None
    assert ctx.quote(told) == "A front group"


def test_the_accused_is_not_the_accuser() -> None:
    """The object of a verb is not its subject."""
    ctx = parties_of(ACCUSED, Zando="rebel", Karo="rebel")
    found = meant(ctx, pronoun(ctx))
    assert found is not None
    assert found.name == "Karo"


def test_a_body_without_forces_is_not_meant() -> None:
    """Who counts and condemns sends nobody to fight."""
    ctx = parties_of(ACCUSED, Zando="rebel", Karo="ngo")
    assert meant(ctx, pronoun(ctx)) is None


def test_the_forces_of_an_office_bear_the_name_of_its_state() -> None:
    """A ministry that tells what its coast guards did did not do it."""
    ministry = Entity(
        id="m",
        start=0,
        end=8,
        name="ministry",
        type="organization",
        canonical="td-interior",
        actor=ActorRef(id="td-interior", name="Chadian Ministry of the Interior", kind="government", country="TD"),
    )
    assert own_forces("its coast guards", ministry) == "Chadian coast guards"
    assert own_forces("its", ministry) is None
    assert own_forces("the coast guards", ministry) is None


def test_a_witness_means_nobody_who_is_quoted_before(read: Reader) -> None:
    """ "They" in quotation marks are those whom the writer tells of as acting, not those whose word stands above."""
    quoted = '"They killed our fathers and our brothers," a teacher told the newspaper by telephone.'
    told = "Mali's defence ministry said in a statement that the dead near Bounti were members of an armed group. The ministry said there had been no wedding. "
    acted = "Malian soldiers entered Bounti at dawn on Sunday. "
    assert [c.value for c in read(told + quoted).claims if c.facet == "perpetrator" and "They" in c.original] == []
    assert [c.value for c in read(acted + quoted).claims if c.facet == "perpetrator" and "They" in c.original] != []
