"""MUC-4 role fillers: who did it, to whom, with what, as strings of the text; one list a role for a whole document.

A filler is taken from the roles of every violent event that is told as having happened, been tried or been feared.  Who is an organisation in the registry is
``perp_org``, other actors are ``perp_individual``; people hit are ``victim``, other targets ``target``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.documents import read
from crossbearing.claims.roles import PEOPLE
from crossbearing.records.claim import Entity, EventMention, ReadReport, Role

FAMILIES = frozenset(["blast", "ground", "abduction", "property"])
ARMED = frozenset(["militia", "rebel", "political-militia", "terrorist"])
STATE = frozenset(["state", "military", "police", "intelligence", "government"])
DETERMINERS = re.compile(r"^(?:(?:the|a|an|some|several|many|at least|about|another|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+)+", re.IGNORECASE)
LONGEST = 8


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The role fillers of each document."""
    for row in rows:
        yield {"id": row["id"], "roles": fillers(read(row))}


def fillers(report: ReadReport) -> dict[str, list[str]]:
    """The fillers of all violent events of a report, each once, by role."""
    entities = {entity.id: entity for entity in report.values.entities}
    found: dict[str, dict[str, str]] = {}
    for event in report.events:
        if event.type.family in FAMILIES and event.modality != "hypothetical":
            for role in event.roles:
                for name, words in named(report, event, role, entities.get(role.ref or "")):
                    found.setdefault(name, {}).setdefault(key(words), words)
    return {name: list(words.values()) for name, words in found.items()}


def named(report: ReadReport, event: EventMention, role: Role, entity: Entity | None) -> Iterator[tuple[str, str]]:
    """The slot and the string of one participant; nothing where the set has no slot for it."""
    words = head(report.document.text[role.start : role.end])
    if not words or words.lower() in PRONOUNS:
        return
    if role.role == "instrument":
        yield "weapon", words
    elif role.role == "victim":
        yield "victim", words
    elif role.role == "target":
        yield ("victim" if PEOPLE.search(words) or (entity and entity.type == "person") else "target"), words
    elif role.role == "actor":
        group = entity is not None and (entity.type == "organization" or (entity.actor is not None and entity.actor.kind in ARMED | STATE))
        yield ("perp_org", entity.name) if group and entity else ("perp_individual", words)


PRONOUNS = frozenset("he she it they them him her who which that this these those others someone somebody".split())


EDGE = re.compile(
    r"^(?:(?:and|or|with|by|from|of|in|on|at|to|for|against|that|which|who|it|its|his|her|their|this|these|those|also|both|other|more|than|as|such|all|the|a|an)\b\s*)+"
    r"|\s+(?:and|or|with|by|from|of|in|on|at|to|for|against|that|which|who|were|was|is|are|the|a|an)$",
    re.IGNORECASE,
)
BREAK = re.compile(
    r"\s*[\[\](;:\"]|,\s|\s--|\b(?:was|were|is|are|had|has|have|been|being|will|would|could|who|that|which|when|where|while|after|before|during|because|since|yesterday|today)\b",
    re.IGNORECASE,
)
NOISE = frozenset(["text", "excerpts", "excerpt", "report", "article", "passage omitted", "editorial", "communique"])


def head(words: str) -> str:
    """A noun phrase without its determiners, numbers and line breaks, cut at the first clause; "" where nothing is left."""
    words = DETERMINERS.sub("", " ".join(words.split()).strip(" ,;:.\"'()[]-"))
    words = BREAK.split(words, maxsplit=1)[0]
    for _ in range(2):
        words = DETERMINERS.sub("", EDGE.sub("", words).strip(" ,;:.\"'()[]-"))
    if len(words.split()) > LONGEST:
        words = re.split(r"\b(?:in|at|near|on|from)\b", words, maxsplit=1, flags=re.IGNORECASE)[0]
    return "" if words.lower() in NOISE or len(words) < 3 else words.strip(" ,;:.\"'()[]-")


def key(words: str) -> str:
    """What makes two fillers the same."""
    return re.sub(r"\W+", " ", words.lower()).strip()
