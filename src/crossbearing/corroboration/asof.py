"""The ledger as it stood: a pure filter of the reports before anything is derived from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from crossbearing.records.claim import ReadReport
from crossbearing.records.incident import Judgement
from crossbearing.records.value import parse_edtf


def _instant(text: str) -> date | None:
    found = parse_edtf(text)
    return found.earliest if found else None


def as_of(reports: Iterable[ReadReport], day: date, recorded: Mapping[str, str] | None = None) -> list[ReadReport]:
    """The reports that were out on that day, the day included, in the order given.

    A report counts by its publication; one without a date by the day on which the ledger recorded it (``recorded``: report id to UTC instant),
    and where that is not known either it is left out: nothing says that it was there.
    """
    return [r for r in reports if (out := _day_of(r, recorded or {})) is not None and out <= day]


def _day_of(report: ReadReport, recorded: Mapping[str, str]) -> date | None:
    """The first day on which a report can have been known."""
    published = _instant(report.document.published or "")
    return published or _instant(recorded.get(report.document.id, ""))


def judgements_as_of(judgements: Iterable[Judgement], day: date) -> list[Judgement]:
    """The judgements that stood at the end of that day, as they stood: not withdrawn."""
    standing = []
    for judgement in judgements:
        made, gone = _instant(judgement.at), _instant(judgement.withdrawn_at or "")
        if made is not None and made <= day and (gone is None or gone > day):
            standing.append(replace(judgement, withdrawn_at=None))
    return standing
