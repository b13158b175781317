"""How reports tell of two mentions: the named comparisons that rest on the order and the words of the telling, not on what is told.

Like those of ``features.py``, every function takes two nodes and gives a number in [0, 1], and its docstring is what a reader of the ledger sees.
"""

from __future__ import annotations

from crossbearing.linking.nodes import DYING, Node

NEAR_CHARS = 1500
HARM = frozenset("kill kil wound injur injury hurt die died dying dead death maim martyr body buri toll casualty fatality".split())
"""Stems of words for what an attack does to people."""


def close_by(a: Node, b: Node) -> float:
    """Both stand near each other in one report."""
    if a.report != b.report:
        return 0.0
    return max(0.0, 1 - min(abs(m.start - n.start) for m in a.mentions for n in b.mentions) / NEAR_CHARS)


def same_passage(a: Node, b: Node) -> float:
    """Two reports tell it in the same words: one copies the other, or both copy a third."""
    return float(a.report != b.report and bool(a.passages & b.passages))


def told_just_before(a: Node, b: Node) -> float:
    """The one was told just before the other."""
    if a.report != b.report:
        return 0.0
    early, late = sorted((a, b), key=lambda n: n.start)
    return float(late.last in {m.id for m in early.mentions})


def goes_on(a: Node, b: Node) -> float:
    """The later one goes on from what was told just before, without a day, place or target of its own."""
    return nothing_of_its_own(a, b) * told_just_before(a, b)


def same_sentence(a: Node, b: Node) -> float:
    """One sentence tells of both."""
    return float(a.report == b.report and bool(a.sentences & b.sentences))


def in_one_breath(a: Node, b: Node) -> bool:
    """Does one sentence go on from the one to the other ("a blast at a depot, killing three"), so that what is said of the one holds for both?"""
    return bool(goes_on(a, b) and same_sentence(a, b))


def pointed_back(a: Node, b: Node) -> float:
    """The later one points back at the other ("that attack")."""
    return float(_points(a, b) is True)


def pointed_elsewhere(a: Node, b: Node) -> float:
    """The later one points back at a third ("that attack")."""
    return float(_points(a, b) is False)


def _points(a: Node, b: Node) -> bool | None:
    """Does the later of two point back at the earlier, or at another?  None where it points at none."""
    if a.report != b.report:
        return None
    early, late = sorted((a, b), key=lambda n: n.start)
    return None if late.pointed is None else late.pointed in {m.id for m in early.mentions}


def told_anew(a: Node, b: Node) -> float:
    """The later one is brought up as something new ("a strike")."""
    if a.report != b.report:
        return 0.0
    early, late = sorted((a, b), key=lambda n: n.start)
    return float(late.fresh and not (early.headline and len(early.mentions) == 1))


def told_as_other(a: Node, b: Node) -> float:
    """The later one is called another one ("a second strike")."""
    return float(a.report == b.report and max((a, b), key=lambda n: n.start).other)


def from_headline(a: Node, b: Node) -> float:
    """One stands in the headline of the report, which tells of its main event."""
    return float(a.report == b.report and a.headline != b.headline)


def told_again(a: Node, b: Node) -> float:
    """The later one takes up something told of before ("the strike")."""
    if a.report != b.report:
        return 0.0
    late = max((a, b), key=lambda n: n.start)
    return float(late.again and late.date is None)


def told_beside(a: Node, b: Node) -> float:
    """The later one is set beside what was told so far ("meanwhile", "a day earlier")."""
    return float(a.report == b.report and max((a, b), key=lambda n: n.start).beside)


def main_event(a: Node, b: Node) -> float:
    """One of them is what the report is mainly about."""
    return float(a.report == b.report and a.main != b.main)


def nothing_of_its_own(a: Node, b: Node) -> float:
    """The later one brings no day, place or target of its own."""
    if a.report != b.report:
        return 0.0
    late = max((a, b), key=lambda n: n.start)
    return float(late.date is None and late.place is None and not late.targets and not (late.fresh or late.other or late.beside))


def told_after(a: Node, b: Node) -> float:
    """One sentence tells that the one came before or after the other ("a day after the raid")."""
    if a.report != b.report:
        return 0.0
    pairs = ((a, b), (b, a))
    return float(any(late.following & (early.sentences - early.following) and not early.heads <= DYING for late, early in pairs))


def told_of_harm(a: Node, b: Node) -> float:
    """One tells of the dead and injured ("killing nine") without a day or place of its own, the other of the deed."""
    if a.report != b.report:
        return 0.0
    harm = [n.heads <= HARM and n.date is None and n.place is None for n in (a, b)]
    return float(any(harm) and not all(harm))
