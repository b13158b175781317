"""The attributions of the encoder and those of the rules as one list.

The encoder finds them; the rules say what a cue word means, and know the frames of wires ("X quoted Y as saying") that a small training set hardly holds.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from crossbearing.records.document import Document, Layout
from crossbearing.records.tags import Link, Tag, Tags, Token
from crossbearing.tagging.lexicon import lexicon
from crossbearing.tagging.rules_attribution import find_attributions
from crossbearing.tagging.tokens import AUXILIARIES, DETERMINERS

QUOTE_REACH = 2
"""How many sentences from its cue a quotation may stand."""
NO_CUES = AUXILIARIES | DETERMINERS | frozenset(["known", "seen", "considered", "regarded"])
QUOTING = frozenset("quote quotes quoted quoting cite cites cited citing".split())
TELLING = frozenset("tell tells told telling".split())
ITSELF = frozenset(["itself", "themselves", "himself", "herself"])
NAMING = frozenset("call calls called calling style styles styled styling".split())
BEHIND = 2
"""How many characters may stand between a cue and what is said right behind it."""
ADJUNCT = re.compile(
    r"\s*(?:(?:on|late|early|last)\s+){0,2}(?:\w+day)?\s*,\s+(?:before|after|while|as|when|since|following|amid|in|making|bringing)\s", re.IGNORECASE
)
ANONYMITY = re.compile(
    r"(?:ask|request|insist|demand|declin|refus|spoke|speak)\w*\s+(?:\w+\s+){0,3}?"
    r"(?:not to be (?:named|identified|quoted)|anonymity|(?:to be )?(?:named|identified)\b)",
    re.IGNORECASE,
)
"""Words that withhold a name and attribute nothing."""


OF_ANOTHER = re.compile(r"(?:\s+(?:allegations?|accusations?|claims?|charges?|reports?|statements?))?\s+(?:by|of|from)\s+(?:the\s+)?$", re.IGNORECASE)
"""Between a verb and the name of one whose words it answers ("rejected claims by the rebels")."""


class Group(NamedTuple):
    """A cue with the sources and contents linked to it."""

    cue: Tag
    sources: tuple[Tag, ...]
    contents: tuple[Tag, ...]


def _overlap(a: Tag, b: Tag) -> bool:
    return a.start < b.end and b.start < a.end


def _groups_of(tags: Tags) -> list[Group]:
    """The cues of a tagger with what is linked to them."""
    rows: dict[int, tuple[list[Tag], list[Tag]]] = {i: ([], []) for i, t in enumerate(tags.tags) if t.kind == "cue"}
    for link in tags.links:
        if link.left in rows and link.label in ("source", "content"):
            rows[link.left][0 if link.label == "source" else 1].append(tags.tags[link.right])
    return [Group(tags.tags[i], tuple(s), tuple(c)) for i, (s, c) in sorted(rows.items())]


def merged_attributions(document: Document, layout: Layout, found: Tags, words: Sequence[str]) -> list[Group]:
    """The attributions of the encoder with the stance of their cue words, and those of the rules whose cue the encoder does not have."""
    said, links = find_attributions(document.text, layout, found.tokens, words)
    rules = Tags(tagger="rules", version="", tags=tuple(said), links=tuple(Link(a, b, label) for a, b, label in links))
    ruled = _groups_of(rules)
    syntax = _Syntax(document.text, found.tokens, words)
    made: list[Group] = []
    for group in _after_own_cue(_groups_of(found)):
        twin = next((r for r in ruled if _overlap(r.cue, group.cue)), None)
        cue = replace(group.cue, label=group.cue.label or _stance(words, found.tokens, group.cue, twin))
        contents = _contents(layout, syntax, group, twin)
        if syntax.is_no_saying(cue) or syntax.describes(cue) or ANONYMITY.search(document.text, cue.start, max([cue.end, *(t.end for t in contents)])):
            continue
        sources = _sources(layout, syntax, group, twin)
        if not sources or _is_object(syntax, sources[0], cue, made):
            sources = _same_subject(layout, syntax, cue, made) or sources
        told = tuple(t for t in contents if not any(t.start == source.start for source in sources))
        made.append(Group(cue, sources, told or contents))
    made += [r for r in ruled if r.contents and r.sources and not syntax.describes(r.cue) and not any(_overlap(r.cue, g.cue) for g in made)]
    return made


def _after_own_cue(groups: Sequence[Group]) -> list[Group]:
    """The groups; a content that begins right behind a cue is that cue's, whichever the pointer prefers."""
    owners = {id(t): next((o for o in groups if 0 <= t.start - o.cue.end <= BEHIND), g) for g in groups for t in g.contents}
    every = [t for g in groups for t in g.contents]
    return [g._replace(contents=tuple(t for t in every if owners[id(t)] is g)) for g in groups]


class _Syntax(NamedTuple):
    """The words of a text with their parts of speech, for questions about spans."""

    text: str
    tokens: Sequence[Token]
    words: Sequence[str]

    def range(self, tag: Tag) -> range:
        """The indices of the tokens that begin inside a tag."""
        return range(bisect_left(self.tokens, tag.start, key=lambda t: t.start), bisect_left(self.tokens, tag.end, key=lambda t: t.start))

    def words_in(self, tag: Tag) -> set[str]:
        """The words of a tag."""
        return {self.words[i] for i in self.range(tag)}

    def is_no_saying(self, cue: Tag) -> bool:
        """Do the words of a cue attribute nothing: auxiliaries, "known as", what a group "calls itself"?"""
        here, behind = self.words_in(cue), self.range(cue).stop
        return here <= NO_CUES or (bool(here & NAMING) and (bool(here & ITSELF) or self.words[behind : behind + 1] in [[w] for w in ITSELF]))

    def describes(self, cue: Tag) -> bool:
        """Is the cue one word that only stands before a noun ("the contested port", "alleged crimes")?"""
        here = self.range(cue)
        return len(here) == 1 and self.tokens[here.start].deprel == "amod" and self.tokens[here.start].head > here.start

    def has_verb(self, tag: Tag) -> bool:
        """Does a verb stand in the tag?"""
        return any(self.tokens[i].upos in ("VERB", "AUX") for i in self.range(tag))

    def before(self, tag: Tag) -> str:
        """The word before a tag, adverbs left out; empty at the start."""
        i = self.range(tag).start - 1
        while i >= 0 and self.tokens[i].upos == "ADV":
            i -= 1
        return self.words[i] if i >= 0 else ""


def _contents(layout: Layout, syntax: _Syntax, group: Group, twin: Group | None) -> tuple[Tag, ...]:
    """What the encoder says is said, without a hearer ("told the BBC") and a last "and"; that of the rules where it has none, only a stump of theirs, or
    only when it was ("..., officials said, before agreeing")."""
    near = _near_contents(layout, group)
    if twin is None or not twin.contents:
        return tuple(_ended(syntax, t) for t in _without_hearer(syntax, group.cue, near))
    whole = twin.contents[0]
    stump = bool(near) and not any(syntax.has_verb(t) for t in near) and syntax.has_verb(whole) and all(_inside(t, whole) for t in near)
    adjunct = len(near) == 1 and ADJUNCT.match(syntax.text, group.cue.end, near[0].end) is not None and whole.end <= group.cue.start
    one_of_two = len(near) == 1 and "according" in syntax.words_in(group.cue) and _inside(whole, near[0]) and whole.start > near[0].start
    if not near or stump or adjunct or one_of_two or syntax.words_in(group.cue) & QUOTING:
        return twin.contents
    return tuple(_ended(syntax, t) for t in _without_hearer(syntax, group.cue, near))


def _inside(tag: Tag, whole: Tag) -> bool:
    return whole.start <= tag.start and tag.end <= whole.end


def _without_hearer(syntax: _Syntax, cue: Tag, contents: tuple[Tag, ...]) -> tuple[Tag, ...]:
    """The contents without the one that only names who was told."""
    if len(contents) < 2 or not syntax.words_in(cue) & TELLING:
        return contents
    kept = tuple(t for t in contents if syntax.has_verb(t) or not 0 <= t.start - cue.end <= 2)
    return kept or contents


def _ended(syntax: _Syntax, tag: Tag) -> Tag:
    """The content without a conjunction or comma at its end."""
    m = re.search(r"(?:\s*,)?(?:\s+(?:and|but|or|while|as))?\s*$", syntax.text[tag.start : tag.end])
    end = tag.start + m.start() if m is not None else tag.end
    return replace(tag, end=end) if tag.start < end < tag.end else tag


def _is_object(syntax: _Syntax, source: Tag, cue: Tag, earlier: Sequence[Group]) -> bool:
    """Is what should speak only a part of what was said before "and" ("dismissed the numbers and maintained that")?"""
    return bool(earlier) and syntax.before(cue) in ("and", "but") and any(_inside(source, t) for t in earlier[-1].contents)


def _same_subject(layout: Layout, syntax: _Syntax, cue: Tag, earlier: Sequence[Group]) -> tuple[Tag, ...]:
    """The source of the cue before it in its sentence, for "... and blamed", "..., accusing"."""
    home = _sentence(layout, cue.start)
    last = next((g for g in reversed(earlier) if g.sources and g.cue.start < cue.start and _sentence(layout, g.cue.start) == home), None)
    return last.sources if last is not None and syntax.before(cue) in ("and", "but", ",", "then") else ()


def _sentence(layout: Layout, offset: int) -> int:
    """Index of the sentence that holds or precedes an offset."""
    return bisect_right(layout.sentences, offset, key=lambda s: s.start) - 1


def _sources(layout: Layout, syntax: _Syntax, group: Group, twin: Group | None) -> tuple[Tag, ...]:
    """The source of the encoder; that of the rules where it has none in the sentence, or only the first of two parties ("residents and")."""
    near = _nearest_source(layout, group, telling=bool(syntax.words_in(group.cue) & TELLING))
    theirs = twin.sources if twin is not None else ()
    if theirs and syntax.words_in(group.cue) >= {"quoted", "by"}:
        return theirs
    if theirs and "according" in syntax.words_in(group.cue) and all(t.end <= group.cue.start for t in near):
        return theirs
    if theirs and near and OF_ANOTHER.match(syntax.text, group.cue.end, near[0].start) is not None and theirs[0].end <= group.cue.start:
        return theirs
    if theirs and near and _sentence(layout, near[0].start) != _sentence(layout, group.cue.start):
        return theirs
    cut = bool(near and theirs) and _inside(near[0], theirs[0]) and _ended(syntax, near[0]).end < near[0].end
    return theirs if cut or not near else near


def _nearest_source(layout: Layout, group: Group, *, telling: bool) -> tuple[Tag, ...]:
    """Of several sources the one nearest to the cue, in its sentence where there is one there; after "told" stands who heard it."""
    home = _sentence(layout, group.cue.start)
    near = [t for t in group.sources if _sentence(layout, t.start) == home] or list(group.sources)
    if telling:
        near = [t for t in near if t.end <= group.cue.start]
    near.sort(key=lambda t: max(t.start - group.cue.end, group.cue.start - t.end))
    return tuple(near[:1])


def _near_contents(layout: Layout, group: Group) -> tuple[Tag, ...]:
    """The contents in the sentence of the cue; in the sentences beside it only what stands in quotation marks."""
    home = _sentence(layout, group.cue.start)
    kept = []
    for tag in group.contents:
        apart = abs(_sentence(layout, tag.start) - home)
        quoted = any(q.start <= tag.start < q.end for q in layout.quotes)
        if apart == 0 or (apart <= QUOTE_REACH and quoted):
            kept.append(tag)
    return tuple(kept)


def _stance(words: Sequence[str], tokens: Sequence[Token], cue: Tag, twin: Group | None) -> str:
    """The stance that the word list gives the words of a cue, of several the most telling; else that of the rules' frame there."""
    found = [entry.stance for i, t in enumerate(tokens) if cue.start <= t.start < cue.end for _, entry in lexicon().cues.at(words, i)]
    return next((s for s in found if s != "asserts"), twin.cue.label if twin is not None else "asserts")
