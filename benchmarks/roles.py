"""Arguments of given triggers, in the roles of the set (RAMS and the KAIROS ontology of WikiEvents)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.encoding import read, shipped
from benchmarks.role_spans import Filler, Read, head, prepared

Row = dict[str, Any]
BIAS = 1.0
"""How much likelier than none a filler must be in KAIROS, as a logarithm; RAMS has its own in the head."""
KAIROS = {
    "conflict.attack": {"attacker": "Attacker", "target": "Target", "instrument": "Instrument", "victim": "Target", "place": "Place"},
    "conflict.demonstrate": {"demonstrator": "Demonstrator", "participant": "Demonstrator", "place": "Place"},
    "life.die": {"victim": "Victim", "deceased": "Victim", "killer": "Killer", "attacker": "Killer", "place": "Place", "instrument": "Instrument"},
    "life.injure": {"victim": "Victim", "injurer": "Injurer", "attacker": "Injurer", "place": "Place", "instrument": "Instrument"},
    "contact": {"communicator": "Communicator", "participant": "Participant", "recipient": "Recipient", "place": "Place"},
    "justice.arrestjaildetain": {"detainee": "Detainee", "jailer": "Jailer", "place": "Place", "crime": "Crime"},
    "justice": {
        "defendant": "Defendant",
        "judgecourt": "JudgeCourt",
        "prosecutor": "Prosecutor",
        "investigator": "Investigator",
        "crime": "Crime",
        "place": "Place",
    },
    "movement": {
        "transporter": "Transporter",
        "passenger": "PassengerArtifact",
        "artifact": "PassengerArtifact",
        "origin": "Origin",
        "destination": "Destination",
        "vehicle": "Vehicle",
    },
    "transaction": {
        "giver": "Giver",
        "recipient": "Recipient",
        "artifact": "AcquiredEntity",
        "beneficiary": "Beneficiary",
        "place": "Place",
        "participant": "Participant",
    },
    "artifactexistence": {
        "destroyer": "DamagerDestroyer",
        "damager": "DamagerDestroyer",
        "artifact": "Artifact",
        "instrument": "Instrument",
        "manufacturer": "ManufacturerAssembler",
        "place": "Place",
    },
    "personnel": {"employee": "Employee", "placeofemployment": "PlaceOfEmployment", "place": "Place"},
    "control": {"preventer": "Impeder", "place": "Place"},
    "genericcrime": {"killer": "Perpetrator", "attacker": "Perpetrator", "victim": "Victim", "place": "Place"},
}
LAST = {"unspecified": "n/a", "detonateexplode": "bombing", "meet": "meet", "broadcast": "n/a"}
FRAME = {
    "contact.contact": "contact.discussion",
    "contact.requestcommand": "contact.commandorder",
    "contact.threatencoerce": "contact.threatencoerce",
    "movement.transportation": "movement.transportperson",
    "justice.trialhearing": "justice.initiatejudicialprocess",
    "justice.chargeindict": "justice.initiatejudicialprocess",
    "justice.investigatecrime": "justice.investigate",
    "justice.convict": "justice.judicialconsequences",
    "justice.sentence": "justice.judicialconsequences",
    "justice.releaseparole": "justice.arrestjaildetain",
    "artifactexistence.damagedestroydisabledismantle": "artifactexistence.damagedestroy",
    "transaction.exchangebuysell": "transaction.transferownership",
    "control.impedeinterferewith": "movement.transportperson",
    "genericcrime.genericcrime": "conflict.attack",
    "disaster.diseaseoutbreak": "life.injure",
}


def rams_type(event_type: str) -> str:
    """The type of RAMS that is nearest to an event type of either ontology."""
    parts = event_type.lower().split(".")
    head = ".".join(parts[:2])
    last = LAST.get(parts[2], parts[2]) if len(parts) > 2 else LAST["unspecified"]
    return f"{FRAME.get(head, head)}.{last}"


def renamed(role: str, event_type: str) -> str | None:
    """The role as the set writes it; None where the set has none."""
    if event_type == event_type.lower():
        return role
    name = event_type.lower()
    table = next((KAIROS[k] for k in sorted(KAIROS, key=len, reverse=True) if name.startswith(k)), {})
    if "detonateexplode" in name and role == "instrument":
        return "ExplosiveDevice"
    return table.get(role)


def core(text: Read, filler: Filler) -> tuple[int, int]:
    """The words of a filler as KAIROS marks them: a name whole, of a description the noun alone."""
    proper, first, last = shipped().heads.labels["plain"]["upos"].index("PROPN"), filler.top, filler.top + 1
    while text.upos[filler.top] == proper and first > filler.first and text.upos[first - 1] == proper:
        first -= 1
    while text.upos[filler.top] == proper and last < filler.last and text.upos[last] == proper:
        last += 1
    return first, last


def arguments(text: Read, word: int, event_type: str) -> Iterator[tuple[str, int, int]]:
    """(role, first word, after last word) of the arguments of the trigger at a word, in the roles and by the rules of the ontology that its type is of."""
    rams = event_type == event_type.lower()
    for filler in head().arguments(text, word, rams_type(event_type), near=not rams, bias=None if rams else BIAS):
        name = renamed(filler.role, event_type)
        if name:
            yield name, *((filler.first, filler.last) if rams else core(text, filler))


def predict(rows: Iterable[Row]) -> Iterator[Row]:
    """For each row the arguments of its given triggers."""
    for row in rows:
        text = prepared(read(row))
        words = text.reading.coded.words
        out = []
        for t in row.get("triggers", []):
            word = next((i for i, (_, end) in enumerate(words) if end > t["start"]), None)
            if word is None:
                continue
            out += [
                {"trigger": [t["start"], t["end"]], "role": role, "start": words[a][0], "end": words[b - 1][1]}
                for role, a, b in arguments(text, word, t.get("event_type") or "")
            ]
        yield {"id": row["id"], "arguments": out}
