"""JSON Lines, JSON and CSV: what a row gives is kept, what is wrong with it is said."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from crossbearing.reading import ReadSettings
from crossbearing.reading.rows import JsonLinesReader
from tests.reading.made import ARTICLE, HEADLINE, STORY, codes, page, read_as, row


def test_a_row_keeps_what_it_says() -> None:
    """Every field of the contract, with the file and the number of the row."""
    given = {
        "id": "r-1", "text": ARTICLE, "title": "Another title", "url": "https://example.org/a", "publisher": "Example", "byline": "Jane Roe",
        "published": "2021-04-14", "language": "en-GB",
    }  # fmt: skip
    (document,), rejected = read_as("in.jsonl", row(**given))
    assert not rejected
    assert (document.id, document.text, document.title, document.url) == ("r-1", ARTICLE, "Another title", "https://example.org/a")
    assert (document.publisher, document.byline, document.published, document.published_basis) == ("Example", "Jane Roe", "2021-04-14", "row")
    assert (document.language, document.file, document.row) == ("en", "in.jsonl", 1)


def test_a_row_without_id_gets_the_hash_of_its_content() -> None:
    """Equal text from equal address: equal id; another outlet: another report."""
    (a, b, c), _ = read_as("in.jsonl", row(text=ARTICLE) + row(text=ARTICLE) + row(text=ARTICLE, publisher="Other"))
    assert a.id == b.id != c.id


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("2021-04-14T22:10:00+02:00", "2021-04-14"),
        ("2021-04-14 22:10", "2021-04-14"),
        ("20210414", "2021-04-14"),
        ("2019-11~", "2019-11~"),
        ("2019-08-25/2019-08-27", "2019-08-25/2019-08-27"),
        ("2019-XX-XX", "2019-XX-XX"),
        ("2021-04", "2021-04"),
        ("yesterday", None),
        ("2021-02-30", None),
        ("14/04/2021", "2021-04-14"),
        ("04/03/2021", None),
        ("14.04.2021", "2021-04-14"),
        ("14 April 2021", "2021-04-14"),
        ("Wed, 14 Apr 2021 09:12", "2021-04-14"),
        ("14 April 2021 to 3 May 2021", None),
        ("31.04.2021", None),
        ("3021-01-01", None),
        ("1850-01-01", None),
        ("1618408800", None),
    ],
)
def test_dates_are_edtf_or_rejected(given: str, stored: str | None) -> None:
    """ISO 8601, EDTF and what names one day are stored without the time of day; anything else is a rejection of the date alone, and the report stays."""
    (document,), rejected = read_as("in.jsonl", row(id="r", text=ARTICLE, published=given))
    assert document.published == stored
    assert codes(rejected) == ([] if stored else ["bad-date"])


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{broken\n", "broken-json"),
        (b"[1, 2]\n", "bad-row"),
        (row(id="x"), "no-text"),
        (row(text=""), "no-text"),
        (row(text="  \n "), "empty"),
        (row(text="12 34 !!"), "no-words"),
        (row(text={"a": 1}), "bad-row"),
        (row(text=["a"]), "bad-row"),
        (row(text=ARTICLE, title=[1]), "bad-row"),
        (b'{"text": "\xff\xfe\x00\x00\x00\x00"}\n', "not-text"),
        (b"[" * 200_000 + b"\n", "broken-json"),
        (b"1e999999\n", "bad-row"),
    ],
)
def test_a_bad_line_is_rejected_and_the_next_is_read(line: bytes, code: str) -> None:
    """The reason names file and row, and the rest goes on."""
    documents, rejected = read_as("in.jsonl", row(id="a", text=ARTICLE) + line + row(id="b", text=ARTICLE))
    assert [d.id for d in documents] == ["a", "b"]
    assert [(r.code, r.row, r.subject, r.stage) for r in rejected] == [(code, 2, "in.jsonl", "reading")]


def test_a_line_beyond_the_limit_is_passed_over() -> None:
    """A hundred megabytes in one line are never held: the reader asks for no more than the limit at once."""

    class Endless(io.BytesIO):
        asked = 0

        def readline(self, size: int | None = -1) -> bytes:
            Endless.asked = max(Endless.asked, size or 0)
            return super().readline(size)

    stream = Endless(b'{"text": "' + b"x" * 5_000_000 + b'"}\n' + row(id="b", text=ARTICLE))
    found = list(JsonLinesReader(ReadSettings(line_bytes=100_000)).stream("in.jsonl", stream))
    assert [getattr(f, "code", None) for f in found] == ["line-too-long", None]
    assert Endless.asked <= 100_001


def test_blank_lines_and_a_byte_order_mark_are_no_rows() -> None:
    """Row numbers count lines, as an editor does."""
    documents, rejected = read_as("in.jsonl", b"\xef\xbb\xbf" + row(id="a", text=ARTICLE) + b"\n  \n" + row(id="b", text=ARTICLE))
    assert [(d.id, d.row) for d in documents] == [("a", 1), ("b", 4)]
    assert not rejected


def test_an_html_row_is_extracted_and_its_own_fields_win() -> None:
    """The row's title and date go before those of the page."""
    head = '<meta property="article:published_time" content="2019-02-03"><meta property="og:site_name" content="Example">'
    (document,), _ = read_as("in.jsonl", row(id="h", html=page(head=head), published="2019-02-04", title="Given"))
    assert document.text == ARTICLE
    assert (document.title, document.publisher, document.published, document.published_basis) == ("Given", "Example", "2019-02-04", "row")


def test_settings_name_the_fields_of_a_file() -> None:
    """Rows of another house are read with the names that it uses."""
    settings = ReadSettings(columns=(("text", "Volltext"), ("published", "Datum")))
    (document,), _ = read_as("in.jsonl", row(Volltext=ARTICLE, Datum="2020-01-02"), settings)
    assert (document.text, document.published) == (ARTICLE, "2020-01-02")


def test_a_default_date_is_stored_as_a_setting() -> None:
    """The setting fills a gap and says so; a row's own date stays."""
    settings = ReadSettings(published="2020-05")
    documents, _ = read_as("in.jsonl", row(text=ARTICLE) + row(text=ARTICLE, published="2021-01-01"), settings)
    assert [(d.published, d.published_basis) for d in documents] == [("2020-05", "setting"), ("2021-01-01", "row")]


@pytest.mark.parametrize("value", [{"id": "a", "text": ARTICLE}, [{"id": "a", "text": ARTICLE}], {"reports": [{"id": "a", "text": ARTICLE}]}])
def test_json_files_hold_one_report_or_a_list(value: Any) -> None:
    """One object, a list, or a list under its usual name."""
    (document,), rejected = read_as("in.json", json.dumps(value))
    assert (document.id, codes(rejected)) == ("a", [])


def test_json_lines_under_the_name_of_json_are_read() -> None:
    """A common slip of the suffix costs nothing."""
    documents, _ = read_as("in.json", row(id="a", text=ARTICLE) + row(id="b", text=ARTICLE))
    assert [d.id for d in documents] == ["a", "b"]


def test_a_table_is_read_by_the_names_of_its_columns() -> None:
    """Headline, body, source and date are guessed from the header; quotes and line breaks in cells hold."""
    table = 'Article ID;Headline;Body;Source;Pub Date\n7;Depot burns;"' + STORY.replace('"', '""') + '";Example;2020-03-01\n'
    (document,), rejected = read_as("in.csv", table)
    assert not rejected
    assert (document.id, document.title, document.publisher, document.published, document.row) == ("7", "Depot burns", "Example", "2020-03-01", 1)
    assert document.text == STORY


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        ("name,value\na,b\n", ["no-text-column"]),
        (f"text\n{HEADLINE} again and again\n,,,\nx,y\n", ["bad-row"]),
        ('text\n"never closed', ["broken-csv"]),
        ("text\n\x00\n", ["not-text"]),
        ("", ["empty"]),
    ],
)
def test_tables_that_do_not_fit_say_why(table: str, wanted: list[str]) -> None:
    """No column for the text, too many cells, an open quotation mark, null bytes."""
    _, rejected = read_as("in.csv", table)
    assert codes(rejected) == wanted


def test_tabs_and_told_columns() -> None:
    """A table with tabs, whose column for the text has an unknown name."""
    (document,), _ = read_as("in.tsv", f"wann\twas\n2020-01-01\t{HEADLINE} and more words\n", ReadSettings(columns=(("text", "was"), ("published", "wann"))))
    assert (document.text, document.published) == (f"{HEADLINE} and more words", "2020-01-01")


def test_markup_and_sql_in_fields_stay_text() -> None:
    """Fields are kept as they are, whatever they say."""
    nasty = "<script>alert(1)</script>'; DROP TABLE reports; --"
    (document,), _ = read_as("in.jsonl", row(id=nasty, text=ARTICLE + nasty, title=nasty, publisher=nasty))
    assert (document.id, document.title, document.publisher) == (nasty, nasty, nasty)
    assert document.text.endswith(nasty)


def test_hidden_characters_are_kept_and_noted() -> None:
    """A text that turns the direction of reading is stored unchanged, with a note for the reader."""
    text = ARTICLE + " \u202etluassa\u202c"
    (document,), rejected = read_as("in.jsonl", row(id="a", text=text))
    assert document.text == text
    assert [(r.code, r.subject) for r in rejected] == [("hidden-characters", "a")]


def test_rejections_beyond_the_limit_are_counted() -> None:
    """A file of bad rows does not fill the ledger with them; the good row among them is read."""
    lines = b"[]\n" * 30 + row(id="a", text=ARTICLE) + b"{\n" * 5
    documents, rejected = read_as("in.jsonl", lines, ReadSettings(listed_rejections=10))
    assert [d.id for d in documents] == ["a"]
    assert codes(rejected) == ["bad-row"] * 10 + ["more-rejections"]
    assert rejected[-1].detail == "not listed one by one: bad-row (20), broken-json (5)"


def test_a_json_file_beyond_its_limit_is_rejected() -> None:
    """Parsed whole it would take many times its size; as JSON Lines it is read."""
    assert codes(read_as("in.json", json.dumps([{"text": ARTICLE}] * 50), ReadSettings(json_bytes=10_000))[1]) == ["too-large"]
