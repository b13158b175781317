"""The commands that keep a ledger over the years: derive anew, compare, forget."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from rich.console import Console
from rich.text import Text

from crossbearing.errors import NotFoundError, UsageError
from crossbearing.ledger import View, open_ledger
from crossbearing.presenting import terminal
from crossbearing.presenting.building import progress, run_of, workers_of
from crossbearing.presenting.commands import print_json
from crossbearing.presenting.comparing import compared
from crossbearing.presenting.judging import person, run_of_person
from crossbearing.presenting.style import called, console, plain, short_id

Json = dict[str, Any]


def rebuild(args: Namespace) -> int:
    """Read again what this release has not read, and derive anew."""
    from crossbearing import scaling

    ledger = open_ledger(args.ledger)
    try:
        with progress("reading again") as seen:
            again, incidents = scaling.rebuild(ledger, run_of(args), workers=workers_of(args), seen=seen)
        with ledger.view() as view:
            kept = view.past()
    finally:
        ledger.close()
    if args.json:
        print_json({"read_again": again, "incidents": incidents, "kept": [number for number, *_ in kept]})
    else:
        print(f"read again  {again} reports")
        print(f"incidents   {incidents} in {called(args.ledger)}")
        if kept:
            print(f"compare     crossbearing diff {called(args.ledger)} --since {kept[-1][0]}")
    return 0


def diff(args: Namespace) -> int:
    """Show which incidents changed since an earlier derivation, and why."""
    ledger = open_ledger(args.ledger)
    try:
        with ledger.view() as view:
            number, position = _kept(view, args.since, called(args.ledger))
            rows = compared(view.past_derived(number), view.derived(), view.since(position))
    finally:
        ledger.close()
    if args.json:
        print_json(rows)
    elif rows:
        _show(rows, console())
    else:
        console(stderr=True).print(Text(f"no incident changed since derivation {number}; rebuild keeps one each time, judgements and new reports do not"))
    return 0


def _kept(view: View, wanted: str, name: str) -> tuple[int, str]:
    """The newest derivation that was kept of that release, or of that number."""
    kept = view.past()
    found = [one for one in kept if wanted in (one[1], str(one[0]))]
    if not found:
        offers = ", ".join(f"{number} (release {release}, {at})" for number, release, _, at in kept[-5:])
        raise NotFoundError(
            f"diff --since {wanted}: no such derivation was kept; " + (f"there are: {offers}" if kept else f"crossbearing rebuild {name} keeps one")
        )
    return found[-1][0], found[-1][2]


def _show(rows: list[Json], out: Console) -> None:
    """The changes as a table."""
    made = terminal.table(change=0, incident=0, what=5, because=4)
    for row in rows:
        what = Text("; ".join(f"{name}: {_value(old)} → {_value(new)}" for name, (old, new) in row["fields"].items()))
        if row["change"] in ("merged", "split"):
            what = (
                Text(f"{'of' if row['change'] == 'merged' else 'out of'} {', '.join(map(short_id, row['was']))}", style="dim")
                .append("\n" if what else "")
                .append_text(what)
            )
        because = "; ".join(row["because"][:6]) + (f" and {len(row['because']) - 6} more" if len(row["because"]) > 6 else "")
        made.add_row(Text(row["change"], style="bold"), short_id(row["id"]), what, Text(plain(because), style="dim"))
    out.print(made)


def _value(value: Any) -> str:
    """A value of a field in words."""
    if isinstance(value, list):
        return plain(", ".join(map(str, value))) or "nobody"
    return "unknown" if value is None else plain(value)


def forget(args: Namespace) -> int:
    """Remove the text of a report and leave a tombstone with its digest."""
    from crossbearing.scaling import bring_up_to_date

    if not args.why:
        raise UsageError("forget: say --why; the tombstone keeps it")
    ledger, run = open_ledger(args.ledger), run_of_person()
    try:
        versions = ledger.writer(run).forget(args.report, by=person(args.by), why=args.why)
        bring_up_to_date(ledger, run)
    finally:
        ledger.close()
    print(f"forgotten   {args.report} ({terminal.plural(versions, 'version')}); its digest stays, and it will not be taken in again")
    return 0
