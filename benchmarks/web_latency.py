"""How fast the web app answers over a ledger of many incidents, and how much memory it takes.

    python -m benchmarks.web_latency [--incidents 100000] [--ledger FILE] [--rounds 200] [--write]

Makes a ledger of invented incidents (kept where --ledger names a file), opens it as ``crossbearing serve`` does, and asks for the first page and for filters
drawn at random.  Times are those of the server, without a network; the memory is the most that the process ever held, the making of the ledger left out.
``--write`` keeps the figures in ``benchmarks/results/web.json``.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

COUNTRIES = ["UA", "SD", "ML", "MM", "CO", "CD", "YE", "SY", "IQ", "NG", "BF", "SO", "AF", "ET"]
ACTORS = [f"Armed group {n}" for n in range(400)]
OUTLETS = [f"Outlet {n}" for n in range(300)]
STATUSES = ["confirmed", "corroborated", "claimed", "alleged", "suspected", "contested", "denied"]
FIELDS = ["count", "place", "perpetrator", "target", "speaker"]
CHUNK = 5000
RESULTS = Path(__file__).parent / "results" / "web.json"
FIRST_DAY = date(2010, 1, 1)


def make_ledger(path: Path, incidents: int) -> None:
    """A ledger of that many invented incidents, each told by one to three of half as many reports."""
    from crossbearing.ledger import Run, open_ledger
    from crossbearing.records.claim import ReadReport
    from crossbearing.records.document import Document, Incoming, Layout
    from crossbearing.records.finding import Derived

    rng = random.Random(7)  # noqa: S311  invented incidents are no secret
    ledger = open_ledger(str(path), create=True)
    writer = ledger.writer(Run(release="benchmark", tagger="none", settings="{}", recorded_at="2024-01-01T00:00:00Z"))
    reports = [f"report-{n:06d}" for n in range(incidents // 2)]
    for start in range(0, len(reports), CHUNK):
        batch = []
        for key in reports[start : start + CHUNK]:
            text = f"{rng.choice(ACTORS)} struck {rng.choice(ACTORS)} near town {rng.randrange(5000)}, witness {rng.randrange(1000)} said."
            published = (FIRST_DAY + timedelta(rng.randrange(5400))).isoformat()
            document = Document(id=key, text=text, sha256=f"{rng.getrandbits(256):064x}", publisher=rng.choice(OUTLETS), published=published)
            batch.append((Incoming(document=document, raw=b""), ReadReport(document=document, layout=Layout(), tagger="none", version="1")))
        writer.add_many(batch)
    with ledger.view() as view:
        position = view.position()
    accounts, conflicts = invented(rng, incidents, reports)
    writer.replace_derived(Derived(accounts=tuple(accounts), conflicts=tuple(conflicts)), position)
    ledger.close()


def invented(rng: random.Random, number: int, reports: list[str]) -> tuple[list[Any], list[Any]]:
    """Accounts and conflicts, in the proportions of a real ledger: a tenth undated, a fifth without a place, a tenth background."""
    from crossbearing.records.finding import Account, Casualties, Conflict, ConflictValue, IndependenceGroup, Party
    from crossbearing.records.incident import Incident
    from crossbearing.records.ontology import EVENT_TYPES
    from crossbearing.records.value import PlaceRef, Quantity, between, day_of

    types = [kind for kind in EVENT_TYPES.values() if kind.acled]
    accounts, conflicts = [], []
    for n in range(number):
        day = FIRST_DAY + timedelta(rng.randrange(5400))
        when = None if n % 10 == 0 else between(day, day + timedelta(20), basis="explicit") if n % 7 == 0 else day_of(day, basis="explicit")
        point = PlaceRef(
            name=f"Town {rng.randrange(5000)}", latitude=rng.uniform(-30, 60), longitude=rng.uniform(-80, 140), country=rng.choice(COUNTRIES),
            radius_km=rng.choice([3.0, 25.0, 150.0]),
        )  # fmt: skip
        told = tuple(sorted(rng.sample(reports, rng.choice([1, 1, 2, 3]))))
        key = f"{rng.getrandbits(64):016x}"
        killed = Quantity(low=n % 40, best=n % 40, high=n % 40, unit="killed")
        incident = Incident(
            id=key, type=rng.choice(types), mentions=(f"m{n}",), date=when, place=None if n % 5 == 0 else point, background=n % 10 == 3, group=n % 25 == 4
        )
        accounts.append(
            Account(
                incident=incident, reports=told, casualties=(Casualties(killed=killed, injured=None, claims=()),),
                perpetrators=(Party(who=rng.choice(ACTORS), actor=None, stance="asserts", claims=()),),
                targets=(Party(who=rng.choice(ACTORS), actor=None, stance="asserts", claims=()),),
                groups=(IndependenceGroup(id=f"g{n}", root="a", incident=key, claims=(), reports=told),),
                status=(("occurrence", rng.choice(STATUSES)), ("date", "claimed"), ("place", rng.choice(STATUSES))),
            )
        )  # fmt: skip
        if n % 6 == 0:
            sides = (ConflictValue(value="a", claims=()), ConflictValue(value="b", claims=()))
            conflicts.append(Conflict(id=f"c{n}", incident=key, field=rng.choice(FIELDS), kind="rival", values=sides, explanation="they differ"))
    return accounts, conflicts


def questions(rng: random.Random, rounds: int) -> Iterator[str]:
    """Addresses as clicks make them: one to three filters at a time."""
    choices: list[Callable[[], tuple[str, str]]] = [
        lambda: ("country", rng.choice(COUNTRIES)), lambda: ("actor", rng.choice(ACTORS)), lambda: ("target", rng.choice(ACTORS)),
        lambda: ("status", rng.choice(STATUSES)), lambda: ("source", rng.choice(OUTLETS)), lambda: ("conflict", rng.choice(FIELDS)),
        lambda: ("from", f"{rng.randrange(2010, 2024)}-0{rng.randrange(1, 10)}"), lambda: ("bbox", "-20,-10,60,40"), lambda: ("sort", "origins"),
        lambda: ("background", "1"), lambda: ("noplace", "1"), lambda: ("q", f"town {rng.randrange(5000)}"), lambda: ("clock", "published"),
    ]  # fmt: skip
    for _ in range(rounds):
        yield urlencode([pick() for pick in rng.sample(choices, rng.choice([1, 1, 2, 3]))])


async def ask(app: Any, path: str) -> tuple[float, float, int]:
    """Seconds that one request takes by the clock and of the processor, and its status."""
    sent: list[dict[str, Any]] = []
    name, _, query = path.partition("?")
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http", "path": name, "raw_path": name.encode(),
        "query_string": query.encode(), "root_path": "", "headers": [(b"host", b"127.0.0.1")], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    begin, worked = time.perf_counter(), time.process_time()
    await app(scope, receive, send)
    return time.perf_counter() - begin, time.process_time() - worked, int(sent[0]["status"])


async def measure(ledger: Path, rounds: int) -> dict[str, Any]:
    """Seconds to open, to the first page, and for filters: page and pictures."""
    from crossbearing.presenting.web.app import create_app
    from crossbearing.presenting.web.store import Store

    begin = time.perf_counter()
    store = Store(str(ledger))
    app = create_app(store)
    store.state()
    opened = time.perf_counter() - begin
    rng = random.Random(11)  # noqa: S311  questions are no secret
    first, _, _ = await ask(app, "/")
    found: dict[str, Any] = {"incidents": len(store.state().index), "open_s": round(opened, 2), "first_page_s": round(first, 3)}
    asked = list(questions(rng, rounds))
    for name, path in (("page", "/"), ("overview", "/api/v1/overview"), ("list", "/api/v1/incidents")):
        clock, processor = [], []
        for query in asked:
            seconds, worked, status = await ask(app, f"{path}?{query}")
            if status != 200:
                raise SystemExit(f"{path}?{query} answered {status}")
            clock.append(seconds)
            processor.append(worked)
        found[name] = {"p50_ms": share(clock, 0.5), "p95_ms": share(clock, 0.95), "p95_processor_ms": share(processor, 0.95)}
    tally, _, _ = await ask(app, "/tally?country=ML")
    return found | {"tally_s": round(tally, 3), "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)}


def share(times: list[float], part: float) -> float:
    """The milliseconds that so many of the times stay below."""
    return round(1000 * sorted(times)[min(int(len(times) * part), len(times) - 1)], 1)


def main() -> None:
    """Make the ledger in a process of its own, so that its memory is not counted; then measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--write", action="store_true", help=f"keep the figures in {RESULTS.name}")
    parser.add_argument("--make", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.make:
        make_ledger(args.ledger, args.incidents)
        return
    with tempfile.TemporaryDirectory() as folder:
        ledger = args.ledger or Path(folder) / "many.ledger"
        if not ledger.is_file():
            command = [sys.executable, "-m", "benchmarks.web_latency", "--make", "--ledger", str(ledger), "--incidents", str(args.incidents)]
            subprocess.run(command, check=True)
        found = json.dumps({"command": "python -m benchmarks.web_latency", **asyncio.run(measure(ledger, args.rounds))}, indent=1)
        print(found)
        if args.write:
            RESULTS.write_text(found + "\n", "utf-8")


if __name__ == "__main__":
    main()
