"""A gazetteer of one's own: a GeoNames dump or a CSV, checked row by row, kept as an index beside the one of the package.

A GeoNames dump has 19 columns behind tabs and no header (one country's file, or cities500.txt; may be zipped).  A CSV has a header with
``name``, ``latitude``, ``longitude`` and, as far as known, ``aliases`` (split by ;), ``country`` (two letters), ``code`` (GeoNames feature code),
``radius_km``, ``population``.  The same file added twice is added once.
"""

from __future__ import annotations

import csv
import hashlib
import io
import math
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

from crossbearing.errors import GazetteerError
from crossbearing.normalising.gazetteer.index import Tables
from crossbearing.records.finding import Rejection

TRANSLITERATED = frozenset(
    "AE AF AM AZ BD BH BG BY DZ EG ER ET GE IL IN IQ IR JO KG KW KZ LB LK LY MA ML MM MR NE NG NP OM PK PS QA RU SA SD SO SS SY TD TJ TM TN TR UA UZ YE".split()
)
"""Countries whose names reach English by transliteration: only there may a name match by ear."""
GEONAMES_COLUMNS = 19
NEEDED = frozenset(("name", "latitude", "longitude"))
MOST_BYTES = 2_000_000_000
FOUR_BYTES = 2**32 - 1


def added_folder() -> Path:
    """Where the places that a user added are kept: below XDG_DATA_HOME."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "crossbearing" / "places"


def add(path: str | Path, folder: Path | None = None) -> tuple[int, list[Rejection]]:
    """Add the places of a file; answers how many were added, and what was refused and why.

    Raises GazetteerError where the file as a whole cannot be used.
    """
    source = Path(path)
    data = _bytes(source)
    tables, countries, codes, refused = Tables(), [""], [""], []
    for number, row in _rows(source, data):
        fault = _fault(row)
        if fault is not None:
            refused.append(Rejection(subject=source.name, stage="gazetteer", code=fault[0], detail=fault[1], row=number))
            continue
        _keep(tables, row, countries, codes)
    if tables.rows:
        target = folder or added_folder()
        target.mkdir(parents=True, exist_ok=True)
        tables.write(target / f"{hashlib.sha256(data).hexdigest()[:16]}.index", countries, [("", "")], codes)
    return len(tables.rows), refused


def _bytes(source: Path) -> bytes:
    """What the file holds; of a zip, its one text."""
    try:
        if source.stat().st_size > MOST_BYTES:
            raise GazetteerError(f"{source}: larger than {MOST_BYTES:,} bytes; add the dump of one country at a time")
        if not zipfile.is_zipfile(source):
            return source.read_bytes()
        with zipfile.ZipFile(source) as archive:
            inside = [i for i in archive.infolist() if i.filename.endswith((".txt", ".csv", ".tsv")) and not i.filename.lower().startswith("readme")]
            if len(inside) != 1 or inside[0].file_size > MOST_BYTES:
                raise GazetteerError(f"{source}: a zip must hold one table; unpack it and add the table")
            return archive.read(inside[0])
    except (OSError, zipfile.BadZipFile) as error:
        raise GazetteerError(f"{source}: cannot be read ({error})") from error


def _rows(source: Path, data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of either format with their numbers, from 1; the header of a CSV is row 1."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{source}: not UTF-8 (byte {error.start}); save it as UTF-8") from error
    first = text.split("\n", 1)[0]
    if first.count("\t") == GEONAMES_COLUMNS - 1:
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield number, _geonames(line.rstrip("\r").split("\t"))
        return
    reader = csv.DictReader(io.StringIO(text), delimiter="\t" if "\t" in first else ",")
    if not NEEDED.issubset(name.strip().lower() for name in reader.fieldnames or ()):
        raise GazetteerError(f"{source}: neither a GeoNames dump (19 columns behind tabs) nor a CSV with the columns name, latitude, longitude")
    for found in reader:
        yield reader.line_num, {(key or "").strip().lower(): (value or "").strip() if isinstance(value, str | None) else "" for key, value in found.items()}


def _geonames(cells: list[str]) -> dict[str, str]:
    """A row of a dump under the names that a CSV uses."""
    if len(cells) != GEONAMES_COLUMNS:
        return {"columns": str(len(cells))}
    return {
        "id": cells[0], "name": cells[1], "aliases": ";".join((cells[2], *cells[3].split(","))), "latitude": cells[4], "longitude": cells[5],
        "code": cells[7], "country": cells[8], "population": cells[14],
    }  # fmt: skip


def _fault(row: dict[str, str]) -> tuple[str, str] | None:
    """Why a row cannot be used: code and detail; None where it can."""
    if "columns" in row:
        return "columns", f"{row['columns']} columns, not {GEONAMES_COLUMNS}"
    if not row.get("name"):
        return "no-name", "the row has no name"
    for key, most in (("latitude", 90.0), ("longitude", 180.0), ("radius_km", 20040.0), ("population", 1e10)):
        cell = row.get(key, "")
        if not cell and key in ("radius_km", "population"):
            continue
        try:
            value = float(cell)
        except ValueError:
            return key.replace("_", "-"), f"{key} {cell!r} is no number"
        if not math.isfinite(value) or abs(value) > most or (value < 0 and key in ("radius_km", "population")):
            return key.replace("_", "-"), f"{key} {cell} is out of range"
    country = row.get("country", "")
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        return "country", f"country {country!r} is not two letters (ISO 3166-1)"
    return None


def _keep(tables: Tables, row: dict[str, str], countries: list[str], codes: list[str]) -> None:
    """Add a checked row to the tables; new countries and feature codes join their lists."""
    country, code = row.get("country", "").upper(), row.get("code", "") or "PPL"
    for value, known in ((country, countries), (code, codes)):
        if value not in known:
            known.append(value)
    people = min(int(float(row.get("population") or 0)), FOUR_BYTES)
    ident = int(row["id"]) if row.get("id", "").isdigit() and int(row["id"]) <= FOUR_BYTES else 0
    values = (float(row["latitude"]), float(row["longitude"]), float(row.get("radius_km") or 0), people, ident, countries.index(country), 0, codes.index(code))
    spellings = [(row["name"], True), *((alias.strip(), False) for alias in row.get("aliases", "").split(";") if alias.strip())]
    tables.add(row["name"], values, spellings, country in TRANSLITERATED)
