"""What a report makes of an event, over three hundred sentences of many wars."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.claims.conftest import Reader

TABLE = [json.loads(line) for line in (Path(__file__).parents[2] / "cases" / "modality.jsonl").read_text(encoding="utf-8").splitlines()]


def test_nine_sentences_in_ten_are_read_as_a_reader_would(read: Reader) -> None:
    """Every class stands above .85, all together above .90."""
    right: Counter[str] = Counter()
    for row in TABLE:
        at = row["text"].lower().index(row["trigger"].lower())
        events = [e for e in read(row["text"]).events if e.start < at + len(row["trigger"]) and at < e.end]
        right[row["modality"]] += any(e.modality == row["modality"] for e in events)
    total = Counter(row["modality"] for row in TABLE)
    assert sum(right.values()) >= 0.9 * len(TABLE)
    assert {k: right[k] / n for k, n in total.items() if right[k] < 0.85 * n} == {}


def test_the_table_is_balanced_and_of_many_wars() -> None:
    """Six classes of fifty; more than half from wars that the bundled example does not touch."""
    assert set(Counter(row["modality"] for row in TABLE).values()) == {50}
    assert sum(row["war"] not in ("Ukraine", "Sudan", "Mali") for row in TABLE) >= len(TABLE) / 2


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("The authorities failed to prevent last week's massacre in Nangade.", "massacre", "actual"),
        ("On 8 June suspected rebels attacked a school in Mpondwe.", "attacked", "actual"),
        ("It found no sign of fighters in the houses at the time of the strikes.", "strikes", "actual"),
        ("We were able to confirm four dead after the raid.", "dead", "actual"),
        ("On May 1, a fire destroyed the depot.", "fire", "actual"),
        ("The mayor rules out sabotage at the shipyard.", "sabotage", "denied"),
        ("The mayor has not ruled out sabotage at the shipyard.", "sabotage", "suspected"),
        ("Reports that the commander was killed on Monday appear to be false.", "killed", "denied"),
        ("Shells landed on the depot, prompting the garrison to fire back.", "fire back", "actual"),
        ("Each side accused the other of shelling villages.", "shelling", "actual"),
        ("It was an ambush attributed to the rebels.", "ambush", "suspected"),
        ("A drone of the army would have struck a wedding on Saturday.", "struck", "suspected"),
        ("If the army crossed the river, it would have attacked the town.", "attacked", "hypothetical"),
        ("Should these attacks continue, the talks are over.", "attacks", "hypothetical"),
        ("If the siege is not lifted, the barracks will burn.", "burn", "threatened"),
        ("Any ship that sails there will be struck.", "struck", "threatened"),
        ("The operations will continue until the war ends. The strikes will continue.", "strikes", "threatened"),
        ("The navy did not conduct any strike on Saturday.", "strike", "denied"),
    ],
)
def test_what_is_denied_or_doubted_is_not_the_event_beside_it(read: Reader, text: str, trigger: str, modality: str) -> None:
    """A known event stays actual whatever is said about it; what is excluded is denied."""
    at = text.index(trigger)
    assert [e.modality for e in read(text).events if e.start < at + len(trigger) and at < e.end] in ([modality], [])
