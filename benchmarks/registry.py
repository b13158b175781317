"""What is measured: each task with the sets that serve it, and the figures of each that count."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

TASKS = (
    "attribution", "timex", "places", "entities", "roles", "factuality", "templates", "coref", "events", "record", "label", "text",
)  # fmt: skip
"""Every task that ``predict`` knows; each is the module ``benchmarks.TASK`` with ``predict(rows)``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One task on one development part.

    ``file`` is relative to the data folder; ``figures`` are paths into the scorer's answer; ``quick`` is the number of documents of a quick run;
    ``halved`` keeps the half of the rows that no choice was made on (see :func:`for_figures`).
    """

    task: str
    set: str
    file: str
    figures: tuple[str, ...]
    quick: int = 20
    halved: bool = False

    @property
    def name(self) -> str:
        """The task and its set, as floors.json writes them."""
        return f"{self.task}/{self.set}"


_SPANS = ("exact.f1", "overlap.f1")
_PLACES = ("recognition.f1", "accuracy_161km", "end_to_end.f1")

CASES = (
    Case(
        task="attribution", set="polnear", file="polnear/dev.jsonl.gz", quick=12,
        figures=("source.f1", "cue.f1", "content.f1", "found.f1", "attributed.f1"),
    ),
    Case(task="timex", set="tempeval3", file="tempeval3/dev.jsonl", figures=("relaxed.f1", "strict.f1", "type.f1", "value.f1")),
    Case(task="places", set="geo_lgl", file="geo_lgl/dev.jsonl", figures=_PLACES),
    Case(task="places", set="geo_gwn", file="geo_gwn/dev.jsonl", figures=_PLACES),
    Case(task="entities", set="re3d", file="re3d/dev.jsonl", figures=_SPANS),
    Case(task="entities", set="wikigold", file="wikigold/dev.jsonl", figures=_SPANS, quick=100),
    Case(task="entities", set="wnut17", file="wnut17/dev.jsonl", figures=_SPANS, quick=200),
    Case(task="roles", set="rams", file="rams/dev.jsonl", figures=_SPANS, quick=60),
    Case(task="roles", set="wikievents", file="wikievents/dev.jsonl", figures=_SPANS),
    Case(task="factuality", set="uw", file="factuality/uw.dev.jsonl", figures=("pearson", "mae"), quick=200),
    Case(task="factuality", set="meantime", file="factuality/meantime.dev.jsonl", figures=("pearson", "mae"), quick=200),
    Case(task="factuality", set="uds_ih2", file="factuality/uds_ih2.dev.jsonl", figures=("pearson", "mae"), quick=200),
    Case(task="templates", set="muc4", file="muc4/dev.jsonl", figures=("exact.micro.f1", "head.micro.f1"), quick=40),
    Case(task="coref", set="ecbplus", file="ecbplus/dev.jsonl", figures=("conll", "b3"), quick=60),
    Case(task="coref", set="gvc", file="gvc/dev.jsonl", figures=("conll", "b3"), quick=40),
    Case(task="events", set="plover_gsr", file="plover_gsr/dev.jsonl", figures=("class.f1", "source_class.f1", "dyad_class.f1", "quad.f1"), quick=29),
    Case(task="label", set="case21_task2", file="case21_task2/dev.jsonl", figures=("weighted_f1", "macro_f1"), quick=159, halved=True),
    Case(task="record", set="hrdsattack", file="hrdsattack/dev.jsonl", figures=("country", "city", "year", "month", "day")),
    Case(task="text", set="article_extraction", file="article_extraction/dev.jsonl.gz", figures=("f1",)),
)
"""Every task on every set that serves it, in the order of the results."""


def order(row_id: object) -> str:
    """A fixed shuffling of the rows of a set, the same on every machine: sort by it to take a sample."""
    return hashlib.sha256(f"order:{row_id}".encode()).hexdigest()


def for_figures(row_id: object) -> bool:
    """Is the row in the half that figures are made on?  The other half may be looked at to make choices."""
    return int(order(row_id)[:8], 16) % 2 == 1
