"""Did it happen, as the report has it: actual, suspected, denied, planned, threatened, hypothetical?  And is it news or background?

Follows FactBank's idea (who commits to what) on the event alone; what a source makes of a statement is its stance.
"""

from __future__ import annotations

import re

from crossbearing.claims.context import Context
from crossbearing.claims.folding import Candidate, is_verb
from crossbearing.records.tags import Tag
from crossbearing.records.value import FuzzyDate

WINDOW = 10
CLAUSE_ENDS = frozenset([";", ":", "but", "while", "whereas", "although", "after", "because", "”", ".", "?"])
PHRASE_ENDS = frozenset([",", "in", "on", "at", "by", "for", "of", "from", "after", "with", "to", "and", "that", "was", "were", "had", "has"])
AUXILIARY_HEDGES = frozenset(["could", "may", "might", "would", "will"])
CLOSE = {
    "will": 4,
    "could": 4,
    "may": 4,
    "might": 4,
    "would": 4,
    "no": 3,
    "not": 3,
    "never": 3,
    "n't": 3,
    "n’t": 3,
    "without": 3,
    "further": 2,
    "prepared": 3,
    "ordered": 7,
    "suspect": 5,
    "suspects": 5,
    "suspected": 6,
}
EVENT_DENIED = re.compile(
    r"\b(?:denied|denies|deny|denying|rejected|refuted|ruled out)\b"
    r"(?:\s+(?:(?:carrying\s+out|launching|conducting|staging|committing|ordering)\s+(?=any|such|an?\b)|"
    r"(?:that|any|there|reports?|claims?|of|having|had|was|been|an?|the|its|their|it|they|ever|such)\b))*\s*$",
    re.IGNORECASE,
)
NO_SIGN = re.compile(
    r"\bno\s+(?:\w+\s+)?(?:evidence|indications?|signs?|proof|trace|record|confirmation)\s+(?:\w+\s+)?(?:that|of)\b[^.;:]{0,60}$", re.IGNORECASE
)
NONE_WAS = re.compile(r"\bno\s+(?:[\w-]+\s+){1,4}?(?:had|has|have|was|were)\s+(?:been\s+|yet\s+|ever\s+)*$", re.IGNORECASE)
WARNED = re.compile(
    r"\b(?:warn(?:s|ed|ing)?|vow(?:s|ed|ing)?|threaten(?:s|ed|ing)?|pledg(?:e|es|ed|ing)|swore|promis(?:e|es|ed|ing))\b"
    r"(?!\s+of\b)[^.;:]{0,80}?\b(?:would|will|shall)\s+(?:\w+ly\s+|also\s+|again\s+)?$",
    re.IGNORECASE,
)
CONDITION = re.compile(r"\b(?:if|unless|in case)\b", re.IGNORECASE)
ORDER = ("denied", "threatened", "planned", "hypothetical", "suspected")
CERTAINTY = {"actual": 3.0, "suspected": 1.5, "hypothetical": 0.5, "planned": 0.5, "threatened": 0.5, "denied": -3.0}
OLD_DAYS = 300


def modality_of(ctx: Context, candidate: Candidate) -> tuple[str, float]:
    """The modality of an event and its certainty in [-3, 3], by the words that have it in their reach and by the tagger's own head."""
    reaching = [tag for tag in [*ctx.tagged("hedge"), *ctx.tagged("negation")] if _reaches(ctx, tag, candidate)]
    found = {t.label for t in reaching if not any(o.end - o.start > t.end - t.start and o.start <= t.start and t.end <= o.end for o in reaching)}
    if _would(ctx, candidate):
        found.add("hypothetical")
    found |= _framed(ctx, candidate)
    by_rule = next((m for m in ORDER if m in found), "actual")
    by_model = candidate.main.modality
    chosen = by_rule if by_rule != "actual" or by_model is None else by_model
    certainty = candidate.main.certainty
    return chosen, CERTAINTY[chosen] if certainty is None else certainty


def _framed(ctx: Context, candidate: Candidate) -> set[str]:
    """What the words of the clause before the event make of it: "no evidence that ...", "warned that it would ..."."""
    number = ctx.sentence_at(candidate.all[0].start)
    if number < 0:
        return set()
    before = ctx.text[ctx.layout.sentences[number].start : candidate.all[0].start]
    found = {"denied"} if NO_SIGN.search(before) or NONE_WAS.search(before) else set()
    if WARNED.search(before) and not CONDITION.search(ctx.quote(ctx.layout.sentences[number])):
        found.add("threatened")
    return found


def _reaches(ctx: Context, tag: Tag, candidate: Candidate) -> bool:
    """Does the word govern the event: directly before it in its phrase, or earlier in its clause?"""
    first = candidate.all[0]
    if tag.end > first.start or not ctx.same_sentence(tag, first):
        return False
    t_last, c_first = ctx.token_range(tag)[1], ctx.token_range(first)[0]
    between = ctx.words[t_last:c_first]
    word = ctx.quote(tag).lower()
    if word == "without" and any(ctx.words[i] not in INDEFINITE and ctx.tokens[i].upos not in ("ADJ", "NUM") for i in range(t_last, c_first)):
        return False  # "without warning opened fire": it is the warning that there was not
    if tag.by.endswith("pre"):
        if word == "any" and is_verb(ctx, first):
            return False
        return len(between) <= 4 and not any(w in CLAUSE_ENDS or w in PHRASE_ENDS for w in between)
    if word.endswith(("n't", "n’t")):
        word = "not"
    if tag.label == "denied" and word not in CLOSE:
        said = ctx.text[tag.start : first.start]
        return bool(EVENT_DENIED.search(said) or (is_verb(ctx, first) and ACT_DENIED.search(said)))
    if word == "ordered" and (not between or between[-1] != "to"):
        return False
    if tag.label == "denied":
        return _negates(ctx, word, between, verb=is_verb(ctx, first))
    if word in AUXILIARY_HEDGES and not is_verb(ctx, first) and len(between) > 0 and not _light(between):
        return False
    limit = CLOSE.get(word, WINDOW)
    return len(between) <= limit and not any(w in CLAUSE_ENDS for w in between)


def _negates(ctx: Context, word: str, between: list[str], *, verb: bool) -> bool:
    """ "Did not attack", "no attack": does the negation stand on the event itself ("did not stop the attack" does not)?"""
    if verb:
        return (word != "no" and not (word == "without" and between)) and len(between) <= 2 and not any(w in NEGATION_ENDS for w in between)
    if word in ("no", "without", "never") and len(between) <= 2:
        return not (word == "never" and any(w not in ("a", "an", "any", "been") for w in between))
    return word in ("not", "never") and len(between) <= LIGHT_REACH and any(w in LIGHT for w in between)


def _would(ctx: Context, candidate: Candidate) -> bool:
    """ "An attack would ...", "any strike might ...": an indefinite event that a modal verb follows."""
    first, last = ctx.token_range(candidate.all[0])
    if is_verb(ctx, candidate.all[0]):
        return False
    lead = ctx.words[max(0, first - 3) : first]
    return any(w in ("a", "an", "any", "another", "such") for w in lead) and any(w in ("would", "could", "might", "may") for w in ctx.words[last : last + 3])


def _light(between: list[str]) -> bool:
    """Is it a light verb that stands between the auxiliary and the event noun ("could launch an attack")?"""
    return any(w in LIGHT for w in between)


LIGHT_REACH = 4
INDEFINITE = frozenset("a an any the another further more new such carrying out launching making having been".split())
ACT_DENIED = re.compile(
    r"\b(?:denied|denies|deny|denying|rejected|ruled out)\b(?:\s+(?:claims?|reports?|allegations?))?\s+that\s+(?:[\w’'-]+\s+){1,4}?"
    r"(?:had|has|have|was|were|would|are|is|been)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
NEGATION_ENDS = frozenset("the a an to that in of on stop prevent deter say only just".split())
LIGHT = frozenset(
    "launch carry conduct stage mount commit make attempt attempted order see face trigger spark lead lead prompt provoke have be have been".split()
)


def is_background(ctx: Context, candidate: Candidate, date: FuzzyDate | None, published: FuzzyDate | None) -> bool:
    """Is it a past event told as context: long before the report, or marked so in words?"""
    if date is not None and date.latest is not None and published is not None and published.earliest is not None:
        past_year = date.precision == "year" and date.latest < published.earliest
        return past_year or (published.earliest - date.latest).days > OLD_DAYS
    marks = [t for t in ctx.tagged("background") if ctx.same_sentence(t, candidate.main)]
    if candidate.main.background is not None and not marks:
        return candidate.main.background
    c_first = ctx.token_range(candidate.all[0])[0]
    return any(t.end <= candidate.all[0].start and c_first - ctx.token_range(t)[1] <= WINDOW for t in marks)
