"""Grades of other schemes, derived from status and origins: Admiralty credibility (NATO AJP-2.1) and the public grading of Airwars."""

from __future__ import annotations

from collections.abc import Mapping

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


def admiralty(status: str) -> tuple[str, str]:
    """The Admiralty credibility of a facet of that status, 1 to 6, with its meaning; 1 rests on independent origins only."""
    return ADMIRALTY[status]


def airwars(status: Mapping[str, str], origins: int) -> tuple[str, str]:
    """The grading of an incident after the scheme of Airwars, with the reason; from the status of each facet and the number of independent origins."""
    who, occurrence = status.get("perpetrator", "unreported"), status.get("occurrence", "unreported")
    if who == "confirmed":
        return "confirmed", "a party to the conflict says that it did it"
    if who == "contested" or occurrence == "contested":
        return "contested", "accounts of it or of who did it compete"
    if occurrence in {"retracted", "dismissed", "denied"}:
        return "discounted", "nobody upholds it"
    if origins >= 2:
        return "fair", "two or more independent origins"
    return ("weak", "a single origin") if origins else ("unassessed", "no claim bears on it")


def grades(status: Mapping[str, str], origins: int) -> tuple[str, str]:
    """Both schemes in words: the credibility of the facets ("1 occurrence, date; 4 perpetrator"), and the grading of the incident with its reason."""
    facets: dict[str, list[str]] = {}
    for facet, word in status.items():
        facets.setdefault(admiralty(word)[0], []).append(facet)
    grading, why = airwars(status, origins)
    return "; ".join(f"{grade} {', '.join(found)}" for grade, found in sorted(facets.items())), f"{grading} ({why})"
