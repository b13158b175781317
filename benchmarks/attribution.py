"""Who says what: source, cue and content of each attribution, as the encoder finds them.

Two things are decided otherwise than in the reading of reports, by the train part of the set: how readily a word is taken for a part of an attribution
(:data:`BIAS`), and the source of a cue that the encoder leaves without one: its subject by the parse ("analysts and others expect").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from benchmarks.encoding import read, shipped
from crossbearing.tagging.decoding import log_softmax, spans, whole_text
from crossbearing.tagging.findings import SOURCE, Findings, Range

Row = dict[str, Any]
Span = tuple[int, int]
BIAS = (0.4, 0.4, 0.7, 0.7, -0.3, -0.3)
"""What is added to the logarithms of B and I of source, cue and content."""
NOUNS = ("NOUN", "PROPN")


class Said(Findings):
    """The attributions of one text, in indices of its words."""

    @cached_property
    def said(self) -> list[tuple[Range, float]]:
        """Sources, cues and contents: the best sequence over the whole text, under :data:`BIAS`."""
        logp = log_softmax(self.scores["attr"])
        logp[:, 1:] += np.array(BIAS, dtype=np.float32)
        labels = whole_text(logp, np.array(self.heads.labels["attr_transitions"], dtype=np.float32))
        return [(span, 0.0) for span in spans(labels)]

    @cached_property
    def relations(self) -> list[str]:
        """The relation of each word to its head."""
        names: list[str] = self.heads.labels["deprel"]
        return [names[k] for k in self.parse[1].tolist()]

    @cached_property
    def below(self) -> list[list[int]]:
        """The words that hang on each word."""
        out: list[list[int]] = [[] for _ in self.words]
        for i, head in enumerate(self.parse[0].tolist()):
            if head != i:
                out[head].append(i)
        return out

    def subject(self, cue: Span) -> int | None:
        """The subject of a cue, or of a noun its possessor; None where the cue has neither of its own."""
        heads, (a, b) = self.parse[0].tolist(), cue
        top = next((i for i in range(a, b) if not a <= heads[i] < b or heads[i] == i), a)
        noun = self.labels("upos")[int(self.scores["upos"][top].argmax())] in NOUNS
        wanted = [("nsubj", "nsubj:outer"), *([("nmod:poss",)] if noun else [])]
        outside = [i for i in self.below[top] if not a <= i < b]
        return next((i for names in wanted for i in outside if self.relations[i] in names), None)

    def phrase(self, top: int, cue: Span) -> Span:
        """The words round a noun that hang on it, without the cue and marks at the end."""
        own, left = {top}, [*self.below[top]]
        while left:
            i = left.pop()
            own.add(i)
            left += self.below[i]
        own -= set(range(*cue))
        first, last = top, top
        while first - 1 in own:
            first -= 1
        while last + 1 in own:
            last += 1
        while last > top and self.relations[last] == "punct":
            last -= 1
        return first, last + 1

    def source(self, cue: Span, sources: list[Span], contents: list[Span]) -> list[Span]:
        """The one source of a cue: of several that its subject is in, or the nearest; where there is none its subject, unless that is said itself."""
        subject = self.subject(cue)
        holds = [s for s in sources if subject is not None and s[0] <= subject < s[1]]
        if sources:
            return holds[:1] or [min(sources, key=lambda s: max(s[0] - cue[1], cue[0] - s[1]))]
        if subject is None or any(a <= subject < b for a, b in contents):
            return []
        known = [s[:2] for s, _ in self.said if s[2] == SOURCE and s[0] <= subject < s[1]]
        return known[:1] or [self.phrase(subject, cue)]

    def attributions(self) -> Iterator[tuple[Span, list[Span], list[Span]]]:
        """(cue, source, contents) of each attribution that has a content."""
        for cue, sources, contents in self.groups(self.said):
            own, mine, told = self.said[cue][0][:2], [self.said[i][0][:2] for i in sources], [self.said[i][0][:2] for i in contents]
            if told:
                yield own, self.source(own, mine, told), told


def predict(rows: Iterable[Row]) -> Iterator[Row]:
    """For each row its attributions; one without a content is none."""
    for row in rows:
        reading = read(row)
        found = Said(shipped().heads, reading, shipped().parse(reading))
        named = ({"source": s, "cue": [c], "content": told} for c, s, told in found.attributions())
        yield {"id": row["id"], "attributions": [{k: _spots(found.words, v) for k, v in one.items()} for one in named]}


def _spots(words: Sequence[Span], ranges: Sequence[Span]) -> list[list[int]]:
    """Ranges of words as offsets into the text."""
    return [[words[a][0], words[b - 1][1]] for a, b in ranges]
