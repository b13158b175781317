"""Which kinds of means and of targets exclude each other.

A wider word never excludes a narrower one: a drone strike is an air strike too, a house in a village stands in that village.
"""

from __future__ import annotations

NEAR_MEANS = frozenset(
    frozenset(pair.split())
    for pair in (
        "rocket missile", "rocket artillery", "suicide planted", "drone missile", "jet missile", "jet rocket", "boat drone",
        "firearm blade", "helicopter missile", "helicopter rocket", "helicopter firearm",
    )
)  # fmt: skip
"""Kinds that one attack may well be called by both: a drone fires missiles."""

APART = frozenset(frozenset(pair.split()) for pair in ("civilians fighters", "sites arms", "sites bases", "works fighters", "works arms", "works bases"))
"""Kinds of target that exclude each other; civilians may be killed at a depot, a school is none."""


def means_exclude(one: frozenset[str], other: frozenset[str]) -> bool:
    """Can nothing be meant by both?"""
    return bool(one and other) and not any(a == b or frozenset({a, b}) in NEAR_MEANS for a in one for b in other)


def targets_exclude(one: frozenset[str], other: frozenset[str]) -> bool:
    """Are they kinds of which one attack hits only one?"""
    return not one & other and any(frozenset({a, b}) in APART for a in one for b in other)
