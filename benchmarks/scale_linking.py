"""How linking and corroboration grow: seconds and compared pairs at 10^3, 10^4, 10^5 mentions of generated stories.

``python -m benchmarks.scale_linking`` writes the figures into ``benchmarks/results/linking.json``.  The stories are made as read reports, so that
only linking and corroboration are measured: a country at war in which every day some towns are hit, each told by one to six outlets.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from benchmarks.near_duplicates import save
from crossbearing.corroboration import corroborate
from crossbearing.linking import link
from crossbearing.linking.blocking import candidate_pairs
from crossbearing.linking.events import report_events
from crossbearing.linking.judging import Constraints
from crossbearing.linking.nodes import all_nodes
from crossbearing.linking.scoring import shipped
from crossbearing.records.claim import Claim, Entity, EventMention, ReadReport, Role, Values
from crossbearing.records.document import Document, Layout, Span, content_id
from crossbearing.records.ontology import EVENT_TYPES
from crossbearing.records.value import ActorRef, PlaceRef, Quantity, day_of

TOWNS = 400
DAYS = 700
FIRST = date(2023, 1, 1)
KINDS = ("air-strike", "drone-strike", "shelling", "bombing", "shooting", "armed-clash")
WORDS = ("raid", "drone strike", "shelling", "bombing", "shooting", "clash")
TARGETS = ("market", "depot", "school", "bridge", "hospital", "checkpoint", "station", "warehouse", "village", "barracks")
Dice = random.Random


def towns(dice: Dice) -> list[PlaceRef]:
    """Invented towns spread over an area of about 1,000 by 1,000 km."""
    spots = [(10 + dice.random() * 9, 20 + dice.random() * 9) for _ in range(TOWNS)]
    return [PlaceRef(name=f"Town {n}", latitude=a, longitude=b, country="XX", geonames_id=n, radius_km=8) for n, (a, b) in enumerate(spots)]


def actors() -> list[ActorRef]:
    """An army and some armed groups."""
    groups = [ActorRef(id=f"group-{n}", name=f"Armed Group {n}", kind="rebel", country="XX") for n in range(8)]
    return [ActorRef(id="army", name="Army of Xanadu", kind="military", country="XX", part_of="xx"), *groups]


def stories(mentions: int, seed: int = 1) -> Iterator[ReadReport]:
    """Read reports with about four mentions each until there are so many mentions."""
    dice = random.Random(seed)  # noqa: S311  a fixed draw, no secret
    places, who, made, event = towns(dice), actors(), 0, 0
    while made < mentions:
        kind = dice.randrange(len(KINDS))
        day = FIRST + timedelta(dice.randrange(DAYS))
        told = (KINDS[kind], WORDS[kind], dice.choice(TARGETS), dice.choice(places), dice.choice(who), day, dice.randint(1, 40))
        for outlet in dice.sample(range(60), dice.randint(1, 6)):
            report = _report(f"e{event}-o{outlet}", outlet, told, dice)
            made += len(report.events)
            yield report
        event += 1


def _report(key: str, outlet: int, told: tuple[Any, ...], dice: Dice) -> ReadReport:
    """One outlet's report: the event, the dead, a word on who did it, and a back reference."""
    kind, word, target, place, actor, day, dead = told
    count = max(1, dead + dice.choice((0, 0, 0, 1, -1, 3)))
    lines = [
        f"A {word} hit a {target} in {place.name} on {day:%A}.",
        f"The {word} killed {count} people, said a doctor at ward {dice.randrange(900)}.",
        f"Officials blamed {actor.name} for the {word}.",
        f"Residents counted {dice.randrange(2, 90)} damaged houses near road {dice.randrange(900)} after the {word}.",
    ]
    text = " ".join(lines)
    published = (day + timedelta(dice.randrange(3))).isoformat()
    document = Document(id=key, text=text, sha256=content_id(text), published=published, publisher=f"Outlet {outlet}")
    cuts, at = [], 0
    for line in lines:
        cuts.append(Span(at, at + len(line)))
        at += len(line) + 1
    spot = text.index(actor.name)
    name = Entity(id=f"{key}-n", start=spot, end=spot + len(actor.name), type="organization", name=actor.name, actor=actor, canonical=actor.id)
    events = tuple(_mention(key, n, cut, (text, word, kind), (day, place, name)) for n, cut in enumerate(cuts))
    harm = Quantity(low=count, best=count, high=count, unit="killed")
    claims = (
        _claim(key, "casualties", cuts[1], events[1].id, value=f"{count} killed", quantity=harm, source="a doctor"),
        _claim(key, "perpetrator", cuts[2], events[2].id, value=actor.name, value_actor=actor.id, stance="blames", source="Officials"),
        _claim(key, "when", cuts[0], events[0].id, value=day.isoformat(), date=day_of(day, basis="deictic")),
    )
    return ReadReport(document=document, layout=Layout(sentences=tuple(cuts)), values=Values(entities=(name,)), events=events, claims=claims)


def _mention(key: str, n: int, cut: Span, said: tuple[str, str, str], facts: tuple[date, PlaceRef, Entity]) -> EventMention:
    text, word, kind = said
    day, place, name = facts
    start = text.index(word, cut.start)
    roles = (Role(role="actor", start=name.start, end=name.end, ref=name.id),) if n == 2 else ()
    return EventMention(
        id=f"{key}-{n}", document_id=key, start=start, end=start + len(word), trigger=Span(start, start + len(word)), quote=word, type=EVENT_TYPES[kind],
        date=day_of(day, basis="deictic") if n == 0 else None, place=place if n == 0 else None, roles=roles, antecedent=f"{key}-0" if n else None,
    )  # fmt: skip


def _claim(key: str, facet: str, cut: Span, event: str, **more: Any) -> Claim:
    given = {"source_type": "official-anonymous", "stance": "asserts", "source": "the report", "attribution": f"{key}-{facet}", **more}
    return Claim(id=f"{key}-{facet}", document_id=key, facet=facet, original="", content=cut, events=(event,), **given)


def measure(mentions: int) -> dict[str, Any]:
    """Seconds of linking and of corroboration, pairs compared across reports, incidents, memory."""
    reports = list(stories(mentions))
    begun = time.perf_counter()
    linked = link(reports)
    between = time.perf_counter()
    derived = corroborate(reports, linked, recorded_at="2025-01-01T00:00:00Z")
    done = time.perf_counter()
    events = report_events(all_nodes(reports), Constraints(), shipped("inside"))
    return {
        "mentions": sum(len(r.events) for r in reports),
        "reports": len(reports),
        "pairs": len(candidate_pairs(events)),
        "incidents": len(linked.incidents),
        "conflicts": len(derived.conflicts),
        "link_seconds": round(between - begun, 1),
        "corroborate_seconds": round(done - between, 1),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    rows = []
    for size in parser.parse_args().sizes:
        rows.append(measure(size))
        print(json.dumps(rows[-1]), flush=True)
    save("scale", {str(r["mentions"]): r for r in rows})
