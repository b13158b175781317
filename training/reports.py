"""The reports of ``reports/``: short texts written for this project, with their events and roles marked by hand.

A file holds reports between lines of ``%``.  Inside the text ``{ID TYPE MODS|words}`` marks a trigger: a type of ``records/ontology.py``; the modality by its
letter (s suspected, d denied, p planned, t threatened, h hypothetical; else actual), with b for what is told as background.  ``<ROLES|words>`` marks an
argument: pairs of the trigger's ID and the role's letter (A actor, T target, V victim, P place, W time, I instrument, C count).  Marks may be nested.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from training.examples import IGNORE, Example, Locator, bio, make
from training.labels import MODALITY, ROLES, TRIGGERS

FOLDER = Path(__file__).resolve().parent / "reports"
OPEN = re.compile(r"\{(?P<id>\d+b?) (?P<type>[a-z-]+)(?: (?P<mods>[sdpthb]+))?\||<(?P<roles>(?:\d+b?[ATVPWIC])+)\|")
PAIR = re.compile(r"(\d+b?)([ATVPWIC])")
LETTERS = dict(zip("ATVPWIC", ROLES, strict=True))
MODS = {"s": "suspected", "d": "denied", "p": "planned", "t": "threatened", "h": "hypothetical"}


@dataclass(slots=True)
class Marked:
    """A text without its marks: triggers (start, end, type, mods) by id, arguments (id, role, start, end); offsets into ``text``."""

    text: str = ""
    triggers: dict[str, tuple[int, int, str, str]] = field(default_factory=dict)
    arguments: list[tuple[str, str, int, int]] = field(default_factory=list)


def unmark(source: str) -> Marked:
    """Take the marks out.  Raises ValueError for marks that do not close, an unknown type, or a role of no trigger."""
    out, stack, i = Marked(), [], 0
    while i < len(source):
        m = OPEN.match(source, i)
        if m is not None:
            stack.append((m, len(out.text)))
            i = m.end()
            continue
        if source[i] in "{<" or (source[i] in "}>" and (not stack or (source[i] == "}") != (stack[-1][0]["id"] is not None))):
            raise ValueError(f"a mark that does not fit at {source[max(0, i - 40) : i + 40]!r}")
        if source[i] in "}>":
            m, start = stack.pop()
            if m["id"] is None:
                out.arguments += [(k, LETTERS[r], start, len(out.text)) for k, r in PAIR.findall(m["roles"])]
            elif m["type"] not in TRIGGERS or m["id"] in out.triggers:
                raise ValueError(f"unknown type or second id in {m[0]!r}")
            else:
                out.triggers[m["id"]] = (start, len(out.text), m["type"], m["mods"] or "")
        else:
            out.text += source[i]
        i += 1
    missing = {k for k, *_ in out.arguments} - set(out.triggers)
    if stack or missing:
        raise ValueError(f"open marks {[m[0] for m, _ in stack]} or roles of no trigger {sorted(missing)} in {out.text[:60]!r}")
    return out


def example(source: str) -> Example:
    """Triggers, modality, background and roles of one report; words outside triggers carry no modality."""
    marked = unmark(source)
    made = make(marked.text, "reports")
    at = Locator(made.words)
    n = len(made.words)
    made.tags = {"trigger": np.zeros(n, dtype=np.int64), "modality": np.full(n, IGNORE), "background": np.full(n, IGNORE)}
    spans = []
    for key, (start, end, kind, mods) in marked.triggers.items():
        a, b = at(start, end)
        spans.append((a, b, TRIGGERS.index(kind)))
        made.tags["modality"][a:b] = MODALITY.index(next((MODS[c] for c in mods if c in MODS), "actual"))
        made.tags["background"][a:b] = int("b" in mods)
        fillers: dict[str, list[tuple[int, int]]] = {}
        for k, role, x, y in marked.arguments:
            if k == key:
                fillers.setdefault(role, []).append(at(x, y))
        if fillers:
            made.roles.append(("ours", a, fillers, None))
    made.tags["trigger"] = bio(n, spans)
    return made


def examples(folder: Path = FOLDER) -> list[Example]:
    """All reports, by file."""
    texts = (t.strip() for path in sorted(folder.glob("*.txt")) for t in re.split(r"(?m)^%\s*$", path.read_text(encoding="utf-8")))
    return [example(t) for t in texts if t]
