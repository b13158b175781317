"""Linking on small piles of invented reports: which marked mentions should be one incident, and which come out as one?

``python -m benchmarks.linking`` prints the figures of every pile in ``benchmarks/piles``; ``training/piles`` holds those that the weights are made of.
A pile is a text file: a line that says what it is about, then reports, each begun by ``== id | publication date | publisher``.  A mention is marked
``[1:bombed]`` with the number of its incident, ``s`` for a series and ``x`` for what is no incident of its own (neither is counted).  The reports
follow the public record only roughly; their words are made up.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from crossbearing.linking import link
from crossbearing.pipeline import Pipeline
from crossbearing.records.claim import EventMention, ReadReport
from crossbearing.records.document import Document, Span, content_id

PILES = Path(__file__).with_name("piles")
_MARK = re.compile(r"\[(\w+):([^\]]+)\]")
UNCOUNTED = frozenset("xs")

FIGURES = ("inside_same", "inside_split", "inside_apart", "inside_merged", "across_same", "across_split", "across_apart", "across_merged", "missed")
"""Pairs of marked mentions inside a report and across reports: of one incident and split, of two and merged; mentions that were not found."""

Mark = tuple[Span, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """Some reports with the marks in each: where a mention stands and which incident it tells of."""

    name: str
    about: str
    documents: tuple[Document, ...]
    marks: Mapping[str, tuple[Mark, ...]]

    @property
    def incidents(self) -> int:
        """How many incidents are marked."""
        return len({label for marks in self.marks.values() for _, label in marks})


def _report(pile: str, block: str) -> tuple[Document, tuple[Mark, ...]]:
    """One report of a pile, its marks taken out of the text."""
    head, _, body = block.partition("\n")
    name, day, publisher = (part.strip() for part in head.split("|"))
    text, marks, at = "", [], 0
    body = body.strip()
    for m in _MARK.finditer(body):
        text += body[at : m.start()]
        if m[1] not in UNCOUNTED:
            marks.append((Span(len(text), len(text) + len(m[2])), m[1]))
        text, at = text + m[2], m.end()
    text += body[at:]
    document = Document(id=f"{pile}-{name}", text=text, sha256=content_id(text), published=day or None, publisher=publisher, language="en")
    return document, tuple(marks)


def read_pile(path: Path) -> Pile:
    """The pile in a file."""
    about, _, rest = path.read_text("utf-8").partition("\n")
    reports = [_report(path.stem, block) for block in re.split(r"^== ", rest, flags=re.MULTILINE)[1:]]
    return Pile(name=path.stem, about=about, documents=tuple(d for d, _ in reports), marks={d.id: marks for d, marks in reports})


def piles(folder: Path = PILES) -> list[Pile]:
    """The piles of a folder in the order of their names."""
    return [read_pile(path) for path in sorted(folder.glob("*.txt"))]


def mention_at(report: ReadReport, mark: Span) -> EventMention | None:
    """The mention that was found where one is marked, by its trigger or else by its phrase."""
    by_trigger = (m for m in report.events if m.trigger.meets(mark))
    return next(by_trigger, None) or next((m for m in report.events if Span(m.start, m.end).meets(mark)), None)


def labels(pile: Pile, reports: Sequence[ReadReport]) -> dict[str, str]:
    """The marked incident of each mention that was found."""
    found = ((mention_at(r, span), label) for r in reports for span, label in pile.marks[r.document.id])
    return {m.id: label for m, label in found if m is not None}


def score(pile: Pile, reports: Sequence[ReadReport]) -> Counter[str]:
    """The figures of one pile, read."""
    gold, linked = labels(pile, reports), link(reports)
    home = {m.id: r.document.id for r in reports for m in r.events}
    counts = Counter({"missed": sum(len(m) for m in pile.marks.values()) - len(gold), "marked": pile.incidents, "found": len(linked.incidents)})
    for a, b in combinations(gold, 2):
        where = "inside" if home[a] == home[b] else "across"
        mine, theirs = linked.mention_incident.get(a), linked.mention_incident.get(b)
        together = mine is not None and mine == theirs
        counts[f"{where}_{'same' if gold[a] == gold[b] else 'apart'}"] += 1
        counts[f"{where}_split"] += gold[a] == gold[b] and not together
        counts[f"{where}_merged"] += gold[a] != gold[b] and together
    return counts


def measure(folder: Path, tagger: str) -> Iterator[tuple[str, Counter[str]]]:
    """Each pile of a folder with its figures."""
    pipeline = Pipeline.of(tagger)
    for pile in piles(folder):
        yield pile.name, score(pile, [pipeline.read(d) for d in pile.documents])


def line(name: str, counts: Mapping[str, int]) -> str:
    """One line of the table."""
    figures = " ".join(f"{f} {counts.get(f, 0)}" for f in FIGURES)
    return f"{name:28} incidents {counts['found']} of {counts['marked']}: {figures}"


def main() -> None:
    """Print the figures of every pile, and of all together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tagger", default="rules")
    parser.add_argument("--piles", type=Path, default=PILES)
    given = parser.parse_args()
    total = Counter[str]()
    for name, counts in measure(given.piles, given.tagger):
        total.update(counts)
        print(line(name, counts))
    print(line("all", total))


if __name__ == "__main__":
    main()
