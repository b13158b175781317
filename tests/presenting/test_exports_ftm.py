"""FollowTheMoney's own library takes every entity and every statement, of the bundled example and of hostile words."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from crossbearing.presenting.exports import ftm, ftm_statements
from tests.presenting.exported import hostile, written

Json = dict[str, Any]


@pytest.mark.ftm
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("change", [lambda ledger: ledger, hostile])
def test_followthemoney_takes_every_entity(change: Callable[[Json], Json], ledger: Json) -> None:
    """The library validates each entity, drops none of its values, and each reference leads to an entity of the file."""
    from followthemoney import model
    from followthemoney.proxy import EntityProxy

    entities = [json.loads(line) for line in written("ftm", change(ledger)).splitlines()]
    ids = {one["id"] for one in entities}
    assert len(ids) == len(entities)
    for one in entities:
        schema = model.get(one["schema"])
        assert schema is not None
        schema.validate(one)
        proxy = EntityProxy.from_dict(one, cleaned=False)
        assert {name for name, values in one["properties"].items() if values} == {p.name for p in proxy.iterprops()}
        for prop in proxy.iterprops():
            if prop.type.name == "entity":
                assert set(proxy.get(prop)) <= ids


@pytest.mark.ftm
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("change", [lambda ledger: ledger, hostile])
def test_followthemoney_takes_every_statement(change: Callable[[Json], Json], ledger: Json) -> None:
    """The library reads each statement, gives it the same id and keeps its value; rolled up by canonical id they are valid entities."""
    from followthemoney import model
    from followthemoney.dataset.util import dataset_name_check
    from followthemoney.statement import JSON, Statement, StatementEntity, read_statements
    from followthemoney.statement.util import get_prop_type

    data = written("ftm-statements", change(ledger))
    found = list(read_statements(io.BytesIO(data), JSON))
    assert len({one.id for one in found}) == len(found) == len(data.splitlines())
    by_entity: dict[str, list[Statement]] = {}
    for one in found:
        assert one.id == one.generate_key()
        assert get_prop_type(one.schema, one.prop)
        prop = model[one.schema].get(one.prop)
        assert one.prop == "id" or (prop is not None and prop.type.clean(one.value) and prop.validate([one.value]) is None)
        assert dataset_name_check(one.dataset)
        by_entity.setdefault(one.canonical_id, []).append(one)
    assert [one.canonical_id for one in found] == sorted(one.canonical_id for one in found)
    assert {f"incident-{i['id']}" for i in ledger["incidents"]} < by_entity.keys()
    for key, parts in by_entity.items():
        entity = StatementEntity.from_statements("test", parts)
        entity.schema.validate(entity.to_dict())
        assert {ref for prop in entity.iterprops() if prop.type.name == "entity" for ref in entity.get(prop)} <= by_entity.keys(), key


@pytest.mark.ftm
@pytest.mark.filterwarnings("ignore")
def test_ids_that_are_no_ids_of_followthemoney(ledger: Json) -> None:
    """A report may be called anything; its entity and dataset have names that the library takes, and other names for other reports."""
    from followthemoney.dataset.util import dataset_name_check
    from followthemoney.types import registry

    names = ["a b", "a_b", "a-b", "A", "http://x.y/z?a=b", "ä", "-a", "a" * 500, "..", "x\ty"]
    ids, datasets = {ftm.key(name) for name in names}, {ftm_statements.dataset(name) for name in names}
    assert len(ids) == len(datasets) == len(names)
    assert all(registry.entity.validate(f"report-{one}") for one in ids)
    assert all(dataset_name_check(one) for one in datasets)


def test_statements_keep_who_said_what(ledger: Json) -> None:
    """Every claim with a value stands in a statement of its report's dataset, and what is denied is no property of the incident."""
    found = [json.loads(line) for line in written("ftm-statements", ledger).splitlines()]
    by_origin: dict[str, list[Json]] = {}
    for one in found:
        by_origin.setdefault(one["origin"], []).append(one)
    told = [c for c in ledger["claims"] if c["value"] and c["incidents"]]
    assert told
    for claim in told:
        of = by_origin.get(f"claim-{claim['id']}") or [
            one for one in found if one["dataset"] == ftm_statements.dataset(claim["report"]) and claim["value"] in one["value"]
        ]
        assert {one["dataset"] for one in of} == {ftm_statements.dataset(claim["report"])}
        assert claim["stance"] != "denies" or {one["prop"] for one in of} == {"notes"}
