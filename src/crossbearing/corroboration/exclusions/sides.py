"""The sides of a conflict: values that say the same in other words stand under one label."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from crossbearing.records.claim import Claim
from crossbearing.records.means import MISHAP, means_kinds
from crossbearing.records.outlets import fold
from crossbearing.records.targets import target_kinds

Sides = dict[str, list[Claim]]
COUNTS = frozenset({"casualties", "count"})
Meaning = str | frozenset[str] | tuple[object, ...]


def joined(sides: Mapping[str, Sequence[Claim]], facet: str) -> Sides:
    """The sides with those in one that say the same.

    The same are: targets of one kind, weapons of one kind, causes that differ in article or ending, a number with and without whom it counts, a day with and
    without its hour where only one hour of it is given.
    The label is that of most claims, of those the shortest; of numbers the one that says who is counted.
    """
    alike: dict[Meaning, list[str]] = defaultdict(list)
    hours = [label.split("T", 1)[0] for label in sides if facet == "when" and "T" in label]
    for label, rows in sides.items():
        alike[label if hours.count(label.split("T", 1)[0]) > 1 else _meaning(facet, label, rows[0])].append(label)
    groups = [group for labels in alike.values() for group in ([[one] for one in labels] if facet in COUNTS and _ambiguous(labels, sides) else [labels])]
    return {_label(facet, group, sides): [claim for label in group for claim in sides[label]] for group in groups}


def _ambiguous(labels: Sequence[str], sides: Mapping[str, Sequence[Claim]]) -> bool:
    """Do equal numbers count different people (two soldiers, two guards), so that nobody knows whom the bare one counts?"""
    return len({sides[label][0].of for label in labels} - {""}) > 1


def _meaning(facet: str, label: str, claim: Claim) -> Meaning:
    """What a label stands for, equal for those that say the same; the label itself where nothing more is known of it."""
    if facet == "means":
        kinds = means_kinds(label)
        return kinds if len(kinds) == 1 and kinds != MISHAP else frozenset(word.rstrip("s") for word in fold(label).split())
    if facet == "target":
        return target_kinds(label) or label
    if facet == "when":
        return label.split("T", 1)[0]
    if claim.quantity is not None and facet in COUNTS:
        return claim.quantity.low, claim.quantity.high, claim.quantity.unit
    return label


def _label(facet: str, labels: Sequence[str], sides: Mapping[str, Sequence[Claim]]) -> str:
    """The label for sides that say the same."""
    if facet in COUNTS:
        return max(labels, key=lambda label: (len(label), label))
    return max(labels, key=lambda label: (len(sides[label]), -len(label), label))
