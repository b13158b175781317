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
from crossbearing.tagging.rules_phrases import (
    ADVERBS,
    BOUNDARIES,
    CLOSING,
    LEAST_CONTENT,
    OPENING,
    STOPS,
    Window,
    clause_before,
    left_source,
    right_source,
    subject_of,
    trimmed,
)
from crossbearing.tagging.rules_silence import silence_at
from crossbearing.tagging.tokens import AUXILIARIES, NUMBERS, PREPOSITIONS

NEEDS_THAT = frozenset(
    "find found finds show shows showed shown count counts put puts call called calls describe describes described issue "
    "issues issued post posts posted cite cites cited observe "
    "observes observed recall recalls recalled quote quotes document documents documented publish published publishes "
    "broadcast broadcasts recognize recognized recognise recognised "
    "fear fears feared assume assumes assumed estimate estimates complain complains respond responds responded reply replies "
    "replied stress stresses brief briefed briefs indicate "
    "indicates indicated determine determined determines think thinks thought charge charged dispute disputed inform "
    "informed notify notified declare declares condemn condemned "
    "condemns denounce denounced denounces list lists listed record records recorded give gives gave hear heard hears vow vows vowed pledge pledges "
    "pledged threaten threatens threatened contradict contradicts contradicted doubt doubts doubted relate related joke joked shout shouted swear swore".split()
)
CITING = frozenset(["citing", "quoting"])
QUOTED = frozenset(["quoted", "quotes", "cited", "cites", "quote", "cite"])
TOLLS = frozenset("toll figure number dead deaths killed wounded injured casualties bodies victims".split())
NUMBER_REACH = 9
COUNTING = frozenset("count counts counted list lists listed record records recorded document documented".split())
TAKING_BACK = frozenset(
    "withdraw withdraws withdrew withdrawn withdrawing take takes took taken taking rescind rescinds rescinded disown disowns disowned".split()
)
SAYINGS = frozenset(
    "claim claims statement statements allegation allegations accusation accusations charge charges figure figures toll report reports remark remarks "
    "confession assertion denial announcement post tweet story article alert".split()
)
SAYING_REACH = 6
CALLING = frozenset("call calls called describe describes described".split())
LONGEST_OPENING, LEAST_CLAUSE = 9, 5
SAYING = frozenset("saying telling stating warning claiming describing adding denying confirming".split())
LONGEST_QUOTED = 16
PASSIVE = frozenset("is are was were be been being get got".split())
AGENTIVE = frozenset("claimed confirmed denied rejected dismissed announced reported disputed".split())
NOUN_LIKE = frozenset(
    "report reports claim claims state states note notes estimate estimates count counts charge charges post posts issue issues call "
    "calls show shows put puts brief briefs document documents quote quotes fear fears suspect suspects dispute disputes dismissal reporting finding "
    "findings warning cautions".split()
)
CLAUSE_STARTS = frozenset(["that", "the", "a", "an", "there", "it", "they", "he", "she", "its", "their", ":", '"', "“", "no"])


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
        for found in _apart(_in_sentence(Window(text, tokens, words, first, last, quotes))):
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


def _in_sentence(s: Window) -> list[_Found]:
    """The attributions of one sentence, in the order of their cues."""
    found: list[_Found] = []
    i = s.first
    while i < s.last:
        hit = next(((end, entry) for end, entry in lexicon().cues.at(s.words, i) if end <= s.last), None)
        made = _held_responsible(s, i)
        if (silent := silence_at(s, i) if not s.quoted(i) else None) is not None:
            made = _Found(silent.source, silent.cue, silent.cue, "no-comment")
        if made is None and hit is not None and (not s.quoted(i) or hit[1].pos == "p" or "that" in s.words[i : i + 3]):
            made = _attribute(s, i, hit[0], hit[1], found)
        if made is not None:
            found.append(made)
            i = hit[0] if hit is not None else i + 1
        else:
            i += 1
    return found


def _by_agent(s: Window, i: int, j: int, entry: CueEntry) -> _Found | None:
    """ "Responsibility was claimed by X", "an allegation denied by X": the agent of a passive."""
    source = right_source(s, j + 1)
    passive = next((k for k in range(max(s.first, i - 2), i) if s.words[k] in PASSIVE), None)
    if passive is not None:
        while passive > s.first and s.words[passive - 1] in AUXILIARIES:
            passive -= 1
        told = s.span(s.first, passive) if passive > s.first else None
    else:
        stop = next((k for k in range(i - 1, s.first - 1, -1) if s.words[k] in STOPS), s.first)
        told = trimmed(s, stop, i) if entry.stance == "denies" else None
    return _Found(source, s.span(i, j + 1), told, entry.stance) if source is not None and told is not None else None


def _held_responsible(s: Window, i: int) -> _Found | None:
    """ "X held Y responsible for Z" blames."""
    if s.words[i] not in ("held", "hold", "holds", "holding") or "responsible" not in s.words[i + 1 : min(i + 12, s.last)]:
        return None
    source, content = left_source(s, i, appositive=True), trimmed(s, i + 1, s.last)
    return _Found(source, s.span(i, i + 1), content, "blames") if source and content else None


def _attribute(s: Window, i: int, j: int, entry: CueEntry, earlier: list[_Found]) -> _Found | None:
    """The attribution of the cue ``words[i:j]``; None where the word does not attribute here.

    A second verb ("... and blamed", "..., claiming that") takes the source of the first or the subject of its sentence.
    """
    if entry.pos == "p":
        return _according_to(s, i, j, entry)
    if s.words[i] in QUOTED and (quoted := _quoted_as(s, i, j, entry)) is not None:
        return quoted
    if s.words[i] in AGENTIVE and s.words[j : j + 1] == ["by"] and (agent := _by_agent(s, i, j, entry)) is not None:
        return agent
    if (entry.pos != "a" and _no_verb(s, i, j)) or s.words[j : j + 3] == ["not", "to", "be"]:
        return None
    if s.words[i] in TAKING_BACK and not SAYINGS & set(s.words[j : min(j + SAYING_REACH, s.last)]):
        return None
    if s.words[i] in CITING:
        return _citing(s, i, j, entry, earlier)
    shared = _shared_source(s, i, earlier)
    if shared is not None:
        content = _content(s, i, j, shared, entry)
        return None if content is None else _Found(shared, s.span(i, j), content, entry.stance)
    if _inverted(s, i, j):
        source = right_source(s, j)
        content = clause_before(s, i)
        return _Found(source, s.span(i, j), content, entry.stance) if source and content else None
    source = left_source(s, i, appositive=True)
    if source is None:
        return None
    content = _content(s, i, j, source, entry)
    return None if content is None else _Found(source, s.span(i, j), content, entry.stance)


def _inverted(s: Window, i: int, j: int) -> bool:
    """ "CONTENT, said X": a comma or closing mark before the cue, a party after it, none before it (or, with a parse, a whole sentence before it)."""
    if i == s.first or s.words[i - 1] not in {","} | CLOSING or j >= s.last or s.words[j] in STOPS | BOUNDARIES:
        return False
    if not left_source(s, i - 1, appositive=True, strict=True):
        return True
    party = right_source(s, j)
    if party is None:
        return False
    after = next((k for k in range(j, s.last) if s.tokens[k].start >= party.end), s.last)
    ends = after >= s.last or s.words[after] in STOPS | PREPOSITIONS
    plain = j == i + 1 and s.words[i] not in NEEDS_THAT
    if plain and ends and s.tokens[j].upos in ("DET", "PROPN") and any(s.tokens[k].upos == "VERB" for k in range(s.first, i - 1)):
        return True
    return any(s.tokens[k].head == i and s.tokens[k].deprel == "nsubj" and s.tokens[k].end <= party.end for k in range(j, s.last))


def _citing(s: Window, i: int, j: int, entry: CueEntry, earlier: list[_Found]) -> _Found | None:
    """ "X reported, citing Y": one more cue of X; "X, citing Y, reported" is read at the verb."""
    if earlier and earlier[-1].source is not None:
        return _Found(earlier[-1].source, s.span(i, j), earlier[-1].content, entry.stance)
    subject = subject_of(s) if s.words[i - 1 : i] == [","] else None
    start = next((k for k in range(s.first, i) if subject is not None and s.tokens[k].start >= subject.end), None)
    if subject is None or start is None:
        return None
    told = trimmed(s, start, i)
    return None if told is None else _Found(subject, s.span(i, j), told, entry.stance)


def _quoted_as(s: Window, i: int, j: int, entry: CueEntry) -> _Found | None:
    """ "X quoted Y as saying CONTENT", "Y was quoted by X as saying CONTENT", "CONTENT, X quoted Y as saying": X, or in the passive Y, is the source."""
    said = next((k for k in range(j, min(j + LONGEST_QUOTED, s.last)) if s.words[k] in SAYING), None)
    source = left_source(s, i, appositive=True)
    if said is None or source is None or any(s.words[k] in STOPS - {",", "."} for k in range(j, said)):
        return None
    content = trimmed(s, said + 1, s.last)
    if content is None:
        content = clause_before(s, next(k for k in range(s.first, s.last) if s.tokens[k].end > source.start))
    return None if content is None else _Found(source, s.span(i, j), content, entry.stance)


def _shared_source(s: Window, i: int, earlier: list[_Found]) -> Span | None:
    """The source of a coordinated or participial cue ("phoned a paper and said"): that of the cue before it, else the subject of the sentence."""
    before = s.words[i - 1] if i > s.first else ""
    gerund = s.words[i].endswith("ing") and before == ","
    if not gerund and before not in ("and", "but", "also"):
        return None
    if earlier and earlier[-1].source is not None and not (before == "and" and s.tokens[i].upos in ("NOUN", "PROPN")):
        return earlier[-1].source
    return subject_of(s) if gerund or (before in ("and", "but") and not earlier) else None


def _no_verb(s: Window, i: int, j: int) -> bool:
    """Is the cue word here a noun ("the report says"), part of a name ("Islamic State"), or a passive ("was confirmed")?"""
    if s.text[s.tokens[i].start].isupper() and i > s.first:
        return True
    if s.tokens[i].head >= 0 and s.tokens[i].upos in ("NOUN", "ADJ") and s.words[j : j + 1] != ["that"]:
        return True
    if s.words[i] in NOUN_LIKE:
        following = s.words[j] if j < s.last else ""
        numbered = s.words[i] in COUNTING and (following in NUMBERS or following[:1].isdigit())
        sure = numbered or following in CLAUSE_STARTS or (j < s.last and s.tokens[j].upos in ("PROPN", "DET", "PRON"))
        noun = not numbered and part_of_speech(s.tokens, s.words, i, j) == "n" and following not in CLAUSE_STARTS
        if not sure or noun or next(lexicon().cues.at(s.words, j), None) is not None:
            return True
    k = i - 1
    while k >= s.first and (s.words[k] in ADVERBS | {"not"} or s.tokens[k].upos == "ADV"):
        k -= 1
    if j < s.last and s.words[j] == "by" and s.words[i].endswith("ed"):
        return True
    return k >= s.first and s.words[k] in PASSIVE and s.words[i].endswith(("ed", "en", "id", "ld", "ught", "und"))


def _according_to(s: Window, i: int, j: int, entry: CueEntry) -> _Found | None:
    """ "According to X, CONTENT" and "CONTENT, according to X"."""
    source = right_source(s, j, joined=True)
    if source is None:
        return None
    after = next((k for k in range(j, s.last) if s.tokens[k].start >= source.end), s.last)
    told = trimmed(s, _behind_another(s, i), i)
    if told is not None and i - s.first > LEAST_CONTENT:
        return _Found(source, s.span(i, j), told, entry.stance)
    rest = trimmed(s, after, s.last)
    return None if rest is None else _Found(source, s.span(i, j), rest, entry.stance)


def _behind_another(s: Window, i: int) -> int:
    """Where what is told before token ``i`` begins: behind an earlier "according to" and its source ("50 according to X and 53 according to Y")."""
    last = next((k for k in range(i - 2, s.first, -1) if s.words[k : k + 2] == ["according", "to"]), None)
    source = right_source(s, last + 2) if last is not None else None
    if source is None:
        return s.first
    start = next(k for k in range(s.first, i + 1) if s.tokens[k].start >= source.end)
    return start + 1 if s.words[start] == "and" else s.first


def _content(s: Window, i: int, j: int, source: Span, entry: CueEntry) -> Span | None:
    """What is said: after the cue, or before the source where nothing follows."""
    that = next((k for k in range(j, min(j + 8, s.last)) if s.words[k] == "that"), None)
    if that is not None and any(word in AUXILIARIES for word in s.words[j:that]):
        that = None  # "said it was unlikely that"
    after = trimmed(s, that + 1 if that is not None else _skip_addressee(s, j), s.last)
    quote_follows = any(q.start >= s.tokens[j - 1].end and q.start - s.tokens[j - 1].end < 4 for q in s.quotes)
    needs = s.words[i] in NEEDS_THAT and entry.stance != "no-comment"
    nothing = s.words[i] == "found" and s.words[j : j + 1] == ["no"]
    if needs and that is None and not quote_follows and not nothing and not _tells_number(s, i, j) and not _calls_it(s, i):
        return None
    source_at = next(k for k in range(s.first, s.last) if s.tokens[k].end > source.start)
    told = clause_before(s, source_at) if source_at > s.first and s.words[source_at - 1] in ({","} | CLOSING) else None
    if told is not None and that is None and not quote_follows and (after is None or (entry.stance == "asserts" and not _only_introduces(s, told, after))):
        return told
    if after is None and entry.stance != "asserts" and j < s.last and s.words[j] in ("it", "this", "that", "them"):
        return s.span(j, j + 1)
    if after is None and entry.stance in ("no-comment", "claims-responsibility"):
        return s.span(i, j)
    return after


def _only_introduces(s: Window, told: Span, after: Span) -> bool:
    """ "In comments carried by the radio, X said rebels had fled": is what stands before the source a phrase, and what follows the cue a clause?"""
    first = next(k for k in range(s.first, s.last) if s.tokens[k].start >= told.start)
    then = next(k for k in range(s.first, s.last) if s.tokens[k].start >= after.start)
    short = sum(told.start <= t.start < told.end for t in s.tokens[s.first : s.last]) <= LONGEST_OPENING
    return short and s.words[first] in PREPOSITIONS | {"speaking"} and s.words[then] not in PREPOSITIONS and s.last - then >= LEAST_CLAUSE


def _calls_it(s: Window, i: int) -> bool:
    """ "Called the report “a fairy tale”": does a quotation follow a verb of calling?"""
    return s.words[i] in CALLING and any(q.start > s.tokens[i].end for q in s.quotes)


def _tells_number(s: Window, i: int, j: int) -> bool:
    """ "Put the toll at 12", "puts it at nine", "counts 15": does a number of people or a toll follow the cue?"""
    after = s.words[j : min(j + NUMBER_REACH, s.last)]
    numbers = [k for k, w in enumerate(after) if w in NUMBERS or w[0].isdigit()]
    told = any(w in TOLLS for w in after) or after[:2] == ["it", "at"] or (s.words[i] in COUNTING and numbers[:1] <= [0])
    return bool(numbers) and told


def _skip_addressee(s: Window, j: int) -> int:
    """The token after "told reporters in Rome": words up to a colon, comma or quote where one is near."""
    if s.words[j - 1] not in ("told", "tell", "tells", "telling"):
        return j
    for k in range(j, min(j + 9, s.last)):
        if s.words[k] in ({",", ":", "that"} | OPENING):
            return k + (s.words[k] not in OPENING)
    return min(j + 1, s.last)
