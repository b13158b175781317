"""The gazetteer: names to places, spellings forgiven; and a gazetteer of one's own, checked row by row."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.errors import GazetteerError
from crossbearing.normalising.gazetteer.index import Tables
from crossbearing.normalising.gazetteer.names import digest, fold, loose
from crossbearing.normalising.gazetteer.places import INDEX, Gazetteer, add, shared

CSV = "name,latitude,longitude,aliases,country,code,radius_km\n"
DUMP = "\t".join(
    [
        "99",
        "Qaryat Umm Zeit",
        "Qaryat Umm Zeit",
        "Umm Zayt,Um Zeit",
        "15.25",
        "32.75",
        "P",
        "PPL",
        "SD",
        "",
        "05",
        "",
        "",
        "",
        "1200",
        "",
        "380",
        "Africa/Khartoum",
        "2024-01-01",
    ]
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kafr Zita", "kafr-zita"),
        ("N'Djamena", "Ndjamena"),
        ("São Tomé", "Sao Tome"),
        ("St. Louis", "Saint Louis"),
        ("Diyarbakır", "Diyarbakir"),
        ("U.S.", "US"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    """Case, accents, apostrophes, dots and hyphens make no other name."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Amirli", "Amerli"), ("Amirli", "Amarli"), ("al-Qaim", "Al Qa'im"), ("Jurf as-Sakhar", "Jurf al-Sakher"), ("Falluja", "Fallujah")],
)
def test_transliterations_sound_alike(one: str, other: str) -> None:
    """Vowels, doubled letters and articles do not change the key by ear."""
    assert loose(one).rstrip("h") == loose(other).rstrip("h")


def test_other_names_sound_otherwise() -> None:
    """The key by ear keeps consonants apart."""
    assert loose("Hroza") != loose("Hrytsiv")
    assert loose("Mosul") != loose("Masila Bay")


@settings(deadline=None)
@given(st.text(max_size=40))
def test_keys_never_raise_and_are_stable(name: str) -> None:
    """Any text has keys; folding twice changes nothing; digests fit 48 bits."""
    assert fold(fold(name)) == fold(name)
    assert 0 <= digest(loose(name)) < 2**48


def test_countries_divisions_and_towns_are_there() -> None:
    """One name, all kinds of places."""
    found = shared().find(["Niger", "Georgia", "Kunduz", "Red Sea", "no such place at all"])
    assert {p.code for p in found["Niger"]} >= {"PCLI", "ADM1"}
    assert {p.country for p in found["Georgia"]} >= {"US", "GE"}
    assert any(p.country == "AF" and p.population > 100_000 for p in found["Kunduz"])
    assert found["Red Sea"][0].country == ""
    assert "no such place at all" not in found


def test_a_csv_of_ones_own_is_found(tmp_path: Path) -> None:
    """Rows of a CSV are found by name, alias and ear, with their radius."""
    file = tmp_path / "own.csv"
    file.write_text(CSV + "Depot 14,34.5,44.1,Al-Waqf Depot;Waqf,IQ,FCL,3\n", "utf-8")
    assert add(file, tmp_path / "kept") == (1, [])
    gazetteer = Gazetteer(INDEX, (tmp_path / "kept").glob("*.index"))
    for name in ("Depot 14", "Waqf", "al-waqf depot"):
        place = gazetteer.find([name])[name][0]
        assert (place.name, place.country, place.code, place.radius, place.latitude) == ("Depot 14", "IQ", "FCL", 3.0, 34.5)


@pytest.mark.parametrize("zipped", [False, True])
def test_a_geonames_dump_is_found(tmp_path: Path, zipped: bool) -> None:
    """A dump of GeoNames, zipped or not, keeps id, population and alternate names."""
    file = tmp_path / ("SD.zip" if zipped else "SD.txt")
    if zipped:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("SD.txt", DUMP + "\n")
            archive.writestr("readme.txt", "about")
    else:
        file.write_text(DUMP + "\n", "utf-8")
    assert add(file, tmp_path / "kept") == (1, [])
    place = Gazetteer(INDEX, (tmp_path / "kept").glob("*.index")).find(["Um Zeit"])["Um Zeit"][0]
    assert (place.id, place.population, place.country) == (99, 1200, "SD")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (",34,44,,IQ,,", "no-name"),
        ("A,north,44,,IQ,,", "latitude"),
        ("A,91,44,,IQ,,", "latitude"),
        ("A,nan,44,,IQ,,", "latitude"),
        ("A,34,-181,,IQ,,", "longitude"),
        ("A,34,44,,Iraq,,", "country"),
        ("A,34,44,,IQ,,-1", "radius-km"),
        ("A,34", "longitude"),
    ],
)
def test_a_bad_row_is_refused_with_its_reason(tmp_path: Path, row: str, code: str) -> None:
    """What cannot be used is listed with row and reason; the rest goes on."""
    file = tmp_path / "own.csv"
    file.write_text(CSV + row + "\nGood,1,2,,,,\n", "utf-8")
    added, refused = add(file, tmp_path / "kept")
    assert added == 1
    assert [(r.code, r.row, r.subject, r.stage) for r in refused] == [(code, 2, "own.csv", "gazetteer")]


def test_a_short_row_of_a_dump_is_refused(tmp_path: Path) -> None:
    """A line of a dump that lost columns is refused, the others stay."""
    file = tmp_path / "SD.txt"
    file.write_text(DUMP + "\n1\tonly\tthree\n", "utf-8")
    added, refused = add(file, tmp_path / "kept")
    assert (added, [r.code for r in refused]) == (1, ["columns"])


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"\xff\xfe\x00", b""])
def test_a_file_of_another_kind_is_an_error(tmp_path: Path, content: bytes) -> None:
    """A file that is neither is refused as a whole, and nothing is kept."""
    file = tmp_path / "other.csv"
    file.write_bytes(content)
    with pytest.raises(GazetteerError):
        add(file, tmp_path / "kept")
    assert not (tmp_path / "kept").exists()


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    """The message names the file."""
    with pytest.raises(GazetteerError, match=r"gone\.csv"):
        add(tmp_path / "gone.csv", tmp_path)


def test_the_same_file_twice_is_added_once(tmp_path: Path) -> None:
    """Adding again changes nothing."""
    file = tmp_path / "own.csv"
    file.write_text(CSV + "Depot 14,34.5,44.1,,IQ,FCL,3\n", "utf-8")
    add(file, tmp_path / "kept")
    before = [p.read_bytes() for p in (tmp_path / "kept").iterdir()]
    add(file, tmp_path / "kept")
    assert [p.read_bytes() for p in (tmp_path / "kept").iterdir()] == before


def test_a_foreign_index_is_refused(tmp_path: Path) -> None:
    """A file that is no index is named in the error."""
    file = tmp_path / "x.index"
    file.write_bytes(b"something else\n")
    with pytest.raises(GazetteerError, match=r"x\.index"):
        Gazetteer(file)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.text(min_size=1, max_size=20), st.floats(-90, 90), st.floats(-180, 180)), min_size=1, max_size=12))
def test_what_is_written_is_read(places: list[tuple[str, float, float]]) -> None:
    """Every place written with a name that has a key is found under it, at its point."""
    tables = Tables()
    for name, lat, lon in places:
        tables.add(name, (lat, lon, 0.0, 1, 1, 0, 0, 0), [(name, True)], False)
    with tempfile.TemporaryDirectory() as folder:
        tables.write(Path(folder) / "t.index", [""], [("", "")])
        gazetteer = Gazetteer(Path(folder) / "t.index")
        for name, lat, lon in places:
            key = fold(name)
            if len(key) > 1 and key.isascii():
                assert any(abs(p.latitude - lat) < 1e-3 and abs(p.longitude - lon) < 1e-3 for p in gazetteer.find([name])[name])
