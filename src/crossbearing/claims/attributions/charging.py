"""Whose doing is it, by what is said: does a statement name as the one who acted a party that is not the speaker's own?

A party is named as the doer by the verb behind its name ("Northland's jets bombed ...", "the regime did it"), by what stands before the name ("planted by
the service", "the work of X", "it was X"), or by those whose name says whence they come ("gunmen from Duk").  To condemn what a party does is to lay it
to that party, and to call a deed a crime is to condemn it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from crossbearing.claims.context import Context, meeting
from crossbearing.records.claim import Entity
from crossbearing.records.document import Span

_MEN = (
    r"(?:aircraft|jets|planes|warplanes|bombers|forces|troops|soldiers|police|militias?|militants?|gunmen|men|drones|helicopters|fighters|artillery|gunners|"
    r"missiles|military|army|navy|air\s+force|agents|intelligence|(?:special|secret|security)\s+services?|regime|government|side|rebels|youths|herders|group|"
    r"saboteurs|commandos|snipers|operatives|mercenaries|insurgents|separatists|settlers|coast\s+guards?|warships?|vessels?|ships?|tanks)"
)
_NO_OBJECT = r"(?!\s+(?:dead\s+)?(?:in|by|on|at|near|during|since|last|over|were|was|are|number\w*)\b)"
"""After a participle: "soldiers killed in ..." have killed nobody."""
_DID = (
    rf"(?:(?:struck|hit|targeted|destroyed|attacked|killed|bombed|shelled|shot|raided|ambushed|overran|burned|abducted|kidnapped|massacred|murdered){_NO_OBJECT}|"
    r"carried\s+out|conducted|launched|fired\s+(?:at|on|upon|into|first)|sank|opened\s+fire|set\s+(?:ablaze|fire|alight)|detonated|planted|blew\s+up|executed|stormed|sabotaged|"
    r"us(?:ed|es|ing)\s+(?:[\w-]+\s+){0,2}?(?:weapons|gas|shields|bombs|mines|phosphorus|chlorine|sarin|munitions|mercenaries)|hid(?:es|ing)?\s+(?:\w+\s+){1,3}?in\b|"
    r"(?:(?:has|have|had)\s+(?:\w+\s+)?been|is|are|was|were)\s+(?:\w+ly\s+)?(?:using|carrying\s+out|conducting|launching|organi[sz]ing|committing|massacring|killing|"
    r"attacking|bombing|shelling|targeting|firing\s+(?:at|on|into)|besieging|executing|abducting|hiding|planting)\b)"
)
_TELLING = (
    r"(?:['’]s\s+(?:own\s+)?(?:involvement|hand|role|responsibility|complicity|fingerprints|doing)|\s+had\s+a\s+hand|"
    r"\s+(?:has\s+|have\s+|had\s+|will\s+)?(?:\w+ly\s+)?(?:d(?:id|one)\s+(?:it|this|so)|(?:was|were|is|are|be|stands?|stood|been)\s+(?:\w+ly\s+)?"
    r"(?:behind|responsible|to\s+blame|involved|complicit|guilty)|(?:bears?|bore|bearing|carr(?:y|ies))\s+(?:the\s+)?[“\"]?(?:\w+\s+)?"
    r"(?:responsibility|blame|guilt)|accountable\s+for))\b"
)
BEHIND_IT = re.compile(rf"(?:(?:['’]s)?\s+{_MEN})?{_TELLING}")
"""After any name: it is said to be behind what happened."""
DOES = re.compile(
    rf"(?:['’]s)?(?:\s+\([A-Z-]+\))?(?:\s+(?:[\w-]+\s+){{0,2}}?{_MEN})?\s+(?:has\s+|have\s+|had\s+)?(?:\w+ly\s+|again\s+|also\s+|itself\s+|then\s+)?{_DID}\b"
)
_DONE = (
    r"(?:launched|carried\s+out|planted|fired|dropped|committed|perpetrated|staged|planned|ordered|organi[sz]ed|engineered|mounted|killed|bombed|shelled|attacked|"
    r"struck|destroyed|blown\s+up|burned|left|laid|attacks?|strikes?|raids?|bombings?|shelling|sabotage|massacres?|killings?|provocation|operation)"
)
DONE_BY = re.compile(
    rf"(?:\b{_DONE}\b[^.;:“”\"\n]{{0,50}}?(?<!not )\bby|\bit\s+(?:was|were|had\s+been|is))\s+(?:the\s+|an?\s+)?(?:[a-z-]+\s+){{0,2}}$", re.IGNORECASE
)
WORK_OF = re.compile(r"\b(?:work|doing|handiwork|fingerprints)\s+of\s+(?:the\s+)?(?:\w+\s+and\s+)?$", re.IGNORECASE)
CONDEMNED = re.compile(r"\b(?:condemn|denounc|deplor|criticis|criticiz|decr(?:y|ie)|slamm)\w*", re.IGNORECASE)
CALLED = re.compile(r"\bcall(?:s|ed|ing)?\b(?!\s+(?:on|for)\b)", re.IGNORECASE)
CRIME = re.compile(r"\b(?:crimes?|murder|massacre|aggression|assassinat\w+|atrocit\w+|genocide|terrorism|barbar\w+|cowardly|illegal|criminal)\b", re.IGNORECASE)
PERHAPS = re.compile(r"\b(?:may|might|could|would|if|whether|who|probably|possibly|likely|perhaps)\b", re.IGNORECASE)
OPENING = re.compile(r"\W*(?:that\s+)?(?:the\s+)?")
BYSTANDERS = frozenset(["igo", "ngo", "media", "company"])
THINGS = frozenset(["weapon", "vehicle", "facility"])
BACK = 110
"""Characters before a name in which it may be said what was done by it."""


def charges(ctx: Context, content: Sequence[Span], own: Callable[[Entity], bool]) -> bool:
    """Is somebody named as the one who did it, who is not on the speaker's side (``own``) and could have?"""
    return any(_did(ctx, c, e) and not own(e) for c in content for e in meeting(ctx.values.entities, c))


def finds_guilty(ctx: Context, content: Sequence[Span], own: Callable[[Entity], bool]) -> bool:
    """Is it said outright that a party that is not the speaker's was behind it, with no "may" or "whether" before?"""
    named = ((c, e) for c in content for e in meeting(ctx.values.entities, c) if e.type not in THINGS)
    return any(BEHIND_IT.match(ctx.text, e.end, c.end) and not PERHAPS.search(ctx.text[c.start : e.start]) and not own(e) for c, e in named)


def condemns(ctx: Context, cue: str, content: Sequence[Span], own: Callable[[Entity], bool]) -> bool:
    """Is the one condemned a party that is not the speaker's own, or a deed called a crime?"""
    if CALLED.search(cue):
        return any(CRIME.search(ctx.quote(c)) and any(c.covers(t.span) for t in ctx.tagged("trigger")) for c in content)
    if not CONDEMNED.search(cue):
        return False
    first = OPENING.match(ctx.text, content[0].start)
    at = first.end() if first is not None else content[0].start
    return any(e.start == at and e.type in ("organization", "nationality") and not own(e) for e in meeting(ctx.values.entities, content[0]))


def _did(ctx: Context, content: Span, entity: Entity) -> bool:
    """Is the name said to be behind it, the subject of a deed, or the one by whom it was done?"""
    if entity.type in THINGS or (entity.actor is not None and entity.actor.kind in BYSTANDERS):
        return False
    before = ctx.text[max(content.start, entity.start - BACK) : entity.start]
    if BEHIND_IT.match(ctx.text, entity.end, content.end) or WORK_OF.search(before):
        return True
    party = entity.type in ("organization", "nationality") or (entity.type == "place" and (entity.metonym or entity.actor is not None))
    return party and bool(DOES.match(ctx.text, entity.end, content.end) or DONE_BY.search(before))
