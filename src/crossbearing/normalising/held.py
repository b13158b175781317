"""Stretches of a text that are taken: found in the time of a binary search, however many there are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right


class Held:
    """Half-open stretches without overlap, kept in order."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def frees(self, start: int, end: int) -> bool:
        """Does the stretch share no character with one that is held?"""
        return bisect_right(self._ends, start) >= bisect_left(self._starts, end)

    def take(self, start: int, end: int) -> bool:
        """Hold the stretch, if it is free and not empty; says whether it was taken."""
        if start >= end or not self.frees(start, end):
            return False
        at = bisect_left(self._starts, start)
        self._starts.insert(at, start)
        self._ends.insert(at, end)
        return True
