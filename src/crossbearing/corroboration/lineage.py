"""Who rests on whom: citations in so many words, credits of agencies, and copies found by shared wording."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from crossbearing.corroboration.overlap import LISTED
from crossbearing.corroboration.pile import Pile, fold, outlet, outlets
from crossbearing.records.claim import Citation, ReadReport
from crossbearing.records.document import Span
from crossbearing.records.finding import Derivation, NearDuplicate


@cache
def _agencies() -> re.Pattern[str]:
    """Names of agencies as they stand in bylines and credits; short forms only in capitals."""
    forms = [o.name for o in outlets().values() if o.kind == "agency"] + ["AP", "AFP", "EFE", "PTI", "ANI", "dpa"]
    return re.compile(r"\b(?:" + "|".join(sorted({re.escape(f) for f in forms}, key=lambda f: (-len(f), f))) + r")\b")


def _credits(report: ReadReport) -> Iterator[Citation]:
    """Agencies named in the byline, a credit or the dateline ("GOMA (Reuters) -")."""
    layout, text = report.layout, report.document.text
    zones = [z.span for z in report.layout.furniture if z.kind in {"byline", "credit"}]
    spots = [s for s in (layout.byline, layout.dateline) if s is not None] + zones
    own = outlet(report.document.publisher or "").name
    for spot in spots:
        for m in _agencies().finditer(text, spot.start, spot.end):
            if outlet(m[0]).name != own:
                yield Citation(relies_on=outlet(m[0]).name, kind="agency", start=m.start(), end=m.end())
    for name in _agencies().findall(report.document.byline or ""):
        if outlet(name).name != own:
            yield Citation(relies_on=outlet(name).name, kind="agency", start=-1, end=-1)


def _publishers(pile: Pile) -> Mapping[str, list[str]]:
    """Ids of reports by the folded name of their publisher."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, report in pile.reports.items():
        if report.document.publisher:
            found[fold(outlet(report.document.publisher).name)].append(key)
    return found


def _incidents(pile: Pile, report: str) -> frozenset[str]:
    at = pile.linked.mention_incident
    return frozenset(at[m.id] for m in pile.reports[report].events if m.id in at)


def _in_collection(pile: Pile, report: str, name: str, by: Mapping[str, Sequence[str]]) -> str | None:
    """The report of the collection that is meant: by that publisher, not later, about the same incident; the latest of them."""
    mine = _incidents(pile, report)
    able = [k for k in by.get(fold(outlet(name).name), ()) if k != report and pile.day(k) <= pile.day(report) and mine & _incidents(pile, k)]
    return max(able, key=lambda k: (pile.day(k), k)) if able else None


def _said(pile: Pile, report: ReadReport, by: Mapping[str, Sequence[str]]) -> Iterator[Derivation]:
    """What one report says of its own sources, each once."""
    seen: set[str] = set()
    for found in (*report.citations, *_credits(report)):
        key = fold(outlet(found.relies_on).name)
        if key in seen:
            continue
        seen.add(key)
        placed = found.start >= 0
        yield Derivation(
            derived=report.document.id,
            relies_on=found.relies_on,
            kind=found.kind,
            explicit=found.explicit,
            report_id=_in_collection(pile, report.document.id, found.relies_on, by) if found.kind in {"outlet", "agency", "copy"} else None,
            start=found.start if placed else None,
            end=found.end if placed else None,
        )


def _copies(pile: Pile, shared: Sequence[NearDuplicate]) -> Iterator[Derivation]:
    """The later of two reports with shared wording rests on the earlier; where the days do not tell, the score is a half."""
    for pair in shared:
        early, late = sorted((pair.a, pair.b), key=lambda k: (pile.day(k), k))
        known = pile.day(late) != "9999" and pile.day(early) != pile.day(late)
        where = max((Span(c, d) if late == pair.b else Span(a, b) for a, b, c, d in pair.passages), key=lambda s: s.end - s.start, default=None)
        yield Derivation(
            derived=late,
            relies_on=pile.reports[early].document.publisher or pile.reports[early].document.title or early,
            kind="copy",
            explicit=False,
            report_id=early,
            start=where.start if where else None,
            end=where.end if where else None,
            score=round((0.5 + pair.share / 2) if known and pair.share >= LISTED else 0.5, 3),
        )


def lineage(pile: Pile, shared: Sequence[NearDuplicate]) -> tuple[Derivation, ...]:
    """Every edge from a report to what it rests on, in the order of the reports."""
    by = _publishers(pile)
    edges = [d for r in pile.reports.values() for d in _said(pile, r, by)] + list(_copies(pile, shared))
    return tuple(sorted(edges, key=lambda d: (d.derived, not d.explicit, d.start if d.start is not None else -1, d.kind, d.relies_on)))
