"""Clustering by scores, hard facts and what a person has joined."""

from __future__ import annotations

from crossbearing.linking.clustering import cluster, ordered


def test_what_a_person_joined_does_not_fall_apart_by_facts() -> None:
    """A mention moved into an incident keeps out none of those that stand there, whatever fact excludes it; without the decision it would."""
    scores, against = {(1, 2): 0.9}, {(0, 2)}
    rules = (0.5, lambda i, j: ordered(i, j) in against)
    assert cluster(3, scores, [(0, 1)], [], rules).members == {0: [0, 1, 2]}
    assert cluster(3, {**scores, (0, 1): 0.95}, [], [], rules).members == {0: [0, 1], 2: [2]}


def test_one_report_that_errs_does_not_split_an_incident() -> None:
    """A fact that excludes one of three pairs yields to the other two; one that excludes one of two, or all, does not."""
    rules = (0.5, lambda i, j: ordered(i, j) == (0, 3))
    agreeing = {(0, 1): 0.99, (0, 2): 0.99, (1, 2): 0.99, (1, 3): 0.9, (2, 3): 0.9}
    assert cluster(4, agreeing, [], [], rules).members == {0: [0, 1, 2, 3]}
    three = {(0, 1): 0.99, (1, 3): 0.9}
    assert cluster(4, three, [], [], rules).members == {0: [0, 1], 2: [2], 3: [3]}
    against_all = (0.5, lambda i, j: j == 3)
    assert cluster(4, agreeing, [], [], against_all).members == {0: [0, 1, 2], 3: [3]}


def test_every_pair_of_two_tellings_counts_alike() -> None:
    """One piece of a report's telling that could be anything ("the incident") does not join what the other pieces tell apart; where the pieces agree on
    average, it keeps nothing apart either."""
    rules = (0.5, lambda i, j: False)
    assert cluster(3, {(0, 2): 0.9, (1, 2): 0.05}, [(0, 1)], [], rules).members == {0: [0, 1], 2: [2]}
    assert cluster(3, {(0, 2): 0.9, (1, 2): 0.15}, [(0, 1)], [], rules).members == {0: [0, 1, 2]}
