"""The commands that show a ledger: each loads it, takes a view of it, and prints that as a table or as JSON."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import IO, Any

from rich.console import Console
from rich.text import Text

from crossbearing.errors import UsageError
from crossbearing.ledger import Ledger, open_ledger
from crossbearing.plugins import load as load_plugin
from crossbearing.presenting import terminal, views
from crossbearing.presenting.collection import Collection, load, load_incident, load_incidents
from crossbearing.presenting.exports.indented import indented
from crossbearing.presenting.filters import Filters, chosen
from crossbearing.presenting.style import called, console, short_id
from crossbearing.records.value import parse_edtf
from crossbearing.spreading import cores, over

WIDEST_KM = 1000.0
FILTERS = ("type", "actor", "target", "place", "since", "until", "status", "text")


def print_json(found: Any) -> None:
    """Plain data on standard output."""
    print(indented(found).decode(), end="")


def collection_of(args: Namespace, now: Callable[[Ledger], Collection] = load) -> Collection:
    """The ledger of a command, at the day it asks for; as it is ``now``, no more of it than the command needs."""
    ledger = open_ledger(args.ledger)
    try:
        return now(ledger) if args.as_of is None else load(ledger, _day(args.as_of))
    finally:
        ledger.close()


def _day(given: str | None) -> date | None:
    """A day that a ledger can be asked for; of a month or a year, the last."""
    if given is None:
        return None
    found = parse_edtf(given)
    if found is None or found.latest is None:
        raise UsageError(f"--as-of {given}: not a day; write 2024-05-31")
    return found.latest


def filters_of(args: Namespace) -> Filters:
    """The filters of a command; a full-text query is put to the ledger at once."""
    found = None
    if args.text is not None:
        ledger = open_ledger(args.ledger)
        with ledger.view() as view:
            found = frozenset(view.search(args.text))
        ledger.close()
    given = {name: getattr(args, name) for name in FILTERS if name != "text"}
    return Filters(**given, background=args.background, found=found)


def is_filtered(args: Namespace) -> bool:
    """Does the command ask for some incidents only?"""
    return any(getattr(args, name) is not None for name in FILTERS)


def _show(args: Namespace, found: Any, show: Callable[[Any, Console], None], nothing: str) -> int:
    """Print as JSON or as a table, or say that there is nothing."""
    if args.json:
        print_json(found)
    elif not found:
        console(stderr=True).print(Text(nothing))
    else:
        show(found, console())
    return 0


def incidents(args: Namespace) -> int:
    """List the incidents."""
    collection = collection_of(args, load_incidents)
    rows = views.incident_rows(collection, filters_of(args))
    nothing = "no incidents pass the filters" if is_filtered(args) else "no incidents; --background shows what is told as past context"
    status = _show(args, rows, terminal.incidents, nothing)
    if not args.json and rows:
        hidden = sum(1 for account in collection.derived.accounts if account.incident.background) if not args.background else 0
        note = f"{terminal.plural(len(rows), 'incident')}" + (
            f"; {hidden} told as background {'is' if hidden == 1 else 'are'} left out (--background)" if hidden else ""
        )
        console().print(Text(f"{note}. One of them in full: crossbearing incident {called(args.ledger)} {short_id(rows[0]['id'])}", style="dim"))
    return status


def incident(args: Namespace) -> int:
    """Show one incident."""
    from crossbearing.presenting.incident_terminal import incident as show

    page = views.incident_page(collection_of(args, lambda ledger: load_incident(ledger, args.id) or load(ledger)), args.id)
    if args.json:
        print_json(page)
    else:
        show(page, console(), explain=args.explain)
    return 0


def conflicts(args: Namespace) -> int:
    """List the conflicts."""
    rows = views.conflict_rows(collection_of(args), filters_of(args) if is_filtered(args) else None)
    return _show(args, rows, terminal.conflicts, "no conflicts")


def lineage(args: Namespace) -> int:
    """List who rests on whom."""
    found = views.lineage_rows(collection_of(args))
    if not args.json and not found["lineage"] and not found["near_duplicates"]:
        found = {}
    return _show(args, found, terminal.lineage, "no report says what it rests on, and none shares wording with another")


def actors(args: Namespace) -> int:
    """List everybody who is named."""
    return _show(args, views.actor_rows(collection_of(args)), terminal.actors, "nobody is named")


def claims(args: Namespace) -> int:
    """List who says what."""
    rows = views.claim_rows(collection_of(args), filters_of(args) if is_filtered(args) else None)
    return _show(args, rows, terminal.claims, "no claims")


def rejections(args: Namespace) -> int:
    """List what could not be used."""
    return _show(args, views.rejection_rows(collection_of(args)), terminal.rejections, "nothing was rejected")


def tally(args: Namespace) -> int:
    """Count the incidents, with bounds."""
    return _show(args, views.tally_page(collection_of(args), filters_of(args)), terminal.tally, "nothing to count")


def verify(args: Namespace) -> int:
    """Prove the ledger; print what fails."""
    from crossbearing.pipeline import derive

    ledger = open_ledger(args.ledger)
    spread = over(cores())
    failures = ledger.verify(partial(derive, spread=spread), spread)
    ledger.close()
    if args.json:
        print_json({"sound": not failures, "failures": failures})
    else:
        for failure in failures:
            print(failure)
        sound = "every anchor holds, and what is derived equals a replay of the journal"
        console(soft_wrap=True).print(
            Text(f"{called(args.ledger)}: {f'{len(failures)} things do not hold' if failures else sound}", style="red" if failures else "green")
        )
    return 1 if failures else 0


def export(args: Namespace) -> int:
    """Write the whole ledger, or the incidents that pass the filters, in one format."""
    from crossbearing.presenting.exports.coarsening import coarsened, places_named
    from crossbearing.presenting.exports.leaving_out import left_out
    from crossbearing.presenting.exports.ledger_json import ledger_object
    from crossbearing.presenting.exports.narrowing import of_incidents

    exporter, km = load_plugin("exporters", args.format), _km(args.coarsen)
    collection = collection_of(args)
    found = ledger_object(collection, with_text=not args.without_text)
    if is_filtered(args):
        found = of_incidents(found, {account.incident.id for account in chosen(collection, filters_of(args))})
    if km is not None:
        found = coarsened(found, km, places_named(collection.reports.values()))
    with output(args.output) as out:
        exporter(found, out)
    if note := left_out(args.format, found):
        console(stderr=True, soft_wrap=True).print(Text(note, style="dim"))
    return 0


def _km(given: str | None) -> float | None:
    """The width of the grid that coordinates are put on."""
    try:
        found = None if given is None else float(given)
    except ValueError:
        found = -1.0
    if found is not None and not 0 < found <= WIDEST_KM:
        raise UsageError(f"--coarsen {given}: not a distance; write a number of km up to {WIDEST_KM:g}")
    return found


class output:
    """A file to write in whole or not at all; "-" is standard output."""

    def __init__(self, name: str) -> None:
        self._name, self._path = name, Path(name)

    def __enter__(self) -> IO[bytes]:
        """Open it, under another name until it is whole."""
        if self._name == "-":
            return sys.stdout.buffer
        try:
            self._file = open(self._path.with_name(self._path.name + ".part"), "wb")
        except OSError as error:
            raise UsageError(f"{self._name}: cannot be written ({error.strerror})") from error
        return self._file

    def __exit__(self, kind: object, *_rest: object) -> None:
        """Give it its name, or take it away where it is not whole."""
        if self._name == "-":
            return
        self._file.close()
        part = self._path.with_name(self._path.name + ".part")
        if kind is None:
            part.replace(self._path)
        else:
            part.unlink()
