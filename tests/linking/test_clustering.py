"""Clustering by scores, hard facts and what a person has joined."""

from __future__ import annotations

from crossbearing.linking.clustering import cluster, ordered


def test_what_a_person_joined_does_not_fall_apart_by_facts() -> None:
    """A mention moved into an incident keeps out none of those that stand there, whatever fact excludes it; without the decision it would."""
    scores, against = {(1, 2): 0.9}, {(0, 2)}
    rules = (0.5, lambda i, j: ordered(i, j) in against)
    assert cluster(3, scores, [(0, 1)], [], rules).members == {0: [0, 1, 2]}
    assert cluster(3, {**scores, (0, 1): 0.95}, [], [], rules).members == {0: [0, 1], 2: [2]}
