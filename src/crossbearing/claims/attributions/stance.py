"""What does a source do with its statement: assert, confirm, suspect, deny, blame, claim, decline, retract?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.claims.attributions.charging import CONDEMNED, charges, condemns, finds_guilty
from crossbearing.claims.attributions.refuting import NO_PROOF, refutes
from crossbearing.claims.attributions.sides import PARTISAN, fights, same_side, soldierly
from crossbearing.claims.attributions.silence import is_silent
from crossbearing.claims.attributions.speakers import Speaker
from crossbearing.claims.context import Context
from crossbearing.records.claim import Entity, EventMention, Role
from crossbearing.records.document import Span
from crossbearing.records.ontology import UNREAL

HEDGED = re.compile(
    r"\b(?:suspected|suspects?|suspicions?|alleged(?:ly)?|likely|possibl[ey]|probabl[ey]|apparent(?:ly)?|may (?:have|be)|"
    r"might (?:have|be)|could have|believed to|appear(?:s|ed)? to|seem(?:s|ed)? to|presumed|presumably|"
    r"concerned\s+that|feared|fears?)\b",
    re.IGNORECASE,
)
_ACTS = (
    r"(?:t(?:ook|aken|aking)\s+(?:[\w,]+\s+){0,5}?(?:steps|action|measures|aim|part|out|prisoners?|control)|struck|strike|striking|hit|hitting|carried|conducted|launched|targeted|targeting|destroyed|attacked|fired|killed|bombed|"
    r"shelled|acted|responded|"
    r"prevented|thwarted|shot|neutrali[sz]ed|eliminated|seized|captured|raided|ambushed|sank|sunk|downed|"
    r"brought\s+down|opened\s+fire|overran|overrun|set\s+(?:ablaze|fire|alight)|burned|dealt\s+with|intercepted|detonated|planted|executed|stormed|repelled|clashed|pursued|engaged|silenced|repulsed|went\s+after|returned\s+fire|chased|(?:ordered|authori[sz]ed)\s+(?:[\w-]+\s+){0,3}?(?:strikes?|attacks?|raids?|bombings?)|"
    r"did\s+(?:it|so)|done\s+(?:it|so)|(?:was|were|is|are|stood|been)\s+(?:responsible|behind)|"
    r"us(?:ed|ing)\s+(?:[\w-]+\s+){0,3}?(?:drones?|missiles?|rockets?|bombs?|explosives))(?!\s+(?:no|nothing|none|neither)\b)"
)
OWN_PRONOUN_ACT = re.compile(
    rf"^\W*(?:that\s+)?(?:(?:it|they|he|we|i)\s+(?:(?:alone|also|itself|themselves|too)\s+)?(?:had\s+|have\s+|has\s+|did\s+)?|to\s+have\s+|(?:(?:one|two|three|four|five|some|several|\d+)\s+of\s+)?(?:its|their|his|our)\s+(?:own\s+)?(?!enem|rival|oppon|advers|neighb)(?:(?!(?:are|is|was|were|been|be)\b)\w+\s+){{1,3}}?(?:had\s+|have\s+|has\s+)?|"
    rf"having\s+)(?:(?:\w+ly|alone)\s+)?[\W]*{_ACTS}\b|^\W*(?:that\s+)?(?:it|they|he|we)\s+(?:had|did)\W*$",
    re.IGNORECASE,
)
_HOSTILE = r"(?!\w*(?:enemy|hostile|foreign|unidentified|unknown|suspected|rebel|occupation|rival)\b)"
GROUP_ACT, ARMY_ACT = (
    re.compile(
        rf"^\W*(?:that\s+)?(?:the|an?|some|several|two|three|four|\d+)?\s*(?:{_HOSTILE}(?:[a-z-]+|[A-Z]+-?\d+\w*)\s+){{0,2}}(?:{nouns})\s+"
        rf"(?:of\s+(?:the\s+)?[\w\s-]{{3,40}}?\s+)?(?:had\s+|have\s+|has\s+)?[\W]*(?:\w+ly\s+)?{_ACTS}\b"
    )
    for nouns in (
        "group|movement|organi[sz]ation|front|brigades?|faction|outfit|mujahideen|fighters|units?",
        "army|military|air force|navy|armed forces|troops|soldiers|forces|aircraft|jets|warplanes|helicopters|gunships|drones|air[- ]defen[cs]es?|"
        "(?:naval|missile|rocket|drone|unmanned\\s+air)\\s+forces?|detachment|units?|commandos|gunners|artillery|warships?|patrol(?:\\s+boats?)?",
    )
)
"""Acts of "the group", "the army", of troops and jets that are nobody else's: own ones where a group, or soldiers, tell them."""
POINTED_AT = re.compile(
    r"\W*(?:it|this|that|them|both|(?:the|this|that)\s+\w+)\b(?:,?\s+too|\s+as\s+well|,?\s+(?:on|the\s+same|that|late|early)\s+\w+|[;,]?\s+and\b.*)*\W*",
    re.IGNORECASE,
)
ANNOUNCED_ACT = re.compile(
    r"\W*(?:the\s+|an?\s+)?(?:execution|launch|launching|implementation|carrying\s+out|targeting|destruction|elimination)\s+of\b", re.IGNORECASE
)
ASKING = re.compile(r"\b(?:call|demand|urg|request|ask|want|support|seek|sought|await|discuss|propos|recommend)\w*", re.IGNORECASE)
"""Who calls for an act has not done it ("called for the implementation of the resolution")."""
ADMITTED = re.compile(r"\b(?:acknowledg|admit)\w*", re.IGNORECASE)
ATTRIBUTED = re.compile(r"\battribut\w*", re.IGNORECASE)
CAUSE = re.compile(
    r"\b(?:short[- ]circuit|heat(?:wave)?|faults?|failures?|accidents?|weather|negligence|carelessness|careless|gas|leaks?|sparks?|cables?|errors?|malfunction|"
    r"breach(?:es)?|lightning|cigarette|mishandling|handling|wiring|collision|fog|storm)\b",
    re.IGNORECASE,
)
"""What is blamed and is no party."""
BLAMED_FOR = re.compile(r"\s(?:for|after|rather\s+than|over|even\s+as)\s|[,;]")
"""Where the phrase of what is blamed ends."""
ALLEGED = re.compile(r"\b(?:allegations?|accusations?|charges)\b", re.IGNORECASE)
PRAISED = re.compile(
    r"\b(?:valiant|heroic|brave|glorious|courageous)\s+(?:[\w'’-]+\s+){0,3}(?:forces|army|troops|soldiers|fighters|men|navy|air\s+force)\b", re.IGNORECASE
)
OWN_SUCCESS = re.compile(r"\b(?:neutrali[sz]ed|eliminated|liquidated|put\s+out\s+of\s+action|sent\s+to\s+hell|silenced)\b", re.IGNORECASE)
OPERATION = re.compile(
    r"\b(?:strikes?|airstrikes?|air\s+strikes?|operations?|raids?|sorties)\s+(?:had\s+been|were|was|have\s+been|has\s+been)\s+(?:\w+\s+)?"
    r"(?:carried\s+out|conducted|executed|launched|flown)\b(?![^.;]{0,60}\bby\b)|"
    r"\b(?:strikes?|airstrikes?|operations?|raids?)\s+(?:had\s+|have\s+|has\s+)?(?:targeted|hit|struck|destroyed)\s+(?:\w+\s+){0,2}?"
    r"(?:hideouts?|sanctuar(?:y|ies)|training\s+camps?|militants?|terrorists?|insurgents?|rebels?)\b|"
    r"\b(?:legitimate|lawful|valid)\s+(?:military\s+)?targets?\b|\bprecision\s+(?:air\s*)?strikes?\b|\b(?:was|were)\s+(?:targeted|hit|struck|bombed)\b[^.;]{0,40}?\bin\s+an?\s+air\s?strike\b(?!\s+by\b)",
    re.IGNORECASE,
)
"""What soldiers tell of an operation of which they do not say whose it was: their own."""
SUBJECTLESS = re.compile(r"\W*(?:was|were|is|are|had|has|have)\b(?!\W*$)", re.IGNORECASE)
"""What opens with its verb tells of one who is named before ("a group that X says was behind it")."""
CLAIMED = re.compile(r"\bclaim(?:s|ed|ing)?\b", re.IGNORECASE)
RESPONSIBILITY = re.compile(r"\W*(?:responsibility|credit)\b", re.IGNORECASE)
CLAIMED_ACT = re.compile(r"^\W*(?:responsibility\b|credit\b|(?:the|an?|its|their|this|\w+day['’]s|several|two|three)\s+(?:[\w'’-]+\s+){0,3}$)", re.IGNORECASE)
CLAUSE = re.compile(r"[^,.;:]{0,40}?\b(?:was|were|had|has|have|is|are|did|would|will)\b", re.IGNORECASE)
TO_HAVE_DONE = re.compile(rf"\W*to\s+have\s+(?:\w+ly\s+)?{_ACTS}", re.IGNORECASE)
RELATING = frozenset(["witness", "media outlet", "expert", "document"])
CONFIRMING = re.compile(r"\b(?:accept|conced|acknowledg|admit|verif|corroborat)\w*", re.IGNORECASE)
CONFIRMED = re.compile(
    r"\W*(?:that\s+)?(?:[\w.-]+\s+){1,4}?(?:(?:has|have|had)\s+(?:\w+ly\s+)?(?:been\s+able\s+to\s+)?|(?:was|were)\s+able\s+to\s+)(?:verif(?:y|ied)|confirm(?:ed)?)\b",
    re.IGNORECASE,
)
"""What opens with somebody's having verified the rest."""
NAMED_ACT = re.compile(
    rf"(?:(?:['’]s)?\s+(?:[a-z-]+\s+)?(?:aircraft|jets|warplanes|forces|troops|soldiers|police|militias?|men|drones|helicopters|fighters|artillery|gunners|military|army))?"
    rf"\s+(?:has\s+|have\s+|had\s+)?(?:\w+ly\s+|again\s+)?{_ACTS}\b",
    re.IGNORECASE,
)
FIRST_PERSON_ACT = re.compile(
    r"\b(?:we|our (?:forces|troops|air ?force|aircraft|jets|army|navy|fighters|men|units|soldiers))\b(?!\s+(?:were|are|have\s+been|had\s+been|got)\b)"
    r"(?!\s+(?:\w+\s+)?(?:have|had|count\w*|lost|saw|heard|found)\s+(?:[\w-]+\s+){1,4}?(?:killed|wounded|injured|dead|hit|fired|launched)\b)[^.;]{0,40}?\b(?:took|taken|"
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
    r"\bb(?:ore|ears?|earing)\s+(?:all\s+)?the\s+(?:hallmarks?|fingerprints?|signature|signs?)|\b(?:was|were|had|has|have)\s+(?:probably|likely|possibly|presumably)\b|\b(?:not|never|cannot|n['’]t)\s+(?:be\s+|been\s+|yet\s+)*rule[d]?\s+out|"
    r"\bpresumed\b|\b(?:checking|investigating)\s+(?:reports|whether|if|a\s+report)\b|\bwas\s+(?:probably|likely|possibly|apparently)\b|\bplausible\b|\bunproven\b|\bsuggest(?:s|ed|ing)?\s+(?:that|an?|the)\b|\b(?:most\s+)?(?:probable|likely)\s+cause\b|\bappear(?:s|ed)?\s+to\s+(?:have|be)\b|\bcould\s+be\b|"
    r"\bnot\s+(?:\w+\s+){0,2}?(?:look|sound|seem)(?:s|ed|ing)?\s+like\b|\bn['’]t\s+look\s+like\b|"
    r"\b(?:main|leading|working|preliminary|prevailing|likeliest)\s+(?:version|theory|theories|hypothesis|explanation|line\s+of\s+(?:inquiry|enquiry))\b|"
    r"(?<!in)\bconsistent\s+with\b|\blogical\s+to\s+assume\b|\bamong\s+the\s+possibilities\b|"
    r"\b(?:not|never|cannot|n['’]t)\s+(?:be\s+|been\s+)?exclude[ds]?\b|\bexclude[sd]?\s+nothing\b|\b(?:un|not\s+)corroborated\b|"
    r"\b(?:moderate|low|some)\s+confidence\b|\bmore\s+likely\s+than\s+not\b|\bapparently\s+\w+|^\W*(?:that\s+)?(?:it|they|he|she|we|i)\s+(?:\w+ly\s+|would\s+)?(?:believe[sd]?|suspect(?:s|ed)?|think|thought|assume[sd]?)\b|"
    r"\b(?:looking\s+(?:at|into)|consider(?:ing|ed)|examining|raised)\s+the\s+possibility\b|\b(?:realistic|real|distinct)\s+possibility\b|\breasonable\s+assumption\b|"
    r"\b(?:believed|thought|understood)\s+to\s+(?:have\s+(?:been\s+)?(?:carried|caused|launched|fired|planted|behind|responsible|struck|hit|killed|ordered|used)|be\s+(?:behind|responsible|the\s+work))\b",
    re.IGNORECASE,
)
SUSPECTED = re.compile(r"\b(?:suspect|hint|alleg|investigat|consider)\w*", re.IGNORECASE)
FOREBODING = re.compile(r"\b(?:could|may|might|likely|risks?|danger)\b", re.IGNORECASE)
FORECAST = re.compile(r"\b(?:would|will)\b", re.IGNORECASE)
WARNING = re.compile(r"\b(?:warn|caution|fear)\w*", re.IGNORECASE)
WORRIED = re.compile(r"\b(?:concerns?|suspicions?|fears)\b", re.IGNORECASE)
"""Nouns in a cue ("voiced fears") by which what is said is held to be possible."""
TAKEN_BACK = re.compile(
    r"\b(?:misquoted|misreported|(?:taken|quoted)\s+out\s+of\s+context|(?:statement|report|claim|figure|toll|announcement|post|tweet)\s+(?:was|had\s+been)\s+"
    r"(?:an?\s+)?(?:error|mistake|mistaken|incorrect|wrong|premature)|(?:has|have|had|having)\s+been\s+wrong)\b",
    re.IGNORECASE,
)
SENTENCED = re.compile(r"\b(?:sentenced|convicted|indicted|found\s+guilty|named\s+the\s+culprit)\b", re.IGNORECASE)
TAKEN_ON = re.compile(r"\bresponsibility\b.*\b(?:taken|assumed|accepted|took)\b|\bboast\w*", re.IGNORECASE)
JUDGED = re.compile(r"\b(?:condemn|denounc|deplor|mourn|criticis|criticiz|prais|welcom|lament|regret|express)\w*", re.IGNORECASE)
NO_ACCIDENT = re.compile(
    r"\b(?:was|were|is|are|been)(?:\s+not|n['’]t)\s+an?\s+(?:\w+\s+)?accidents?\b|\bno\s+accident\b|"
    r"\b(?:not|n['’]t)\s+(?:look|sound|seem|appear)\w*\s+(?:like\s+|to\s+be\s+)?(?:an?\s+)?accident\w*\b",
    re.IGNORECASE,
)
"""Whose doing it was is not said, but that it was somebody's."""
INSISTED = re.compile(r"\b(?:maintain|insist|reiterat|stress)\w*", re.IGNORECASE)
MISHAP = re.compile(r"\b(?:accidents?|accidental(?:ly)?|unrelated|not\s+(?:related|linked|connected)|coincidence)\b", re.IGNORECASE)
"""What one who insists on it sets against a charge."""
ASKED = re.compile(
    r"\W*(?:(?!(?:reports?|claims?|accusations?|allegations?|charges?|suggestions?)\b)[\w.'’-]+\s+){0,4}?(?:pleas?|calls?|demands?|requests?|offers?|proposals?|cease-?fires?|"
    r"truces?|talks|ultimatums?|appeals?|bids?|plans?|deals?|negotiations?|resolutions?|invitations?|entry|access|bail|visas?|permission)\b",
    re.IGNORECASE,
)
"""What is refused when it is rejected, and not disputed."""
OPENING = 12
NO_CHARGE = frozenset(["Armed clash", "Disrupted weapons use"])
"""What two sides do, and what is done against weapons."""
BYSTANDING = frozenset(["witness", "media outlet"])
BLAMING = frozenset(["official-named", "official-anonymous", "militia", "expert", "witness", "other", "document", "state media"])
STATE_SIDE = re.compile(
    r"\b(?:army|military|armed forces|government forces|troops|soldiers|regime|government|junta|warplanes|air force|navy|intelligence)\b", re.IGNORECASE
)
OTHER_SIDE = re.compile(
    r"\b(?:enemy|militias?|gangs?|guerrillas|rebels|separatists|insurgents|jihadists|occupation|"
    r"mercenaries|terrorists?\s+\w+|terrorists|the other side|opposite side)\b",
    re.IGNORECASE,
)
FOES = re.compile(rf"{OTHER_SIDE.pattern}|\b(?:militants|fighters|gunmen|guerrillas|extremists)\b", re.IGNORECASE)
"""Those whom soldiers kill."""
NO_SIDE = re.compile(r"\b(?:unknown|unidentified|suspected|alleged|masked|its|our|their|his|her)\b", re.IGNORECASE)


def stance_of(ctx: Context, cue: Sequence[Span], content: Sequence[Span], label: str, speaker: Speaker, events: Sequence[EventMention]) -> str:
    """The stance of one attribution: the cue's own, moved by hedges and by who is said to have done it."""
    words = " ".join(ctx.quote(s) for s in cue)
    said = _plain(ctx, content)
    base = label or "asserts"
    if is_silent(base, _around(ctx, cue), said):
        return "no-comment"
    if base == "confirms" and _admits(ctx, words, said, content[0], speaker, events):
        return "claims-responsibility"
    if base in ("asserts", "confirms") and speaker.kind not in BYSTANDING and TAKEN_BACK.search(said):
        return "retracts"
    if (base == "blames" and _blames_a_cause(ctx, words, content)) or (base == "denies" and ASKED.match(said)):
        return "asserts"
    if base not in ("asserts", "suspects"):
        return base
    if base == "asserts" and (CONFIRMED.match(said) or (CONFIRMING.search(words) and not fights(speaker))):
        return "confirms"
    if CLAIMED.search(words) and TO_HAVE_DONE.match(said) and speaker.kind not in RELATING:
        return "claims-responsibility"
    side = speaker.side or speaker.entity
    if speaker.kind in BLAMING and condemns(ctx, words, content, lambda e: same_side(side, e)):
        return "blames"
    if JUDGED.search(words):
        told_on = CONDEMNED.search(words) and any(_tells_on(ctx, e, speaker) for e in told_as_done(events))
        return "blames" if told_on and speaker.kind in BLAMING else "asserts"
    party = fights(speaker)
    if NO_ACCIDENT.search(said):
        return "suspects"
    if party and INSISTED.search(words) and MISHAP.search(said):
        return "denies"
    if refutes(words, said, speaker.kind, party=party):
        return "denies"
    if NO_PROOF.search(said):
        return "asserts"
    if SENTENCED.search(words) and _names_somebody(ctx, content):
        return "blames"
    if party and TAKEN_ON.search(words):
        return "claims-responsibility"
    unknown = speaker.kind == "other" and CLAIMED.search(words) is not None
    if (party or unknown) and base == "asserts" and not ALLEGED.search(words) and _claims(ctx, words, said, content, speaker, events):
        return "claims-responsibility"
    return _of_statement(base, words, content, speaker, events, ctx)


def _plain(ctx: Context, content: Sequence[Span]) -> str:
    """What is said, without quotation marks."""
    return re.sub(r"[“”\"]", "", " ".join(ctx.quote(s) for s in content))


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


def _blames_a_cause(ctx: Context, words: str, content: Sequence[Span]) -> bool:
    """Is what is blamed a thing that went wrong, and nobody named for it ("blamed a short circuit for the blast")?"""
    end = BLAMED_FOR.search(ctx.text, content[0].start, content[0].end)
    on = [Span(content[0].start, end.start()) if end is not None and not ATTRIBUTED.search(words) else content[0], *content[1:]]
    return (bool(ATTRIBUTED.search(words)) or any(CAUSE.search(ctx.quote(s)) for s in on)) and not _names_somebody(ctx, on)


def _admits(ctx: Context, words: str, said: str, content: Span, speaker: Speaker, events: Sequence[EventMention]) -> bool:
    """Does one who can have done it own up to an act: "confirmed that it had struck", or soldiers that "acknowledged a strike"?"""
    if fights(speaker) and speaker.kind != "document" and OWN_PRONOUN_ACT.search(said):
        return True
    armed = speaker.kind == "militia" or (speaker.kind == "official-named" and soldierly(speaker))
    return armed and bool(ADMITTED.search(words)) and _claims_event(ctx, content, events)


def _claims(ctx: Context, words: str, said: str, content: Sequence[Span], speaker: Speaker, events: Sequence[EventMention]) -> bool:
    """Does the speaker take the act on himself: by "claimed" with the event as its object, or by naming his own side as the one that acts?"""
    claims = any(_claims_event(ctx, c, [e for e in events if c.covers(e.trigger)]) for c in content)
    if CLAIMED.search(words) and (claims or POINTED_AT.fullmatch(said) or RESPONSIBILITY.match(said)):
        return True
    if (ANNOUNCED_ACT.match(said) and not ASKING.search(words)) or (soldierly(speaker) and PRAISED.search(said)):
        return True
    return _names_itself(ctx, content, speaker)


def _names_itself(ctx: Context, content: Sequence[Span], speaker: Speaker) -> bool:
    """Does what is said begin with the speaker's own side as the one that acts ("The republic has taken steps", says its minister)?"""
    for c in content:
        name = next((e for e in ctx.values.entities if 0 <= e.start - c.start <= OPENING), None)
        if name is None or not NAMED_ACT.match(ctx.text, name.end, c.end):
            continue
        soldiers = speaker.entity is None and speaker.kind != "militia" and name.actor is not None and name.actor.kind == "military" and soldierly(speaker)
        if soldiers or same_side(speaker.side or speaker.entity, name):
            return True
    return False


def _claims_event(ctx: Context, content: Span, events: Sequence[EventMention]) -> bool:
    """ "Claimed Monday's attack on ...": is what is claimed an event by its noun, at the start of the content?"""
    first = min(events, key=lambda e: e.trigger.start, default=None)
    if first is None or CLAUSE.match(ctx.text, first.trigger.end, content.end):
        return False
    return bool(CLAIMED_ACT.match(ctx.text[content.start : first.trigger.start]))


def _of_statement(base: str, words: str, content: Sequence[Span], speaker: Speaker, events: Sequence[EventMention], ctx: Context) -> str:
    """The stance of a plain statement: whose act it tells, and how surely."""
    said = _plain(ctx, content)
    real = told_as_done(events)
    if real and all(e.modality == "denied" for e in real) and not HEDGED_ACT.search(said):
        return "denies"
    actors = [entity for e in real if e.type.acled != "Arrests" for entity in actors_of(ctx, e)]
    own = any(same_side(speaker.side or speaker.entity, a) for a in actors)
    own = own or any(p.search(said) for p in (FIRST_PERSON_ACT, OWN_SIDE_ACT, OWN_PRONOUN_ACT))
    own = own or bool(GROUP_ACT.search(said) if speaker.kind == "militia" else soldierly(speaker) and ARMY_ACT.search(said))
    own = own or (soldierly(speaker) and OPERATION.search(said) is not None)
    own = own and SUBJECTLESS.match(said) is None
    own = own or (not actors and (bool(OWN_SUCCESS.search(said)) or any(_is_loss_of_enemy(ctx, e, speaker) for e in real)))
    own = own and (base != "suspects" or bool(OWN_SIDE_ACT.search(said)))
    if own and fights(speaker) and speaker.kind != "document" and not ALLEGED.search(words):
        return "claims-responsibility"
    side = speaker.side or speaker.entity
    if speaker.kind in BLAMING and not SUSPECTED.search(words) and finds_guilty(ctx, content, lambda e: same_side(side, e)):
        return "blames"
    hedged = all(e.modality == "suspected" for e in real) if real else bool(HEDGED.search(said))
    if base == "suspects" or hedged or WORRIED.search(words) or HEDGED_ACT.search(said) or (WARNING.search(words) and _forebodes(said, speaker)):
        return "suspects"
    if speaker.kind in BLAMING and (any(_tells_on(ctx, e, speaker) for e in real) or charges(ctx, content, lambda e: same_side(side, e))):
        return "blames"
    return base


def _is_loss_of_enemy(ctx: Context, event: EventMention, speaker: Speaker) -> bool:
    """Do soldiers or an armed group tell that those whom they fight were hit, and not by whom?"""
    if event.modality != "actual" or event.fillers("actor"):
        return False
    foes = STATE_SIDE if speaker.kind == "militia" else FOES if soldierly(speaker) else None
    hit = [ctx.quote(Span(r.start, r.end)) for role in ("target", "victim") for r in event.fillers(role)]
    return foes is not None and any(foes.search(w) for w in hit)


def told_as_done(events: Sequence[EventMention]) -> list[EventMention]:
    """The events of a content but for what may come: who is to act in that has not done what is named beside it ("would strike those behind such attacks")."""
    to_act = {(r.start, r.end) for e in events if e.modality in UNREAL for r in e.fillers("actor")}
    return [e for e in events if e.modality not in UNREAL and to_act.isdisjoint((r.start, r.end) for r in e.fillers("actor"))]


def own_act(ctx: Context, event: EventMention, speaker: Speaker) -> bool:
    """Is an event that happened one of the speaker's own side?"""
    if not fights(speaker) or speaker.kind == "document" or event.modality != "actual" or event.type.acled == "Arrests":
        return False
    return any(same_side(speaker.side or speaker.entity, a) for a in actors_of(ctx, event))


def _forebodes(said: str, speaker: Speaker) -> bool:
    """Is a warning one of what may come?  What a party says will come is a threat, and asserted."""
    return bool(FOREBODING.search(said)) or (speaker.kind not in PARTISAN and bool(FORECAST.search(said)))


def _tells_on(ctx: Context, event: EventMention, speaker: Speaker) -> bool:
    """Does an event put the act on one side (a clash of two does not): an actor who is named, or a party to the conflict that is not the speaker's own?"""
    fillers = event.fillers("actor")
    if actors_of(ctx, event) or any(_names_party(ctx, r, speaker) for r in fillers):
        return event.type.acled not in NO_CHARGE
    official = speaker.kind.startswith("official")
    other = [OTHER_SIDE] if official else [STATE_SIDE] if speaker.kind == "militia" else [STATE_SIDE, OTHER_SIDE]
    words = [ctx.quote(Span(r.start, r.end)) for r in fillers]
    return len(words) == 1 and not NO_SIDE.search(words[0]) and any(p.search(words[0]) for p in other)


def _names_party(ctx: Context, role: Role, speaker: Speaker) -> bool:
    """Does the phrase of a role name a party, or a nation, that is not the speaker's own ("a branch of the Iranian military")?"""
    inside = (e for e in ctx.values.entities if role.start <= e.start < role.end and (e.type in ("organization", "nationality") or e.metonym))
    return any(not same_side(speaker.side or speaker.entity, e) for e in inside)


def actors_of(ctx: Context, event: EventMention) -> list[Entity]:
    """The entities in the actor role of an event."""
    known = {e.id: e for e in ctx.values.entities}
    return [known[r.ref] for r in event.fillers("actor") if r.ref in known]
