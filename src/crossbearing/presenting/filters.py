"""Which incidents are wanted: the filters that lists, tallies, reports and the web app share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from crossbearing.errors import UsageError
from crossbearing.presenting.collection import Collection
from crossbearing.records.finding import Account, Party
from crossbearing.records.value import FuzzyDate, parse_edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to show.  Words match anywhere in a name, whatever the case; dates are EDTF, bounds inclusive; ``status`` is a word or FACET:WORD.

    ``background`` adds what reports tell as past context, ``groups`` keeps or leaves out series.  ``found`` are the ids of the reports that a full-text query
    found (None: no query).  An incident without a calendar date is left out where a date is asked for.
    """

    type: str | None = None
    actor: str | None = None
    target: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    status: str | None = None
    found: frozenset[str] | None = None
    background: bool = False
    groups: bool = True

    def __post_init__(self) -> None:
        """A date that is none is refused at once."""
        for name, value in (("--from", self.since), ("--to", self.until)):
            if value is not None and (parse_edtf(value) is None or not parse_edtf(value).anchored):  # type: ignore[union-attr]  # tested to the left
                raise UsageError(f"{name} {value}: not a date; write 2019, 2019-07 or 2019-07-19")


def chosen(collection: Collection, filters: Filters) -> list[Account]:
    """The incidents that pass, latest first; those without a date at the end."""
    return sorted((account for account in collection.derived.accounts if passes(account, filters)), key=newest_first)


def newest_first(account: Account) -> tuple[int, int, str]:
    """The order of a list: by last possible day, latest first, undated last; ties by id."""
    when = account.incident.date
    last = (when.latest or when.earliest) if when else None
    return (0, -last.toordinal(), account.incident.id) if last else (1, 0, account.incident.id)


def passes(account: Account, filters: Filters) -> bool:
    """Does the incident pass every filter?"""
    f, incident = filters, account.incident
    kind = incident.type
    return (
        (f.background or not incident.background)
        and (f.groups or not incident.group)
        and _has(f.type, [kind.key, kind.acled, kind.acled_event, kind.plover, kind.mode])
        and _has(f.actor, _names(account.perpetrators))
        and _has(f.target, _names(account.targets))
        and (f.place is None or _at(f.place, account))
        and _when(incident.date, f)
        and (f.status is None or any(_status(f.status, facet, word) for facet, word in account.status))
        and (f.found is None or not f.found.isdisjoint(account.reports))
    )


def _has(wanted: str | None, names: Sequence[str | None]) -> bool:
    """Does the word stand in one of the names?"""
    return wanted is None or any(wanted.casefold() in name.casefold() for name in names if name)


def _names(parties: Sequence[Party]) -> list[str | None]:
    """Names and ids of the parties."""
    return [name for party in parties for name in (party.who, party.actor)]


def _at(wanted: str, account: Account) -> bool:
    """Is it there: part of the name, or the two letters of the country?"""
    place = account.incident.place
    return place is not None and (wanted.upper() == place.country or _has(wanted, [place.name, place.admin1]))


def _when(found: FuzzyDate | None, filters: Filters) -> bool:
    """Can it have been between the two dates?"""
    if filters.since is None and filters.until is None:
        return True
    if found is None or not found.anchored:
        return False
    since, until = parse_edtf(filters.since), parse_edtf(filters.until)
    low, high = since.earliest if since else None, until.latest if until else None
    return (found.latest or date.max) >= (low or date.min) and (found.earliest or date.min) <= (high or date.max)


def _status(wanted: str, facet: str, word: str) -> bool:
    """Is it this status, on this facet where one is named?"""
    name, mark, state = wanted.casefold().rpartition(":")
    return state == word.casefold() and (not mark or name == facet.casefold())
