"""The command ``judge``: human decisions, made, listed, withdrawn, carried from one ledger to another."""

from __future__ import annotations

import getpass
import json
import os
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

import crossbearing
from crossbearing.config import now
from crossbearing.errors import InputError, NotFoundError, UsageError
from crossbearing.ledger import Ledger, Run, open_ledger
from crossbearing.ledger.judged import FIELDS, checked, evidence_of, opposed
from crossbearing.presenting import terminal, views
from crossbearing.presenting.actors import actors
from crossbearing.presenting.collection import Collection, load
from crossbearing.presenting.commands import output, print_json
from crossbearing.presenting.style import called, console, plain, short_id, words
from crossbearing.records.incident import Judgement
from crossbearing.records.value import parse_edtf

Json = dict[str, Any]

ACTIONS = {
    "same": ("ID", "ID"), "different": ("ID", "ID"), "set": ("ID", "FIELD", "VALUE"), "reject": ("CLAIM",), "date": ("REPORT", "VALUE"),
    "publisher": ("REPORT", "NAME"), "list": (), "withdraw": ("N",), "export": ("FILE",), "import": ("FILE",),
}  # fmt: skip
"""What can be decided, and on what."""


def judge(args: Namespace) -> int:
    """Make, list, withdraw or carry over decisions."""
    if args.action not in ACTIONS:
        raise UsageError(f"judge: no action {args.action!r}; there are: {', '.join(ACTIONS)}")
    if len(args.about) != len(ACTIONS[args.action]):
        raise UsageError(f"judge {args.action}: write crossbearing judge LEDGER {' '.join((args.action, *ACTIONS[args.action]))}")
    ledger = open_ledger(args.ledger)
    try:
        actions: dict[str, Callable[[Ledger, Namespace], int]] = {"list": _list, "withdraw": _withdraw, "export": _export, "import": _import}
        return actions.get(args.action, _decide)(ledger, args)
    finally:
        ledger.close()


def run_of_person() -> Run:
    """What a decision is signed with."""
    return Run(release=crossbearing.__version__, tagger="", settings="{}", recorded_at=now())


def person(given: str | None) -> str:
    """Who decides: as given, or the name under which this process runs."""
    if given:
        return given
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"user {os.getuid()}"


def decide(ledger: Ledger, action: str, about: list[str], by: str, why: str) -> Judgement:
    """Store one decision and derive anew; raises where it names nothing that is there."""
    from crossbearing.scaling import bring_up_to_date

    run = run_of_person()
    made = _judgement(load(ledger), action, about)
    stored = ledger.writer(run).judge(replace(made, by=by, why=why, at=run.recorded_at))
    bring_up_to_date(ledger, run)
    return stored


def _decide(ledger: Ledger, args: Namespace) -> int:
    """Store what the command line decides."""
    if not args.why:
        raise UsageError(f"judge {args.action}: say --why, in a few words: whoever reads the ledger later will want to know")
    made = decide(ledger, args.action, args.about, person(args.by), args.why)
    if args.json:
        print_json(asdict(made))
    else:
        console().print(Text(f"judgement {made.number}: {made.kind} {plain(' '.join(filter(None, (made.subject, made.object, made.field, made.value))))}"))
    return 0


def _judgement(collection: Collection, action: str, about: list[str]) -> Judgement:
    """The decision, bound to its evidence."""
    if action in ("same", "different"):
        (left, one), (right, other) = (_mention_or_incident(collection, key) for key in about)
        if left == right:
            raise UsageError(f"judge {action}: both are {left}")
        evidence = (*_mentions(collection, left, one), *_mentions(collection, right, other)) if action == "same" else (one, other)
        return Judgement(number=0, kind=action, subject=left, object=right, evidence=evidence)
    if action == "reject":
        claim = collection.claims.get(_one(about[0], list(collection.claims), "claim", "claims"))
        assert claim is not None
        return Judgement(number=0, kind="reject", subject=claim.id, evidence=evidence_of(claim))
    if action == "set":
        return _setting(collection, *about)
    if about[0] not in collection.reports:
        raise NotFoundError(f"no report {about[0]} in the ledger")
    if action == "date" and parse_edtf(about[1]) is None:
        raise UsageError(f"judge date: {about[1]} is not a date; write 2019-07-19 or another EDTF date")
    return Judgement(number=0, kind=action, subject=about[0], value=about[1])


def _setting(collection: Collection, key: str, field: str, value: str) -> Judgement:
    """A field of an incident, mention, claim or actor."""
    known = {"incident": list(collection.accounts), "mention": list(collection.mentions), "claim": list(collection.claims)}
    known["actor"] = [actor.id for actor in actors(collection)]
    for kind, ids in known.items():
        found = [one for one in ids if one == key] or [one for one in ids if one.startswith(key)]
        if len(found) > 1:
            raise UsageError(f"{key} begins {len(found)} ids of {kind}s; write more of it")
        if found:
            checked(kind, field, value)
            return Judgement(number=0, kind="set", subject=found[0], field=field, value=value, evidence=_evidence(collection, kind, found[0]))
    raise NotFoundError(f"nothing has the id {key}: neither an incident, a mention, a claim nor an actor ({', '.join(FIELDS)})")


def _evidence(collection: Collection, kind: str, key: str) -> tuple[str, ...]:
    """What a decision on this thing is bound to."""
    if kind == "incident":
        return collection.accounts[key].incident.mentions
    return evidence_of(collection.claims[key]) if kind == "claim" else ()


def _mention_or_incident(collection: Collection, key: str) -> tuple[str, str]:
    """The id of a mention or incident, and the mention that stands for it."""
    if key in collection.mentions:
        return key, key
    former = [one for one in collection.mention_of if one == key] or [one for one in collection.mention_of if key and one.startswith(key)]
    current = [one for one in former if one in collection.accounts]
    if len(found := current or former) == 1:
        return found[0], collection.mention_of[found[0]]
    account = views.find_incident(collection, key)
    return account.incident.id, account.incident.mentions[0]


def _mentions(collection: Collection, key: str, mention: str) -> tuple[str, ...]:
    """All mentions of an incident, or the one mention that was named."""
    return collection.accounts[key].incident.mentions if key in collection.accounts else (mention,)


def _one(key: str, ids: list[str], kind: str, command: str) -> str:
    """The id that is or begins with the key."""
    found = [one for one in ids if one == key] or [one for one in ids if one.startswith(key)]
    if not found or not key:
        raise NotFoundError(f"no {kind} {key}; crossbearing {command} LEDGER --json lists them")
    if len(found) > 1:
        raise UsageError(f"{key} begins {len(found)} ids of {kind}s; write more of it")
    return found[0]


def judgement_rows(judgements: list[Judgement]) -> list[Json]:
    """All decisions, withdrawn ones too, each with those that contradict it."""
    against = opposed(judgements)
    return [asdict(judgement) | {"evidence": list(judgement.evidence), "against": list(against.get(judgement.number, ()))} for judgement in judgements]


def _list(ledger: Ledger, args: Namespace) -> int:
    """List them."""
    with ledger.view() as view:
        rows = judgement_rows(view.judgements(withdrawn=True))
    if args.json:
        print_json(rows)
    elif rows:
        _show(rows, console())
    else:
        console(stderr=True).print(Text("nobody has decided anything yet"))
    return 0


def _show(rows: list[Json], out: Console) -> None:
    """The decisions as a table; what is withdrawn is dimmed, what others contradict is marked."""
    made = terminal.table(n=0, decision=5, by=2, why=4)
    for row in rows:
        style = "dim strike" if row["withdrawn_at"] else ""
        text = Text(row["kind"], style=style or "bold")
        about = " ".join(filter(None, (short_id(row["subject"]), short_id(row["object"]), row["field"], row["value"])))
        text.append(f" {plain(about)}", style=style)
        if row["against"]:
            text.append(f"\nagainst {', '.join(map(str, row['against']))}", style="bold yellow")
        if row["withdrawn_at"]:
            text.append(f"\nwithdrawn {row['withdrawn_at']}", style="dim")
        made.add_row(str(row["number"]), text, words(row["by"]).append(f"\n{row['at']}", style="dim"), words(row["why"]))
    out.print(made)


def _withdraw(ledger: Ledger, args: Namespace) -> int:
    """Take one back."""
    from crossbearing.scaling import bring_up_to_date

    if not args.about[0].isdigit():
        raise UsageError(f"judge withdraw: {args.about[0]} is not a number; crossbearing judge LEDGER list shows them")
    run = run_of_person()
    ledger.writer(run).withdraw(int(args.about[0]), by=person(args.by), why=args.why or "")
    bring_up_to_date(ledger, run)
    return 0


def _export(ledger: Ledger, args: Namespace) -> int:
    """Write them down for another ledger, a line each."""
    with ledger.view() as view:
        found = view.judgements(withdrawn=True)
    with output(args.about[0]) as out:
        for judgement in found:
            row = {key: value for key, value in asdict(judgement).items() if key != "number"}
            out.write(json.dumps(row, ensure_ascii=False, sort_keys=True).encode("utf-8") + b"\n")
    return 0


def _import(ledger: Ledger, args: Namespace) -> int:
    """Take over those of another ledger; what is there already is left alone."""
    from crossbearing.scaling import bring_up_to_date

    run = run_of_person()
    found = _read(Path(args.about[0]))
    with ledger.view() as view:
        before = len(view.judgements(withdrawn=True))
    writer = ledger.writer(run)
    for judgement in found:
        stored = writer.judge(replace(judgement, withdrawn_at=None))
        if judgement.withdrawn_at is not None:
            writer.withdraw(stored.number, by=judgement.by, why="withdrawn where it comes from")
    bring_up_to_date(ledger, run)
    with ledger.view() as view:
        after = view.judgements(withdrawn=True)
    contested = sum(1 for judgement in after if judgement.number in opposed(after))
    console().print(
        Text(f"{len(found)} judgements read, {len(after) - before} new; {contested} stand against others (crossbearing judge {called(args.ledger)} list)")
    )
    return 0


def _read(path: Path) -> list[Judgement]:
    """The decisions in a file."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from error
    found = []
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            given = {key: row[key] or "" for key in ("kind", "subject", "object", "field", "value", "why", "by", "at") if isinstance(row.get(key), str)}
            evidence = tuple(str(one) for one in row.get("evidence") or ())
            found.append(Judgement(number=0, **given, evidence=evidence, withdrawn_at=row.get("withdrawn_at")))
        except (ValueError, TypeError, AttributeError, KeyError) as error:
            raise InputError(f"{path}:{number}: not a judgement; give a file that crossbearing judge LEDGER export made") from error
    return found
