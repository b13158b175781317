"""The forms that other programs read: the json export and the annotations, field by field."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from crossbearing.presenting.cli import main
from crossbearing.presenting.collection import load
from crossbearing.presenting.exports.ledger_json import ledger_object
from crossbearing.records.ontology import EVENT_TYPES, FACETS, MODALITIES, SOURCE_KINDS, STANCES
from tests.ledger.handmade import filled, report

FIELDS = {
    "reports": "id title publisher published url sha256 text",
    "mentions": "id report start end quote incident modality background date",
    "claims": "id report source source_actor source_type relayed_via cue content stance facet value incidents denies",
    "incidents": "id type group members background date place perpetrators targets casualties status status_history reports origins",
    "lineage": "report relies_on kind explicit report_id evidence",
    "near_duplicates": "a b share",
    "conflicts": "id incident field kind values explanation",
    "actors": "id name kind aliases affiliations",
    "rejections": "report stage code detail",
}
"""Every list of the export with the fields of its rows."""

EXAMPLE = Path(__file__).resolve().parents[2] / "src" / "crossbearing" / "example" / "reports"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The export of the bundled example, by way of the command line."""
    folder = tmp_path_factory.mktemp("example")
    assert main(["build", str(EXAMPLE), "--ledger", str(folder / "l")]) == 0
    assert main(["export", str(folder / "l"), "-o", str(folder / "l.json")]) == 0
    found: dict[str, Any] = json.loads((folder / "l.json").read_text("utf-8"))
    return found


def handmade(tmp_path: Path) -> dict[str, Any]:
    """The export of a small ledger with a denial, two counts and a citation."""
    ledger = filled(str(tmp_path / "l"), [report("a", killed=5), report("b", killed=9, said="A nurse", publisher="The Lake")])
    found = ledger_object(load(ledger))
    ledger.close()
    return found


def test_every_list_has_its_fields_and_no_other(tmp_path: Path, example: dict[str, Any]) -> None:
    """Lists and fields are those of the published shape."""
    for found in (handmade(tmp_path), example):
        assert set(found) == {"crossbearing", *FIELDS}
        for name, fields in FIELDS.items():
            for row in found[name]:
                assert " ".join(row) == fields, name


def test_no_list_of_the_example_is_empty(example: dict[str, Any]) -> None:
    """The example exercises every list but the rejections, so that the other tests see each."""
    assert {name for name in FIELDS if not example[name]} <= {"rejections"}


def test_inner_objects_have_their_fields(example: dict[str, Any]) -> None:
    """Types, places, parties, casualties, history, conflict values, spans."""
    keys = lambda rows: {" ".join(row) for row in rows if row is not None}  # noqa: E731  short, and used nine times
    incidents = example["incidents"]
    assert keys(i["type"] for i in incidents) == {"acled acled_event plover mode"}
    assert keys(i["place"] for i in incidents) == {"name country lat lon radius_km"}
    assert keys(p for i in incidents for p in (*i["perpetrators"], *i["targets"])) == {"who actor stance claims"}
    assert keys(c for i in incidents for c in i["casualties"]) <= {"killed injured claims"}
    assert keys(q for i in incidents for c in i["casualties"] for q in (c["killed"], c["injured"])) <= {"low best high"}
    assert keys(h for i in incidents for h in i["status_history"]) == {"facet status valid_on recorded_at claims"}
    assert keys(v for c in example["conflicts"] for v in c["values"]) == {"value claims"}
    assert keys([s for c in example["claims"] for s in (c["cue"], c["content"])] + [x["evidence"] for x in example["lineage"]]) == {"start end"}
    assert keys(t for a in example["actors"] for t in a["affiliations"]) <= {"to relation from until claims"}


def test_values_are_of_the_published_words(example: dict[str, Any]) -> None:
    """Stances, source types, facets, modalities, event types and fields of conflicts are from the closed lists."""
    assert {c["stance"] for c in example["claims"]} <= set(STANCES)
    assert {c["source_type"] for c in example["claims"]} <= set(SOURCE_KINDS)
    assert {c["facet"] for c in example["claims"]} <= set(FACETS)
    assert {m["modality"] for m in example["mentions"]} <= set(MODALITIES)
    assert {i["type"]["acled"] for i in example["incidents"]} <= {kind.acled for kind in EVENT_TYPES.values()}
    assert {c["field"] for c in example["conflicts"]} <= set("count speaker wording date place perpetrator target means status".split())
    assert {x["kind"] for x in example["lineage"]} <= {"outlet", "agency", "document", "primary-statement", "copy"}


def test_every_reference_leads_somewhere(example: dict[str, Any]) -> None:
    """Ids of reports, incidents and claims exist; spans lie in their text, and quotes are what it reads there."""
    texts = {r["id"]: r["text"] for r in example["reports"]}
    incidents = {i["id"] for i in example["incidents"]}
    claims = {c["id"] for c in example["claims"]}
    for mention in example["mentions"]:
        assert texts[mention["report"]][mention["start"] : mention["end"]] == mention["quote"]
        assert mention["incident"] is None or mention["incident"] in incidents
    for claim in example["claims"]:
        assert 0 <= claim["content"]["start"] < claim["content"]["end"] <= len(texts[claim["report"]])
        assert set(claim["incidents"]) <= incidents
        assert claim["denies"] is None or claim["denies"] in claims
    for incident in example["incidents"]:
        assert {c for h in incident["status_history"] for c in h["claims"]} <= claims
        assert set(incident["members"]) <= incidents
        assert isinstance(incident["reports"], int)
        assert isinstance(incident["origins"], int)
    assert {c for k in example["conflicts"] for v in k["values"] for c in v["claims"]} <= claims


def test_values_of_a_conflict_stand_in_different_entries(example: dict[str, Any]) -> None:
    """A conflict has at least two sides, and no claim holds both."""
    for conflict in example["conflicts"]:
        assert len(conflict["values"]) >= 2
        held = [claim for side in conflict["values"] for claim in side["claims"]]
        assert len(held) == len(set(held))


def test_claims_come_weightiest_first_within_a_report(tmp_path: Path) -> None:
    """The toll outweighs the deed, and the deed its denial."""
    found = handmade(tmp_path)
    assert [c["facet"] + " " + c["stance"] for c in found["claims"] if c["report"] == "a"] == ["casualties asserts", "what asserts", "what denies"]
    assert [c["report"] for c in found["claims"]] == ["a"] * 3 + ["b"] * 3


def test_a_denial_names_what_it_denies(tmp_path: Path) -> None:
    """The id of the denied claim stands with the claim that denies it."""
    found = handmade(tmp_path)
    denial = next(c for c in found["claims"] if c["stance"] == "denies")
    denied = next(c for c in found["claims"] if c["id"] == denial["denies"])
    assert denied["stance"] == "asserts"
    assert denied["report"] == denial["report"]


def test_without_text_no_text_goes_out(tmp_path: Path) -> None:
    """The texts are left out, all else is the same."""
    ledger = filled(str(tmp_path / "l"), [report("a")])
    whole, bare = ledger_object(load(ledger)), ledger_object(load(ledger), with_text=False)
    ledger.close()
    assert [row.pop("text") for row in whole["reports"]]
    assert bare == whole


ANNOTATION = {
    "furniture": "start end kind",
    "sentences": "start end",
    "entities": "id start end type name actor_id",
    "times": "id start end type value edtf basis",
    "places": "id start end name lat lon country geonames_id radius_km",
    "quantities": "id start end low best high unit",
    "quotes": "id start end speaker_id",
    "events": "id start end type modality background roles",
    "attributions": "id source cue content source_kind relayed_via stance events",
}


def test_annotations_have_their_fields(tmp_path: Path) -> None:
    """Each line is one report with every list of the published shape, its offsets inside its text."""
    out = tmp_path / "out.jsonl"
    assert main(["annotate", str(EXAMPLE), "-o", str(out)]) == 0
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert len(rows) == 13
    for row in rows:
        assert list(row) == ["id", "text", "published", "language", *ANNOTATION]
        assert list(row["published"]) == ["value", "basis"]
        for name, fields in ANNOTATION.items():
            for one in row[name]:
                assert " ".join(one) == fields
                if "start" in one:
                    assert 0 <= one["start"] < one["end"] <= len(row["text"])
        assert all(list(role) == ["role", "start", "end", "ref"] for event in row["events"] for role in event["roles"])
        assert all(0 <= s < e <= len(row["text"]) for said in row["attributions"] for key in ("source", "cue", "content") for s, e in said[key])
    assert {name for name in ANNOTATION if not any(row[name] for row in rows)} == set()


def test_explained_annotations_add_and_take_nothing_away(tmp_path: Path) -> None:
    """``--explain`` keeps every field and adds who found what."""
    plain, full = tmp_path / "plain.jsonl", tmp_path / "full.jsonl"
    assert main(["annotate", str(EXAMPLE), "-o", str(plain)]) == 0
    assert main(["annotate", str(EXAMPLE), "-o", str(full), "--explain"]) == 0
    for a, b in zip(plain.read_text("utf-8").splitlines(), full.read_text("utf-8").splitlines(), strict=True):
        one, other = json.loads(a), json.loads(b)
        assert set(one) < set(other)
        assert all(set(x) <= set(y) for x, y in zip(one["events"], other["events"], strict=True))
        assert all("by" in event for event in other["events"])


def test_dates_are_edtf(example: dict[str, Any]) -> None:
    """A date is a day, month, year or interval, with X for digits that nobody gives."""
    edtf = re.compile(r"(\.\.|[\dX]{4}(-[\dX]{2}){0,2}[~?%]?)(/(\.\.|[\dX]{4}(-[\dX]{2}){0,2}[~?%]?))?|\[.*\]")
    for row in (*example["mentions"], *example["incidents"]):
        assert row["date"] is None or edtf.fullmatch(row["date"]), row["date"]
