"""The label inventories of all heads; exported beside the weights, so that run time and training cannot drift apart."""

from __future__ import annotations

from crossbearing.records.ontology import EVENT_TYPES, MODALITIES

UPOS = ("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X")
DEPREL = (
    "punct", "case", "det", "nsubj", "root", "advmod", "amod", "obj", "obl", "conj", "nmod", "cc", "compound", "mark", "aux", "cop", "advcl", "nmod:poss",
    "xcomp", "acl:relcl", "flat", "ccomp", "acl", "parataxis", "nummod", "aux:pass", "appos", "nsubj:pass", "discourse", "obl:unmarked", "nmod:unmarked",
    "compound:prt", "expl", "fixed", "iobj", "list", "reparandum", "obl:agent", "dep", "csubj", "nmod:desc", "nsubj:outer", "advcl:relcl", "det:predet",
    "vocative", "goeswith", "cc:preconj", "orphan", "dislocated", "csubj:pass", "csubj:outer",
)  # fmt: skip
ATTRIBUTION = ("source", "cue", "content")
NAMES = ("person", "organization", "place", "facility", "nationality", "weapon", "vehicle", "other")
CONLL = ("PER", "LOC", "ORG", "MISC")
WNUT = ("person", "location", "group", "corporation", "product", "creative-work")
RE3D = (
    "Person", "Organisation", "Location", "Nationality", "Temporal", "Quantity", "Weapon", "MilitaryPlatform", "Vehicle", "Money", "DocumentReference",
    "Coordinate", "Frequency", "CommsIdentifier",
)  # fmt: skip
TIMES = ("DATE", "TIME", "DURATION", "SET")
QUANTITIES = ("",)
TRIGGERS = tuple(EVENT_TYPES)
MODALITY = tuple(MODALITIES)
ROLES = ("actor", "target", "victim", "place", "time", "instrument", "count")
RAMS_ROLES = (
    "place", "recipient", "communicator", "participant", "giver", "victim", "artifact", "attacker", "instrument", "target", "beneficiary", "preventer",
    "transporter", "origin", "defendant", "crime", "injurer", "destination", "employee", "money", "passenger", "placeofemployment", "killer", "destroyer",
    "judgecourt", "candidate", "spy", "investigator", "detainee", "manufacturer", "inspector", "inspectedentity", "voter", "artifactmoney", "damager",
    "governmentbody", "prosecutor", "yielder", "vehicle", "surrenderer", "observedentity", "damagerdestroyer", "jailer", "territoryorfacility", "law",
    "granter", "retreater", "executioner", "monitor", "monitoredentity", "driverpassenger", "fireexplosionobject", "demonstrator", "founder", "extraditer",
    "crashobject", "result", "deceased", "violator", "otherparticipant", "gpe",
)  # fmt: skip
KINDS = ("none", *(k for k, t in EVENT_TYPES.items() if t.acled), "diplomacy", "organised-crime", "natural-disaster", "accident", "attribution")
RAMS_TYPES = (
    "artifactexistence.damagedestroy", "conflict.attack", "conflict.demonstrate", "conflict.yield", "contact.collaborate", "contact.commandorder",
    "contact.commitmentpromiseexpressintent", "contact.discussion", "contact.funeralvigil", "contact.mediastatement", "contact.negotiate",
    "contact.prevarication", "contact.publicstatementinperson", "contact.requestadvise", "contact.threatencoerce", "disaster.accidentcrash",
    "disaster.fireexplosion", "government.agreements", "government.formation", "government.legislate", "government.spy", "government.vote",
    "inspection.sensoryobserve", "justice.arrestjaildetain", "justice.initiatejudicialprocess", "justice.investigate", "justice.judicialconsequences",
    "life.die", "life.injure", "manufacture.artifact", "movement.transportartifact", "movement.transportperson", "personnel.elect", "personnel.endposition",
    "personnel.startposition", "transaction.transaction", "transaction.transfermoney", "transaction.transferownership", "other",
)  # fmt: skip


def spread(labels: tuple[str, ...]) -> int:
    """The width of a BIO head."""
    return 1 + 2 * len(labels)


BIO_HEADS = {
    "attr": ATTRIBUTION, "inner": ATTRIBUTION, "name": NAMES, "conll": CONLL, "wnut": WNUT, "re3d": RE3D, "re3d_in": RE3D, "time": TIMES,
    "quantity": QUANTITIES, "trigger": TRIGGERS,
}  # fmt: skip
PLAIN_HEADS = {"upos": UPOS, "modality": MODALITY, "background": ("no", "yes")}
