"""Whose is it: a thing that is named with its owner, a machine that acts, an arm of forces, a band that gives itself a name."""

from __future__ import annotations

import re

from crossbearing.claims.context import Context
from crossbearing.claims.parties import GROUP, MACHINES, PEOPLE, can_act
from crossbearing.claims.roles.pronouns import army_named, has_forces, meant
from crossbearing.records.claim import Entity, Role
from crossbearing.records.document import Span

SELF_STYLED = re.compile(
    r"[^.;:]{0,24}?\b(?:call(?:s|ed|ing)?|known\s+as|nam(?:ed|ing)|styl(?:es|ed|ing)|dubb(?:ed|ing))\b[^.;:\w]*"
    r"(?:\w+self\W+|\w+selves\W+)?(?:as\s+)?(?:the\s+)?"
)
"""Between a common noun and the name that follows ("a group that calls itself the ...")."""
STYLED_REACH = 60
CAPITALS = re.compile(r"(?:\d+\s)?(?:[A-Z][\w’'-]+|al-[A-Z]\w+)(?:\s(?:of\s(?:the\s)?|for\s|al-)?[A-Z][\w’'-]+)*")
OWNING = re.compile(r"['’]s?\s((?:[\w-]+\s?){1,3})")
ARM = re.compile(
    r"^(?!.*\b(?:enemy|opposite|hostile|rival|foreign|occupation)\b).*\b(?:forces?|units?|fleet|artillery|aircraft|brigades?|divisions?|"
    r"regiments?|battalions?)$",
    re.IGNORECASE,
)
"""Arms of forces, without the words for those of others."""
NAMED = re.compile(r"(?<=.)\b[A-Z]|^[A-Z]\w+['’]?s\s")
"""A name, or whose they are, in the words."""
HAND = re.compile(r"(?:^|\s)(?P<hand>army|military|government|regime|junta|rebels?|militia|coalition)(?:['’]?s)?\s+(?:[\w-]+\s+){0,2}?\S+$", re.IGNORECASE)
"""The word before machines that says whose they are ("an army drone", "government warplanes")."""
BELONGING = re.compile(
    r"\s(?:(?:of|from|belonging\s+to|(?:operated|flown|sent|launched|fired)\s+by|(?:attributed|ascribed)\s+to|blamed\s+on)|(?:[^.;:]{0,90}?\s)?(?:believed|thought|suspected|presumed|assumed|said|reported)\s+to\s+"
    r"(?:(?:be|have\s+been)(?:\s+from)?|belong\s+to|have\s+come\s+from))\s(?:the\s|an?\s)?"
)
"""Between machines and whose they are ("a helicopter of the army", "a drone believed to be American")."""


def owns_a_thing(ctx: Context, span: Span) -> bool:
    """Is the party named only as the owner of a thing ("the army's store blew up"), not of those who act or of the act itself?"""
    m = OWNING.match(ctx.text, span.end)
    if m is None or GROUP.search(m[1]) or PEOPLE.search(m[1]) or any(MACHINES.search(w) for w in m[1].split()):
        return False
    return not any(t.start < m.end() and m.start() < t.end for t in ctx.tagged("trigger") if ctx.tokens[ctx.token_range(t)[0]].upos != "VERB" or not ctx.parsed)


def arm(ctx: Context, span: Span) -> list[Entity]:
    """The speaker's side, where the words name an arm of forces without saying whose ("the missile force hit the ship, the army's spokesman said")."""
    plain = ARM.search(ctx.quote(span)) is not None and not NAMED.search(ctx.quote(span))
    speaker = meant(ctx, span) if plain and any(ctx.same_sentence(t, span) for t in ctx.tagged("source")) else None
    return [speaker] if speaker is not None else []


def styled(ctx: Context, span: Span) -> list[Entity]:
    """The name that a common noun is given right after it ("an outfit calling itself the Red Wolves")."""
    m = SELF_STYLED.match(ctx.text, span.end, min(len(ctx.text), span.end + STYLED_REACH))
    return [e for e in ctx.values.entities if m is not None and m.end() <= e.start <= m.end() + 2 and can_act(e)][:1]


def unlisted_name(ctx: Context, span: Span) -> Span | None:
    """The capitalised words by which a band is said to go and which no tagger took for a name ("the gang known as 400 Wolves")."""
    m = SELF_STYLED.match(ctx.text, span.end, min(len(ctx.text), span.end + STYLED_REACH))
    found = CAPITALS.match(ctx.text, m.end()) if m is not None else None
    return Span(*found.span()) if found is not None else None


def owner(ctx: Context, machines: Span) -> Entity | None:
    """Whose machines they are: of the name right before them ("Air Force (AF) jets"), or of the one to whom they are said to belong."""
    owners = [e for e in ctx.values.entities if has_forces(e) and can_act(e)]
    before = [e for e in owners if 0 <= machines.start - e.end <= 2]
    owned = BELONGING.match(ctx.text, machines.end)
    return before[-1] if before else next((e for e in owners if owned is not None and e.start == owned.end()), None)


def hand_of(ctx: Context, machines: Span) -> Role | None:
    """Those whose machines act by the common noun before them ("government warplanes"): the actor, as the army that the report names where it is one."""
    m = HAND.search(ctx.quote(machines))
    if m is None:
        return None
    span = Span(machines.start + m.start("hand"), machines.start + m.end("hand"))
    army = army_named(ctx, span.start) if m["hand"].lower() in ("army", "military") else None
    return Role(role="actor", start=span.start, end=span.end, ref=army.id if army is not None else None)
