"""Zones, sentences and quotations: tables of cases, and what must hold of every text."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.cleaning import clean
from crossbearing.records.document import Document, Layout, Span
from crossbearing.records.head import find_head
from crossbearing.records.lines import paragraphs_of

CASES = Path(__file__).parent.parent / "cases"
BODY = "\n\n".join(
    f"The regional governor said on Monday that patrol number {n} had reached the river crossing, and that nobody on either bank had been hurt so far."
    for n in range(1, 7)
)


def table(name: str) -> list[Any]:
    """The rows of a case table, each under the name of its reason."""
    rows = [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text("utf-8").splitlines()]
    return [pytest.param(row, id=f"{number}: {row['why']}") for number, row in enumerate(rows, 1)]


def layout_of(text: str, title: str | None = None) -> Layout:
    """The layout of a text."""
    return clean(Document(id="x", text=text, sha256="", title=title))


def words(text: str, span: Span | None) -> str | None:
    """What a span covers."""
    return None if span is None else text[span.start : span.end]


@pytest.mark.parametrize("row", table("furniture"))
def test_a_line_is_known_for_what_it_is(row: dict[str, Any]) -> None:
    """A line of the page below a report is marked with its kind; a sentence that begins alike is not marked."""
    text = f"Ferry resumes after attack\n\n{BODY}\n\n{row['line']}\n\n{BODY}"
    found = {text[z.start : z.end]: z.kind for z in layout_of(text).furniture}
    assert found.get(row["line"]) == row["kind"], found


@pytest.mark.parametrize("row", table("sentences"))
def test_sentences_end_where_readers_end_them(row: dict[str, Any]) -> None:
    """Sentence bounds of a paragraph."""
    text = row["text"]
    assert [words(text, s) for s in layout_of(text).sentences] == row["sentences"]


@pytest.mark.parametrize("row", table("quotes"))
def test_quotations_begin_and_end_with_their_marks(row: dict[str, Any]) -> None:
    """Quotation bounds of a text."""
    text = row["text"]
    assert [words(text, q) for q in layout_of(text).quotes] == row["quotes"]


@pytest.mark.parametrize("row", table("heads"))
def test_the_head_of_a_report_is_found(row: dict[str, Any]) -> None:
    """Headline, byline, dateline and date at the top of a text."""
    text, head = row["text"], find_head(row["text"])
    found = {"headline": words(text, head.headline), "byline": words(text, head.byline), "dateline": words(text, head.dateline), "published": head.published}
    found["publisher"] = head.publisher
    assert found == {key: row.get(key) for key in found}


def test_everything_below_the_heading_of_the_comments_is_comment() -> None:
    """What readers write is no part of the report, however much it looks like one."""
    text = f"{BODY}\n\nComments\n\nThis is not true, I was there and saw four tanks.\n\nNonsense."
    assert [words(text, z.span) for z in layout_of(text).furniture if z.kind == "comment"] == text.split("\n\n")[-3:]


def test_a_heading_in_the_first_part_of_a_report_is_no_comment_form() -> None:
    """An early line "Comments" does not swallow the report."""
    text = f"Comments\n\n{BODY}"
    assert len([z for z in layout_of(text).furniture if z.kind == "comment"]) == 1


def test_headlines_of_neighbours_need_a_pair_or_the_end_of_the_page() -> None:
    """ "Next ..." in the middle of a report stays report."""
    pair = f"{BODY}\n\nPrevious Minister visits troops in the east\nNext Grain prices fall again\n\nNo Comment"
    assert [z.kind for z in layout_of(pair).furniture] == ["navigation", "navigation", "comment"]
    alone = f"{BODY}\n\nNext round of talks\n\n{BODY}"
    assert layout_of(alone).furniture == ()


def test_headlines_under_related_are_navigation_until_the_report_goes_on() -> None:
    """Short lines without a stop after "Related articles" belong to it; the next sentence does not."""
    text = f"{BODY}\n\nRelated articles\n\nTen killed in depot blast\n\nWho runs the port?\n\nThe governor left. He took the keys."
    assert [words(text, z.span) for z in layout_of(text).furniture] == ["Related articles", "Ten killed in depot blast", "Who runs the port?"]


def test_headlines_and_teasers_of_other_reports_below_the_last_paragraph_are_page() -> None:
    """They tell of other events on other days: nothing in them is evidence here."""
    others = ["Navy shells islet in dispute", "The navy said that the islet had been empty.", "Minister resigns over grain", "32M ago", "World"]
    text = "\n\n".join([BODY, "Share this article", *others])
    assert [words(text, z.span) for z in layout_of(text).furniture] == ["Share this article", *others]


def test_lists_and_running_text_below_a_mark_of_the_page_stay_report() -> None:
    """What is known so far often stands in a list at the end, and short paragraphs may follow a button."""
    for rest in (["- Two drones were shot down", "- Nine people were treated"], ["The mill burnt.", "Nobody was hurt.", "It was the third fire."]):
        text = "\n\n".join([BODY, "Share this article", *rest])
        assert [words(text, z.span) for z in layout_of(text).furniture] == ["Share this article"]


def test_a_pull_quote_repeats_the_body_and_is_no_second_statement() -> None:
    """A quotation set apart above a dash and a name is page; the same words in the running text are report."""
    said = "“We will rebuild every bridge that was blown up this week, whatever it takes,”"
    text = (
        f"{BODY}\n\n{said} the governor told reporters on Tuesday."
        f"\n\n“We will rebuild every bridge that was blown up this week …”\n\n– Governor Jane Roe\n\n{BODY}"
    )
    layout = layout_of(text)
    assert [z.kind for z in layout.furniture] == ["pull-quote", "pull-quote"]
    assert [words(text, q) for q in layout.quotes] == [said]


def test_an_embedded_post_is_no_pull_quote() -> None:
    """A handle and a date behind the dash show a post, which is evidence of its own."""
    post = "We will rebuild every bridge that was blown up this week, whatever it takes."
    text = f"{BODY}\n\nThe governor wrote: {post} More is to follow, aides said.\n\n{post}\n\n— Jane Roe (@governor) 4 May 2021"
    assert not [z for z in layout_of(text).furniture if z.kind == "pull-quote"]


def test_a_caption_is_marked_with_and_without_its_credit() -> None:
    """The same caption twice, once with its credit and once above it."""
    text = (
        f"{BODY}"
        "\n\nA ferry crosses the lake at dawn under escort (photo credit: Example)"
        f"\nA ferry crosses the lake at dawn under escort\n(photo credit: Example)\n{BODY}"
    )
    assert [z.kind for z in layout_of(text).furniture] == ["caption", "caption", "credit"]


def test_the_headline_is_a_sentence_of_its_own() -> None:
    """It is no part of the first sentence of the body, and never furniture."""
    text = f"Watch: Army enters Sake\n\n{BODY}"
    layout = layout_of(text)
    assert words(text, layout.headline) == "Watch: Army enters Sake"
    assert layout.sentences[0] == layout.headline


def test_the_title_of_the_row_shows_a_headline_with_a_stop() -> None:
    """A first line that repeats the given title is the headline, whatever its last mark."""
    text = f"Army enters Sake.\n{BODY}"
    assert words(text, layout_of(text, "Army enters Sake").headline) == "Army enters Sake."


def test_lines_of_fixed_width_are_one_paragraph() -> None:
    """A text broken at 60 characters keeps its sentences whole."""
    text = (
        "Fighters loyal to the council entered the port at dawn and\nraised their flag over the customs house, while"
        " the army\nsaid that it had withdrawn its last men by sea overnight."
    )
    assert len(paragraphs_of(text)) == len(layout_of(text).sentences) == 1


def test_lines_that_end_like_sentences_are_paragraphs() -> None:
    """Single line breaks after full stops separate paragraphs."""
    text = "The port fell at dawn on Monday, the council said.\nThe army denied it and spoke of a feint at the gate.\nNobody could be reached there."
    assert len(paragraphs_of(text)) == 3


_WORDS = [
    "The army said ",
    "“We deny it,”",
    "U.S. ",
    "Gen. ",
    "Comments\n",
    "(Photo: X)\n",
    "© 2020 X\n",
    "By Jane Roe\n",
    "KYIV (AP) — ",
    "Next Foo\n",
    "Related\n",
    "Share\n",
]
_MARKS = [
    "”",
    "“",
    '"',
    "‘",
    "’",
    "'",
    ". ",
    ".",
    "? ",
    "… ",
    "\n",
    "\n\n",
    " ",
    "\t",
    "\u200b",
    "\u202e",
    "\x00",
    "«",
    "»",
    "[1]",
    "3.5",
    "Россия ",
    "é",
    "😀",
    "- ",
    "– Name\n",
]
_PIECES = st.sampled_from([*_WORDS, *_MARKS])


@given(st.one_of(st.lists(_PIECES, max_size=60).map("".join), st.text(max_size=300)))
@settings(max_examples=300, deadline=None)
def test_zones_hold_for_every_text(text: str) -> None:
    """Spans lie in the text, in order, apart; sentences never touch furniture; every letter is in a sentence or in furniture; nothing raises."""
    layout = layout_of(text)
    for spans in (layout.sentences, layout.quotes, tuple(z.span for z in layout.furniture)):
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
    assert not any(layout.is_furniture(s) for s in layout.sentences)
    covered = set().union(*(range(s.start, s.end) for s in (*layout.sentences, *(z.span for z in layout.furniture))))
    assert all(i in covered for i, c in enumerate(text) if c.isalnum())
    assert all(not text[s.start].isspace() and not text[s.end - 1].isspace() for s in layout.sentences)


@given(st.lists(_PIECES, max_size=40).map("".join))
@settings(max_examples=100, deadline=None)
def test_sentences_never_cross_a_blank_line(text: str) -> None:
    """A paragraph break ends every sentence."""
    assert not any("\n\n" in text[s.start : s.end] for s in layout_of(text).sentences)
