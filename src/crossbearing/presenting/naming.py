"""What a reader sees instead of codes: an incident's title, one person or several, and the signs of a date in EDTF."""

from __future__ import annotations

from collections.abc import Iterable

from crossbearing.records.ontology import EventType

_AIR, _GUNS, _BLAST = "Strike from the air", "Shelling or missile attack", "Explosion"
_TITLES: dict[str, tuple[str, str]] = {
    "air-strike": ("Air strike", _AIR), "drone-strike": ("Drone strike", _AIR), "shelling": (_GUNS, _BLAST),
    "suicide-bombing": ("Suicide bombing", _BLAST), "bombing": ("Bombing", _BLAST), "explosion": (_BLAST, _BLAST),
    "grenade": ("Grenade attack", _BLAST), "chemical-attack": ("Chemical attack", "Suspected chemical attack"),
    "shooting": ("Shooting", "Attack"), "assassination": ("Assassination", "Attack"), "beating": ("Beating", "Attack"), "torture": ("Torture", "Attack"),
    "abduction": ("Abduction or disappearance", "Abduction or disappearance"),
    "group-change": ("Change in an armed group", "Change in an armed group"),
    "weapons-disrupted": ("Weapons stopped, seized or shot down", "Weapons stopped, seized or shot down"),
    "property-destruction": ("Looting or destruction of property", "Looting or destruction of property"),
    "strategic-other": ("Event of another kind", "Event of another kind"),
}  # fmt: skip
"""What an event is called by the key of its type: as it is held, and where its means are contested."""

_ONE = {
    "children": "child", "women": "woman", "police": "police officer", "forces": "member of the forces", "clergy": "member of the clergy",
}  # fmt: skip
"""One of a kind of people, where it is more than the word without its s."""

_EDTF = {
    "XXXX": "XXXX: the year is not told",
    "?": "?: no report gives the day; it follows from what is told",
    "~": "~: about then",
    "/": "A/B: at some time from A to B",
}
"""What the signs of a date in EDTF mean."""


def type_label(kind: EventType) -> str:
    """The name of an event type for a coder: ACLED's sub-event, else PLOVER's category."""
    return kind.acled or kind.plover.capitalize()


def title(kind: EventType, *, contested: bool = False) -> str:
    """What to call an incident in plain words; ``contested``: sources differ on the means, so a broader word has to do."""
    return _TITLES[kind.key][contested] if kind.key in _TITLES else type_label(kind)


def people(figures: str, of: str) -> str:
    """A number of people of a kind: "5 soldiers", "1 child", "at least 1 soldier", "5"."""
    one = figures == "1" or figures.endswith(" 1")
    return f"{figures} {_ONE.get(of, of.removesuffix('s')) if one else of}".strip()


def legend(dates: Iterable[str | None]) -> str:
    """What the signs in these dates mean, of those that occur; empty where the dates are plain."""
    told = [date for date in dates if date]
    return " · ".join(words for sign, words in _EDTF.items() if any(sign in date for date in told))
