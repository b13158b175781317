"""Mentions that may fill a role of MUC-4, and which of them are one filler: names, their parts, their initials, and descriptions beside them."""

from __future__ import annotations

import re
from typing import NamedTuple

from benchmarks.encoding import shipped
from benchmarks.role_spans import Read

ROLES = ("perp_individual", "perp_org", "target", "victim", "weapon")
DESCRIBED = ("perp_individual", "perp_org", "victim")
"""Roles whose fillers are named and described side by side ("the mayor, Juan Diaz")."""
BETWEEN = frozenset([",", "[", "(", "-", "--", "a", "an", "the", "former"])
APART = 2
"""How many such words may stand between a name and its description."""


class Mention(NamedTuple):
    """A filler at one place: words ``first`` to before ``last``, the index of its role, how sure it is, its string."""

    first: int
    last: int
    role: int
    sure: float
    string: str


def groups(text: Read, found: list[Mention]) -> list[list[Mention]]:
    """The mentions of each filler, in the order of the text."""
    home = list(range(len(found)))
    for i, late in enumerate(found):
        for j, early in enumerate(found[:i]):
            if home[i] != home[j] and early.role == late.role and (same(early.string, late.string) or beside(text, early, late)):
                old, new = max(home[i], home[j]), min(home[i], home[j])
                home = [new if h == old else h for h in home]
    out: dict[int, list[Mention]] = {}
    for i, mention in enumerate(found):
        out.setdefault(home[i], []).append(mention)
    return list(out.values())


def beside(text: Read, early: Mention, late: Mention) -> bool:
    """Do two mentions side by side name and describe one filler, or give an organisation and its initials?"""
    if ROLES[late.role] not in DESCRIBED or late.first - early.last > APART:
        return False
    words, whole = text.reading.coded.words, text.reading.text
    if not all(whole[a:b].lower() in BETWEEN for a, b in words[early.last : late.first]):
        return False
    named = [proper(text, m) for m in (early, late)]
    return early.last == late.first or named[0] != named[1] or ROLES[late.role] == "perp_org"


def proper(text: Read, mention: Mention) -> bool:
    """Is there a proper noun in a mention?"""
    noun = shipped().heads.labels["plain"]["upos"].index("PROPN")
    return bool((text.upos[mention.first : mention.last] == noun).any())


def same(a: str, b: str) -> bool:
    """May both strings name one filler?  One holds the other, or is its initials."""
    left, right = (re.findall(r"\w+", one.lower()) for one in (a, b))
    if not left or not right:
        return False
    short, long = sorted((left, right), key=len)
    if len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long if word not in ("of", "the", "for", "and", "de", "la")):
        return True
    return f" {' '.join(short)} " in f" {' '.join(long)} "
