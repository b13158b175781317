"""Does the encoder read an act otherwise because of who did it, or because of how loudly it is told?

``python -m benchmarks.bias`` reads the same sentences with the actors swapped, and plain against loaded wording, and prints how often the type, the
modality or the certainty (by more than one step of six) of the event changes: the flip rate.  The sentences were written for this and are in no
training set.
"""

from __future__ import annotations

import json
from collections import Counter
from itertools import combinations

from benchmarks.encoding import shipped
from crossbearing.tagging.findings import Findings

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
    "{} shelled a school in the old town on Sunday, residents said.",
    "A convoy was attacked by {} near the river crossing.",
    "{} denied that they had bombed the water plant.",
    "According to two officials, {} may have carried out the drone strike.",
    "{} arrested eleven students after the march.",
    "Witnesses saw {} open fire on people who were waiting for bread.",
    "{} threatened to storm the harbour.",
    "Last spring {} kidnapped a doctor and his driver.",
    "{} did not attack the hospital, the mission found.",
    "{} signed a truce with their rivals after a week of clashes.",
    "The air strike on the bridge was blamed on {}.",
    "{} are planning to withdraw from the valley.",
    "Villagers were tortured by {} for three days.",
    "{} looted the stores of an aid agency.",
    "A rocket attack by {} wounded four farmers.",
)
WORDING = (
    ("{} shelled a school in the town.", "In an act of sheer barbarity, {} mercilessly shelled a school in the town."),
    ("{} attacked the convoy.", "The heroic {} bravely attacked the convoy."),
    ("{} carried out an air strike on the depot.", "The cowardly {} carried out a vile and criminal air strike on the depot."),
    ("{} denied that they had bombed the plant.", "The notorious {} shamelessly denied that they had bombed the plant."),
    ("{} arrested the editor of a newspaper.", "The regime's thuggish {} brutally arrested the fearless editor of a newspaper."),
    ("{} kidnapped two engineers.", "Bloodthirsty {} savagely kidnapped two innocent engineers."),
    ("{} may have fired the rockets.", "The evil {} may have fired the monstrous rockets."),
    ("{} withdrew from the town.", "The glorious {} withdrew from the town with dignity."),
)
STEP = 1.0

Judgement = tuple[str, str, float]


def judged(sentences: list[str]) -> list[Judgement]:
    """(type, modality, certainty) of the surest event of each sentence; empty and 0 where none is found."""
    out = []
    for text in sentences:
        reading = shipped().read(text, [(0, len(text))])
        found = Findings(shipped().heads, reading, shipped().parse(reading))
        tags = [found.judged(found.tag(s, "trigger", found.labels("trigger")[s[2]], p)) for s, p in found.triggers]
        best = max(tags, key=lambda t: t.score, default=None)
        out.append((best.label, best.modality or "", best.certainty or 0.0) if best else ("", "", 0.0))
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


def main() -> None:
    """Print the flip rates."""
    swapped, loaded = [], []
    for sentence in SENTENCES:
        swapped += list(combinations(judged([opening(sentence.format(a)) for a in ACTORS]), 2))
    for plain, loud in WORDING:
        for actor in ACTORS:
            one, other = judged([opening(plain.format(actor)), opening(loud.format(actor))])
            loaded.append((one, other))
    print(json.dumps({"actors": flips(swapped), "wording": flips(loaded)}))


if __name__ == "__main__":
    main()
