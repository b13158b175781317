"""Each format is read back by its readers' own library, or held against the rules of its document; on the bundled example and on hostile words."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crossbearing.presenting.cli import main
from crossbearing.presenting.exports import acled_csv, ged_csv, plain_csv
from crossbearing.presenting.exports.leaving_out import left_out
from crossbearing.presenting.exports.narrowing import of_incidents
from crossbearing.records.ontology import EVENT_TYPES
from tests.presenting.exported import hostile, table, written

Json = dict[str, Any]
FORMATS = [
    "acled-csv",
    "claimreview",
    "csv",
    "ftm",
    "ftm-statements",
    "ged-csv",
    "geojson",
    "json",
    "parquet",
    "prov-jsonld",
    "timemap",
    "web-annotations",
    "xlsx",
]
ACLED = {(kind.acled_event, kind.acled) for kind in EVENT_TYPES.values() if kind.acled}


@pytest.mark.parametrize("name", FORMATS)
def test_two_writes_are_byte_identical(name: str, ledger: Json) -> None:
    """One ledger gives one file, whatever the clock says."""
    assert written(name, ledger) == written(name, json.loads(json.dumps(ledger)))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("change", [hostile, lambda ledger: of_incidents(ledger, set())])
def test_hostile_words_and_empty_ledgers_are_written(name: str, change: Callable[[Json], Json], ledger: Json) -> None:
    """Neither control characters nor nothing at all stop an export."""
    assert written(name, change(ledger)) is not None


@pytest.mark.parametrize("name", FORMATS)
def test_without_text(name: str, ledger: Json) -> None:
    """Every format can be written where the texts are left out, and none holds a whole text then."""
    bare = ledger | {"reports": [{k: v for k, v in r.items() if k != "text"} for r in ledger["reports"]]}
    data = written(name, bare).decode("utf-8", "replace")
    assert not [r["id"] for r in ledger["reports"] if r["text"] in data]


def test_json_loses_nothing(ledger: Json) -> None:
    """What is read back equals what was written."""
    assert json.loads(written("json", ledger)) == ledger


@pytest.mark.parametrize(("name", "width"), [("csv", 27), ("acled-csv", 31), ("ged-csv", 49)])
def test_tables_have_their_columns(name: str, width: int, ledger: Json) -> None:
    """Header and rows are as wide as the format says; no cell of a hostile ledger begins like a formula or breaks the table."""
    columns = {"csv": plain_csv, "acled-csv": acled_csv, "ged-csv": ged_csv}[name].COLUMNS
    for one in (ledger, hostile(ledger)):
        rows = table(written(name, one))
        assert tuple(rows[0]) == columns
        assert {len(row) for row in rows} == {width}
        assert len(rows) > 3
        assert not re.search(r"[\x00-\x08\x0b-\x1f]", "".join(cell for row in rows for cell in row))
        assert not [cell for row in rows[1:] for cell in row if cell[:1] in ("=", "+", "@") or (cell[:1] == "-" and not re.fullmatch(r"-[\d.e-]+", cell))]


def test_acled_rows(ledger: Json) -> None:
    """Types are ACLED's exact strings, codes are in range, the notes begin as theirs do, and the row leads back to its incident."""
    ids = {i["id"] for i in ledger["incidents"]}
    rows = list(csv.DictReader(io.StringIO(written("acled-csv", ledger).decode("utf-8"))))
    for row in rows:
        assert (row["event_type"], row["sub_event_type"]) in ACLED
        assert re.fullmatch(r"[A-Z]{3}\d+", row["event_id_cnty"])
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["event_date"])
        assert row["event_date"][:4] == row["year"]
        assert row["time_precision"] in ("1", "2", "3")
        assert row["geo_precision"] in ("", "1", "2", "3")
        assert re.fullmatch(r"[1-8][0-8]", row["interaction"])
        assert row["civilian_targeting"] in ("", "Civilian targeting")
        assert row["fatalities"].isdigit()
        assert row["country"]
        assert row["actor1"] != row["actor2"]
        assert not re.search(r"\((?:blames|suspects|asserts|claims-responsibility)\)|\b1 (?:reports|origins|fatalities)\b", row["notes"])
        assert row["notes"].startswith("On " if row["time_precision"] == "1" else "Around ")
        assert row["tags"].removeprefix("crossbearing=") in ids


@pytest.mark.parametrize(("edtf", "country", "rows"), [("2024-05", "ML", 1), ("2023-04/2024-05", "ML", 0), ("2024", "ML", 0), ("2024-05-03", None, 0)])
def test_acled_holds_what_has_a_month_and_a_country(edtf: str, country: str | None, rows: int, ledger: Json) -> None:
    """The middle of a year is no day of an event, and an event without a country has no row."""
    one = next(i for i in ledger["incidents"] if i["place"] and not i["group"] and i["type"]["acled"])
    changed = one | {"date": edtf, "place": one["place"] | {"country": country}}
    assert len(table(written("acled-csv", ledger | {"incidents": [changed]}))) == 1 + rows


@pytest.mark.parametrize(
    ("event", "first", "second"),
    [
        ("Protests", "Protesters (Mali)", "Military Forces of France"),
        ("Battles", "Military Forces of France", "Unidentified Armed Group (Mali)"),
        ("Violence against civilians", "Military Forces of France", "Civilians (Mali)"),
    ],
)
def test_acled_sides(event: str, first: str, second: str, ledger: Json) -> None:
    """A crowd is the first actor of its demonstration, a battle has a second side, violence against civilians has civilians."""
    one = next(i for i in ledger["incidents"] if i["place"] and not i["group"] and i["type"]["acled"])
    french = {"who": "France", "actor": "fr", "stance": "asserts", "claims": []}
    place = one["place"] | {"country": "ML"}
    changed = one | {"date": "2024-05-03", "place": place, "type": one["type"] | {"acled_event": event}, "perpetrators": [french], "targets": []}
    named = [*(a for a in ledger["actors"] if a["id"] != "fr"), {"id": "fr", "name": "France", "kind": "state", "aliases": [], "affiliations": []}]
    row = next(csv.DictReader(io.StringIO(written("acled-csv", ledger | {"incidents": [changed], "actors": named}).decode("utf-8"))))
    assert (row["actor1"], row["actor2"]) == (first, second)


@pytest.mark.parametrize(("name", "reason"), [("acled-csv", "dated less closely than to a month"), ("ged-csv", "without a reported death")])
def test_who_exports_is_told_what_is_left_out(name: str, reason: str, ledger: Json) -> None:
    """Rows and reasons add up to the incidents; a format that leaves nothing out says nothing."""
    one = next(i for i in ledger["incidents"] if i["place"] and i["place"]["country"] and not i["group"] and i["type"]["acled"])
    shown = ledger | {"incidents": [one | {"date": "2024", "casualties": []}, one | {"group": True}, one | {"place": None, "date": "2024-05-03"}]}
    told, _, reasons_told = left_out(name, shown).partition("; left out: ")
    assert told == "0 of 3 incidents have a row"
    assert set(reasons_told.split(", ")) == {f"1 {reason}", "1 in no known country", "1 series"}
    reasons = sum(map(int, re.findall(r"(?<=[:,] )\d+", left_out(name, ledger))))
    assert len(table(written(name, ledger))) == 1 + len(ledger["incidents"]) - reasons
    assert left_out("csv", shown) == left_out(name, ledger | {"incidents": []}) == ""


def test_ged_rows(ledger: Json) -> None:
    """Every row has deaths with low <= best <= high, dates in order, and precisions in range."""
    rows = list(csv.DictReader(io.StringIO(written("ged-csv", ledger).decode("utf-8"))))
    for row in rows:
        assert 0 <= int(row["low"]) <= int(row["best"]) <= int(row["high"]) > 0
        assert row["date_start"] <= row["date_end"]
        assert sum(int(row[name]) for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")) == int(row["best"])
        assert row["type_of_violence"] in ("1", "2", "3")
        assert row["date_prec"] in ("1", "2", "3", "4", "5")
        assert row["where_prec"] in ("", "1", "2", "3", "4", "5", "6", "7")
        assert bool(row["latitude"]) == bool(row["priogrid_gid"]) == bool(row["geom_wkt"])


def test_priogrid() -> None:
    """Cells are numbered from the south-west corner of the world, 720 a row."""
    assert ged_csv.priogrid(-90.0, -180.0) == 1
    assert ged_csv.priogrid(-89.4, -180.0) == 721
    assert ged_csv.priogrid(90.0, 180.0) == 360 * 720


@pytest.mark.parametrize(
    ("edtf", "acled", "ged"), [("2024-05-03", 1, 1), ("2024-05-03/2024-05-07", 2, 2), ("2024-05", 3, 4), ("2024", 3, 5), ("2024-05-03/..", 3, 5)]
)
def test_precision_of_dates(edtf: str, acled: int, ged: int) -> None:
    """A wide or open date is never given as a known day."""
    assert (acled_csv.time_precision({"date": edtf}), ged_csv.date_prec({"date": edtf})) == (acled, ged)


def test_geojson(ledger: Json) -> None:
    """RFC 7946: features with stable ids, longitude first, null where no point is known."""
    found = json.loads(written("geojson", ledger))
    assert found["type"] == "FeatureCollection"
    places = {i["id"]: i["place"] for i in ledger["incidents"]}
    assert [f["id"] for f in found["features"]] == list(places)
    for feature in found["features"]:
        place = places[feature["id"]]
        assert set(feature) == {"type", "id", "geometry", "properties"}
        if place is None or place["lat"] is None:
            assert feature["geometry"] is None
        else:
            assert feature["geometry"] == {"type": "Point", "coordinates": [place["lon"], place["lat"]]}
            assert feature["properties"]["radius_m"] > 0


@pytest.mark.filterwarnings("ignore")
def test_prov_is_a_graph(ledger: Json) -> None:
    """An RDF library reads it; every claim is quoted from a report and attributed to an agent of the graph."""
    from rdflib import Graph, Namespace
    from rdflib.namespace import RDF

    prov = Namespace("http://www.w3.org/ns/prov#")
    graph = Graph().parse(data=written("prov-jsonld", ledger), format="json-ld")
    quoted = list(graph.subject_objects(prov.wasQuotedFrom))
    assert len(quoted) == len(ledger["claims"])
    entities, agents = set(graph.subjects(RDF.type, prov.Entity)), set(graph.subjects(RDF.type, prov.Agent))
    assert all(report in entities for _, report in quoted)
    assert all(agent in agents for _, agent in graph.subject_objects(prov.wasAttributedTo))
    assert all(entity in entities for _, entity in graph.subject_objects(prov.wasDerivedFrom))


def test_web_annotations_select_the_words(ledger: Json) -> None:
    """Quotation and position select the same words of the report."""
    texts = {r["id"]: r["text"] for r in ledger["reports"]}
    found = [json.loads(line) for line in written("web-annotations", ledger).splitlines()]
    assert len(found) == len(ledger["claims"])
    for one in found:
        quote, position = one["target"]["selector"]
        text = texts[one["target"]["source"].removeprefix("urn:crossbearing:report:")]
        assert quote["exact"] == text[position["start"] : position["end"]] != ""
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_claimreview_fields(ledger: Json) -> None:
    """Every required field is there, the claim is short, and no rating says true or false."""
    found = json.loads(written("claimreview", ledger))
    assert found
    for one in found:
        assert one["@type"] == "ClaimReview"
        assert 0 < len(one["claimReviewed"]) <= 75
        assert one["url"]
        assert one["itemReviewed"]["author"]["name"]
        assert one["reviewRating"]["alternateName"].lower() not in ("true", "false", "")


def test_timemap_rules(ledger: Json) -> None:
    """All values are strings, an event has a date or a point, one category, and sources that are there."""
    found = json.loads(written("timemap", ledger))
    sources, categories = {s["id"] for s in found["sources"]}, {a["id"] for a in found["associations"]}
    for event in found["events"]:
        assert all(isinstance(v, str) or (k in ("associations", "sources") and all(isinstance(x, str) for x in v)) for k, v in event.items())
        assert event["date"] or event["latitude"]
        assert bool(event["latitude"]) == bool(event["longitude"])
        assert event["date"] == "" or re.fullmatch(r"\d\d/\d\d/\d{4}", event["date"])
        assert [event["category"]] == event["associations"]
        assert event["category"] in categories
        assert set(event["sources"]) <= sources


def test_workbook(ledger: Json) -> None:
    """Five sheets; no cell is a formula, and hostile cells are held."""
    from openpyxl import load_workbook

    for one in (ledger, hostile(ledger)):
        data = written("xlsx", one)
        book = load_workbook(io.BytesIO(data))
        assert book.sheetnames == ["Incidents", "Claims matrix", "Conflicts", "Lineage", "Reports"]
        assert book["Incidents"].max_row == len(one["incidents"]) + 1
        assert not [cell.coordinate for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        assert {info.date_time for info in zipfile.ZipFile(io.BytesIO(data)).infolist()} == {(2000, 1, 1, 0, 0, 0)}


def test_parquet_types(ledger: Json) -> None:
    """Counts and coordinates are numbers, what is unknown is null."""
    parquet = pytest.importorskip("pyarrow.parquet")
    found = parquet.read_table(io.BytesIO(written("parquet", ledger)))
    assert found.num_rows == len(ledger["incidents"])
    assert str(found.schema.field("killed_best").type) == "int64"
    assert str(found.schema.field("latitude").type) == "double"
    assert found.column("latitude").to_pylist() == [i["place"]["lat"] if i["place"] else None for i in ledger["incidents"]]


def test_filters_leave_no_id_that_leads_nowhere(ledger: Json) -> None:
    """A part of a ledger is a ledger: reports, claims, members and conflicts refer to what is there."""
    one = next(i["id"] for i in ledger["incidents"] if i["reports"] > 1)
    part = of_incidents(ledger, {one})
    reports, claims = {r["id"] for r in part["reports"]}, {c["id"] for c in part["claims"]}
    assert [i["id"] for i in part["incidents"]] == [one]
    assert {c["report"] for c in part["claims"]} <= reports
    assert {c["denies"] for c in part["claims"]} <= claims | {None}
    assert {k for p in part["incidents"][0]["perpetrators"] for k in p["claims"]} <= claims
    assert {k["incident"] for k in part["conflicts"]} <= {one}
    assert {n["report"] for n in part["lineage"]} <= reports


def test_the_command(example_ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Filters and the grid hold for any format; a distance that is none, or a format that is not there, is misuse."""
    out = tmp_path / "o.geojson"
    assert main(["export", str(example_ledger), "--format", "geojson", "--coarsen", "50", "--from", "2025", "-o", str(out)]) == 0
    found = json.loads(out.read_text("utf-8"))["features"]
    assert found
    assert all(f["properties"]["radius_m"] >= 50_000 for f in found if f["geometry"])
    assert all(f["properties"]["date"] >= "2025" for f in found)
    for wrong in (["--coarsen", "x"], ["--coarsen", "0"], ["--coarsen", "nan"], ["--format", "docx"]):
        assert main(["export", str(example_ledger), *wrong]) == 2
    assert "--coarsen" in capsys.readouterr().err
