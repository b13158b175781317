"""Attributions of the benchmark: the source that a cue gets from the parse, and the shape of the answers."""

from __future__ import annotations

from benchmarks import attribution
from benchmarks.attribution import Said
from benchmarks.encoding import read, shipped

TEXT = "The minister said the bridge was hit by a rocket. Two drivers who saw it, and a nurse, expect a long closure, according to the paper."


def said() -> Said:
    """The text as the benchmark reads it."""
    reading = read({"id": "1", "text": TEXT})
    return Said(shipped().heads, reading, shipped().parse(reading))


def words_of(found: Said) -> list[str]:
    """The words of the text."""
    return [TEXT[a:b] for a, b in found.words]


def test_a_cue_without_a_source_gets_its_subject() -> None:
    """The subject of the cue, as one phrase, is the source where the encoder has none."""
    found = said()
    words = words_of(found)
    cue = words.index("said")
    assert found.source((cue, cue + 1), [], [(cue + 1, cue + 8)]) == [(0, 2)]
    expect = words.index("expect")
    (first, last), *rest = found.source((expect, expect + 1), [], [])
    assert not rest
    assert words[first] == "Two"
    assert last <= expect


def test_what_is_said_does_not_speak() -> None:
    """A subject that lies in the content is no source."""
    found = said()
    cue = words_of(found).index("said")
    assert found.source((cue, cue + 1), [], [(0, 2)]) == []


def test_of_several_sources_the_subject_stays() -> None:
    """Of several sources the one with the subject is kept, else the nearest."""
    found = said()
    words = words_of(found)
    cue, paper = words.index("said"), words.index("paper")
    assert found.source((cue, cue + 1), [(paper, paper + 1), (0, 2)], []) == [(0, 2)]
    according = words.index("according")
    assert found.source((according, according + 2), [(0, 2), (paper - 1, paper + 1)], []) == [(paper - 1, paper + 1)]


def test_the_answer_lies_in_the_text() -> None:
    """Each attribution has one cue and a content, and every span is of the text and the same at every run."""
    (answer,) = attribution.predict([{"id": "1", "text": TEXT}])
    assert answer["attributions"]
    for one in answer["attributions"]:
        assert len(one["cue"]) == 1
        assert one["content"]
        assert all(0 <= a < b <= len(TEXT) and TEXT[a:b].strip() == TEXT[a:b] for spans in one.values() for a, b in spans)
    assert list(attribution.predict([{"id": "1", "text": TEXT}])) == [answer]
