"""The periodic report: every sentence rests on exact words, the three forms say the same, and words of others stay words."""

from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from crossbearing.ledger import open_ledger
from crossbearing.presenting.cli import main
from crossbearing.presenting.collection import Collection, load
from crossbearing.presenting.filters import Filters
from crossbearing.presenting.reports import compiled, on_day
from crossbearing.presenting.reports_writing import html, markdown
from crossbearing.presenting.views import by_stance, matrix
from crossbearing.records.value import parse_edtf
from tests.ledger.handmade import filled, report

TRAP = "<script>alert(1)</script> [x](javascript:y) *z* | & \u202e"


@pytest.fixture(scope="session")
def collection(example_ledger: Path) -> Collection:
    """The bundled example."""
    ledger = open_ledger(str(example_ledger))
    try:
        return load(ledger)
    finally:
        ledger.close()


@pytest.fixture(scope="session")
def found(collection: Collection) -> dict[str, Any]:
    """The report on all of it."""
    return compiled(collection, Filters())


def sentences(found: dict[str, Any]) -> list[dict[str, Any]]:
    """All sentences of a report."""
    return [one for section in found["sections"] for item in section["items"] for one in item["sentences"]]


def test_every_sentence_is_footnoted(found: dict[str, Any]) -> None:
    """No sentence stands without a note, and no note without a sentence."""
    assert len(sentences(found)) > 50
    assert not [one["text"] for one in sentences(found) if not one["notes"]]
    assert {n for one in sentences(found) for n in one["notes"]} == {note["n"] for note in found["notes"]}


def test_who_accuses_is_no_witness_of_a_claim_of_responsibility(collection: Collection) -> None:
    """The claims that name a perpetrator are told stance by stance, none left out and none under another's."""
    parties = [party for account in collection.accounts.values() for party in account.perpetrators]
    assert any(len(by_stance(collection, party)) > 1 for party in parties)
    for party in parties:
        told = by_stance(collection, party)
        assert sorted(key for _, keys in told for key in keys) == sorted(party.claims)
        assert all(collection.claims[key].stance == stance for stance, keys in told for key in keys)


def test_blame_is_shown_with_the_perpetrator_alone(collection: Collection) -> None:
    """A cell of a day, a place or a target says that it is asserted, whoever else its speaker accuses."""
    cells = [(facet, cell["stance"]) for account in collection.accounts.values() for group in matrix(collection, account)["groups"]
             for row in group["rows"] for facet, found in row["cells"].items() for cell in found]  # fmt: skip
    assert {facet for facet, stance in cells if stance in ("blames", "claims-responsibility")} == {"perpetrator"}
    assert "denies" in {stance for facet, stance in cells if facet != "perpetrator"}


def test_one_sentence_gives_all_figures_of_one_kind(found: dict[str, Any]) -> None:
    """The killed of one group of people stand in one sentence of an incident, from the lowest figure on."""
    several = 0
    for item in next(s for s in found["sections"] if s["title"] == "New incidents")["items"]:
        tolls = [one["text"].split(": ", 1) for one in item["sentences"] if one["text"].startswith(("Killed", "Injured"))]
        assert len({head for head, _ in tolls}) == len(tolls)
        for _, told in tolls:
            lows = [int(m) for m in re.findall(r"(?:^|; )(?:at least )?(\d+)", told)]
            several += len(lows) > 1
            assert lows == sorted(lows)
    assert several


def test_notes_are_the_exact_words(found: dict[str, Any], collection: Collection) -> None:
    """A note quotes its report letter by letter at its offsets."""
    for note in found["notes"]:
        text = collection.reports[note["report"]].document.text
        assert note["quote"]
        assert text[note["start"] : note["end"]] == note["quote"]


def test_sections_in_order(found: dict[str, Any]) -> None:
    """What is new, changed, contested, counted, and from whom; all filled by the example."""
    assert [section["title"] for section in found["sections"]] == ["New incidents", "Changes of status", "Contested", "Tallies", "Sources"]
    assert all(section["items"] for section in found["sections"])


def test_changes_say_from_what_to_what_and_on_whose_word(found: dict[str, Any]) -> None:
    """A change of status names both words and its sources."""
    changes = [one["text"] for item in found["sections"][1]["items"] for one in item["sentences"]]
    assert all(re.search(r": from \S+ to \S+.* On the word of \S", text) for text in changes)
    assert not [text for text in changes if re.search(r": from (\S+) to \1 ", text)]


def test_the_same_content_in_all_forms(found: dict[str, Any]) -> None:
    """Markdown and HTML hold as many sentences and notes as the JSON."""
    page, text = html(found), markdown(found)
    assert page.count("<sup>") == len(sentences(found))
    assert page.count('<li id="n') == len(found["notes"])
    assert len(re.findall(r"^- ", text, re.MULTILINE)) == len(sentences(found))
    assert len(re.findall(r"^\[\^\d+\]: ", text, re.MULTILINE)) == len(found["notes"])
    assert set(re.findall(r"\[\^(\d+)\]", text)) == {str(note["n"]) for note in found["notes"]}


def test_twice_the_same(collection: Collection, found: dict[str, Any]) -> None:
    """One ledger gives one report."""
    assert json.dumps(compiled(collection, Filters())) == json.dumps(found)


def test_a_period_holds_its_reports_only(tmp_path: Path) -> None:
    """An incident that an earlier report told of is not new later; reports outside the period are no sources."""
    ledger = filled(str(tmp_path / "l"), [report("a"), report("b", day="2024-01-02")])
    both = load(ledger)
    ledger.close()
    assert compiled(both, Filters(since="2024-05-11", until="2024-05-11"))["reports"] == 2
    empty = compiled(both, Filters(since="2025-01-01"))
    assert empty["reports"] == 0
    assert not sentences({"sections": empty["sections"][:3]})
    assert "Nothing in this period." in markdown(empty)


def test_words_of_others_are_never_markup(found: dict[str, Any]) -> None:
    """Tags, links, emphasis and marks that turn the line around stay harmless in every form."""
    hostile = json.loads(json.dumps(found))
    hostile["sections"][0]["items"][0]["sentences"][0]["text"] = TRAP
    hostile["notes"][0]["quote"] = TRAP
    hostile["notes"][0]["outlet"] = TRAP
    tags: set[str] = set()

    class Seen(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.add(tag)

    Seen().feed(html(hostile))
    assert tags <= {"html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "sup", "a", "ol", "li", "q", "bdi"}
    text = markdown(hostile)
    assert "\\<script\\>" in text
    assert "\\[x\\](javascript:y)" in text
    assert "\u202e" not in text + html(hostile)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-05-03", "on 3 May 2024"),
        ("2024-05", "between 1 May 2024 and 31 May 2024"),
        ("2024-05-03/..", "from 3 May 2024 on"),
        ("../2024-05-03", "until 3 May 2024"),
        ("XXXX-05-03", "on a day without a known year (XXXX-05-03)"),
        (None, "on a day that no report gives"),
    ],
)
def test_dates_in_words(edtf: str | None, words: str) -> None:
    """A date says no more than is known."""
    assert on_day(parse_edtf(edtf)) == words


def test_the_command(example_ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Markdown by default, HTML into a file, JSON; another format is misuse."""
    ledger = tmp_path / "l"
    shutil.copy(example_ledger, ledger)
    assert main(["report", str(ledger), "--from", "2025-01-01"]) == 0
    assert capsys.readouterr().out.startswith("# Report on contested incidents: from 2025-01-01")
    assert main(["report", str(ledger), "--format", "html", "-o", str(tmp_path / "r.html")]) == 0
    assert (tmp_path / "r.html").read_text("utf-8").startswith("<!doctype html>")
    assert main(["report", str(ledger), "--format", "json", "-o", str(tmp_path / "r.json")]) == 0
    assert json.loads((tmp_path / "r.json").read_text("utf-8"))["sections"]
    assert main(["report", str(ledger), "--format", "docx"]) == 2
