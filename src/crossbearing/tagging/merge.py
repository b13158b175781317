"""One set of tags from the encoder and the rules.

The encoder brings syntax, attributions, modality and vectors; the word lists bring the conflict terms that a small training set never holds.  Where both find
a span the stronger evidence stays and ``by`` names both.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from crossbearing.plugins import Tagger
from crossbearing.records.document import Document, Layout
from crossbearing.records.ontology import EVENT_TYPES, GENERAL_TYPES
from crossbearing.records.tags import MONTH, Link, Tag, Tags, lowered
from crossbearing.tagging.lexicon import lexicon
from crossbearing.tagging.merge_attributions import Group, merged_attributions
from crossbearing.tagging.rules import event_tags
from crossbearing.tagging.rules_names import find_names
from crossbearing.tagging.rules_triggers import no_events

ALONE = 0.75
"""Least score at which a trigger that no word list knows is kept."""
SURE_NAME = 0.5
NO_NAMES = frozenset("the a an we i he she they it this that these those but and or of in on at against there here president minister".split())
LEAD = re.compile(r"(?:(?:the|an?)\s+)?(?:(?:mr|mrs|ms)\.?\s+)?", re.IGNORECASE)
BY_TARGET = frozenset(["armed-clash"])
HARMFUL = frozenset(["attack", "shooting", "bombing", "explosion"])
"""Deeds beside which a strike is none of workers."""
BY_MEANS = frozenset(["drone-strike", "air-strike", "grenade", "suicide-bombing", "chemical-attack", "shelling"])
"""Types that are told by their means."""
"""What an attack is only by whom it hits, which is asked later: the encoder's word alone would make it move with a judging adverb."""


class MergedTagger:
    """The encoder with the rules as a second opinion: the default tagger.

    Raises ModelError or UsageError where the weights are missing.
    """

    name = "model"

    def __init__(self, encoder: Tagger | None = None) -> None:
        if encoder is None:
            from crossbearing.tagging.model import ModelTagger

            encoder = ModelTagger()
        self.encoder = encoder
        self.version = f"{encoder.version}+rules"

    def tag(self, document: Document, layout: Layout) -> Tags:
        """All spans of both, overlaps resolved, links kept."""
        return merged(document, layout, self.encoder.tag(document, layout), self.version)


def merged(document: Document, layout: Layout, found: Tags, version: str) -> Tags:
    """The tags of the encoder together with what the rules find.

    Both read the encoder's tokens, with its parts of speech and its parse, which are handed on.
    """
    words = lowered(document.text, found.tokens)
    ruled = event_tags(found.tokens, words)
    barred = [*(m.span() for m in MONTH.finditer(document.text)), *no_events(found.tokens, words, lexicon())]
    spoken, learned = (
        [t for t in tags if t.kind == "trigger" and not any(t.start < end and start < t.end for start, end in barred)] for tags in (ruled, found.tags)
    )
    triggers = _triggers(spoken, learned, _means(layout, ruled))
    groups = merged_attributions(document, layout, found, words)
    proper = [t for t in found.tokens if t.upos == "PROPN"]
    guessed = [t for t in find_names(document.text, layout, found.tokens) if any(t.start <= p.start < t.end for p in proper)]
    names = [*(t for t in ruled if t.kind == "entity"), *guessed]
    kept = [t for t in ruled if t.kind not in ("trigger", "entity")] + _entities(
        [b for t in found.of("entity") if (b := _bare(document.text, t)) is not None], names
    )
    kept += [t for t in found.tags if t.kind not in ("trigger", "entity", "cue", "source", "content")]
    links = _role_links(found, triggers)
    return replace(_assembled(version, found, [*kept, *triggers], groups, links), tokens=found.tokens)


def _overlap(a: Tag, b: Tag) -> bool:
    return a.start < b.end and b.start < a.end


def _means(layout: Layout, ruled: Sequence[Tag]) -> Callable[[Tag], set[str]]:
    """What kinds of deed the sentence of a trigger names by their means or by their own word ("drones", "airstrikes")."""
    starts = [s.start for s in layout.sentences]
    found: dict[int, set[str]] = {}
    for tag in ruled:
        named = tag.by.rpartition(":")[2] if tag.by.startswith("rules:weapon:") else tag.label if tag.kind == "trigger" else ""
        found.setdefault(bisect_right(starts, tag.start), set()).add(named)
    return lambda trigger: found.get(bisect_right(starts, trigger.start), set())


def _triggers(ruled: Sequence[Tag], learned: Sequence[Tag], means: Callable[[Tag], set[str]]) -> list[Tag]:
    """Triggers of either; where both have one, the words of the rules with the modality of the encoder, and the more special type.

    What came from the air is told by a word of the sentence: elsewhere the encoder has it from other sentences, which may tell another event.
    """
    made = []
    for tag in ruled:
        twin = next((t for t in learned if _overlap(t, tag)), None)
        if twin is None:
            made.append(tag)
            continue
        kind = EVENT_TYPES.get(twin.label)
        special = tag.label in GENERAL_TYPES and kind is not None and kind.physical and twin.label not in GENERAL_TYPES | BY_TARGET and twin.score >= ALONE
        special = special and (twin.label not in BY_MEANS or twin.label in means(tag))
        special = special and not (twin.label == "protest" and HARMFUL & (means(tag) - {tag.label}))  # "killed in the strike"
        made.append(
            replace(
                tag,
                label=twin.label if special else tag.label,
                score=max(tag.score, twin.score),
                by=f"{twin.by}+{tag.by}",
                certainty=twin.certainty,
                modality=twin.modality,
                background=twin.background,
            )
        )
    made += [t for t in learned if t.score >= ALONE and not any(_overlap(t, tag) for tag in ruled)]
    return made


def _bare(text: str, tag: Tag) -> Tag | None:
    """A name without its article, form of address and opening bracket ("the United States", "Mr. Knights"); None where no name is left, or it is a guess."""
    lead = LEAD.match(text, tag.start, tag.end)
    start = lead.end() if lead is not None else tag.start
    words = text[start : tag.end].split(" (")[0].rstrip(" ,.;:–—-")
    if tag.score < SURE_NAME or not words or words.lower() in NO_NAMES or not any(c.isupper() or c.isdigit() for c in words):
        return None
    return replace(tag, start=start, end=start + len(words))


def _entities(learned: Sequence[Tag], ruled: Sequence[Tag]) -> list[Tag]:
    """Names of the encoder, and the weapons and capitalised names of the rules that it does not have."""
    return [*learned, *(t for t in ruled if not any(_overlap(t, other) for other in learned))]


def _role_links(found: Tags, triggers: Sequence[Tag]) -> list[tuple[Tag, Tag, str, float]]:
    """The encoder's links from triggers to arguments, moved to the merged triggers."""
    made = []
    for link in found.links:
        left = found.tags[link.left]
        home = next((t for t in triggers if left.kind == "trigger" and _overlap(t, left)), None)
        if home is not None:
            made.append((home, found.tags[link.right], link.label, link.score))
    return made


def _assembled(version: str, found: Tags, tags: list[Tag], groups: list[Group], roles: list[tuple[Tag, Tag, str, float]]) -> Tags:
    """Sorted tags, links by index, and vectors in the order of the triggers."""
    pool: dict[Tag, None] = dict.fromkeys(tags)
    pairs: list[tuple[Tag, Tag, str, float]] = list(roles)
    for group in groups:
        pairs += [(group.cue, t, "source", t.score) for t in group.sources] + [(group.cue, t, "content", t.score) for t in group.contents]
        pool[group.cue] = None
    for left, right, _, _ in pairs:
        pool[left] = pool[right] = None
    ordered = sorted(pool, key=lambda t: (t.start, t.end, t.kind, t.label, t.by))
    place = {tag: i for i, tag in enumerate(ordered)}
    links = tuple(dict.fromkeys(Link(place[a], place[b], label, score) for a, b, label, score in pairs))
    return Tags(
        tagger="model",
        version=version,
        tokens=found.tokens,
        tags=tuple(ordered),
        links=links,
        sentence_vectors=found.sentence_vectors,
        trigger_vectors=_vectors(found, [t for t in ordered if t.kind == "trigger"]),
    )


def _vectors(found: Tags, triggers: Sequence[Tag]) -> npt.NDArray[np.float32] | None:
    """A vector for each merged trigger: that of the encoder's trigger there, else of its sentence."""
    if found.sentence_vectors is None:
        return None
    learned = found.of("trigger")
    rows = []
    for tag in triggers:
        twin = next((i for i, t in enumerate(learned) if _overlap(t, tag)), None)
        if twin is not None and found.trigger_vectors is not None:
            rows.append(found.trigger_vectors[twin])
        else:
            token = next(t for t in found.tokens if t.end > tag.start)
            rows.append(found.sentence_vectors[token.sentence])
    width = found.sentence_vectors.shape[1]
    return np.array(rows, dtype=np.float32).reshape(len(rows), width)
