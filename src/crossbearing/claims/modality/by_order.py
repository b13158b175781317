"""What the words before an event in its sentence make of it, by word order alone: for a tagger that hands on no parse.

A word of doubt, denial, plan or threat counts where it stands in the event's phrase, or near enough before it in its clause.
"""

from __future__ import annotations

import re

from crossbearing.claims.context import Context, meeting
from crossbearing.claims.parties import PEOPLE
from crossbearing.claims.triggers.folding import Candidate, is_definite, is_verb
from crossbearing.records.tags import Tag

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
NO_PART = re.compile(
    r"\b(?:no|not\s+(?:had|played|have|play)\s+(?:an?y?))\s+(?:\w+\s+)?(?:role|part|hand|involvement)\s+in\s+(?:(?:any|an?|such)\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""Who had no part in "any strike" denies that there was one of his."""
WARNED = re.compile(
    r"\b(?:warn(?:s|ed|ing)?|vow(?:s|ed|ing)?|threaten(?:s|ed|ing)?|pledg(?:e|es|ed|ing)|swore|promis(?:e|es|ed|ing))\b"
    r"(?!\s+of\b)[^.;:]{0,80}?\b(?:would|will|shall)\s+(?:\w+ly\s+|also\s+|again\s+)?$",
    re.IGNORECASE,
)
WILL_BE = re.compile(r"\b(?:will|shall)\s+(?:\w+\s+)?be\s+(?:\w+ly\s+)?$", re.IGNORECASE)
"""What will be struck is threatened, where what "the army will storm" is planned."""
NOT_EXCLUDED = re.compile(
    r"\b(?:not|n['’]t|never|cannot|(?:unable|refus\w+|declin\w+)\s+to)\s+(?:\w+\s+)?(?:rule[sd]?\s+out|exclude[sd]?)\s+"
    r"(?:an?\s+|any\s+)?(?:act\s+of\s+)?$",
    re.IGNORECASE,
)
EXCLUDED_BEFORE = re.compile(
    r"\b(?:rul(?:e|es|ed|ing)\s+out|exclud(?:e|es|ed|ing)|no\s+(?:reason|grounds?|cause)\s+to\s+(?:suspect|believe\s+in|assume))\s+(?:an?\s+|any\s+)?(?:act\s+of\s+)?$",
    re.IGNORECASE,
)
EXCLUDED_AFTER = re.compile(
    r"^\s+(?:is|are|was|were|(?:has|have|had)\s+been)\s+(?:not\s+(?:being\s+)?(?:considered|suspected)|ruled\s+out|excluded)\b", re.IGNORECASE
)
SAID_TO_BE = re.compile(r"^\W*(?:the\s+)?(?:reports?|claims?|rumou?rs|allegations?|stories|suggestions)\b(?:\s+\w+){0,3}?\s+(?:that|of)\b", re.IGNORECASE)
FALSE = re.compile(
    r"\b(?:appear(?:s|ed)?\s+to\s+be|are|is|was|were|turned\s+out\s+to\s+be|proved(?:\s+to\s+be)?)\s+(?:\w+ly\s+)?(?:false|untrue|wrong|incorrect|unfounded|baseless|fabricated|(?:an?\s+)?(?:inventions?|lies?|nonsense|fantasy|fantasies|fairy\s+tales?))\b",
    re.IGNORECASE,
)
ATTRIBUTED = re.compile(r"^[^.;:]{0,40}?\b(?:attributed|ascribed)\s+to\b", re.IGNORECASE)
WOULD_HAVE = re.compile(r"\bwould\s+have\s+(?:been\s+)?(?:\w+\s+){0,2}$", re.IGNORECASE)
"""Hearsay as newsrooms translate it ("the army would have lost three men"), where no condition stands beside it."""
CONDITION = re.compile(r"\b(?:if|unless|had\s+(?:it|he|she|they|we)|without|otherwise)\b", re.IGNORECASE)
SHOULD = re.compile(r"(?:^|[,;“\"]\s*)\W*should\s+[^.;:,]{0,60}$", re.IGNORECASE)
NOT_ANY = re.compile(r"\b(?:not|n['’]t|never)\s+\w+\s+(?:any|a\s+single)\s+(?:\w+\s+)?$", re.IGNORECASE)
WILL_GO_ON = re.compile(r"^\s+(?:[\w’'-]+\s+){0,4}?(?:will|shall)\s+(?:continue|go\s+on|intensify|resume)\b", re.IGNORECASE)
IF_THEN = re.compile(r"\b(?:if|unless|should)\b[^.;:]{4,90},[^.;:]{0,80}\bwill\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
FAILING = re.compile(r"\b(?:fail(?:s|ed|ing|ures?)?\s+to|not|n['’]t|unable\s+to)\s+(?:to\s+)?$", re.IGNORECASE)
CHECKING = frozenset(["confirm", "verify", "establish", "count", "document", "report"])
PERMITTING = frozenset(["authorised", "authorized", "allowed", "permitted"])
STOPPING = frozenset(["prevent", "stop", "end", "to prevent", "to stop", "to end"])
ORDER = ("denied", "threatened", "planned", "hypothetical", "suspected")


def reached(ctx: Context, candidate: Candidate) -> str | None:
    """The modality that the words make of the event which reach it, and the phrases around it; None where they leave it as it is told."""
    reaching = [tag for tag in [*ctx.tagged("hedge"), *ctx.tagged("negation")] if _reaches(ctx, tag, candidate)]
    found = {t.label for t in reaching if not any(o.end - o.start > t.end - t.start and o.start <= t.start and t.end <= o.end for o in reaching)}
    if _would(ctx, candidate):
        found.add("hypothetical")
    framed = _framed(ctx, candidate)
    found = (found - {"denied"} if "suspected" in framed else found) | framed
    if "hearsay" in found:
        found = (found - {"hearsay", "hypothetical"}) | {"suspected"}
    return next((m for m in ORDER if m in found), None)


def _framed(ctx: Context, candidate: Candidate) -> set[str]:
    """What the words of its sentence make of the event: "no evidence that ...", "ruled out ...", "reports that ... are false", "warned that it would ..."."""
    number = ctx.sentence_at(candidate.all[0].start)
    if number < 0:
        return set()
    sentence = ctx.layout.sentences[number]
    before, after = ctx.text[sentence.start : candidate.all[0].start], ctx.text[candidate.all[0].end : sentence.end]
    known = any(is_definite(ctx, t) for t in candidate.all)
    found = {"denied"} if not known and (NO_SIGN.search(before) or NONE_WAS.search(before) or NO_PART.search(before)) else set()
    if NOT_EXCLUDED.search(before):
        found.add("suspected")
    elif EXCLUDED_BEFORE.search(before) or EXCLUDED_AFTER.match(after) or (SAID_TO_BE.match(before) and FALSE.search(after)):
        found.add("denied")
    if ATTRIBUTED.match(after):
        found.add("suspected")
    if WOULD_HAVE.search(before) and not CONDITION.search(ctx.quote(sentence)):
        found.add("hearsay")
    if SHOULD.search(before):
        found.add("hypothetical")
    if NOT_ANY.search(before):
        found.add("denied")
    if WILL_GO_ON.match(after) or (is_verb(ctx, candidate.all[0]) and IF_THEN.search(before)):
        found.add("threatened")
    if WARNED.search(before) or (is_verb(ctx, candidate.all[0]) and WILL_BE.search(before)):
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
    if meeting(ctx.values.times, tag) or _beside(ctx, tag, word, between, first):
        return False
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


def _beside(ctx: Context, tag: Tag, word: str, between: list[str], event: Tag) -> bool:
    """Does the word bear on something else than the event: on a party ("suspected militants attacked"), on what was said, or on a failure to prevent it?"""
    i, last = ctx.token_range(tag)
    of_party = is_verb(ctx, event) and any(ctx.tokens[k].upos in ("NOUN", "PROPN") or PEOPLE.fullmatch(ctx.words[k]) for k in range(last, last + len(between)))
    if word in ("suspected", "alleged", "presumed") and of_party and not any(w in ("of", "that", "to") for w in between):
        return True
    if word == "suspects" and ctx.tokens[i].upos == "NOUN":
        return True
    if word == "reported" and ctx.tokens[i].upos == "VERB" and i > 0 and ctx.tokens[i - 1].upos in ("NOUN", "PROPN", "PRON", "PUNCT"):
        return True
    if word in PERMITTING and between[:1] == ["to"] and not _light(between):
        return len(between) > 1
    if word in ("able to", "unable to") and between and between[0] in CHECKING:
        return True
    if word in STOPPING:
        return bool(FAILING.search(ctx.text[max(0, tag.start - FAILING_REACH) : tag.start] + ("to " if word.startswith("to ") else "")))
    return (word.startswith("fear") or (tag.label == "threatened" and event.modality != "threatened")) and is_definite(ctx, event)


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
    indefinite = any(w in ("a", "an", "any", "another") for w in lead)
    return indefinite and any(w in MODALS for w in ctx.words[last : last + 3])


def _light(between: list[str]) -> bool:
    """Is it a light verb that stands between the auxiliary and the event noun ("could launch an attack")?"""
    return any(w in LIGHT for w in between)


MODALS = frozenset(["would", "could", "might", "may"])
LIGHT_REACH = 4
FAILING_REACH = 24
INDEFINITE = frozenset("a an any the another further more new such carrying out launching making having been".split())
ACT_DENIED = re.compile(
    r"\b(?:denied|denies|deny|denying|rejected|ruled out)\b(?:\s+(?:claims?|reports?|allegations?))?\s+that\s+(?:[\w’'-]+\s+){1,4}?"
    r"(?:had|has|have|was|were|would|are|is|been)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
NEGATION_ENDS = frozenset("the a an to that in of on stop prevent deter say only just".split())
LIGHT = frozenset(
    "launch launched carry carried conduct conducted stage staged mount mounted commit committed make made attempt attempted order ordered see seen face "
    "trigger spark lead prompt provoke have be been".split()
)
