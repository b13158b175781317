"""Every reader on bytes that nobody wrote: reports or rejections, never an error.  ``python -m benchmarks.fuzz`` goes on for longer."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.fuzz import MARKS, SETTINGS, case, made, seeds
from crossbearing.reading.kinds import read_bytes, readers
from crossbearing.records.document import Incoming
from crossbearing.records.finding import Rejection
from crossbearing.records.head import find_head
from crossbearing.records.value import parse_edtf

SEEDS = seeds()
EVERYTHING = [data for made in SEEDS.values() for data in made]
_BYTES = st.lists(st.one_of(st.binary(max_size=20), st.sampled_from(MARKS), st.text(max_size=20).map(lambda t: t.encode("utf-8", "replace"))), max_size=30).map(
    b"".join
)


def holds(name: str, data: bytes) -> None:
    """Every answer is whole: a report with a text and an id, or a rejection with a code and a reason; no error came through unforeseen."""
    found = list(read_bytes(name, data, SETTINGS))
    assert found
    for item in found:
        if isinstance(item, Rejection):
            assert item.code
            assert item.detail
            assert item.code != "reader-failed", item.detail
        else:
            assert isinstance(item, Incoming)
            assert item.document.text.strip()
            assert item.document.id
            assert item.raw
            assert item.document.published is None or parse_edtf(item.document.published) is not None


@pytest.mark.parametrize("kind", sorted(SEEDS))
@given(seed=st.integers(0, 2**32))
@settings(max_examples=15, deadline=None)
def test_damaged_files_are_read_or_rejected(kind: str, seed: int) -> None:
    """Sound files with a few injuries."""
    rng = random.Random(seed)
    holds(f"a.{kind}", case(rng, rng.choice(SEEDS[kind]), EVERYTHING))


@pytest.mark.parametrize("kind", sorted(SEEDS))
@given(seed=st.integers(0, 2**32))
@settings(max_examples=30, deadline=None)
def test_files_made_up_for_each_reader(kind: str, seed: int) -> None:
    """Files that are sound outside and strange inside."""
    _, data, _ = made(str(seed), [kind], SEEDS)
    holds(f"a.{kind}", data)


@pytest.mark.parametrize("charset", ["idna", "undefined", "rot13", "unicode_escape", "punycode", "x" * 80])
def test_a_page_may_name_any_charset(charset: str) -> None:
    """A codec that is none for text is no charset."""
    holds("a.html", b"<meta charset=" + charset.encode() + b"><p>Shells hit a caf\xe9 in the town, and five people were killed, a doctor said.</p>")


@pytest.mark.parametrize("kind", sorted(set(readers()) - {"text", "markdown", "htm", "xhtml", "ndjson", "tsv"}))
@given(data=_BYTES)
@settings(max_examples=15, deadline=None)
def test_arbitrary_bytes_are_read_or_rejected(kind: str, data: bytes) -> None:
    """Bytes under the name of every kind."""
    holds(f"a.{kind}", data)


@given(
    st.lists(
        st.one_of(st.text(max_size=12), st.sampled_from(["By ", "KYIV ", "(AP) ", "— ", " - ", "3 March 2022", "\n", "Published: ", "A. ", "of ", ", "])),
        max_size=40,
    ).map("".join)
)
@settings(max_examples=200, deadline=None)
def test_the_head_lies_in_the_text(text: str) -> None:
    """Spans of the head are inside, apart, and the date is one."""
    head = find_head(text)
    spans = sorted(s for s in (head.headline, head.byline, head.dateline, *head.credits) if s is not None)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(not a.meets(b) for a, b in itertools.pairwise(spans))
    assert head.published is None or parse_edtf(head.published) is not None
