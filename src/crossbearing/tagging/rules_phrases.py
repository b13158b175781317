"""The noun phrases and clauses around a word that attributes: who may be its source, what may be its content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.records.document import Span
from crossbearing.records.tags import Token
from crossbearing.tagging.tokens import AUXILIARIES, PREPOSITIONS, PRONOUNS

OPENING, CLOSING = frozenset('"“«„‘'), frozenset('"”»’')
STOPS = frozenset([",", ";", ":", "—", "–", "(", ")", ".", "!", "?", "…"]) | OPENING | CLOSING
BOUNDARIES = frozenset("that what which who whom whose when while where because although though if but as and or so since after before amid".split())
ADVERBS = frozenset(
    "also later earlier then now again still already previously repeatedly publicly immediately strongly reportedly initially subsequently separately".split()
)
SUBJECTS = frozenset(["it", "he", "she", "they", "we", "i"])
LEAST_CONTENT = 2
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
LONGEST_INSERT = 18
LONGEST_PARTY = 9
ABBREVIATED = frozenset("gen lt col maj capt sgt adm brig prof dr mr mrs ms st rev sen rep gov".split())


@dataclass(frozen=True, slots=True)
class Window:
    """One sentence as a window on the tokens."""

    text: str
    tokens: Sequence[Token]
    words: Sequence[str]
    first: int
    last: int
    quotes: tuple[Span, ...]

    def quoted(self, i: int) -> bool:
        """Does token ``i`` stand inside a quotation?"""
        return any(q.start < self.tokens[i].start and self.tokens[i].end < q.end for q in self.quotes)

    def span(self, i: int, j: int) -> Span:
        """The text span of tokens i to j, exclusive."""
        return Span(self.tokens[i].start, self.tokens[j - 1].end)


def trimmed(s: Window, first: int, last: int) -> Span | None:
    """The span of tokens without stops at either end (quotation marks stay); None where too little is left."""
    soft = STOPS - OPENING - CLOSING
    while first < last and s.words[first] in soft | {"that"}:
        first += 1
    while last > first and s.words[last - 1] in soft:
        last -= 1
    return s.span(first, last) if last - first >= LEAST_CONTENT else None


def clause_before(s: Window, i: int) -> Span | None:
    """What stands before token ``i`` in its sentence."""
    return trimmed(s, s.first, i)


def _without_aside(s: Window, end: int) -> int:
    """The end of a phrase before "on Thursday" and initials in brackets, where these stand before token ``end``."""
    if end - s.first > 2 and s.words[end - 1] in WEEKDAYS and s.words[end - 2] in ("on", "last", "late", "early", "this"):
        end -= 2
    if end - s.first > 3 and s.words[end - 1] == ")" and s.words[end - 3] == "(":
        end -= 3
    return end


def left_source(s: Window, i: int, *, appositive: bool, strict: bool = False) -> Span | None:
    """The noun phrase that ends before token ``i``; with ``appositive``, "X, a Y," counts as one."""
    end = i
    while end > s.first and (s.words[end - 1] in AUXILIARIES | ADVERBS | {"not", "able", "unable", "to"} or s.tokens[end - 1].upos == "ADV"):
        end -= 1
    end = _without_aside(s, end)
    if end == s.first:
        return None
    if s.words[end - 1] in SUBJECTS:
        return s.span(end - 1, end)
    start = end
    if s.words[end - 1] == "," and appositive and not strict:
        comma = next((k for k in range(end - 2, s.first - 1, -1) if s.words[k] == ","), None)
        if comma is None and end - s.first <= LONGEST_INSERT and s.tokens[s.first].upos in ("DET", "PROPN", "NOUN", "ADJ", "NUM"):
            return s.span(s.first, end - 1) if can_speak(s, s.first, end - 1) else None
        if comma is None or end - comma > LONGEST_INSERT:
            return None
        inserted = s.words[comma + 1] in PREPOSITIONS | BOUNDARIES or s.words[comma + 1].endswith("ing")
        start, end = comma, comma if inserted else end - 1
    elif s.words[end - 1] in STOPS:
        return None
    while start > s.first and s.words[start - 1] not in STOPS | BOUNDARIES | AUXILIARIES and not s.quoted(start - 1) and not _governs(s, start - 1):
        start -= 1
    own_subject = start < end and (s.words[start] in PRONOUNS or s.tokens[start].upos in ("DET", "PROPN"))
    if start - 1 > s.first and s.words[start - 1] in ("who", "which") and not own_subject:
        start -= 1 + (s.words[start - 2] == ",")
        while start > s.first and s.words[start - 1] not in STOPS | BOUNDARIES | AUXILIARIES and not s.quoted(start - 1):
            start -= 1
    while start < end and (s.words[start] in PREPOSITIONS | ADVERBS | STOPS or s.tokens[start].upos == "ADV"):
        start += 1
    start = _last_determined(s, start, end)
    return s.span(start, end) if start < end and can_speak(s, start, end, verbs=strict) else None


def _last_determined(s: Window, start: int, end: int) -> int:
    """ "June in a vote the State Department": a determiner after a noun opens the phrase that speaks."""
    for k in range(end - 1, start, -1):
        if s.tokens[k].upos == "DET" and s.tokens[k - 1].upos != "VERB" and s.words[k - 1] not in PREPOSITIONS | {",", "all", "both", "half"}:
            return k
    return start


def can_speak(s: Window, start: int, end: int, *, verbs: bool = False) -> bool:
    """Could the phrase be somebody: a pronoun, or words with a letter that are no bare number?  With a parse a verb does not speak, unless ``verbs``."""
    if not verbs and _governed_by_verb(s, start, end):
        return False
    if end - start == 1 and s.words[start] in ("it", "there", "this", "that", "which", "what"):
        return s.words[start] == "it"
    return s.words[start] in PRONOUNS or any(s.words[k][0].isalpha() for k in range(start, end))


def _ends_source(s: Window, first: int, k: int) -> bool:
    """Does token ``k`` end the noun phrase that begins at ``first``?  The stop of an abbreviated title does not."""
    word = s.words[k]
    if word == "." and k > first and s.words[k - 1] in ABBREVIATED:
        return False
    return word in STOPS | BOUNDARIES | AUXILIARIES or (k > first and word in ("in", "on", "at", "during"))


def _governed_by_verb(s: Window, start: int, end: int) -> bool:
    """Is the word that governs the tokens a verb?  False where there is no parse."""
    if s.tokens[start].head < 0:
        return False
    top = next((k for k in range(start, end) if not start <= s.tokens[k].head < end or s.tokens[k].head == k), end - 1)
    return s.tokens[top].upos in ("VERB", "AUX") and not s.tokens[top].deprel.startswith(("nsubj", "compound", "amod"))


def _governs(s: Window, k: int) -> bool:
    """Is token ``k`` the verb of a clause of its own ("the paper said Osman told police"), behind which another clause begins?"""
    return s.tokens[k].upos == "VERB" and s.tokens[k].deprel in ("root", "parataxis", "ccomp")


def right_source(s: Window, j: int, *, joined: bool = False) -> Span | None:
    """The noun phrase that begins at token ``j``: to the next stop, boundary word or verb-like preposition; ``joined`` takes "X and Y" whole."""
    end = j
    while end < s.last and (not _ends_source(s, j, end) or (joined and _joins(s, j, end))) and not (joined and _begins_clause(s, j, end)):
        end += 1
    return s.span(j, end) if end > j and can_speak(s, j, end) else None


def _begins_clause(s: Window, first: int, k: int) -> bool:
    """Is token ``k`` the verb that a name before it is no part of ("which according to Amnesty killed dozens")?"""
    return k > first and s.tokens[k].upos == "VERB" and s.tokens[k - 1].upos == "PROPN" and s.text[s.tokens[k].start].islower()


def subject_of(s: Window) -> Span | None:
    """The noun phrase before the first auxiliary or verb-like word of the sentence, an introducing phrase left out."""
    start = s.first
    if s.words[start] in PREPOSITIONS:
        comma = next((k for k in range(start, s.last) if s.words[k] == ","), None)
        start = comma + 1 if comma is not None else start
    end = start
    while end < s.last and not _ends_source(s, start, end) and not (end > start and s.words[end].endswith("ed") and not s.words[end].endswith("-backed")):
        end += 1
    return s.span(start, end) if end > start and end - start <= 10 and can_speak(s, start, end) else None


def _joins(s: Window, first: int, k: int) -> bool:
    """Is token ``k`` an "and" between two parties ("residents and the provincial council") and not before a new clause?"""
    if s.words[k] != "and" or k == first or k + 1 >= s.last:
        return False
    stop = next((m for m in range(k + 1, s.last) if s.words[m] in STOPS), s.last)
    rest = s.words[k + 1 : stop]
    return stop - k <= LONGEST_PARTY and not any(w in AUXILIARIES | SUBJECTS or w in BOUNDARIES for w in rest)
