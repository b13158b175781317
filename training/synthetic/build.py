"""Marked-up stories into training examples."""

from __future__ import annotations

import numpy as np

from training.examples import IGNORE, Example, Locator, bio, make
from training.labels import ATTRIBUTION, MODALITY, NAMES, ROLES, TIMES, TRIGGERS
from training.synthetic.slots import MARK
from training.synthetic.stories import story

LEVEL = {"s": "source", "c": "cue", "k": "content"}


def parse(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """Plain text and its labelled spans."""
    out, spans, stack, size, last = [], [], [], 0, 0
    for m in MARK.finditer(marked):
        out.append(marked[last : m.start()])
        size += m.start() - last
        last = m.end()
        if m.group(1) is None:
            label, start = stack.pop()
            spans.append((label, start, size))
        else:
            stack.append((m.group(1), size))
    out.append(marked[last:])
    return "".join(out), spans


def example(seed: int) -> Example | None:
    """The story of a seed as an example with every label; None where the markup does not close."""
    marked, kinds, scene = story(seed)
    if marked.count("⟦") != marked.count("⟧"):
        return None
    text, spans = parse(marked)
    if "⟦" in text or "|" in text or "{" in text:
        return None
    made = make(text, "synthetic")
    at, n = Locator(made.words), len(made.words)
    located = [(label.split(":"), *at(a, b)) for label, a, b in spans]
    made.tags["name"] = bio(n, [(a, b, NAMES.index(x[1])) for x, a, b in located if x[0] == "e"])
    made.tags["time"] = bio(n, [(a, b, TIMES.index(x[1])) for x, a, b in located if x[0] == "t"])
    made.tags["quantity"] = bio(n, [(a, b, 0) for x, a, b in located if x[0] == "q"])
    triggers(made, located, scene.triggers)
    attributions(made, located)
    if len(kinds) == len(made.sentences):
        made.kinds = list(kinds)
    return made


def triggers(made: Example, located: list[tuple[list[str], int, int]], told: dict[str, dict[str, object]]) -> None:
    """Trigger, modality, background and certainty at the triggers; the arguments of each."""
    n = len(made.words)
    spans = {x[1]: (a, b) for x, a, b in located if x[0] == "T" and a < b}
    tags = bio(n, [(a, b, TRIGGERS.index(str(told[k]["kind"]))) for k, (a, b) in spans.items()])
    for x, a, b in located:
        if x[0] == "x":
            tags[a:b] = np.where(tags[a:b] == 0, IGNORE, tags[a:b])
    made.tags["trigger"] = tags
    for name, labels in (("modality", MODALITY), ("background", (False, True))):
        made.tags[name] = np.full(n, IGNORE)
        for k, (a, b) in spans.items():
            made.tags[name][a:b] = labels.index(told[k][name])  # type: ignore[arg-type] - a scene keeps strings and truths in one table
    made.scores = np.full(n, np.nan, dtype=np.float32)
    for k, (a, _) in spans.items():
        made.scores[a] = told[k]["certainty"]
        fillers: dict[str, list[tuple[int, int]]] = {}
        for x, c, d in located:
            if x[0] == "r" and x[2] == k and x[1] in ROLES and c < d:
                fillers.setdefault(x[1], []).append((c, d))
        made.roles.append(("ours", a, fillers, None))


def attributions(made: Example, located: list[tuple[list[str], int, int]]) -> None:
    """Outer and inner source, cue and content; the outer only in sentences that have one."""
    n = len(made.words)
    for level, head in (("0", "attr"), ("1", "inner")):
        parts = [(a, b, ATTRIBUTION.index(LEVEL[x[0]])) for x, a, b in located if x[0] in LEVEL and x[1] == level and a < b]
        if head == "attr":
            # an outer content holds the inner triple, so spans of one level never overlap
            tags = np.full(n, IGNORE)
            for a, b in made.sentences:
                inside = [p for p in parts if a <= p[0] < b]
                if inside:
                    tags[a:b] = bio(n, inside)[a:b]
            made.tags[head] = tags
        else:
            made.tags[head] = bio(n, parts)
        for a, b in made.sentences:
            cues = [p[0] for p in parts if p[2] == 1 and a <= p[0] < b]
            if len(cues) == 1:
                made.links += [(cues[0], p[0], -1) for p in parts if p[2] == 0 and a <= p[0] < b]
                made.links += [(cues[0], -1, p[0]) for p in parts if p[2] == 2 and a <= p[0] < b]


def examples(count: int, first: int = 0) -> list[Example]:
    """Stories of ``count`` seeds from ``first``."""
    return [e for seed in range(first, first + count) if (e := example(seed)) is not None]
