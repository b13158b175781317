"""The case tables of status and conflict: each row says why it is there."""

from __future__ import annotations

from typing import Any

import pytest

from tests.corroboration.table import cases, derived, stories


def said(case: dict[str, Any]) -> str:
    """The name of a case."""
    return str(case["why"])


@pytest.mark.parametrize("case", cases("status"), ids=said)
def test_status_moves_as_the_table_says(case: dict[str, Any]) -> None:
    """The facet goes through these words, each change with its claims and its day."""
    (account,) = derived(case["claims"]).accounts
    changes = [c for c in account.history if c.facet == case["facet"]]
    assert [c.status for c in changes] == case["path"]
    assert all(c.claims and c.why and c.recorded_at for c in changes)
    assert dict(account.status).get(case["facet"]) == (case["path"][-1] if case["path"] else None)


@pytest.mark.parametrize("case", cases("conflicts"), ids=said)
def test_conflicts_are_those_of_the_table(case: dict[str, Any]) -> None:
    """These conflicts and no other, with each claim on its side."""
    reports = stories(case["claims"])
    order = {c.id: n for n, c in enumerate(c for r in reports for c in r.claims)}
    found = [(c.field, c.kind, sorted(sorted(order[i] for i in v.claims) for v in c.values)) for c in derived(case["claims"]).conflicts]
    assert found == [tuple(x) for x in case["expect"]]
