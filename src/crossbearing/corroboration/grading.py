"""Grades of other schemes, derived from status and origins: Admiralty credibility (NATO AJP-2.1) and the public grading of Airwars."""

from __future__ import annotations

from crossbearing.records.finding import Account

ADMIRALTY = {
    "corroborated": ("1", "confirmed by other, independent sources"),
    "confirmed": ("2", "probably true: the actor itself says so"),
    "claimed": ("3", "possibly true"),
    "alleged": ("3", "possibly true"),
    "suspected": ("4", "doubtful"),
    "contested": ("4", "doubtful"),
    "dismissed": ("5", "improbable"),
    "denied": ("5", "improbable"),
    "retracted": ("5", "improbable"),
    "unreported": ("6", "cannot be judged"),
}
"""Credibility of the information by status; the reliability of the source is judged apart and not derived here."""


def admiralty(account: Account, facet: str = "occurrence") -> tuple[str, str]:
    """The Admiralty credibility of one facet, 1 to 6, with its meaning; 1 rests on independent origins only."""
    return ADMIRALTY[dict(account.status).get(facet, "unreported")]


def airwars(account: Account) -> tuple[str, str]:
    """The grading of an incident after the scheme of Airwars, with the reason."""
    status = dict(account.status)
    who, occurrence = status.get("perpetrator", "unreported"), status.get("occurrence", "unreported")
    if who == "confirmed":
        return "confirmed", "a party to the conflict says that it did it"
    if who == "contested" or occurrence == "contested":
        return "contested", "accounts of who did it compete"
    if occurrence in {"retracted", "dismissed", "denied"}:
        return "discounted", "nobody upholds it"
    if account.origins >= 2:
        return "fair", "two or more independent origins"
    return ("weak", "a single origin") if account.origins else ("unassessed", "no claim bears on it")
