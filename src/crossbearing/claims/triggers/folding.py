"""Which triggers of a sentence name one and the same event?

"Airstrikes targeted positions", "was killed in an explosion", "the strikes, which hit two bases", "carried out a raid": a noun and
the verb that it goes with are one mention.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.claims.clauses import case_of, head_of, relation
from crossbearing.claims.context import Context
from crossbearing.claims.parties import LIGHT_VERBS
from crossbearing.claims.triggers.standing import tells_nothing
from crossbearing.records.document import Span
from crossbearing.records.ontology import GENERAL_TYPES
from crossbearing.records.tags import Tag

EFFECT_VERBS = frozenset(
    "kill kills killed killing wound wounds wounded wounding injure injures injured injuring destroy destroys destroyed "
    "die dies died dying dead perish perished neutralise neutralises neutralised neutralising neutralize neutralizes neutralized neutralizing maim maimed "
    "destroying damage damages damaged damaging hit hits hitting "
    "strike strikes struck striking target targets targeted targeting pound pounds pounded pounding rip ripped rock rocked tear "
    "tore level levelled leveled eliminate eliminates eliminated eliminating embrace embraced embracing claim claims claimed claiming lose lost losing "
    "suffer suffered suffering sustain sustained sustains sustaining pay paid send sent bury buried martyr martyred succumb succumbed".split()
)
CROWD = frozenset(["protest", "protest-intervention", "excessive-force", "violent-demonstration"])
LINKING = frozenset(["in", "by", "during", "with", "from", "after", "when", "as"])
BREAKS = frozenset([";", "but", "while", "whereas", "although", "and", "before"])
REACH = 12
GERUND_REACH = 25
JOINED_REACH = 14
CLOSE = 6
SEARCHES = frozenset("raid raids operation operations sweep sweeps".split())
"""In what people are arrested."""
LEAVING = frozenset("left leaving leaves leave".split())
TIME_SPANS = frozenset("hours minutes day days week weeks month months year years hour soon shortly".split())
ACTS = frozenset("hit hits hitting strike strikes struck striking target targets targeted targeting pound pounds pounded pounding".split())
"""Verbs of what one does and not of what comes of it."""
LEFT_REACH = 6
"""Words from "left" to "dead" ("left at least 14 people dead"), at most."""
ANSWERING = frozenset(["response", "retaliation", "revenge", "reprisal", "answer", "reply"])
"""Words between a deed and the other one that it answers ("destroyed the depot in response to the bombing")."""
NAMING = frozenset(
    "call calls called calling describe describes described describing condemn condemns condemned condemning denounce denounces denounced denouncing brand "
    "brands branded branding label labels labelled labeled term terms termed dub dubbed decry decried slam slams slammed characterise characterised "
    "characterize characterized".split()
)
"""Verbs with which somebody says what an event was ("called the raid a massacre")."""
BEATING_OFF = frozenset("repel repels repelled repelling repulse repulses repulsed repulsing".split())
"""Verbs of defence, whose object is the attack that they tell themselves."""
OPEN = frozenset("not n't never may might could would will if whether probably possibly perhaps likely allegedly".split())
"""Words with which it is left open whether the one was the other."""
RANKING = frozenset("worst deadliest bloodiest biggest largest latest first second third heaviest fiercest".split())
"""Words with which a known event is held against others ("may be the worst attack")."""
POINTING = frozenset(["the", "this", "that", "these", "those", "such", "its", "their", "his", "her", "'s"])
"""Words that make an event noun after them definite: that it happened is taken for granted."""
PHRASE_REACH = 5
SPECIFIC_LAST = ("attack", "explosion", "armed-clash", "property-destruction")
SETTING = frozenset(["after", "before", "since", "until"])
"""Words by which an act is set against another."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Triggers that name one event: ``main`` is the most telling one, ``all`` are in the order of the text."""

    main: Tag
    all: tuple[Tag, ...]

    @property
    def span(self) -> Span:
        """From the first to the last trigger."""
        return Span(self.all[0].start, self.all[-1].end)


def fold(ctx: Context, triggers: list[Tag]) -> list[Candidate]:
    """Group the triggers of each sentence into candidates, in the order of the text."""
    groups: list[list[Tag]] = []
    for trigger in triggers:
        if ctx.parsed and tells_nothing(ctx, trigger):
            continue
        if groups and ctx.same_sentence(groups[-1][-1], trigger) and _belongs(ctx, groups[-1], trigger):
            groups[-1].append(trigger)
        else:
            groups.append([trigger])
    return [Candidate(main=_main(ctx, g), all=tuple(g)) for g in groups]


def _belongs(ctx: Context, group: list[Tag], trigger: Tag) -> bool:
    """Does a trigger name the event of those before it: of the last, or of a noun that is its subject ("strikes that hit a school killed nine")?"""
    told = ctx.parsed and is_verb(ctx, trigger) and any(_subject_of(ctx, t, trigger) for t in group[:-1] if not is_verb(ctx, t))
    return told or _same_event(ctx, group[-1], trigger)


def is_verb(ctx: Context, trigger: Tag) -> bool:
    """Is the trigger a verb here?"""
    return trigger.by.endswith("-v")


def is_definite(ctx: Context, trigger: Tag) -> bool:
    """Is the trigger a noun with a word before it in its phrase that points at a known event ("those strikes", "last week's massacre")?"""
    i = first = ctx.token_range(trigger)[0]
    if is_verb(ctx, trigger) or ctx.words[first] == "use":
        return False
    while i > 0 and first - i < PHRASE_REACH and ctx.tokens[i - 1].upos in ("ADJ", "NOUN", "PROPN", "NUM", "PART", "DET", "PRON"):
        i -= 1
        if ctx.words[i] in POINTING:
            return ctx.words[i + 1] not in ("a", "an")
        if ctx.words[i] in ("a", "an", "any", "no", "another", "to"):
            return False
    return False


def _main(ctx: Context, group: list[Tag]) -> Tag:
    """The trigger whose type says most: nouns before verbs, specific types before general ones."""
    return min(group, key=lambda t: (t.label in SPECIFIC_LAST, ctx.quote(t).lower() in EFFECT_VERBS, is_verb(ctx, t), t.start))


def _same_event(ctx: Context, a: Tag, b: Tag) -> bool:
    """Do two neighbouring triggers of a sentence name one event?"""
    noun_a, noun_b = not is_verb(ctx, a), not is_verb(ctx, b)
    between = ctx.words[ctx.token_range(a)[1] : ctx.token_range(b)[0]]
    if not between or (ctx.parsed and noun_b and _said_of(ctx, a, b)) or (ctx.parsed and noun_a and not noun_b and _subject_of(ctx, a, b)):
        return True
    if noun_b and len(between) <= CLOSE and ctx.quote(a).lower().split()[0] in LIGHT_VERBS:
        return not set(between) & (LINKING | BREAKS | {",", "to"})
    if is_effect(ctx, b) and _left(between):
        return True
    if not noun_a and noun_b and a.label in CROWD and b.label in CROWD and len(between) <= CLOSE:
        return not set(between) & BREAKS
    if noun_a and noun_b:
        return between in (["of"], [",", "a"], [",", "an"]) and a.label == b.label
    if not noun_a and noun_b and a.label == "arrest" and ctx.quote(b).lower() in SEARCHES and set(between) & {"in", "during"} and len(between) <= GERUND_REACH:
        return not set(between) & BREAKS
    return _by_order(ctx, a, b, between)


def _said_of(ctx: Context, a: Tag, b: Tag) -> bool:
    """Does the noun ``b`` say what the event ``a`` was ("the raid was a massacre", "called the raid a massacre"), or what was beaten off?"""
    i, j = head_of(ctx, *ctx.token_range(a)), head_of(ctx, *ctx.token_range(b))
    if any(ctx.words[k] in OPEN for k in ctx.children[j]) and not any(ctx.words[k] in RANKING for k in ctx.children[j]):
        return False
    if any(relation(ctx, k) == "cop" for k in ctx.children[j]):
        return ctx.tokens[i].head == j and i < j and case_of(ctx, i) == "" and case_of(ctx, j) in ("", "like")
    verb = ctx.tokens[j].head
    if verb < 0 or any(ctx.words[k] in OPEN for k in ctx.children[verb]):
        return False
    if verb == i:
        return relation(ctx, j) == "obj" and ctx.words[i] in BEATING_OFF
    told = ctx.tokens[i].head == verb and relation(ctx, i) in ("obj", "nsubj", "xcomp")
    return told and ctx.words[verb] in NAMING and (relation(ctx, j) in ("xcomp", "obj", "ccomp") or case_of(ctx, j) == "as")


def _subject_of(ctx: Context, a: Tag, b: Tag) -> bool:
    """Is the noun ``a`` the subject of the verb ``b`` that tells of the same event ("the bombs, hidden in a van, were detonated at noon")?"""
    i, j = head_of(ctx, *ctx.token_range(a)), head_of(ctx, *ctx.token_range(b))
    alike = a.label == b.label or b.label in GENERAL_TYPES
    return alike and ctx.tokens[i].head == j and relation(ctx, i) == "nsubj" and not any(ctx.words[k] in OPEN for k in ctx.children[j])


def _by_order(ctx: Context, a: Tag, b: Tag, between: list[str]) -> bool:
    """The answer of word order alone."""
    if "," in between and not is_verb(ctx, a) and is_verb(ctx, b) and _set_before(ctx, a):
        return False
    effect_a, effect_b = is_effect(ctx, a), is_effect(ctx, b)
    if effect_b and between[-1] == "," and ctx.quote(b).lower().split()[0].endswith("ing"):
        return False
    if effect_b and ctx.quote(b).lower().split()[0].endswith("ing") and "," in between and len(between) <= GERUND_REACH and not set(between) & {";", "but"}:
        return True
    if effect_a and effect_b and len(between) <= CLOSE and between[0] in ("and", ","):
        return True
    if effect_b and len(between) <= JOINED_REACH and between[-1] in ("and", "or") and is_verb(ctx, a):
        return True
    if len(between) > REACH or any(w in BREAKS or w in ANSWERING for w in between):
        return False
    if not is_verb(ctx, a) and is_verb(ctx, b):
        return effect_b and between[-1] != "by"
    if is_verb(ctx, a) and (not is_verb(ctx, b) or (ctx.quote(b).endswith("ing") and between[-1] in ("in", "during"))):
        return any(w in LINKING for w in between) and effect_a and not _later(ctx, a, between)
    if effect_a and any(w in ("when", "after", "as", "by") for w in between):
        return not _later(ctx, a, between)
    return effect_b and len(between) <= CLOSE


def _set_before(ctx: Context, a: Tag) -> bool:
    """ "Two days after the raid on the camp, a drone hit a market": is the act only what another is set after or before?"""
    i = first = ctx.token_range(a)[0]
    while i > 0 and first - i < PHRASE_REACH and ctx.tokens[i - 1].upos in ("ADJ", "NOUN", "PROPN", "NUM", "PART", "DET"):
        i -= 1
    return ctx.words[i - 1] in SETTING


def _later(ctx: Context, a: Tag, between: list[str]) -> bool:
    """ "Struck the town, two years after the bombing": is the act before "after" another one than that behind it?"""
    if "after" not in between:
        return False
    spans = bool(TIME_SPANS.intersection(between[: between.index("after")][-1:]))
    return spans or ctx.quote(a).lower().split()[0] in ACTS


def _left(between: list[str]) -> bool:
    """ "A bombing at a church in the border town left at least 14 dead": is what was left that of the act before it, in one clause?"""
    at = next((i for i in range(len(between) - 1, max(-1, len(between) - 1 - LEFT_REACH), -1) if between[i] in LEAVING), None)
    return at is not None and len(between) <= GERUND_REACH and not set(between[: at - 1 if at and between[at - 1] == "and" else at]) & BREAKS


def is_effect(ctx: Context, trigger: Tag) -> bool:
    """Does the word tell what an act did to somebody or something, so that it is no event of its own beside one?"""
    words = ctx.quote(trigger).lower().split()
    return words[0] in EFFECT_VERBS or words[-1] in ("used", "employed")
