"""The rules of status stand in an order, and the last one always holds."""

from __future__ import annotations

from crossbearing.corroboration.standing.status import RULES, Evidence, rule_of


def test_without_a_claim_a_facet_is_unreported() -> None:
    """Where nothing is said the status is "unreported": silence is neither denial nor doubt."""
    assert rule_of(Evidence()).status == "unreported"


def test_denial_alone_is_no_contest() -> None:
    """A rule holds only through what it names: nothing asserted, nothing contested."""
    assert not next(rule for rule in RULES if rule.status == "contested").holds(Evidence(rival=True))


def test_each_status_stands_once() -> None:
    """No word can be reached by two rules."""
    words = [rule.status for rule in RULES]
    assert len(set(words)) == len(words)
