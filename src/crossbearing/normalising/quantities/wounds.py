"""Wounds and their care: the words from which one learns that somebody was hurt, without a verb for it."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.normalising.numerals import Token

BREAKS = frozenset(". ; : ¶ ? ! but while although whereas after before when because which".split())
"""Words at which what is said of those counted ends."""
_WOUNDS = frozenset("cuts bruises injury injuries wound wounds burns fractures concussion shrapnel bullets gunfire inhalation".split())
_CARE = frozenset("treatment assistance help care attention hospitalisation hospitalization surgery hospital hospitals clinic clinics".split())
_GETTING: dict[str, frozenset[str]] = {
    **dict.fromkeys("sustained sustaining suffered suffering received receiving had with by from bore".split(), _WOUNDS),
    **dict.fromkeys("taken rushed flown airlifted brought admitted evacuated transferred sent ferried".split(), _CARE | _WOUNDS),
    **dict.fromkeys("sought seeking needed needing need required requiring receiving received undergoing underwent".split(), _CARE | _WOUNDS),
    "to": frozenset(["hospital"]),
    "in": frozenset("hospital critical serious stable grave intensive need".split()),
}
"""What those get, or where those are brought, who were hurt, by the word that leads to it."""


def tells_injury(words: Sequence[Token], at: int) -> bool:
    """Does the word lead to a wound or to its care ("sustained burns", "rushed to hospital", "in critical condition", "with injuries")?"""
    wanted = _GETTING.get(words[at].low)
    if wanted is None or (words[at].low == "by" and words[at - 1].low not in ("hit", "struck", "grazed")):
        return False
    for word in words[at + 1 : at + (2 if words[at].low in ("in", "to") else 6)]:
        if word.low in wanted:
            return True
        if word.low in BREAKS or word.low in (",", "died", "succumbed"):
            return False
    return False
