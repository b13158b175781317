"""Piles of reports from rows of a case table: one incident, its claims in the order given, each in a sentence of its own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from crossbearing.corroboration import corroborate
from crossbearing.linking import link
from crossbearing.records.claim import ReadReport
from crossbearing.records.finding import Derived
from crossbearing.records.incident import Judgement
from crossbearing.records.value import PlaceRef
from tests.linking.handmade import ACTORS, EL_FASHER, Story

CASES = Path(__file__).parent.parent / "cases"
PLAIN = ("kind", "value", "quantity", "of", "date", "relayed_via", "source_actor", "certainty", "weak", "cue", "attribution")
NUMBERS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()


def cases(name: str) -> list[Any]:
    """The rows of a case table."""
    return [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text("utf-8").splitlines() if line]


def spot(given: Sequence[Any] | None) -> PlaceRef | None:
    """A place from name, latitude, longitude, country and radius."""
    return PlaceRef(**dict(zip(("name", "latitude", "longitude", "country", "radius_km"), given, strict=True))) if given else None


def stories(rows: Sequence[dict[str, Any]]) -> list[ReadReport]:
    """Reports from claim rows: ``report`` (default one a claim) says where a claim stands, ``published`` and ``publisher`` what is known of the report."""
    by: dict[str, list[tuple[int, dict[str, Any]]]] = {}
    for n, row in enumerate(rows):
        by.setdefault(row.get("report", f"r{n}"), []).append((n, row))
    return [_story(name, told) for name, told in by.items()]


def _story(name: str, told: list[tuple[int, dict[str, Any]]]) -> ReadReport:
    """One report: a sentence with the event, then one a claim, worded so that no two reports share a passage."""
    first = told[0][1]
    words = {n: row.get("words", f"{name} line {NUMBERS[n]} {row.get('cue', 'says')} {row.get('value', 'so')}") for n, row in told}
    text = f"{name} tells of the strike. " + " ".join(f"{w}." for w in words.values())
    story = Story(name, text, first.get("published"), first.get("publisher"), headline=first.get("headline", False))
    told_of = {row.get("stance", "asserts") for _, row in told if row["facet"] == "what"}
    modality = "denied" if told_of == {"denies"} else "actual"
    event = story.event("the strike", date="2024-05-10", place=EL_FASHER, modality=modality)
    for n, row in told:
        story.claim(
            row["facet"],
            words[n],
            row.get("source", "the report"),
            row.get("stance", "asserts"),
            **{k: row[k] for k in PLAIN if k in row},
            value_actor=row["value"] if row.get("value") in ACTORS else None,
            place=spot(row.get("place")),
            events=(event,),
            denies=row.get("denies"),
            chain=tuple(row.get("chain", ())),
        )
        for actor in {row.get("source_actor"), row.get("value")} & set(ACTORS):
            story.entity("the strike", actor)
    return story.done()


def derived(rows: Sequence[dict[str, Any]], judgements: Sequence[Judgement] = ()) -> Derived:
    """What follows from a case."""
    reports = stories(rows)
    return corroborate(reports, link(reports), judgements, "2024-06-01T00:00:00Z")


def renamed(report: ReadReport, name: str) -> ReadReport:
    """The same report under another id, as a copy that somebody else published."""
    return replace(report, document=replace(report.document, id=name))
