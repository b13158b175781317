"""Arguments of given triggers, in the roles of the set (RAMS and the KAIROS ontology of WikiEvents)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from benchmarks.encoding import findings, read
from crossbearing.tagging.decoding import log_softmax, spans, viterbi
from crossbearing.tagging.findings import Findings

Row = dict[str, Any]
BIAS = -0.5
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


def frame(event_type: str, frames: list[str]) -> int:
    """The index of the RAMS type, to two levels, that is nearest to an event type of either ontology."""
    name = ".".join(event_type.lower().split(".")[:2])
    name = FRAME.get(name, name)
    return frames.index(name) if name in frames else len(frames) - 1


def renamed(role: str, event_type: str) -> str | None:
    """The role as the set writes it; None where the set has none."""
    if event_type == event_type.lower():
        return role
    name = event_type.lower()
    table = next((KAIROS[k] for k in sorted(KAIROS, key=len, reverse=True) if name.startswith(k)), {})
    if "detonateexplode" in name and role == "instrument":
        return "ExplosiveDevice"
    return table.get(role)


def allowed(event_type: str, found: Findings) -> list[int] | None:
    """The roles that RAMS knows for a type, None for all of them."""
    table: dict[str, list[int]] = found.heads.labels.get("rams_allowed", {})
    for cut in (3, 2):
        key = ".".join(event_type.split(".")[:cut])
        if key in table:
            return table[key]
    return None


def arguments(found: Findings, word: int, event_type: str) -> list[tuple[str, int, int]]:
    """(role, first word, after last word) of the arguments of the trigger at a word."""
    labels = found.heads.labels
    at = found.reading.window_of(word)
    window, view = found.reading.windows[at], found.reading.views[at]
    z = found.heads.pairs(view, np.array([word - window.first]), frame(event_type, labels["rams_types"]))
    scores = found.heads.linear("roles_rams", z)[0]
    known = allowed(event_type, found)
    if known is not None:
        shut = np.ones(scores.shape[1], bool)
        shut[0] = False
        for k in known:
            shut[1 + 2 * k : 3 + 2 * k] = False
        scores = np.where(shut, -30.0, scores).astype(np.float32)
    bounds = [(max(a, window.first) - window.first, min(b, window.last) - window.first) for a, b in found.bounds if b > window.first and a < window.last]
    got = viterbi(log_softmax(scores), bounds, BIAS)
    return [(labels["rams_roles"][k], a + window.first, b + window.first) for a, b, k in spans(got)]


def predict(rows: Iterable[Row]) -> Iterator[Row]:
    """For each row the arguments of its given triggers."""
    for row in rows:
        found = findings(read(row))
        out = []
        for t in row.get("triggers", []):
            word = next((i for i, (_, end) in enumerate(found.words) if end > t["start"]), None)
            if word is None:
                continue
            for role, a, b in arguments(found, word, t.get("event_type") or ""):
                name = renamed(role, t.get("event_type") or "")
                if name:
                    out.append({"trigger": [t["start"], t["end"]], "role": name, "start": found.words[a][0], "end": found.words[b - 1][1]})
        yield {"id": row["id"], "arguments": out}
