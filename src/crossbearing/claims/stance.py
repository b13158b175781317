"""What does a source do with its statement: assert, confirm, suspect, deny, blame, claim, decline, retract?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.claims.context import Context
from crossbearing.claims.kinds import GROUP_KINDS, OFFICIAL_KINDS
from crossbearing.claims.sources import Speaker
from crossbearing.records.claim import Entity, EventMention
from crossbearing.records.document import Span

HEDGED = re.compile(
    r"\b(?:suspected|suspects?|suspicions?|alleged(?:ly)?|likely|possibl[ey]|probabl[ey]|apparent(?:ly)?|may (?:have|be)|"
    r"might (?:have|be)|could have|believed to|appear(?:s|ed)? to|seem(?:s|ed)? to|presumed|presumably|"
    r"concerned|feared|fears?)\b",
    re.IGNORECASE,
)
_ACTS = (
    r"(?:took|taken|taking|struck|strike|striking|hit|hitting|carried|conducted|launched|targeted|targeting|destroyed|attacked|fired|killed|bombed|"
    r"shelled|acted|responded|"
    r"prevented|thwarted|shot|neutrali[sz]ed|eliminated|seized|captured|raided|ambushed|sank|downed|intercepted|detonated|planted)"
)
OWN_PRONOUN_ACT = re.compile(
    rf"^\W*(?:that\s+)?(?:(?:it|they|he|we|i)\s+(?:had\s+|have\s+|has\s+|did\s+)?|to\s+have\s+|(?:its|their|his|our)\s+(?:own\s+)?(?:\w+\s+){{1,2}}(?:had\s+|have\s+|has\s+)?|"
    rf"having\s+)(?:\w+ly\s+)?[\W]*{_ACTS}\b",
    re.IGNORECASE,
)
CLAIMED = re.compile(r"\bclaim(?:s|ed|ing)?\b", re.IGNORECASE)
CLAIMED_ACT = re.compile(
    r"^\W*(?:responsibility\b|credit\b|(?:the|an?|its|their|this|that|\w+day['’]s|several|two|three)\s+(?:[\w'’-]+\s+){0,3}$)", re.IGNORECASE
)
CLAUSE = re.compile(r"[^,.;:]{0,40}?\b(?:was|were|had|has|have|is|are|did|would|will)\b", re.IGNORECASE)
SOLDIERLY = re.compile(r"\b(?:army|military|air force|navy|armed forces|defen[cs]e ministry|spokes\w+)\b", re.IGNORECASE)
NAMED_ACT = re.compile(
    rf"(?:['’]s\s+(?:\w+\s+)?(?:aircraft|jets|warplanes|forces|troops|men|drones|helicopters|fighters|artillery))?\s+(?:has\s+|have\s+|had\s+)?(?:\w+ly\s+|again\s+)?{_ACTS}\b",
    re.IGNORECASE,
)
FIRST_PERSON_ACT = re.compile(
    r"\b(?:we|our (?:forces|troops|air ?force|aircraft|jets|army|navy|fighters|men|units|soldiers))\b[^.;]{0,40}?\b(?:took|taken|"
    r"struck|strike|hit|carried|conducted|launched|targeted|destroyed|attacked|fired|killed|bombed|acted|"
    r"responded|prevented|thwarted|shot)\b",
    re.IGNORECASE,
)
OWN_SIDE_ACT = re.compile(
    r"\b(?:his|her|their|its)\s+(?:own\s+)?(?:country|government|forces|army|troops|men|fighters|air ?force|jets|warplanes)\b[^.;]{0,25}?"
    r"\b(?:behind|responsible|struck|hit|carried out|conducted|launched|attacked|bombed|shelled|fired)\b",
    re.IGNORECASE,
)
HEDGED_ACT = re.compile(
    r"\b(?:may|might|could)\s+(?:well\s+)?have\s+(?:been|caused|carried|used|launched|fired|come|struck|hit)|\b(?:likely|probably|possibly|apparently|"
    r"allegedly|reportedly)\s+"
    r"(?:the\s+work|to\s+have|responsible|behind|caused|carried|fired|launched|by|been|a\b|an\b)|\b(?:suspected|suspicions?)\s+(?:that|of)\b|"
    r"\bwas\s+(?:probably|likely|possibly|apparently)\b|\b(?:most\s+)?(?:probable|likely)\s+cause\b|\bappear(?:s|ed)?\s+to\s+(?:have|be)\b|\bcould\s+be\b",
    re.IGNORECASE,
)
REFUTING = re.compile(
    r"\b(?:fairy[- ]?tales?|fantas(?:y|ies)|fabricat\w+|baseless|unfounded|groundless|nonsens\w*|absurd|outright\s+lies?|\blies?\b|fake(?:\s+news)?|"
    r"disinformation|"
    r"not\s+serious|without\s+(?:any\s+)?(?:foundation|basis)|no\s+(?:basis|truth)|nothing\s+to\s+do\s+with|untrue|not\s+true|false\s+(?:claims?|"
    r"reports?|accusations?)|"
    r"never\s+happened|did\s+not\s+(?:happen|take\s+place)|no\s+(?:\w+\s+)?(?:evidence|indications?|signs?|proof)\s+(?:\w+\s+)?(?:that|of)|propaganda)\b",
    re.IGNORECASE,
)
JUDGED = re.compile(r"\b(?:condemn|denounc|deplor|mourn|criticis|criticiz|prais|welcom|lament|regret|express)\w*", re.IGNORECASE)
NOTHING_SAID = re.compile(
    r"\b(?:not|n[’']t|no)\s+(?:immediately\s+|yet\s+|publicly\s+)*(?:comment(?:ed)?|respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|"
    r"return(?:ed)?\s+(?:calls|messages))|declin\w+ to|"
    r"refus\w+ to (?:comment|say|confirm|speak|discuss|answer)|no comment|neither confirm|could not be reached",
    re.IGNORECASE,
)
NOT_DENIED = re.compile(r"\b(?:not|n[’']t|never)\s+(?:\w+\s+)?(?:den(?:y|ied)|reject|dismiss|ruled? out)", re.IGNORECASE)
NOT_CONFIRMED = re.compile(
    r"\b(?:not|n[’']t|never)\s+(?:\w+\s+)?(?:confirm(?:ed)?|verif(?:y|ied))|\b(?:could|can)not be (?:independently )?(?:confirmed|"
    r"verified)",
    re.IGNORECASE,
)
UNREAL = frozenset(["hypothetical", "planned", "threatened"])
OPENING = 12
PARTISAN = frozenset(["official-named", "militia", "state media", "official-anonymous", "document"])


def stance_of(ctx: Context, cue: Sequence[Span], content: Sequence[Span], label: str, speaker: Speaker, events: Sequence[EventMention]) -> str:
    """The stance of one attribution: the cue's own, moved by hedges and by who is said to have done it."""
    words = " ".join(ctx.quote(s) for s in cue)
    said = " ".join(ctx.quote(s) for s in content)
    around = ctx.text[max(0, cue[0].start - 30) : min(len(ctx.text), cue[-1].end + 12)] if cue else ""
    base = label or "asserts"
    if NOTHING_SAID.search(around) or NOTHING_SAID.search(words):
        return "no-comment"
    if base == "denies" and NOT_DENIED.search(around):
        return "no-comment"
    if base == "confirms" and NOT_CONFIRMED.search(around):
        return "no-comment"
    if base not in ("asserts", "suspects"):
        return base
    if JUDGED.search(words):
        return "asserts"
    if speaker.kind in PARTISAN and CLAIMED.search(words) and _claims_event(ctx, content[0], events):
        return "claims-responsibility"
    if speaker.kind in PARTISAN and base == "asserts" and _names_itself(ctx, content, speaker):
        return "claims-responsibility"
    return _of_statement(base, said, speaker, events, ctx)


def _names_itself(ctx: Context, content: Sequence[Span], speaker: Speaker) -> bool:
    """Does what is said begin with the speaker's own side as the one that acts ("The republic has taken steps", says its minister)?"""
    for c in content:
        name = next((e for e in ctx.values.entities if 0 <= e.start - c.start <= OPENING), None)
        if name is None or not NAMED_ACT.match(ctx.text, name.end, c.end):
            continue
        soldiers = speaker.entity is None and name.actor is not None and name.actor.kind == "military" and bool(SOLDIERLY.search(speaker.words))
        if soldiers or same_side(speaker.entity, name):
            return True
    return False


def _claims_event(ctx: Context, content: Span, events: Sequence[EventMention]) -> bool:
    """ "Claimed Monday's attack on ...": is what is claimed an event by its noun, at the start of the content?"""
    first = min(events, key=lambda e: e.trigger.start, default=None)
    if first is None or CLAUSE.match(ctx.text, first.trigger.end, content.end):
        return False
    return bool(CLAIMED_ACT.match(ctx.text[content.start : first.trigger.start]))


def _of_statement(base: str, said: str, speaker: Speaker, events: Sequence[EventMention], ctx: Context) -> str:
    """The stance of a plain statement: whose act it tells, and how surely."""
    real = [e for e in events if e.modality not in UNREAL]
    if (real and all(e.modality == "denied" for e in real)) or (speaker.kind in PARTISAN and REFUTING.search(said)):
        return "denies"
    actors = [entity for e in real for entity in actors_of(ctx, e)]
    own = any(same_side(speaker.entity, a) for a in actors) or bool(FIRST_PERSON_ACT.search(said) or OWN_SIDE_ACT.search(said) or OWN_PRONOUN_ACT.search(said))
    if speaker.kind in PARTISAN and own:
        return "claims-responsibility"
    hedged = all(e.modality == "suspected" for e in real) if real else bool(HEDGED.search(said))
    if base == "suspects" or hedged or HEDGED_ACT.search(said):
        return "suspects"
    if actors and speaker.kind in ("official-named", "militia", "expert"):
        return "blames"
    return base


def actors_of(ctx: Context, event: EventMention) -> list[Entity]:
    """The entities in the actor role of an event."""
    known = {e.id: e for e in ctx.values.entities}
    return [known[r.ref] for r in event.fillers("actor") if r.ref in known]


def same_side(a: Entity | None, b: Entity | None) -> bool:
    """Are the two one actor, or two arms of one state?"""
    if a is None or b is None:
        return False
    if a.canonical is not None and a.canonical == b.canonical:
        return True
    if a.actor is None or b.actor is None:
        return False
    if a.actor.id in (b.actor.id, b.actor.part_of) or b.actor.id == a.actor.part_of:
        return True
    both_official = a.actor.kind in OFFICIAL_KINDS and b.actor.kind in OFFICIAL_KINDS and not {a.actor.kind, b.actor.kind} & GROUP_KINDS
    return both_official and a.actor.country is not None and a.actor.country == b.actor.country
