"""What the words that hang on a verb or a noun in the parse make of what it tells: its negation, its modal verb, its adverbs and adjectives of doubt, the
conjunction of its clause (Universal Dependencies v2).  Asks ``Token.head``; where a tagger hands on no parse, do not call it.
"""

from __future__ import annotations

import re

from crossbearing.claims.clauses import case_of, relation
from crossbearing.claims.context import Context

QUALIFYING = {
    "hypothetical": frozenset("potential future hypothetical".split()),
    "suspected": frozenset("suspected alleged reported apparent possible presumed purported supposed probable likely unconfirmed rumoured rumored".split()),
    "planned": frozenset("planned pending impending imminent upcoming foiled thwarted".split()),
    "threatened": frozenset(["threatened"]),
}
CONDITION = frozenset(["if", "unless", "whether", "should", "lest", "once"])
IDIOMS = {"once": (["again"], ["more"]), "if": (["any"], ["anything"], ["anyone"], ["anybody"], ["not"])}
"""How conjunctions go on that make no condition of what they stand in."""
MODAL = frozenset(["could", "may", "might", "can"])
TO_BE = frozenset(["is", "are", "was", "were"])
""""Is to storm the town"."""
FUTURE = frozenset(["will", "shall", "'ll"])
NOT = frozenset(["not", "n't", "never", "neither", "nor", "hardly"])
NONE = frozenset(["no", "none", "nobody", "neither", "nothing", "noone"])
UNTIL = frozenset(["until", "till", "before"])
""""Was not struck before Sunday": it was on Sunday."""
HEDGING = frozenset("probably possibly perhaps apparently allegedly reportedly purportedly presumably supposedly seemingly likely".split())
"""Adverbs with which a verb is told on somebody's word or as a guess."""
HEARSAY = re.compile(r"reported|said|understood|rumou?red|claimed")
UNSURE = frozenset(["unconfirmed", "unverified", "conflicting", "uncorroborated"])
ASCRIBED = frozenset(["attributed", "ascribed"])
SELF = frozenset(["it", "they", "he", "we", "she"])
SAYING = re.compile(
    r"sa(?:y|ys|id|ying)|disclos\w+|reveal\w*|hears?|hearing|witness\w*|watch\w*|remember\w*|tell|telling|tells|told|remind\w*|recall\w*|report(?:s|ed|ing)?|count(?:s|ed)?|know[ns]?|knew|see|sees|saw|heard|learn\w*|"
    r"describ\w+|note[sd]?|add(?:s|ed)?|mean[st]?|meant|show(?:s|ed|n)?|find|found|document\w*|recogni[sz]\w+|admit\w*|acknowledg\w+|conced\w+|declare[sd]?|state[sd]?|call(?:s|ed)?"
)
"""Words of telling: that somebody may tell it makes nothing less certain."""
TALE = re.compile(
    r"claims?|reports?|rumou?rs?|allegations?|accusations?|suggestions?|stor(?:y|ies)|versions?|speculation|announcements?|news|information|statements?|charges?"
)
"""Nouns whose content a clause tells."""


def negated(ctx: Context, i: int) -> bool:
    """Does a word of negation hang on word ``i``, on its auxiliary, or on its subject or object ("no strike", "did not attack", "nobody was hurt")?"""
    return not in_time(ctx, i) and (ctx.words[i - 1] == "no" or any(_negates(ctx, k) for k in ctx.children[i]))


def _negates(ctx: Context, k: int) -> bool:
    """Does word ``k`` deny the word that it hangs on?"""
    kind, word, below = relation(ctx, k), ctx.words[k], ctx.children[k]
    if word in NOT and kind in ("advmod", "aux", "cc", "det"):
        return ctx.words[k + 1 : k + 2] not in (["only"], ["just"])
    if (word == "no" and kind == "det") or (word == "longer" and any(ctx.words[d] == "no" for d in below)):
        return True
    party = kind in ("nsubj", "obj") or ctx.tokens[k].deprel == "obl:agent"
    return party and (word in NONE or any(relation(ctx, d) == "det" and ctx.words[d] == "no" for d in below))


def in_time(ctx: Context, i: int) -> bool:
    """Did it not happen "until" some time, or "never before" it, so that it did then?"""
    below = ctx.children[i]
    until = UNTIL if any(ctx.words[k] == "never" for k in below) else UNTIL - {"before"}
    marks = {case_of(ctx, k) for k in below if k > i} | {ctx.words[m] for k in below if k > i for m in ctx.children[k] if relation(ctx, m) == "mark"}
    return any(ctx.words[k] in NOT for k in below) and bool(marks & until)


def qualified(ctx: Context, i: int) -> str | None:
    """What the adjectives of an event noun make of it ("a possible strike", "the planned attack")."""
    for k in ctx.children[i]:
        if relation(ctx, k) in ("amod", "compound", "det") and k < i:
            for kind, words in QUALIFYING.items():
                if ctx.words[k] in words:
                    return kind
    return None


def modal_of(ctx: Context, i: int) -> str | None:
    """What the modal verb or the conjunction of the clause of word ``i`` makes of it: a modality, "conditional" (it would) or "happened" (had it not)."""
    words = {ctx.words[k]: relation(ctx, k) for k in ctx.children[i] if k < i}
    if {"case", "event"} & {w for w, kind in words.items() if kind == "case"}:
        return "hypothetical"
    aux = {w for w, kind in words.items() if kind == "aux"}
    if "before" in words and "could" in aux:
        return "denied"
    if words.get("whether") and not aux & (MODAL | FUTURE | {"would", "to"}) and "to" not in words:
        return "suspected"  # "wondered whether NATO had hit the convoy"
    if any(words.get(w) in ("mark", "aux", "advmod") for w in CONDITION if not _idiom(ctx, i, w)) or _inverted(ctx, i):
        missed = "had" in aux and any(ctx.words[k] in NOT for k in ctx.children[i])
        return "happened" if missed and "whether" not in words else "hypothetical"
    if words.get("to") == "mark" and ctx.words[i - 2] == "how":
        return "hypothetical"
    if words.get("to") == "mark" and aux & TO_BE and not _is_passive(ctx, i):
        return "planned"
    if aux & MODAL:
        return "suspected" if "have" in aux else "hypothetical"
    return _to_come(ctx, i, aux)


def _idiom(ctx: Context, i: int, word: str) -> bool:
    """Does the conjunction go on as "once again" or "if any", which is no condition?"""
    return any(ctx.words[k] == word and ctx.words[k + 1 : k + 2] in IDIOMS.get(word, ()) for k in ctx.children[i])


def _to_come(ctx: Context, i: int, aux: set[str]) -> str | None:
    """What "would" or "will" makes of it: a threat where one says it of himself, or on a condition, or where it will be done to others."""
    if "would" in aux and "have" in aux:
        return "hypothetical" if _conditioned(ctx, i) else "suspected"
    if "would" in aux:
        told = relation(ctx, i) == "ccomp" and SAYING.fullmatch(ctx.words[ctx.tokens[i].head]) is not None
        return "threatened" if told and _of_oneself(ctx, i) else "conditional"
    if not aux & FUTURE:
        return None
    return "threatened" if _is_passive(ctx, i) or _of_oneself(ctx, i) or _conditioned(ctx, i) else "planned"


def _is_passive(ctx: Context, i: int) -> bool:
    return any(ctx.tokens[k].deprel == "aux:pass" for k in ctx.children[i])


def _inverted(ctx: Context, i: int) -> bool:
    """ "Had the bomb gone off": does the clause open with its auxiliary, as one of condition does?"""
    first = min(ctx.children[i], default=i)
    return relation(ctx, i) == "advcl" and ctx.words[first] in ("had", "should", "were") and relation(ctx, first) == "aux"


def _conditioned(ctx: Context, i: int) -> bool:
    """Does a clause of condition hang on word ``i``?"""
    return any(modal_of(ctx, k) in ("hypothetical", "happened") for k in ctx.children[i] if relation(ctx, k) == "advcl")


def _of_oneself(ctx: Context, i: int) -> bool:
    """Is it he who speaks who is to act?"""
    return any(relation(ctx, k) == "nsubj" and ctx.words[k] in SELF | {"i"} for k in ctx.children[i])


def hedged(ctx: Context, i: int) -> bool:
    """Does an adverb of doubt hang on the word, or a report that nobody has confirmed; or is it what people are said "to have" done?"""
    above = ctx.tokens[i].head
    past = ctx.words[i - 1] in ("have", "been") and ctx.tokens[i - 1].upos == "AUX"
    if past and relation(ctx, i) == "xcomp" and HEARSAY.fullmatch(ctx.words[above]) and _is_passive(ctx, above):
        return True
    return any((ctx.words[k] in HEDGING and relation(ctx, k) == "advmod") or _unsure_tale(ctx, k) for k in ctx.children[i])


def _unsure_tale(ctx: Context, k: int) -> bool:
    """Is it the report by which something is told ("according to unconfirmed reports")?"""
    return relation(ctx, k) == "obl" and TALE.fullmatch(ctx.words[k]) is not None and any(ctx.words[d] in UNSURE for d in ctx.children[k])


def ascribed(ctx: Context, i: int) -> bool:
    """Is it said to whom the event is attributed?"""
    above = ctx.words[ctx.tokens[i].head] in ASCRIBED and relation(ctx, i) == "nsubj"
    return above or any(ctx.words[k] in ASCRIBED and relation(ctx, k) == "acl" for k in ctx.children[i])


def hanging(ctx: Context, i: int) -> list[str]:
    """What the words that hang on the event's own word make of it."""
    modal = modal_of(ctx, i)
    if modal == "happened" or in_time(ctx, i):
        return ["happened"]
    without = any(ctx.words[k] == "without" and relation(ctx, k) in ("case", "mark") for k in ctx.children[i])
    found = ["denied"] if negated(ctx, i) or without else []
    found += [kind for kind in (qualified(ctx, i), modal) if kind is not None]
    return [*found, "suspected"] if hedged(ctx, i) or ascribed(ctx, i) or _by_supposed_means(ctx, i) else found


def _by_supposed_means(ctx: Context, i: int) -> bool:
    """Is it only supposed what it was that struck ("suspected drones hit the plant")?  Who it was leaves the deed as it is ("suspected rebels")."""
    weapons = {k for tag in ctx.tagged("entity") if tag.label == "weapon" for k in range(*ctx.token_range(tag))}
    struck = [k for k in ctx.children[i] if relation(ctx, k) == "nsubj" and k in weapons]
    return any(qualified(ctx, k) == "suspected" for k in struck)


def named_anew(ctx: Context, i: int) -> bool:
    """Is it what something is said to be ("appeared to be the latest assault"), or of whatever sort ("the capture of any post")?"""
    kinds = {relation(ctx, k) for k in ctx.children[i]}
    return ("cop" in kinds and "case" not in kinds) or any(
        ctx.words[d] == "any" for k in ctx.children[i] if relation(ctx, k) == "nmod" for d in ctx.children[k]
    )
