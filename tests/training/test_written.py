"""Expectations on the written sentences that teach the kind of event: complete, readable, and nowhere twice."""

import re
from collections import Counter
from pathlib import Path

import pytest

from training.labels import KINDS

FOLDER = Path(__file__).resolve().parents[2] / "training" / "written"
HEADER = "text"
LEAST = 36
WORDS = range(10, 91)
OPENING = 4


def snippets(kind: str) -> list[str]:
    """The texts of a kind, without the header line."""
    header, *texts = (FOLDER / f"{kind}.tsv").read_text("utf-8").splitlines()
    assert header == HEADER
    return texts


def opening(text: str) -> str:
    """The first words of a text, without case and punctuation."""
    return " ".join(re.findall(r"\w+", text.lower())[:OPENING])


def repeated(keys: list[str]) -> list[str]:
    """The keys that occur more than once."""
    return [key for key, count in Counter(keys).items() if count > 1]


def test_every_kind_has_its_file_and_no_file_is_stray() -> None:
    """A file carries the name of a kind, and no kind goes without."""
    assert {path.name for path in FOLDER.iterdir()} == {f"{kind}.tsv" for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_enough_plain_texts_of_readable_length(kind: str) -> None:
    """A text is one column of some ten to ninety words, with nothing that a reader of tables would take for markup."""
    texts = snippets(kind)
    assert len(texts) >= LEAST
    assert not [text for text in texts if len(text.split()) not in WORDS]
    assert not [text for text in texts if text != text.strip() or "\t" in text or text.startswith('"')]


def test_no_text_stands_twice_or_in_two_kinds() -> None:
    """What is one kind is not another, and no wording counts double."""
    assert not repeated([text for kind in KINDS for text in snippets(kind)])


def test_no_two_texts_open_alike() -> None:
    """No frame is filled again and again: the first words tell no kind from another."""
    assert not repeated([opening(text) for kind in KINDS for text in snippets(kind)])
