"""The event types: one table between our keys, PLOVER (category, mode) and ACLED (event type, sub-event type).

PLOVER categories and modes follow the PLOVER manual (16 categories); ACLED strings are those of its codebook, to the letter.
"""

from __future__ import annotations

from dataclasses import dataclass

EXPLOSIONS = "Explosions/Remote violence"
BATTLES = "Battles"
CIVILIANS = "Violence against civilians"
PROTESTS = "Protests"
RIOTS = "Riots"
STRATEGIC = "Strategic developments"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One type of event in both standards.

    ``acled`` and ``acled_event`` are None for what ACLED does not code (statements, aid, talks).  ``physical`` events make incidents;
    the others are kept for coding only.  ``family`` is the block in which two mentions may be the same event.
    """

    key: str
    plover: str
    mode: str | None = None
    acled_event: str | None = None
    acled: str | None = None
    family: str = "other"

    @property
    def physical(self) -> bool:
        """Does an event of this type make an incident?"""
        return self.family != "verbal"


def _table() -> dict[str, EventType]:
    """The rows: key, PLOVER category and mode, ACLED event and sub-event, family."""
    rows: list[tuple[str, str, str | None, str | None, str | None, str]] = [
        ("air-strike", "ASSAULT", "aerial", EXPLOSIONS, "Air/drone strike", "blast"),
        ("drone-strike", "ASSAULT", "drone", EXPLOSIONS, "Air/drone strike", "blast"),
        ("shelling", "ASSAULT", "heavy-weapons", EXPLOSIONS, "Shelling/artillery/missile attack", "blast"),
        ("suicide-bombing", "ASSAULT", "suicide-attack", EXPLOSIONS, "Suicide bomb", "blast"),
        ("bombing", "ASSAULT", "explosives", EXPLOSIONS, "Remote explosive/landmine/IED", "blast"),
        ("explosion", "ASSAULT", "explosives", EXPLOSIONS, "Remote explosive/landmine/IED", "blast"),
        ("grenade", "ASSAULT", "explosives", EXPLOSIONS, "Grenade", "blast"),
        ("chemical-attack", "ASSAULT", "unconventional", EXPLOSIONS, "Chemical weapon", "blast"),
        ("armed-clash", "ASSAULT", "firearms", BATTLES, "Armed clash", "ground"),
        ("government-regains", "ASSAULT", "firearms", BATTLES, "Government regains territory", "ground"),
        ("non-state-takes", "ASSAULT", "firearms", BATTLES, "Non-state actor overtakes territory", "ground"),
        ("attack", "ASSAULT", None, CIVILIANS, "Attack", "ground"),
        ("shooting", "ASSAULT", "firearms", CIVILIANS, "Attack", "ground"),
        ("assassination", "ASSAULT", "targeted", CIVILIANS, "Attack", "ground"),
        ("beating", "ASSAULT", "beat", CIVILIANS, "Attack", "ground"),
        ("torture", "ASSAULT", "torture", CIVILIANS, "Attack", "ground"),
        ("sexual-violence", "ASSAULT", "sexual", CIVILIANS, "Sexual violence", "ground"),
        ("abduction", "ASSAULT", "abduct", CIVILIANS, "Abduction/forced disappearance", "abduction"),
        ("protest", "PROTEST", "demo", PROTESTS, "Peaceful protest", "crowd"),
        ("protest-intervention", "COERCE", "crowd-control", PROTESTS, "Protest with intervention", "crowd"),
        ("excessive-force", "ASSAULT", "crowd-control", PROTESTS, "Excessive force against protesters", "crowd"),
        ("violent-demonstration", "PROTEST", "riot", RIOTS, "Violent demonstration", "crowd"),
        ("mob-violence", "ASSAULT", "primitive", RIOTS, "Mob violence", "crowd"),
        ("agreement", "AGREE", None, STRATEGIC, "Agreement", "verbal"),
        ("arrest", "COERCE", "arrest", STRATEGIC, "Arrests", "arrest"),
        ("group-change", "MOBILIZE", None, STRATEGIC, "Change to group/activity", "strategic"),
        ("weapons-disrupted", "COERCE", "seize", STRATEGIC, "Disrupted weapons use", "disrupted"),
        ("base-established", "MOBILIZE", "troops", STRATEGIC, "Headquarters or base established", "strategic"),
        ("property-destruction", "ASSAULT", "destroy", STRATEGIC, "Looting/property destruction", "property"),
        ("territory-transfer", "RETREAT", "withdraw", STRATEGIC, "Non-violent transfer of territory", "strategic"),
        ("strategic-other", "MOBILIZE", None, STRATEGIC, "Other", "strategic"),
    ]
    verbal = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
              "SANCTION", "MOBILIZE", "COERCE")  # fmt: skip
    table = {k: EventType(key=k, plover=p, mode=m, acled_event=e, acled=s, family=f) for k, p, m, e, s, f in rows}
    table.update({f"plover-{c.lower()}": EventType(key=f"plover-{c.lower()}", plover=c, family="verbal") for c in verbal})
    return table


EVENT_TYPES: dict[str, EventType] = _table()
"""Every event type by its key; ``plover-*`` keys are statements and other acts that make no incident."""

MODALITIES = ("actual", "suspected", "denied", "planned", "threatened", "hypothetical")
"""What a report makes of an event."""
UNREAL = frozenset(["hypothetical", "planned", "threatened"])
"""Modalities of what has not happened, as the report has it."""

GENERAL_TYPES = frozenset(["attack", "explosion", "air-strike", "bombing", "shooting", "assassination"])
"""Keys of types that give way to a more telling word beside them."""

STANCES = ("asserts", "confirms", "suspects", "denies", "blames", "claims-responsibility", "no-comment", "retracts")
"""What a source does with a statement."""

SOURCE_KINDS = ("official-named", "official-anonymous", "militia", "state media", "media outlet", "expert", "witness", "document", "other")
"""What kind of source it is."""

FACETS = ("what", "when", "where", "perpetrator", "target", "count", "casualties", "means", "affiliation", "utterance", "verdict")
"""What a claim is about."""

UNCLAIMED, UNKNOWN_HAND = "claimed by nobody", "by an unknown hand"
"""Verdicts that leave open whose deed it was."""
