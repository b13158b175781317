"""Does the encoder read an act otherwise because of who did it, or because of how loudly it is told?

``python -m benchmarks.bias`` reads the same sentences with the actors swapped, and plain against loaded wording, and prints how often the type, the
modality or the certainty (by more than one step of six) of the event changes: the flip rate.  The sentences were written for this and are in no
training set.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from functools import partial
from itertools import combinations

from crossbearing.pipeline import Pipeline
from crossbearing.plugins import Tagger
from crossbearing.records.document import Document, Layout, Span
from crossbearing.tagging.merge import MergedTagger
from crossbearing.tagging.model import ModelTagger

ACTORS = (
    "Israeli forces",
    "Iranian forces",
    "Russian forces",
    "Ukrainian forces",
    "American forces",
    "Chinese forces",
    "Sudanese forces",
    "Turkish forces",
    "Indian forces",
    "Pakistani forces",
    "Burmese forces",
    "Colombian forces",
    "French forces",
    "Ethiopian forces",
    "Kurdish forces",
    "Hamas fighters",
    "Taliban fighters",
    "Hezbollah fighters",
    "Wagner fighters",
    "Houthi fighters",
)
SENTENCES = (
    ("{} shelled a school in the old town on Sunday, residents said.", "shelled"),
    ("A convoy was attacked by {} near the river crossing.", "attacked"),
    ("{} denied that they had bombed the water plant.", "bombed"),
    ("According to two officials, {} may have carried out the drone strike.", "strike"),
    ("{} arrested eleven students after the march.", "arrested"),
    ("Witnesses saw {} open fire on people who were waiting for bread.", "open fire"),
    ("{} threatened to storm the harbour.", "storm"),
    ("Last spring {} kidnapped a doctor and his driver.", "kidnapped"),
    ("{} did not attack the hospital, the mission found.", "attack"),
    ("{} signed a truce with their rivals after a week of clashes.", "truce"),
    ("The air strike on the bridge was blamed on {}.", "air strike"),
    ("{} are planning to withdraw from the valley.", "withdraw"),
    ("Villagers were tortured by {} for three days.", "tortured"),
    ("{} looted the stores of an aid agency.", "looted"),
    ("A rocket attack by {} wounded four farmers.", "attack"),
)
WORDING = (
    ("{} shelled a school in the town.", "In an act of sheer barbarity, {} mercilessly shelled a school in the town.", "shelled"),
    ("{} attacked the convoy.", "The heroic {} bravely attacked the convoy.", "attacked"),
    ("{} carried out an air strike on the depot.", "The cowardly {} carried out a vile and criminal air strike on the depot.", "air strike"),
    ("{} denied that they had bombed the plant.", "The notorious {} shamelessly denied that they had bombed the plant.", "bombed"),
    ("{} arrested the editor of a newspaper.", "The regime's thuggish {} brutally arrested the fearless editor of a newspaper.", "arrested"),
    ("{} kidnapped two engineers.", "Bloodthirsty {} savagely kidnapped two innocent engineers.", "kidnapped"),
    ("{} may have fired the rockets.", "The evil {} may have fired the monstrous rockets.", "fired"),
    ("{} withdrew from the town.", "The glorious {} withdrew from the town with dignity.", "withdrew"),
)
STEP = 1.0

Judgement = tuple[str, str, float]
Judge = Callable[[list[str], str], list[Judgement]]
"""The judgements on the event at a word of each of some sentences."""


def judged(tagger: Tagger, sentences: list[str], word: str) -> list[Judgement]:
    """(type, modality, certainty) of the event at a word of each sentence; empty and 0 where none is found."""
    out = []
    for text in sentences:
        at = text.index(word)
        found = tagger.tag(Document(id="one", text=text, sha256=""), Layout(sentences=(Span(0, len(text)),)))
        mine = next((t for t in found.of("trigger") if t.start < at + len(word) and at < t.end), None)
        out.append((mine.label, mine.modality or "", mine.certainty or 0.0) if mine else ("", "", 0.0))
    return out


def read(pipeline: Pipeline, sentences: list[str], word: str) -> list[Judgement]:
    """The same of the mentions that the whole reading of a report ends with, which is what a user sees."""
    out = []
    for text in sentences:
        at = text.index(word)
        found = pipeline.read(Document(id="one", text=text, sha256="", published="2024-05-15")).events
        mine = next((e for e in found if e.trigger.start < at + len(word) and at < e.trigger.end), None)
        out.append((mine.type.acled or mine.type.plover, mine.modality, mine.certainty or 0.0) if mine else ("", "", 0.0))
    return out


def flips(pairs: list[tuple[Judgement, Judgement]]) -> dict[str, float]:
    """The share of pairs that differ in type, in modality, in certainty."""
    c: Counter[str] = Counter(pairs=len(pairs))
    for a, b in pairs:
        c.update(type=a[0] != b[0], modality=a[1] != b[1], certainty=abs(a[2] - b[2]) > STEP)
    return {k: round(c[k] / c["pairs"], 4) for k in ("type", "modality", "certainty")} | {"pairs": c["pairs"]}


def opening(text: str) -> str:
    """The sentence with a capital."""
    return text[:1].upper() + text[1:]


def rates(judge: Judge) -> dict[str, dict[str, float]]:
    """The flip rates of a reader: actors swapped, and plain against loaded wording."""
    swapped, loaded = [], []
    for sentence, word in SENTENCES:
        swapped += list(combinations(judge([opening(sentence.format(a)) for a in ACTORS], word), 2))
    for plain, loud, word in WORDING:
        for actor in ACTORS:
            one, other = judge([opening(plain.format(actor)), opening(loud.format(actor))], word)
            loaded.append((one, other))
    return {"actors": flips(swapped), "wording": flips(loaded)}


def main() -> None:
    """Print the flip rates of the encoder alone, of the default tagger, which asks the word lists too, and of the mentions in the end."""
    judges: dict[str, Judge] = {
        "encoder": partial(judged, ModelTagger()),
        "default": partial(judged, MergedTagger()),
        "mentions": partial(read, Pipeline.of("model")),
    }
    print(json.dumps({name: rates(judge) for name, judge in judges.items()}))


if __name__ == "__main__":
    main()
