"""One reading of the encoder into tags and links: every head decoded, and the spans brought together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from crossbearing.records.tags import Link, Tag, Tags, Token
from crossbearing.tagging.decoding import log_softmax, spans, viterbi, whole_text
from crossbearing.tagging.heads import Heads
from crossbearing.tagging.reading import Reading

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Range = tuple[int, int, int]
BY = "model"
SOURCE, CUE, CONTENT = 0, 1, 2
REACH = 150
CUE_BIAS = 0.7
SURE = 0.5
INNER_SURE = 0.6
LOST_HEAD = 2.0
COMMON = frozenset(["weapon", "vehicle"])
TRIGGER_BIAS = 0.0


class Findings:
    """What the heads make of one reading; each head is decoded when it is first asked for."""

    def __init__(self, heads: Heads, reading: Reading, parse: tuple[Ints, Ints]) -> None:
        self.heads, self.reading, self.parse = heads, reading, parse
        self.words = reading.coded.words
        self.bounds = reading.coded.bounds

    @cached_property
    def scores(self) -> dict[str, Floats]:
        """Scores of the token heads."""
        return self.heads.tokens(self.reading.vectors)

    def labels(self, head: str) -> list[str]:
        """The label inventory of a head."""
        found: list[str] = self.heads.labels["bio"].get(head) or self.heads.labels["plain"][head]
        return found

    def found(self, head: str, bias: float = 0.0) -> list[tuple[Range, float]]:
        """The spans of a BIO head within sentences, with their mean probability."""
        logp = log_softmax(self.scores[head])
        labels = viterbi(logp, self.bounds, bias)
        chosen = np.exp(logp[np.arange(len(labels)), labels])
        return [(s, float(chosen[s[0] : s[1]].mean())) for s in spans(labels)]

    def tag(self, span: Range, kind: str, label: str, score: float) -> Tag:
        """A tag over a range of words."""
        return Tag(start=self.words[span[0]][0], end=self.words[span[1] - 1][1], kind=kind, label=label, score=round(score, 4), by=BY)

    # --- attribution -------------------------------------------------------------------------------

    @cached_property
    def said(self) -> list[tuple[Range, float]]:
        """Outer sources, cues and contents: the best sequence over the whole text."""
        logp = log_softmax(self.scores["attr"])
        logp[:, 1 + 2 * CUE : 3 + 2 * CUE] += CUE_BIAS
        transitions = np.array(self.heads.labels["attr_transitions"], dtype=np.float32)
        labels = whole_text(logp, transitions)
        chosen = np.minimum(1, np.exp(logp[np.arange(len(labels)), labels]))
        return [(s, float(chosen[s[0] : s[1]].mean())) for s in spans(labels)]

    @cached_property
    def said_inside(self) -> list[tuple[Range, float]]:
        """Sources, cues and contents inside a content; only whole triples with a sure cue count."""
        found = [(s, p) for s, p in self.found("inner") if p >= INNER_SURE]
        contents = [s for s, _ in self.said if s[2] == CONTENT]
        return [(s, p) for s, p in found if any(c[0] <= s[0] and s[1] <= c[1] for c in contents)]

    def groups(self, found: list[tuple[Range, float]]) -> list[tuple[int, list[int], list[int]]]:
        """(cue, sources, contents), each an index into ``found``: every source and content goes to the cue that its pointer prefers."""
        cues = [i for i, (s, _) in enumerate(found) if s[2] == CUE]
        sources: dict[int, list[int]] = {c: [] for c in cues}
        contents: dict[int, list[int]] = {c: [] for c in cues}
        for channel, kind, rows in (("source", SOURCE, sources), ("content", CONTENT, contents)):
            mine = [i for i, (s, _) in enumerate(found) if s[2] == kind]
            for i, c in zip(mine, self._pointed(channel, found, mine, cues), strict=True):
                if c is not None:
                    rows[c].append(i)
        return [(c, sources[c], contents[c]) for c in cues]

    def _pointed(self, channel: str, found: list[tuple[Range, float]], spans_: list[int], cues: list[int]) -> list[int | None]:
        """The cue of each span: the best pointer among the cues in reach, near ones preferred."""
        if not spans_ or not cues:
            return [None] * len(spans_)
        h = self.reading.vectors
        score = self.heads.pointers(channel, h[[found[i][0][0] for i in spans_]], h[[found[c][0][0] for c in cues]])
        a = np.array([found[i][0][:2] for i in spans_])
        b = np.array([found[c][0][:2] for c in cues])
        gap = np.maximum(0, np.maximum(a[:, None, 0] - b[None, :, 1], b[None, :, 0] - a[:, None, 1]))
        score = np.where(gap > REACH, -1e4, score - 0.05 * gap)
        best = score.argmax(1)
        return [cues[k] if score[i, k] > -1e3 else None for i, k in enumerate(best)]

    # --- events ------------------------------------------------------------------------------------

    @cached_property
    def triggers(self) -> list[tuple[Range, float]]:
        """Event triggers with the index of their type."""
        return self.found("trigger", TRIGGER_BIAS)

    def range_of(self, tag: Tag) -> tuple[int, int]:
        """First and after-last word that a tag touches."""
        first = bisect_right(self._ends, tag.start)
        return first, max(first + 1, bisect_left(self._starts, tag.end))

    @cached_property
    def _starts(self) -> list[int]:
        return [a for a, _ in self.words]

    @cached_property
    def _ends(self) -> list[int]:
        return [b for _, b in self.words]

    def judged(self, tag: Tag) -> Tag:
        """A trigger with its modality, certainty and whether it is background."""
        a, b = self.range_of(tag)
        modality = self.labels("modality")[int(log_softmax(self.scores["modality"][a:b]).mean(0).argmax())]
        past = float(np.exp(log_softmax(self.scores["background"][a:b]))[:, 1].mean())
        certainty = float(self.heads.certainty(self.reading.vectors[a : a + 1])[0])
        return replace(tag, certainty=round(certainty, 3), modality=modality, background=past > SURE)

    def arguments(self, triggers: list[int]) -> list[list[tuple[str, Range, float]]]:
        """The arguments (role, words, score) of triggers given by their first word."""
        out: list[list[tuple[str, Range, float]]] = [[] for _ in triggers]
        roles: list[str] = self.heads.labels["roles"]
        at = [self.reading.window_of(t) for t in triggers]
        for w in sorted(set(at)):
            mine = [i for i, k in enumerate(at) if k == w]
            window, view = self.reading.windows[w], self.reading.views[w]
            scores = self.heads.roles(view, np.array([triggers[i] - window.first for i in mine]))
            labels = scores.argmax(-1)
            for k, r in np.argwhere((labels > 0).any(1)).tolist():
                none = np.exp(log_softmax(scores[k, :, r]))[:, 0]
                for a, b, _ in spans(labels[k, :, r]):
                    out[mine[k]].append((roles[r], (a + window.first, b + window.first, r), float(1.0 - none[a:b].mean())))
        return out

    # --- all of it ---------------------------------------------------------------------------------

    def tokens(self) -> tuple[Token, ...]:
        """The words with their syntax."""
        upos, relations = self.labels("upos"), self.heads.labels["deprel"]
        best = self.scores["upos"].argmax(1).tolist()
        head, relation = (x.tolist() for x in self.parse)
        sentence = self.reading.coded.sentence.tolist()
        return tuple(Token(a, b, s, upos[u], g, relations[r]) for (a, b), s, u, g, r in zip(self.words, sentence, best, head, relation, strict=True))

    def names(self) -> list[Tag]:
        """Names, times and quantities; of a description that holds a name ("the Ruritanian-led forces") the name alone."""
        out = [self.tag(s, kind, self.labels(head)[s[2]], p) for head, kind in (("time", "time"), ("quantity", "quantity")) for s, p in self.found(head)]
        for span, score in self.found("name"):
            named = span if self.labels("name")[span[2]] in COMMON else self._named(span)
            if named is not None:
                out.append(self.tag(named, "entity", self.labels("name")[named[2]], score))
        return out

    def _named(self, span: Range) -> Range | None:
        """The span without the small words at its ends; where it loses its head, the type that its capitals have by themselves."""
        a, b, kind = span
        capital = [self.reading.text[x:y][:1].isupper() for x, y in self.words[a:b]]
        if not any(capital):
            return None
        first, last = a + capital.index(True), b - capital[::-1].index(True)
        if last < b:
            own = log_softmax(self.scores["name"][first:last])[:, 1:].mean(0)
            by_kind = np.logaddexp(own[0::2], own[1::2])
            by_kind[kind] -= LOST_HEAD
            kind = int(by_kind.argmax())
        return first, last, kind

    def tags(self, name: str, version: str) -> Tags:
        """Every tag and link, sorted, with the vectors."""
        tags = self.names()
        links: list[Link] = []
        for found in (self.said, self.said_inside):
            self._add_said(found, tags, links)
        triggers = [self.judged(self.tag(s, "trigger", self.labels("trigger")[s[2]], p)) for s, p in self.triggers]
        own = [s[0] for s, _ in self.triggers]
        self._add_events(triggers, own, tags, links)
        mean, _ = self.reading.means
        home = self.reading.coded.sentence[own] if own else np.zeros(0, dtype=np.int64)
        vectors = self.heads.mention_vectors(self.reading.vectors[own], mean[home])
        order = sorted(range(len(tags)), key=lambda i: (tags[i].start, tags[i].end, tags[i].kind, i))
        place = {old: new for new, old in enumerate(order)}
        return Tags(
            tagger=name,
            version=version,
            tokens=self.tokens(),
            tags=tuple(tags[i] for i in order),
            links=tuple(Link(place[a], place[b], label, score) for a, b, label, score in links),
            sentence_vectors=self.heads.sentence_vectors(mean),
            trigger_vectors=vectors,
        )

    def _add_events(self, triggers: list[Tag], own: list[int], tags: list[Tag], links: list[Link]) -> None:
        """Add the triggers and the links to their arguments; an argument that is no name, time or quantity becomes a tag of its own."""
        at = {(t.start, t.end): i for i, t in enumerate(tags) if t.kind in ("entity", "time", "quantity")}
        first = len(tags)
        tags += triggers
        for i, arguments in enumerate(self.arguments(own)):
            for role, span, score in arguments:
                spot = (self.words[span[0]][0], self.words[span[1] - 1][1])
                if spot not in at:
                    at[spot] = len(tags)
                    tags.append(self.tag(span, "argument", "", score))
                links.append(Link(first + i, at[spot], role, round(score, 4)))

    def _add_said(self, found: list[tuple[Range, float]], tags: list[Tag], links: list[Link]) -> None:
        """Add the attributions of one level."""
        base = len(tags)
        names = ("source", "cue", "content")
        tags += [self.tag(s, names[s[2]], "", p) for s, p in found]
        for cue, sources, contents in self.groups(found):
            links += [Link(base + cue, base + i, "source", round(found[i][1], 4)) for i in sources]
            links += [Link(base + cue, base + i, "content", round(found[i][1], 4)) for i in contents]
