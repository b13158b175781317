"""Who is said to say what, by cue words, quotation marks and word order?

Source, cue and content follow PARC 3 and PolNeAR: the content is what is said, the cue the words that attribute it, the source
the words for who says it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.records.document import Layout, Span
from crossbearing.records.tags import Tag, Token
from crossbearing.tagging.lexicon import CueEntry, lexicon
from crossbearing.tagging.rules_events import part_of_speech
from crossbearing.tagging.tokens import AUXILIARIES, PREPOSITIONS, PRONOUNS

OPENING, CLOSING = frozenset('"“«„‘'), frozenset('"”»’')
STOPS = frozenset([",", ";", ":", "—", "–", "(", ")", ".", "!", "?", "…"]) | OPENING | CLOSING
BOUNDARIES = frozenset("that what which who whom whose when while where because although though if but as and or so since after before amid".split())
ADVERBS = frozenset(
    "also later earlier then now again still already previously repeatedly publicly immediately strongly reportedly initially subsequently separately".split()
)
NEEDS_THAT = frozenset(
    "find found finds show shows showed shown count counts put puts call called calls describe describes described issue "
    "issues issued post posts posted cite cites cited observe "
    "observes observed recall recalls recalled quote quotes document documents documented publish published publishes "
    "broadcast broadcasts recognize recognized recognise recognised "
    "fear fears feared assume assumes assumed estimate estimates complain complains respond responds responded reply replies "
    "replied stress stresses brief briefed briefs indicate "
    "indicates indicated determine determined determines think thinks thought charge charged dispute disputed inform "
    "informed notify notified declare declares condemn condemned "
    "condemns denounce denounced denounces".split()
)
OBJECT_CUES = frozenset(["blames", "denies", "claims-responsibility", "no-comment", "retracts", "confirms", "suspects"])
LEAST_CONTENT = 2
LONGEST_INSERT = 18


PASSIVE = frozenset("is are was were be been being get got".split())
NOUN_LIKE = frozenset(
    "report reports claim claims state states note notes estimate estimates count counts charge charges post posts issue issues call "
    "calls show shows put puts brief briefs document documents quote quotes fear fears suspect suspects dispute disputes dismissal reporting finding "
    "findings warning cautions".split()
)
CLAUSE_STARTS = frozenset(["that", "the", "a", "an", "there", "it", "they", "he", "she", "its", "their", ":", '"', "“", "no"])
ABBREVIATED = frozenset("gen lt col maj capt sgt adm brig prof dr mr mrs ms st rev sen rep gov".split())


@dataclass(frozen=True, slots=True)
class _Sentence:
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


@dataclass(frozen=True, slots=True)
class _Found:
    source: Span | None
    cue: Span
    content: Span | None
    stance: str


def find_attributions(text: str, layout: Layout, tokens: Sequence[Token], words: Sequence[str]) -> tuple[list[Tag], list[tuple[int, int, str]]]:
    """Source, cue and content tags with the links between them (indices within the returned list)."""
    tags: list[Tag] = []
    links: list[tuple[int, int, str]] = []
    bounds = _sentence_bounds(tokens)
    for first, last in bounds:
        quotes = tuple(q for q in layout.quotes if q.meets(Span(tokens[first].start, tokens[last - 1].end)))
        for found in _apart(_in_sentence(_Sentence(text, tokens, words, first, last, quotes))):
            _emit(text, found, tags, links)
    return tags, links


def _apart(found: list[_Found]) -> list[_Found]:
    """The same attributions; a content ends where a later "..., X said" about it begins."""
    made = []
    for one in found:
        content = one.content
        for other in found:
            if other is one or content is None or other.content is None or other.source is None:
                continue
            outer = min(other.source.start, other.cue.start)
            if content.start < outer < content.end and other.content.covers(one.cue):
                content = Span(content.start, outer)
        made.append(one if content is one.content else _Found(one.source, one.cue, _tidy(one, content), one.stance))
    return made


def _tidy(one: _Found, content: Span | None) -> Span | None:
    """The shortened content without the comma at its end."""
    return None if content is None else Span(content.start, max(content.start, content.end - 2))


def _emit(text: str, found: _Found, tags: list[Tag], links: list[tuple[int, int, str]]) -> None:
    """Append the tags of one attribution and its links."""
    at = len(tags)
    tags.append(Tag(start=found.cue.start, end=found.cue.end, kind="cue", label=found.stance, score=0.7, by="rules:cue"))
    for kind, span in (("source", found.source), ("content", found.content)):
        if span is not None and text[span.start : span.end].strip():
            links.append((at, len(tags), kind))
            tags.append(Tag(start=span.start, end=span.end, kind=kind, score=0.7, by="rules:attribution"))


def _sentence_bounds(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """First and last token index (exclusive) of each sentence that has tokens."""
    bounds: list[tuple[int, int]] = []
    start = 0
    for i in range(1, len(tokens) + 1):
        if i == len(tokens) or tokens[i].sentence != tokens[start].sentence:
            bounds.append((start, i))
            start = i
    return bounds if tokens else []


def _in_sentence(s: _Sentence) -> list[_Found]:
    """The attributions of one sentence, in the order of their cues."""
    found: list[_Found] = []
    i = s.first
    while i < s.last:
        hit = next(((end, entry) for end, entry in lexicon().cues.at(s.words, i) if end <= s.last), None)
        made = _held_responsible(s, i)
        if made is None and hit is not None and (not s.quoted(i) or hit[1].pos == "p" or "that" in s.words[i : i + 3]):
            made = _attribute(s, i, hit[0], hit[1], found)
        if made is not None:
            found.append(made)
            i = hit[0] if hit is not None else i + 1
        else:
            i += 1
    return found


def _held_responsible(s: _Sentence, i: int) -> _Found | None:
    """ "X held Y responsible for Z" blames."""
    if s.words[i] not in ("held", "hold", "holds", "holding") or "responsible" not in s.words[i + 1 : min(i + 12, s.last)]:
        return None
    source, content = _left_source(s, i, appositive=True), _trimmed(s, i + 1, s.last)
    return _Found(source, s.span(i, i + 1), content, "blames") if source and content else None


def _attribute(s: _Sentence, i: int, j: int, entry: CueEntry, earlier: list[_Found]) -> _Found | None:
    """The attribution of the cue ``words[i:j]``; None where the word does not attribute here.

    A second verb ("... and blamed", "..., claiming that") takes the source of the first or the subject of its sentence.
    """
    if entry.pos == "p":
        return _according_to(s, i, j, entry)
    if entry.pos != "a" and _no_verb(s, i, j):
        return None
    if s.words[i] in ("citing", "quoting") and earlier and earlier[-1].source is not None:
        return _Found(earlier[-1].source, s.span(i, j), earlier[-1].content, entry.stance)
    if s.words[i] in ("citing", "quoting") and s.words[i - 1 : i] == [","] and (subject := _subject(s)) is not None:
        told = _trimmed(s, next(k for k in range(s.first, s.last) if s.tokens[k].start >= subject.end), i)
        return None if told is None else _Found(subject, s.span(i, j), told, entry.stance)
    shared = _shared_source(s, i, earlier)
    if shared is not None:
        content = _content(s, i, j, shared, entry)
        return None if content is None else _Found(shared, s.span(i, j), content, entry.stance)
    inverted = i > s.first and s.words[i - 1] in ({","} | CLOSING) and j < s.last and s.words[j] not in STOPS and s.words[j] not in BOUNDARIES
    if inverted and not _left_source(s, i - 1, appositive=True, strict=True):
        source = _right_source(s, j)
        content = _before(s, i)
        return _Found(source, s.span(i, j), content, entry.stance) if source and content else None
    source = _left_source(s, i, appositive=True)
    if source is None:
        return None
    content = _content(s, i, j, source, entry)
    return None if content is None else _Found(source, s.span(i, j), content, entry.stance)


def _shared_source(s: _Sentence, i: int, earlier: list[_Found]) -> Span | None:
    """The source of a coordinated or participial cue: that of the cue before it, else the subject of the sentence."""
    before = s.words[i - 1] if i > s.first else ""
    gerund = s.words[i].endswith("ing") and before == ","
    if not gerund and before not in ("and", "but", "also"):
        return None
    if earlier and earlier[-1].source is not None and not (before == "and" and s.tokens[i].upos in ("NOUN", "PROPN")):
        return earlier[-1].source
    return _subject(s) if gerund else None


def _subject(s: _Sentence) -> Span | None:
    """The noun phrase before the first auxiliary or verb-like word of the sentence, an introducing phrase left out."""
    start = s.first
    if s.words[start] in PREPOSITIONS:
        comma = next((k for k in range(start, s.last) if s.words[k] == ","), None)
        start = comma + 1 if comma is not None else start
    end = start
    while end < s.last and not _ends_source(s, start, end) and not (end > start and s.words[end].endswith("ed") and not s.words[end].endswith("-backed")):
        end += 1
    return s.span(start, end) if end > start and end - start <= 10 and _can_speak(s, start, end) else None


def _no_verb(s: _Sentence, i: int, j: int) -> bool:
    """Is the cue word here a noun ("the report says"), part of a name ("Islamic State"), or a passive ("was confirmed")?"""
    if s.text[s.tokens[i].start].isupper() and i > s.first:
        return True
    if s.words[i] in NOUN_LIKE:
        following = s.words[j] if j < s.last else ""
        sure = following in CLAUSE_STARTS or (j < s.last and s.tokens[j].upos in ("PROPN", "DET", "PRON"))
        noun = part_of_speech(s.tokens, s.words, i, j) == "n" and following not in CLAUSE_STARTS
        if not sure or noun or next(lexicon().cues.at(s.words, j), None) is not None:
            return True
    k = i - 1
    while k >= s.first and (s.words[k] in ADVERBS | {"not"} or s.tokens[k].upos == "ADV"):
        k -= 1
    if j < s.last and s.words[j] == "by" and s.words[i].endswith("ed"):
        return True
    return k >= s.first and s.words[k] in PASSIVE and s.words[i].endswith(("ed", "en", "id", "ld", "ught", "und"))


def _according_to(s: _Sentence, i: int, j: int, entry: CueEntry) -> _Found | None:
    """ "According to X, CONTENT" and "CONTENT, according to X"."""
    source = _right_source(s, j)
    if source is None:
        return None
    after = next((k for k in range(j, s.last) if s.tokens[k].start >= source.end), s.last)
    before = _before(s, i)
    if before is not None and i - s.first > LEAST_CONTENT:
        return _Found(source, s.span(i, j), before, entry.stance)
    rest = _trimmed(s, after, s.last)
    return None if rest is None else _Found(source, s.span(i, j), rest, entry.stance)


def _content(s: _Sentence, i: int, j: int, source: Span, entry: CueEntry) -> Span | None:
    """What is said: after the cue, or before the source where nothing follows."""
    that = next((k for k in range(j, min(j + 8, s.last)) if s.words[k] == "that"), None)
    after = _trimmed(s, that + 1 if that is not None else _skip_addressee(s, j), s.last)
    quote_follows = any(q.start >= s.tokens[j - 1].end and q.start - s.tokens[j - 1].end < 4 for q in s.quotes)
    if s.words[i] in NEEDS_THAT and that is None and not quote_follows:
        return None
    source_at = next(k for k in range(s.first, s.last) if s.tokens[k].end > source.start)
    before = _before(s, source_at) if source_at > s.first and s.words[source_at - 1] in ({","} | CLOSING) else None
    if before is not None and that is None and not quote_follows and (after is None or entry.stance == "asserts"):
        return before
    if after is None and entry.stance in ("no-comment", "claims-responsibility"):
        return s.span(i, j)
    return after


def _skip_addressee(s: _Sentence, j: int) -> int:
    """The token after "told reporters in Rome": words up to a colon, comma or quote where one is near."""
    if s.words[j - 1] not in ("told", "tell", "tells", "telling"):
        return j
    for k in range(j, min(j + 9, s.last)):
        if s.words[k] in ({",", ":", "that"} | OPENING):
            return k + (s.words[k] not in OPENING)
    return min(j + 1, s.last)


def _trimmed(s: _Sentence, first: int, last: int) -> Span | None:
    """The span of tokens without stops at either end (quotation marks stay); None where too little is left."""
    soft = STOPS - OPENING - CLOSING
    while first < last and s.words[first] in soft | {"that"}:
        first += 1
    while last > first and s.words[last - 1] in soft:
        last -= 1
    return s.span(first, last) if last - first >= LEAST_CONTENT else None


def _before(s: _Sentence, i: int) -> Span | None:
    """What stands before token ``i`` in its sentence."""
    return _trimmed(s, s.first, i)


def _left_source(s: _Sentence, i: int, *, appositive: bool, strict: bool = False) -> Span | None:
    """The noun phrase that ends before token ``i``; with ``appositive``, "X, a Y," counts as one."""
    end = i
    while end > s.first and (s.words[end - 1] in AUXILIARIES | ADVERBS | {"not", "able", "unable", "to"} or s.tokens[end - 1].upos == "ADV"):
        end -= 1
    if end == s.first:
        return None
    start = end
    if s.words[end - 1] == "," and appositive and not strict:
        comma = next((k for k in range(end - 2, s.first - 1, -1) if s.words[k] == ","), None)
        if comma is None or end - comma > LONGEST_INSERT:
            return None
        inserted = s.words[comma + 1] in PREPOSITIONS | BOUNDARIES or s.words[comma + 1].endswith("ing")
        start, end = comma, comma if inserted else end - 1
    elif s.words[end - 1] in STOPS:
        return None
    while start > s.first and s.words[start - 1] not in STOPS | BOUNDARIES | AUXILIARIES and not s.quoted(start - 1):
        start -= 1
    own_subject = start < end and (s.words[start] in PRONOUNS or s.tokens[start].upos in ("DET", "PROPN"))
    if start - 1 > s.first and s.words[start - 1] == "who" and not own_subject:
        start -= 1 + (s.words[start - 2] == ",")
        while start > s.first and s.words[start - 1] not in STOPS | BOUNDARIES | AUXILIARIES and not s.quoted(start - 1):
            start -= 1
    while start < end and (s.words[start] in PREPOSITIONS | ADVERBS | STOPS or s.tokens[start].upos == "ADV"):
        start += 1
    start = _last_determined(s, start, end)
    return s.span(start, end) if start < end and _can_speak(s, start, end) else None


def _last_determined(s: _Sentence, start: int, end: int) -> int:
    """ "June in a vote the State Department": a determiner after a noun opens the phrase that speaks."""
    for k in range(end - 1, start, -1):
        if s.tokens[k].upos == "DET" and s.words[k - 1] not in PREPOSITIONS and s.words[k - 1] not in ("all", "both", "half"):
            return k
    return start


def _can_speak(s: _Sentence, start: int, end: int) -> bool:
    """Could the phrase be somebody: a pronoun, or words with a letter that are no bare number?"""
    if end - start == 1 and s.words[start] in ("it", "there", "this", "that", "which", "what"):
        return s.words[start] == "it"
    return s.words[start] in PRONOUNS or any(s.words[k][0].isalpha() for k in range(start, end))


def _ends_source(s: _Sentence, first: int, k: int) -> bool:
    """Does token ``k`` end the noun phrase that begins at ``first``?  The stop of an abbreviated title does not."""
    word = s.words[k]
    if word == "." and k > first and s.words[k - 1] in ABBREVIATED:
        return False
    return word in STOPS | BOUNDARIES | AUXILIARIES or (k > first and word in ("in", "on", "at", "during"))


def _right_source(s: _Sentence, j: int) -> Span | None:
    """The noun phrase that begins at token ``j``: to the next stop, boundary word or verb-like preposition."""
    end = j
    while end < s.last and not _ends_source(s, j, end):
        end += 1
    return s.span(j, end) if end > j and _can_speak(s, j, end) else None
