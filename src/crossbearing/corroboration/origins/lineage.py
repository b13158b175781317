"""Who rests on whom: citations in so many words, credits of agencies, and copies found by shared wording."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from crossbearing.corroboration.origins.overlap import LISTED
from crossbearing.corroboration.pile import Pile
from crossbearing.records.claim import Citation, ReadReport
from crossbearing.records.document import Span
from crossbearing.records.finding import Derivation, NearDuplicate
from crossbearing.records.outlets import fold, outlet, outlets, wire_names

_BRACKETS = re.compile(r"\(([A-Z][\w&.'’-]*(?: [A-Z][\w&.'’-]*){0,3})\)\s*(?:[-–—]|--|$)")
"""An agency in the brackets of a dateline, known or not."""


def _credits(report: ReadReport) -> Iterator[Citation]:
    """Agencies named in the byline, a credit or the dateline ("GOMA (Reuters) -")."""
    layout, text = report.layout, report.document.text
    zones = [z.span for z in report.layout.furniture if z.kind in {"byline", "credit"}]
    spots = [s for s in (layout.byline, layout.dateline) if s is not None] + zones
    own = fold(outlet(report.document.publisher or "").name)
    names = [(m[0], m.start(), m.end()) for spot in spots for m in wire_names().finditer(text, spot.start, spot.end)]
    names += [(name, -1, -1) for name in wire_names().findall(report.document.byline or "")]
    if (line := layout.dateline) is not None:
        names += [(m[1], m.start(1), m.end(1)) for m in _BRACKETS.finditer(text, line.start, line.end)]
    for name, start, end in names:
        if f" {fold(outlet(name).name)} " not in f" {own} ":
            yield Citation(
                relies_on=outlet(name).name,
                kind="agency",
                start=start,
                end=end,
                explicit=(bool(report.document.publisher) and fold(name) in outlets()) or start < 0 or _is_line(report, start),
            )


def _is_line(report: ReadReport, start: int) -> bool:
    """Does the offset stand in a credit of its own ("Source: X"), and in no dateline or byline: there, without a known publisher, the agency speaks itself."""
    layout = report.layout
    return not any(s is not None and s.start <= start < s.end for s in (layout.dateline, layout.byline))


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
    for found in sorted((*report.citations, *_credits(report)), key=lambda c: not c.explicit):
        key = fold(outlet(found.relies_on).name)
        if key in seen:
            continue
        seen.add(key)
        placed = found.start >= 0
        media = found.kind in {"outlet", "agency", "copy"}
        inside = _in_collection(pile, report.document.id, found.relies_on, by) if media else None
        yield Derivation(
            derived=report.document.id,
            relies_on=found.relies_on,
            kind=found.kind,
            explicit=found.explicit or inside is not None,
            report_id=inside,
            start=found.start if placed else None,
            end=found.end if placed else None,
        )


def _copies(pile: Pile, pairs: Sequence[NearDuplicate], how: str, houses: Mapping[str, frozenset[str]]) -> Iterator[Derivation]:
    """The later of two reports rests on the earlier, as its later version where both come from one house; where days do not tell, the score is a half."""
    for pair in pairs:
        early, late = sorted((pair.a, pair.b), key=lambda k: (pile.day(k), k))
        where = max((Span(c, d) if late == pair.b else Span(a, b) for a, b, c, d in pair.passages), key=lambda s: s.end - s.start, default=None)
        version = pair.share >= LISTED and bool(houses[early] & houses[late])
        yield Derivation(
            derived=late,
            relies_on=pile.reports[early].document.publisher or pile.reports[early].document.title or early,
            kind="copy",
            explicit=False,
            report_id=early,
            start=where.start if where else None,
            end=where.end if where else None,
            score=round((0.5 + pair.share / 2) if pile.precedes(early, late) and pair.share >= LISTED else 0.5, 3),
            how="later version" if version else how,
        )


def _houses(pile: Pile, edges: Iterable[Derivation]) -> Mapping[str, frozenset[str]]:
    """By report: its publisher and the agencies that its byline, dateline or foot credits."""
    found: dict[str, set[str]] = {key: set() for key in pile.reports}
    for key, report in pile.reports.items():
        if report.document.publisher:
            found[key].add(fold(outlet(report.document.publisher).name))
    for edge in edges:
        if edge.kind == "agency" and in_byline(pile, edge):
            found[edge.derived].add(fold(outlet(edge.relies_on).name))
    return {key: frozenset(names) for key, names in found.items()}


def in_byline(pile: Pile, edge: Derivation) -> bool:
    """Does a credit stand in the byline, dateline or a credit line, or in no words of the text, rather than in the story?"""
    if edge.start is None or edge.end is None:
        return True
    layout, spot = pile.reports[edge.derived].layout, Span(edge.start, edge.end)
    spans = [s for s in (layout.byline, layout.dateline) if s] + [z.span for z in layout.furniture]
    return any(s.covers(spot) for s in spans)


def lineage(pile: Pile, shared: Sequence[NearDuplicate], told: Sequence[NearDuplicate] = ()) -> tuple[Derivation, ...]:
    """Every edge from a report to what it rests on, in the order of the reports; ``told``: pairs that tell one text in other words."""
    by = _publishers(pile)
    said = [d for r in pile.reports.values() for d in _said(pile, r, by)]
    houses = _houses(pile, said)
    edges = [*said, *_copies(pile, shared, "shared wording", houses), *_copies(pile, told, "retold", houses)]
    return tuple(sorted(edges, key=lambda d: (d.derived, not d.explicit, d.start if d.start is not None else -1, d.kind, d.relies_on)))
