"""The gold of the stories holds together: quotes stand where it says, ids resolve, words come from the closed lists."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks import stories

MODALITIES = {"actual", "suspected", "denied", "planned", "threatened", "hypothetical"}
STANCES = {"asserts", "confirms", "suspects", "denies", "blames", "claims-responsibility", "no-comment", "retracts"}
KINDS = {"official-named", "official-anonymous", "militia", "state media", "media outlet", "expert", "witness", "document", "other"}
RELIANCE = {"outlet", "agency", "document", "primary-statement", "copy"}

each_story = pytest.mark.parametrize("folder", stories.folders(), ids=lambda folder: folder.name)


def gold(folder: Path) -> dict[str, list[dict]]:
    """All gold of a story by the name of its file."""
    return {name: stories.read(folder / f"{name}.jsonl") for name in stories.GOLD}


def test_there_are_stories() -> None:
    """The checks below run on something."""
    assert len(stories.folders()) >= 3


@each_story
def test_quotes_stand_where_the_gold_says(folder: Path) -> None:
    """Every anchor of every file equals the words at its offsets, and counts their occurrences right."""
    known = stories.texts(folder)
    for rows in gold(folder).values():
        for report, anchor in (pair for row in rows for pair in stories.anchors(row)):
            assert anchor == {**anchor, **stories.found(known[str(report)], anchor["quote"], anchor["occurrence"])}


@each_story
def test_ids_resolve(folder: Path) -> None:
    """Reports, incidents and members that are named exist, and no id is given twice."""
    rows = gold(folder)
    reports, incidents = ({row["id"] for row in rows[name]} for name in ("reports", "incidents"))
    assert reports == set(stories.texts(folder))
    for name in ("reports", "incidents", "mentions", "claims", "conflicts"):
        assert len({row["id"] for row in rows[name]}) == len(rows[name])
    assert {row["report"] for name in ("mentions", "claims", "lineage", "actors") for row in rows[name]} <= reports
    assert {pair[side] for pair in rows["near_duplicates"] for side in "ab"} <= reports
    told = {row["incident"] for name in ("mentions", "conflicts") for row in rows[name]} | {one for row in rows["claims"] for one in row["incidents"]}
    assert told - {None} <= incidents
    assert incidents <= {row["incident"] for row in rows["mentions"]} | {one for row in rows["incidents"] for one in row.get("members", ())}
    assert all(set(row["members"]) <= incidents for row in rows["incidents"] if row.get("group"))


@each_story
def test_words_come_from_the_closed_lists(folder: Path) -> None:
    """Modality, stance, kind of source and kind of reliance are those of the contract."""
    rows = gold(folder)
    assert {row["modality"] for row in rows["mentions"]} <= MODALITIES
    assert {row["stance"] for row in rows["claims"]} <= STANCES
    assert {row["source_type"] for row in rows["claims"]} <= KINDS
    assert {row["kind"] for row in rows["lineage"]} <= RELIANCE


@each_story
def test_no_words_tell_two_incidents(folder: Path) -> None:
    """Mentions of a report do not overlap, so that each prediction can meet one of them."""
    by_report: dict[str, list[tuple[int, int]]] = {}
    for row in gold(folder)["mentions"]:
        by_report.setdefault(row["report"], []).append((row["start"], row["end"]))
    assert all(one[1] <= next_[0] for spans in by_report.values() for one, next_ in pairwise(sorted(spans)))


@each_story
def test_names_stand_in_the_texts(folder: Path) -> None:
    """Every surface form of an actor is found in its report."""
    known = stories.texts(folder)
    assert all(row["surface"] in known[row["report"]] for row in gold(folder)["actors"])


def test_anchoring_again_changes_nothing_and_tells_what_is_lost(tmp_path: Path) -> None:
    """Offsets made from the words are those of the files; a text that has lost a quote is named."""
    copy = Path(shutil.copytree(stories.folders()[0], tmp_path / "story"))
    before = {path.name: path.read_bytes() for path in copy.iterdir()}
    assert stories.anchored(copy) == []
    assert {path.name: path.read_bytes() for path in copy.iterdir()} == before
    quote = stories.read(copy / "mentions.jsonl")[0]["quote"]
    text = (copy / "input.jsonl").read_text("utf-8")
    (copy / "input.jsonl").write_text(text.replace(quote[:10], "#" * 10), "utf-8")
    assert any(quote[:9] in line for line in stories.anchored(copy))
