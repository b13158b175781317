"""What the words above an event in the parse make of it: denied, doubted, planned, threatened, only possible.

The path goes from the event's word up the dependency tree (Universal Dependencies v2) to the root.  Each word on it that commits its speaker to less than
"it happened" counts, with its own negation, its modal verb and the conjunction of its clause; the path ends where words take the event for granted
("after the attack", a relative clause, "when it struck").  Answers nothing where the tagger hands on no parse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from crossbearing.claims.clauses import case_of, relation
from crossbearing.claims.context import Context

DENYING = re.compile(
    r"den(?:y|ies|ied|ying|ials?)|reject(?:s|ed|ing|ion)?|refut\w+|dismiss(?:es|ed|ing|al)?|rubbish(?:es|ed)?|disavow\w*|disown\w*|disput(?:es|ed|ing)|debunk\w*"
)
FALSE = re.compile(
    r"false|untrue|baseless|unfounded|fabricat\w+|nonsense|lies?|invent(?:ed|ions?)|groundless|absurd|fantasy|propaganda|fake|fiction|exaggerated|ridiculous|"
    r"stupid|laughable|slander|hoax|disinformation|hallucinations?"
)
DOUBTING = re.compile(
    r"suspect(?:s|ed|ing)?|suspicions?|alleg(?:es?|ed|ing|ations?)|believ(?:es?|ed|ing)|beliefs?|thinks?|thought|hint(?:s|ed|ing)?|speculat\w+|presum\w+|supposed|"
    r"appear(?:s|ed)?|seem(?:s|ed)?|possibilit(?:y|ies)|theor(?:y|ies)|hypothes[ei]s|rumou?r(?:s|ed)?|insinuat\w+|suggest(?:s|ed|ing|ions?)?|claims?|"
    r"probable|probably|apparently|possibly|perhaps"
)
PROVING = re.compile(r"confirm(?:s|ed|ation)?|verif(?:y|ied|ication)|establish(?:ed)?|prove[sdn]?|substantiat\w+|corroborat\w+")
SIGN = re.compile(r"evidence|indications?|signs?|proof|traces?|records?|reason")
PLANNING = re.compile(
    r"plan(?:s|ned|ning)?|prepar(?:es?|ed|ing|ations?)|plot(?:s|ted|ting)?|intend(?:s|ed|ing)?|intentions?|consider(?:s|ed|ing)?|weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?|"
    r"contemplat\w+|foil(?:s|ed|ing)?|thwart(?:s|ed|ing)?|avert(?:s|ed|ing)?|conspir\w+|rehears\w+|poised|orders?|ordered"
)
THREATENING = re.compile(r"threaten(?:s|ed|ing)?|threats?|vow(?:s|ed|ing)?|pledg(?:es?|ed|ing)|swore|sworn|right|promis(?:es?|ed|ing)|warn(?:s|ed|ing|ings)?")
WARNING = re.compile(r"warn(?:s|ed|ing|ings)?|promis\w+")
FEARING = re.compile(
    r"fear(?:s|ed|ing)?|risks?|danger|prospects?|worr(?:y|ies|ied)|concern(?:s|ed)?|prevent(?:s|ing)?|deter(?:s|red|ring)?|avoid(?:s|ed|ing)?|halt|curb|"
    r"limit|capable|ability|capacity|wants?|wanted|seeks?|sought|hop(?:es?|ed|ing)|wish(?:es|ed)?|urg(?:es?|ed|ing)|refrain\w*|ceas(?:e|ing)|incit\w+|"
    r"invit(?:es?|ing)|potential|expect(?:s|ed|ing)?|pretext|protect|braced|bracing|alert|conceivable|possible|likely|unlikely"
)
SAYING = re.compile(
    r"sa(?:y|ys|id)|tell|tells|told|remind\w*|recall\w*|report(?:s|ed|ing)?|count(?:s|ed)?|know[ns]?|knew|see|sees|saw|heard|learn\w*|describ\w+|note[sd]?|add(?:s|ed)?|"
    r"mean[st]?|meant|show(?:s|ed|n)?|find|found|document\w*|recogni[sz]\w+|admit\w*|acknowledg\w+|conced\w+|declare[sd]?|state[sd]?|call(?:s|ed)?"
)
"""Words of telling: that somebody may tell it makes nothing less certain."""
QUALIFYING = {
    "suspected": frozenset("suspected alleged apparent possible presumed purported supposed probable likely unconfirmed rumoured rumored".split()),
    "planned": frozenset("planned pending impending imminent upcoming foiled thwarted".split()),
    "hypothetical": frozenset("potential future hypothetical".split()),
    "threatened": frozenset(["threatened"]),
}
CONDITION = frozenset(["if", "unless", "whether", "should", "lest", "once"])
MODAL = frozenset(["could", "may", "might", "would", "can"])
FUTURE = frozenset(["will", "shall", "'ll"])
NOT = frozenset(["not", "n't", "never", "neither", "nor", "hardly"])
NONE = frozenset(["no", "none", "nobody", "neither"])
GRANTED = frozenset("after before since during following despite over about amid because upon until through behind".split())
"""Prepositions behind which an event is taken for granted."""
SHARE = frozenset("part hand role involvement complicity responsibility blame victims toll".split())
"""Nouns whose "in" or "for" takes the event for granted: it is the share in it that is denied or suspected."""
HAPPENING = frozenset("took take taken happened happen occurred occur carried carry launched launch staged conducted was were been be is".split())
DOING = frozenset(
    "carried carry carrying committed commit committing launched staged conducted mounted engineered perpetrated took taken taking part involved".split()
)
"""Words for a share in a known deed: whether it was he who did it may be denied or doubted, though the deed is known."""
SELF = frozenset(["it", "they", "he", "we", "she"])
CARRIED_BY = ("obj", "iobj", "obl", "nmod", "ccomp", "xcomp", "acl", "appos", "compound", "csubj", "nsubj", "advcl", "amod")
HIGHEST = 8


class Step(NamedTuple):
    """A word above the event, the word below it on the path, and how that hangs on it (relation without subtype)."""

    word: int
    below: int
    by: str


def path(ctx: Context, i: int) -> Iterator[Step]:
    """The words that govern word ``i``, the nearest first."""
    for _ in range(HIGHEST):
        above, by = ctx.tokens[i].head, relation(ctx, i)
        if above < 0 or above == i:
            return
        if by == "conj":
            while by == "conj" and above >= 0:
                i, by = above, relation(ctx, above)
                above = ctx.tokens[i].head
            if above < 0 or above == i:
                return
        if by not in CARRIED_BY or ctx.tokens[i].deprel == "acl:relcl" or (by in ("obl", "nmod") and case_of(ctx, i) in GRANTED):
            return
        if by == "advcl" and any(relation(ctx, k) == "mark" and ctx.words[k] not in ("to", "by") for k in ctx.children[i]):
            return
        yield Step(above, i, by)
        if SAYING.fullmatch(ctx.words[above]) and relation(ctx, above) in ("advcl", "conj"):
            return
        i = above


def negated(ctx: Context, i: int) -> bool:
    """Does a word of negation hang on word ``i``, on its auxiliary, or on its subject or object ("no strike", "did not attack", "nobody was hurt")?"""
    for k in ctx.children[i]:
        kind = relation(ctx, k)
        if ctx.words[k] in NOT and kind in ("advmod", "aux", "cc", "det") and ctx.words[k + 1 : k + 2] not in (["only"], ["just"]):
            return True
        if kind == "det" and ctx.words[k] == "no":
            return True
        if kind in ("nsubj", "obj") and (ctx.words[k] in NONE or any(relation(ctx, d) == "det" and ctx.words[d] == "no" for d in ctx.children[k])):
            return True
    return False


def qualified(ctx: Context, i: int) -> str | None:
    """What the adjectives of an event noun make of it ("a possible strike", "the planned attack")."""
    for k in ctx.children[i]:
        if relation(ctx, k) in ("amod", "compound", "det") and k < i:
            for kind, words in QUALIFYING.items():
                if ctx.words[k] in words:
                    return kind
    return None


def modal_of(ctx: Context, i: int) -> str | None:
    """What the modal verb or the conjunction of the clause of word ``i`` makes of it."""
    words = {ctx.words[k]: relation(ctx, k) for k in ctx.children[i] if k < i}
    if any(w in words and words[w] in ("mark", "aux", "advmod") for w in CONDITION):
        return "hypothetical"
    have = "have" in words and words["have"] == "aux"
    if any(w in words and words[w] == "aux" for w in MODAL):
        return "suspected" if have else "hypothetical"
    return "planned" if any(w in words and words[w] == "aux" for w in FUTURE) else None


def _of_word(ctx: Context, step: Step) -> str | None:
    """What one governing word makes of the event below it."""
    word, no = ctx.words[step.word], negated(ctx, step.word)
    if DENYING.fullmatch(word) or (word in ("ruled", "ruling") and "out" in ctx.words[step.word : step.word + 2]):
        return None if no else "denied"
    if FALSE.fullmatch(word) or any(
        FALSE.fullmatch(ctx.words[k]) and relation(ctx, k) in ("xcomp", "obj", "obl", "ccomp") and k != step.below for k in ctx.children[step.word]
    ):
        return "denied"
    if SIGN.fullmatch(word) and no:
        return "denied"
    if PROVING.fullmatch(word) and (no or _unable(ctx, step.word)):
        return "suspected"
    if THREATENING.fullmatch(word):
        return "warned" if WARNING.fullmatch(word) else "threatened"
    if PLANNING.fullmatch(word):
        return "planned" if not (word.startswith("order") and step.by != "xcomp") else None
    if DOUBTING.fullmatch(word):
        return "denied" if no else "suspected"
    if FEARING.fullmatch(word) or (word in ("call", "calls", "called", "calling") and case_of(ctx, step.below) == "for"):
        return "hypothetical"
    return None


def _unable(ctx: Context, i: int) -> bool:
    """Does "unable to" or "has yet to" stand before the word?"""
    return bool({"unable", "yet", "impossible", "cannot"} & set(ctx.words[max(0, i - 3) : i]))


def made_of(ctx: Context, i: int, *, definite: bool) -> str | None:
    """What the words above event word ``i`` make of it; None where they leave it as it is told.  A noun that points at a known event (``definite``) is
    only touched by the words of its own phrase, and by those above a verb that says who did it."""
    if ctx.tokens[i].head < 0:
        return None
    found = ["denied"] if negated(ctx, i) else []
    found += [kind for kind in (qualified(ctx, i), modal_of(ctx, i)) if kind is not None]
    verb = ctx.tokens[i].head
    if definite and relation(ctx, i) in ("obj", "obl", "nmod") and ctx.words[verb] in DOING:
        found += [kind for kind in ("denied" if negated(ctx, verb) else None, modal_of(ctx, verb)) if kind is not None]
        found += _above(ctx, verb)
    elif not definite:
        found += _above(ctx, i)
    return _settled(found)


def on_condition(ctx: Context, i: int) -> bool:
    """Does somebody say that he will do it himself, if something else is done ("they would blow up the plant if the army came closer")?"""
    under = relation(ctx, i) == "ccomp" and any(relation(ctx, k) == "nsubj" and ctx.words[k] in SELF for k in ctx.children[i])
    return under and any(relation(ctx, k) == "advcl" and modal_of(ctx, k) == "hypothetical" for k in ctx.children[i])


def _above(ctx: Context, i: int) -> Iterator[str]:
    """What each word of the path makes of the event, the nearest first."""
    for step in path(ctx, i):
        word = ctx.words[step.word]
        if word in SHARE and step.by in ("nmod", "obl"):
            return
        if (made := _of_word(ctx, step)) is not None:
            yield made
        subject = step.by == "nsubj"
        if SAYING.fullmatch(word) or PROVING.fullmatch(word) or DENYING.fullmatch(word) or (subject and word not in HAPPENING):
            continue
        if (modal := modal_of(ctx, step.word)) is not None:
            yield modal
        if step.below == i and step.by in ("obj", "obl", "nsubj") and word in HAPPENING and negated(ctx, step.word):
            yield "denied"


def _settled(found: list[str]) -> str | None:
    """One answer: a condition on the event itself, then a denial from anywhere above, a threat with what its verb says, then the nearest."""
    if not found or found == ["warned"]:
        return "hypothetical" if found else None
    if found[0] != "hypothetical" and "denied" in found:
        return "denied"
    if "threatened" in found or ("warned" in found and {"planned", "hypothetical"} & set(found)):
        return "threatened"
    if "hypothetical" in found:
        return "hypothetical" if found[0] != "suspected" else "suspected"
    return found[0] if found[0] != "warned" else "hypothetical"
