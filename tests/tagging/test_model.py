"""The shipped encoder keeps its promises about any text: anchors, order, links, vectors, sameness."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossbearing.errors import ModelError
from crossbearing.records.document import Document, Layout, Span, Zone
from crossbearing.records.ontology import EVENT_TYPES, MODALITIES
from crossbearing.records.tags import Tags
from crossbearing.tagging.model import Encoder, ModelTagger

TEXT = (
    "Gunmen opened fire on a bus near Garoua on Monday, killing at least six passengers, the army said. "
    "The Northern Front denied that its fighters had attacked the bus. “We were not there,” said Paul Essomba, a spokesman for the group. "
    "Share this story. Police arrested two men in Maroua."
)
ROLES = {"actor", "target", "victim", "place", "time", "instrument", "count"}


@pytest.fixture(scope="module")
def tagger() -> ModelTagger:
    """The shipped encoder on one thread."""
    return ModelTagger(threads=1)


def layout_of(text: str) -> Layout:
    """Sentences cut at full stops; the call to share is furniture."""
    spans, start = [], 0
    for part in text.split(". "):
        if part and not part.startswith("Share"):
            spans.append(Span(start, min(len(text), start + len(part) + 1)))
        start += len(part) + 2
    at = text.find("Share")
    return Layout(sentences=tuple(spans), furniture=(Zone(start=at, end=at + 17, kind="share"),) if at >= 0 else ())


def read(tagger: ModelTagger, text: str) -> Tags:
    """The tags of a text."""
    return tagger.tag(Document(id="one", text=text, sha256=""), layout_of(text))


def test_who_says_what_about_which_event(tagger: ModelTagger) -> None:
    """A plain report gives its sources with their contents, its names, and the denial as one."""
    found = read(tagger, TEXT)
    words = lambda tag: TEXT[tag.start : tag.end]  # noqa: E731 - short, and read at once
    said = {(words(found.tags[link.left]), words(found.tags[link.right])) for link in found.links if link.label == "source"}
    assert ("said", "the army") in said
    assert any(cue == "denied" and "Front" in source for cue, source in said)
    assert {"Garoua", "Maroua"} <= {words(t) for t in found.of("entity") if t.label == "place"}
    assert any(t.label == "person" and "Essomba" in words(t) for t in found.of("entity"))
    assert any(words(t).startswith("attack") and t.modality == "denied" for t in found.of("trigger"))
    assert any(words(t) == "Monday" for t in found.of("time"))


def check(text: str, found: Tags, layout: Layout) -> None:
    """What holds of every text."""
    assert list(found.tags) == sorted(found.tags, key=lambda t: (t.start, t.end, t.kind))
    for tag in found.tags:
        assert 0 <= tag.start < tag.end <= len(text)
        assert text[tag.start : tag.end].strip()
        assert 0 <= tag.score <= 1
    for tag in found.of("trigger"):
        assert tag.label in EVENT_TYPES
        assert tag.modality in MODALITIES
        assert tag.certainty is not None
        assert -3 <= tag.certainty <= 3
    for link in found.links:
        kind = "cue" if link.label in ("source", "content") else "trigger"
        assert found.tags[link.left].kind == kind
        assert link.label in ROLES | {"source", "content"}
    for i, token in enumerate(found.tokens):
        assert found.tokens[token.head].sentence == token.sentence
        assert (token.deprel == "root") == (token.head == i)
    assert found.sentence_vectors is not None
    assert found.sentence_vectors.shape[0] == len(layout.sentences)
    assert found.trigger_vectors is not None
    assert found.trigger_vectors.shape[0] == len(found.of("trigger"))
    assert np.allclose(np.linalg.norm(found.trigger_vectors, axis=1), 1, atol=1e-4)


def test_a_report_keeps_every_promise(tagger: ModelTagger) -> None:
    """Anchors, order, links, trees and vectors are whole, and nothing is found in the furniture."""
    found, layout = read(tagger, TEXT), layout_of(TEXT)
    check(TEXT, found, layout)
    assert not any(layout.is_furniture(t.span) for t in found.tags)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet='aZé 19.,’"-\n日ﬁ🜚\u200b', max_size=120))
def test_any_text_can_be_read(tagger: ModelTagger, text: str) -> None:
    """Odd characters, empty sentences and no words at all break nothing."""
    layout = Layout(sentences=(Span(0, len(text)),) if text else ())
    check(text, tagger.tag(Document(id="one", text=text, sha256=""), layout), layout)


def test_a_very_long_sentence_is_read_whole(tagger: ModelTagger) -> None:
    """A sentence beyond the window is cut between words, and every word has its syntax."""
    text = "Rebels and soldiers and farmers and traders " * 60
    found = tagger.tag(Document(id="one", text=text, sha256=""), Layout(sentences=(Span(0, len(text)),)))
    assert len(found.tokens) == 7 * 60


def test_reading_twice_gives_the_same(tagger: ModelTagger) -> None:
    """Nothing in a reading is left to chance."""
    one, two = read(tagger, TEXT), read(tagger, TEXT)
    assert one.tags == two.tags
    assert one.links == two.links
    assert one.tokens == two.tokens


def test_missing_weights_are_said_in_one_line(tmp_path: Path) -> None:
    """Without weights the message names them and says how to get them."""
    with pytest.raises(ModelError, match=r"encoder\.onnx.*rules") as error:
        Encoder(tmp_path)
    assert "\n" not in str(error.value)
