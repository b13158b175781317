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
    r"prevented|thwarted|shot|neutrali[sz]ed|eliminated|seized|captured|raided|ambushed|sank|downed|intercepted|detonated|planted|executed|stormed|repelled|clashed|pursued|engaged|silenced|repulsed|went\s+after|returned\s+fire)"
)
OWN_PRONOUN_ACT = re.compile(
    rf"^\W*(?:that\s+)?(?:(?:it|they|he|we|i)\s+(?:had\s+|have\s+|has\s+|did\s+)?|to\s+have\s+|(?:its|their|his|our)\s+(?:own\s+)?(?:(?!(?:are|is|was|were|been|be)\b)\w+\s+){{1,2}}(?:had\s+|have\s+|has\s+)?|"
    rf"having\s+)(?:\w+ly\s+)?[\W]*{_ACTS}\b",
    re.IGNORECASE,
)
GROUP_ACT, ARMY_ACT = (
    re.compile(rf"^\W*(?:that\s+)?the\s+(?:{nouns})\s+(?:had\s+|have\s+|has\s+)(?:\w+ly\s+)?{_ACTS}\b", re.IGNORECASE)
    for nouns in ("group|movement|organi[sz]ation|front|brigades?|faction|outfit|mujahideen|fighters", "army|military|air force|navy|armed forces")
)
"""Acts of "the group", "the army": own ones where a group, or soldiers, tell them."""
POINTED_AT = re.compile(r"\W*(?:it|this|that|them|both|(?:the|this|that)\s+\w+)\b(?:\s+too|\s+as\s+well|\s+and\b.*)?\W*", re.IGNORECASE)
ANNOUNCED_ACT = re.compile(
    r"\W*(?:the\s+|an?\s+)?(?:execution|launch|launching|implementation|carrying\s+out|targeting|destruction|elimination)\s+of\b", re.IGNORECASE
)
ADMITTED = re.compile(r"\b(?:acknowledg|admit)\w*", re.IGNORECASE)
ATTRIBUTED = re.compile(r"\battribut\w*", re.IGNORECASE)
ALLEGED = re.compile(r"\b(?:allegations?|accusations?|charges)\b", re.IGNORECASE)
EACH_SIDE = re.compile(r"\b(?:both|each|two|all)\s+(?:sides|governments|countries|armies|capitals)\b", re.IGNORECASE)
BYSTANDERS = frozenset(["igo", "ngo", "media"])
"""Kinds of bodies that find, count and condemn: what others did is no act of theirs."""
PRAISED = re.compile(
    r"\b(?:valiant|heroic|brave|glorious|courageous)\s+(?:[\w'’-]+\s+){0,3}(?:forces|army|troops|soldiers|fighters|men|navy|air\s+force)\b", re.IGNORECASE
)
OWN_SUCCESS = re.compile(r"\b(?:neutrali[sz]ed|eliminated|liquidated|put\s+out\s+of\s+action|sent\s+to\s+hell|silenced)\b", re.IGNORECASE)
CLAIMED = re.compile(r"\bclaim(?:s|ed|ing)?\b", re.IGNORECASE)
CLAIMED_ACT = re.compile(r"^\W*(?:responsibility\b|credit\b|(?:the|an?|its|their|this|\w+day['’]s|several|two|three)\s+(?:[\w'’-]+\s+){0,3}$)", re.IGNORECASE)
CLAUSE = re.compile(r"[^,.;:]{0,40}?\b(?:was|were|had|has|have|is|are|did|would|will)\b", re.IGNORECASE)
SOLDIERLY = re.compile(
    r"\b(?:army|military|air force|navy|armed forces|general staff|chief of staff|command|defen[cs]e ministry|ministry of defen[cs]e|spokes\w+)\b",
    re.IGNORECASE,
)
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
    r"\bb(?:ore|ears?|earing)\s+(?:all\s+)?the\s+(?:hallmarks?|fingerprints?|signature)|\b(?:not|never|cannot|n['’]t)\s+(?:be\s+|been\s+|yet\s+)*rule[d]?\s+out|"
    r"\bpresumed\b|\b(?:checking|investigating)\s+(?:reports|whether|if|a\s+report)\b|\bwas\s+(?:probably|likely|possibly|apparently)\b|\b(?:most\s+)?(?:probable|likely)\s+cause\b|\bappear(?:s|ed)?\s+to\s+(?:have|be)\b|\bcould\s+be\b|"
    r"\b(?:not|never|cannot|n['’]t)\s+(?:be\s+|been\s+)?exclude[ds]?\b|\bexclude[sd]?\s+nothing\b|\b(?:un|not\s+)corroborated\b|"
    r"\b(?:moderate|low|some)\s+confidence\b",
    re.IGNORECASE,
)
FOREBODING = re.compile(r"\b(?:could|may|might|likely|risks?|danger)\b", re.IGNORECASE)
FORECAST = re.compile(r"\b(?:would|will)\b", re.IGNORECASE)
WARNING = re.compile(r"\b(?:warn|caution|fear)\w*", re.IGNORECASE)
_THEY = r"(?:we|it|they|he|she|(?:its|our|their|his|her|the)\s+(?:[\w-]+\s+){0,2}[\w-]+)"
REFUTED_ACT = re.compile(
    rf"(?:^|[.!?;]\s+)\W*(?:that\s+)?{_THEY}\s+(?:(?:did|had|has|have)\s*(?:not|n['’]t)|(?:had\s+|has\s+|have\s+)?never)\s+(?:(?:been|be)\s+)?"
    rf"(?:carry|carr\w+|fir\w+|attack\w*|bomb\w*|shell\w*|strike|struck|hit|kill\w*|target\w*|plant\w*|launch\w*|us(?:e|ed)\b|tak\w+\s+part|involv\w+|commit\w*|"
    r"order\w*|fly\b|enter\w*|cross\w*|violat\w*|sen[dt]\w*)|"
    r"\b(?:was|were|is|are|been)\s*(?:not|n['’]t|never)\s+(?:\w+\s+)?(?:involved|responsible|behind|part\s+of|to\s+blame)\b|"
    r"^\W*(?:that\s+)?(?:no|none\s+of\s+(?:its|our|their|his|the))\s+(?:[\w-]+\s+){0,2}?(?:aircraft|planes?|warplanes?|drones?|missiles?|rockets?|shells?|strikes?|attacks?|"
    r"raids?|operations?|shelling|bombing|bombardment|civilians?|hospitals?|schools?|forces|troops|units?|soldiers?|fighters?|ships?)\b"
    r"(?![^.;]{0,40}\b(?:reported|claimed|identified|found|recorded)\b)|\bkn(?:ow|ows|ew)\s+nothing\s+(?:of|about)\b|^\W*nothing\s+of\b",
    re.IGNORECASE,
)
TAKEN_BACK = re.compile(
    r"\b(?:misquoted|misreported|(?:taken|quoted)\s+out\s+of\s+context|(?:statement|report|claim|figure|toll|announcement|post|tweet)\s+(?:was|had\s+been)\s+"
    r"(?:an?\s+)?(?:error|mistake|mistaken|incorrect|wrong|premature)|(?:has|have|had|having)\s+been\s+wrong)\b",
    re.IGNORECASE,
)
REFUTING = re.compile(
    r"\b(?:fairy[- ]?tales?|fantas(?:y|ies)|laughable|ridiculous|ludicrous|hoax|fabricat\w+|baseless|unfounded|groundless|nonsens\w*|absurd|"
    r"outright\s+lies?|\blies?\b|fake(?:\s+news)?|"
    r"disinformation|"
    r"not\s+serious|without\s+(?:any\s+)?(?:foundation|basis)|no\s+(?:basis|truth)|nothing\s+to\s+do\s+with|untrue|not\s+true|false\s+(?:claims?|"
    r"reports?|accusations?)|"
    r"never\s+happened|did\s+not\s+(?:happen|take\s+place)|propaganda|inventions?|hearsay|(?:it|that|this)\s+is\s+false|cheap\s+politics|nowhere\s+near)\b",
    re.IGNORECASE,
)
NO_PROOF = re.compile(r"\bno\s+(?:\w+\s+)?(?:evidence|indications?|signs?|proof)\s+(?:\w+\s+)?(?:that|of)\b", re.IGNORECASE)
"""What a party says to deny, and one who looks into it says as a finding."""
FINDERS = frozenset(["expert", "document"])
NOBODY_HARMED = re.compile(
    r"(?:^|[.!?;,]\s+)\W*(?:that\s+)?(?:there\s+(?:was|were|is|are|had\s+been)\s+(?:no|never|not\s+a\s+single)\b(?!\s+(?:\w+\s+){0,2}(?:evidence|indication|sign|proof|word|"
    r"comment|information|confirmation|warning|doubt|time|way|electricity|immediate))|"
    r"(?:no\s*(?:body|\s+one)|(?:no|none\s+of\s+(?:the|its|our|their))\s+(?:[\w-]+\s+){1,2})\s*(?:was|were|is|are|has\s+been|have\s+been|had\s+been)\s+(?:hurt|harmed|injured|"
    r"killed|wounded|hit|damaged|targeted|involved))|\bneither\s+\w+s?\s+nor\s+\w+s\b|\b(?:we|i|he|she|they)\s+(?:(?:was|were|am|is|have|has|had)\s+)?never\s+(?:said|in|been|"
    r"did|had|attacked|sent)\b|^\W*we\s+(?:did|have|had)\s*(?:not|n['’]t|no)\s+(?!know|comment|yet|see|hear|forget|understand)\w+",
    re.IGNORECASE,
)
CHARGE_CALLED = re.compile(
    r"^\W*(?:the|this|that|these|all|such)\s+(?:\w+\s+)?(?:accusations?|allegations?|charges?|claims?|stor(?:y|ies)|versions?|rumou?rs?)\b", re.IGNORECASE
)
CALLING = re.compile(r"\b(?:call|describ|brand|label|term|dismiss)\w*", re.IGNORECASE)
CONDEMNED = re.compile(r"\b(?:sentenced|convicted|indicted|found\s+guilty|named\s+the\s+culprit)\b", re.IGNORECASE)
TAKEN_ON = re.compile(r"\bresponsibility\b.*\b(?:taken|assumed|accepted|took)\b|\bboast\w*", re.IGNORECASE)
JUDGED = re.compile(r"\b(?:condemn|denounc|deplor|mourn|criticis|criticiz|prais|welcom|lament|regret|express)\w*", re.IGNORECASE)
NOTHING_SAID = re.compile(
    r"\b(?:not|n[’']t|no)\s+(?:immediately\s+|yet\s+|publicly\s+)*(?:comment(?:ed)?|respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|"
    r"return(?:ed)?\s+(?:calls|messages))|declin\w+ to|"
    r"promis\w+\s+to\s+(?:react|respond|comment|answer|reply)\b|refus\w+ to (?:comment|say|confirm|speak|discuss|answer)|"
    r"no (?:comment|reply|response|answer)\b|neither confirm|could not be reached|"
    r"\b(?:could|can|(?:is|are|was|were)(?= not| n))\s*(?:not|n[’']t)\s+(?:yet\s+)?(?:able\s+to\s+|in\s+a\s+position\s+to\s+)?"
    r"(?:say|tell|establish|determine|confirm|verify|"
    r"identify)\b",
    re.IGNORECASE,
)
UNKNOWN = re.compile(
    r"^\W*(?:that\s+)?(?:(?:it|he|she|they|we|i)\s+(?:(?:could|can)\s*(?:not|n[’']t)\s+(?:\w+\s+)?(?:say|tell|establish|determine|confirm|verify|identify)|"
    r"(?:did|does|do)\s*(?:not|n[’']t)\s+(?:know|comment)|(?:could|can|would)\s+neither\s+confirm|"
    r"(?:had|has|have)\s+(?:nothing\s+to\s+(?:add|say)|no\s+(?:information|comment|knowledge)))|it\s+(?:was|is)\s+(?:impossible|too\s+early|not\s+possible)\s+to\s+"
    r"(?:say|tell|determine|know|establish))\b",
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
BLAMING = frozenset(["official-named", "official-anonymous", "militia", "expert", "witness", "other"])
UNMOVED = frozenset(["witness", "media outlet"])
"""Kinds of source that refute nothing: they say what they saw or heard."""

STATE_SIDE = re.compile(
    r"\b(?:army|military|armed forces|government forces|troops|soldiers|regime|government|junta|warplanes|air force|navy|intelligence)\b", re.IGNORECASE
)
OTHER_SIDE = re.compile(
    r"\b(?:enemy|militia|rebels|separatists|insurgents|jihadists|occupation|mercenaries|terrorists?\s+\w+|terrorists|the other side|opposite side)\b",
    re.IGNORECASE,
)
NO_SIDE = re.compile(r"\b(?:unknown|unidentified|suspected|alleged|masked|its|our|their|his|her)\b", re.IGNORECASE)


def stance_of(ctx: Context, cue: Sequence[Span], content: Sequence[Span], label: str, speaker: Speaker, events: Sequence[EventMention]) -> str:
    """The stance of one attribution: the cue's own, moved by hedges and by who is said to have done it."""
    words = " ".join(ctx.quote(s) for s in cue)
    said = re.sub(r"[“”\"]", "", " ".join(ctx.quote(s) for s in content))
    around = _around(ctx, cue)
    base = label or "asserts"
    if NOTHING_SAID.search(around) or (base == "asserts" and UNKNOWN.search(said)):
        return "no-comment"
    if (base == "denies" and NOT_DENIED.search(around)) or (base == "confirms" and NOT_CONFIRMED.search(around)):
        return "no-comment"
    if base == "confirms" and _admits(ctx, words, said, content[0], speaker, events):
        return "claims-responsibility"
    if base in ("asserts", "confirms") and speaker.kind not in UNMOVED and TAKEN_BACK.search(said):
        return "retracts"
    if base == "blames" and ATTRIBUTED.search(words) and not _names_somebody(ctx, content):
        return "asserts"
    if base not in ("asserts", "suspects"):
        return base
    if JUDGED.search(words):
        return "asserts"
    if _refutes(words, said, speaker):
        return "denies"
    if NO_PROOF.search(said) and _finds(speaker):
        return "asserts"
    if CONDEMNED.search(words) and _names_somebody(ctx, content):
        return "blames"
    if _fights(speaker) and TAKEN_ON.search(words):
        return "claims-responsibility"
    if _fights(speaker) and base == "asserts" and not ALLEGED.search(words) and _claims(ctx, words, said, content, speaker, events):
        return "claims-responsibility"
    return _of_statement(base, words, said, speaker, events, ctx)


def _refutes(words: str, said: str, speaker: Speaker) -> bool:
    """Does a party or one who is concerned say that it is not so?  Finders report what they have not found, outlets and bystanders what they saw."""
    if CALLING.search(words) and CHARGE_CALLED.match(said):
        return True
    if NOBODY_HARMED.search(said):
        return speaker.kind not in ("expert", "media outlet")
    return speaker.kind not in UNMOVED and bool(REFUTING.search(said) or REFUTED_ACT.search(said) or (NO_PROOF.search(said) and not _finds(speaker)))


def _finds(speaker: Speaker) -> bool:
    """Does the speaker look into what others did?"""
    return speaker.kind in FINDERS or not _fights(speaker)


def _around(ctx: Context, cue: Sequence[Span]) -> str:
    """The words about a cue, in its sentence: what negates it stands there."""
    if not cue:
        return ""
    sentence = ctx.layout.sentences[max(0, ctx.sentence_at(cue[0].start))] if ctx.layout.sentences else cue[0]
    return ctx.text[max(sentence.start, cue[0].start - 40) : min(max(sentence.end, cue[-1].end), cue[-1].end + 12)]


def _names_somebody(ctx: Context, content: Sequence[Span]) -> bool:
    """Is anybody named, or a party to the conflict, in what is said?"""
    named = any(c.meets(Span(e.start, e.end)) and (e.type != "place" or e.metonym) for c in content for e in ctx.values.entities)
    return named or any(p.search(ctx.quote(c)) for c in content for p in (STATE_SIDE, OTHER_SIDE))


def _admits(ctx: Context, words: str, said: str, content: Span, speaker: Speaker, events: Sequence[EventMention]) -> bool:
    """Does one who can have done it own up to an act: "confirmed that it had struck", or soldiers that "acknowledged a strike"?"""
    if _fights(speaker) and speaker.kind != "document" and OWN_PRONOUN_ACT.search(said):
        return True
    armed = speaker.kind == "militia" or (speaker.kind == "official-named" and bool(SOLDIERLY.search(speaker.words)))
    return armed and bool(ADMITTED.search(words)) and _claims_event(ctx, content, events)


def _fights(speaker: Speaker) -> bool:
    """Could the speaker's side have done it: a party with forces of its own, no body that only finds, counts or condemns?"""
    if EACH_SIDE.search(speaker.words):
        return False
    bodies = [e.actor.kind for e in (speaker.side, speaker.entity) if e is not None and e.actor is not None]
    return speaker.kind in PARTISAN and not any(kind in BYSTANDERS for kind in bodies)


def _claims(ctx: Context, words: str, said: str, content: Sequence[Span], speaker: Speaker, events: Sequence[EventMention]) -> bool:
    """Does the speaker take the act on himself: by "claimed" with the event as its object, or by naming his own side as the one that acts?"""
    if CLAIMED.search(words) and (_claims_event(ctx, content[0], events) or POINTED_AT.fullmatch(said)):
        return True
    if ANNOUNCED_ACT.match(said) or (SOLDIERLY.search(speaker.words) and PRAISED.search(said)):
        return True
    return _names_itself(ctx, content, speaker)


def _names_itself(ctx: Context, content: Sequence[Span], speaker: Speaker) -> bool:
    """Does what is said begin with the speaker's own side as the one that acts ("The republic has taken steps", says its minister)?"""
    for c in content:
        name = next((e for e in ctx.values.entities if 0 <= e.start - c.start <= OPENING), None)
        if name is None or not NAMED_ACT.match(ctx.text, name.end, c.end):
            continue
        soldiers = (
            speaker.entity is None
            and speaker.kind != "militia"
            and name.actor is not None
            and name.actor.kind == "military"
            and bool(SOLDIERLY.search(speaker.words))
        )
        if soldiers or same_side(speaker.side or speaker.entity, name):
            return True
    return False


def _claims_event(ctx: Context, content: Span, events: Sequence[EventMention]) -> bool:
    """ "Claimed Monday's attack on ...": is what is claimed an event by its noun, at the start of the content?"""
    first = min(events, key=lambda e: e.trigger.start, default=None)
    if first is None or CLAUSE.match(ctx.text, first.trigger.end, content.end):
        return False
    return bool(CLAIMED_ACT.match(ctx.text[content.start : first.trigger.start]))


def _of_statement(base: str, words: str, said: str, speaker: Speaker, events: Sequence[EventMention], ctx: Context) -> str:
    """The stance of a plain statement: whose act it tells, and how surely."""
    real = [e for e in events if e.modality not in UNREAL]
    if real and all(e.modality == "denied" for e in real):
        return "denies"
    actors = [entity for e in real if e.type.acled != "Arrests" for entity in actors_of(ctx, e)]
    own = any(same_side(speaker.side or speaker.entity, a) for a in actors)
    own = own or any(p.search(said) for p in (FIRST_PERSON_ACT, OWN_SIDE_ACT, OWN_PRONOUN_ACT))
    own = own or bool(GROUP_ACT.search(said) if speaker.kind == "militia" else SOLDIERLY.search(speaker.words) and ARMY_ACT.search(said))
    if _fights(speaker) and speaker.kind != "document" and not ALLEGED.search(words) and (own or (not actors and OWN_SUCCESS.search(said))):
        return "claims-responsibility"
    hedged = all(e.modality == "suspected" for e in real) if real else bool(HEDGED.search(said))
    if base == "suspects" or hedged or HEDGED_ACT.search(said) or (WARNING.search(words) and _forebodes(said, speaker)):
        return "suspects"
    if speaker.kind in BLAMING and any(_tells_on(ctx, e, speaker) for e in real):
        return "blames"
    return base


def own_act(ctx: Context, event: EventMention, speaker: Speaker) -> bool:
    """Is an event that happened one of the speaker's own side?"""
    if not _fights(speaker) or speaker.kind == "document" or event.modality != "actual" or event.type.acled == "Arrests":
        return False
    return any(same_side(speaker.side or speaker.entity, a) for a in actors_of(ctx, event))


def _forebodes(said: str, speaker: Speaker) -> bool:
    """Is a warning one of what may come?  What a party says will come is a threat, and asserted."""
    return bool(FOREBODING.search(said)) or (speaker.kind not in PARTISAN and bool(FORECAST.search(said)))


def _tells_on(ctx: Context, event: EventMention, speaker: Speaker) -> bool:
    """Does an event put the act on one side (a clash of two does not): an actor who is named, or a party to the conflict that is not the speaker's own?"""
    fillers = event.fillers("actor")
    if actors_of(ctx, event):
        return event.type.acled != "Armed clash"
    official = speaker.kind.startswith("official")
    other = [OTHER_SIDE] if official else [STATE_SIDE] if speaker.kind == "militia" else [STATE_SIDE, OTHER_SIDE]
    words = [ctx.quote(Span(r.start, r.end)) for r in fillers]
    return len(words) == 1 and not NO_SIDE.search(words[0]) and any(p.search(words[0]) for p in other)


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
