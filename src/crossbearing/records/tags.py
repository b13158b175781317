"""What a tagger finds in a text: tokens, typed spans, links between spans, vectors.

One shape for every tagger (the encoder, the rules, an outside model), so that their findings can be merged and compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from crossbearing.records.document import Span

MONTH = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?[ \u00a0](?:of )?(?:March|May)\b|\b(?:March|May)[ \u00a0]\d"
    r"|\b(?:in|last|this|next|since|until|by|early|late|mid|of)[ -](?:March|May)\b"
)
"""A month that is a word of action or of doubt too, where the words beside it make it a date."""


class Token(NamedTuple):
    """A word with its syntax (Universal Dependencies v2).

    ``head`` is the index of the governing token in ``Tags.tokens`` (the root points to itself), -1 where no parse was made;
    ``sentence`` is the index of its sentence in the layout.
    """

    start: int
    end: int
    sentence: int
    upos: str = ""
    head: int = -1
    deprel: str = ""


def lowered(text: str, tokens: Sequence[Token]) -> list[str]:
    """The tokens in lower case, apostrophes straightened; a month keeps its capital where it would be a verb ("May 2025")."""
    words = [text[t.start : t.end].lower().replace("’", "'") for t in tokens]
    months = [m.span() for m in MONTH.finditer(text)] if {"may", "march"} & set(words) else []
    if months:
        for i, token in enumerate(tokens):
            if words[i] in ("may", "march") and any(start <= token.start and token.end <= end for start, end in months):
                words[i] = words[i].capitalize()
    return words


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A span with a meaning.

    ``kind`` and what its ``label`` says:

    ========== ==========================================================================================
    entity     person, organization, place, facility, nationality, weapon, vehicle, other
    time       DATE, TIME, DURATION, SET (TIMEX3 types) or "" where undecided
    quantity   "" or a unit
    trigger    a key of :data:`crossbearing.records.ontology.EVENT_TYPES`
    source     ""                 (who is said to say)
    cue        a stance, or ""    (said, denied, according to)
    content    ""                 (what is said)
    negation   ""                 (not, no, never)
    hedge      suspected, planned, threatened, hypothetical, denied: what it makes of the events in its reach
    background ""                 (words that mark an event as past context: anniversary, first since)
    ========== ==========================================================================================

    ``score`` is in [0, 1]; ``by`` names the tagger and head or the rule that found it.  ``certainty`` (triggers only) is the factuality in
    [-3, 3] that the text commits to, and ``modality`` (triggers only) one of actual, suspected, denied, planned, threatened, hypothetical;
    both None where the tagger does not say.  ``background`` (triggers only): a past event told as context; None where undecided.
    """

    start: int
    end: int
    kind: str
    label: str = ""
    score: float = 1.0
    by: str = "rules"
    certainty: float | None = None
    modality: str | None = None
    background: bool | None = None

    @property
    def span(self) -> Span:
        """The tag as a span."""
        return Span(self.start, self.end)


class Link(NamedTuple):
    """A relation between two tags, given by their indices in ``Tags.tags``.

    ``label``: source, content (from a cue to its source and content); actor, target, victim, place, time, instrument, count
    (from a trigger to its argument).
    """

    left: int
    right: int
    label: str
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """All that one tagger found in one text.

    ``tags`` are sorted by start, then end, then kind.  ``sentence_vectors`` has shape (sentences, width), ``trigger_vectors`` shape (triggers in order
    of ``tags``, width), float32, unit length; None where the tagger has no vectors.
    """

    tagger: str
    version: str
    tokens: tuple[Token, ...] = ()
    tags: tuple[Tag, ...] = ()
    links: tuple[Link, ...] = ()
    sentence_vectors: npt.NDArray[np.float32] | None = None
    trigger_vectors: npt.NDArray[np.float32] | None = None

    def of(self, kind: str) -> list[Tag]:
        """The tags of one kind, in the order of the text."""
        return [tag for tag in self.tags if tag.kind == kind]
