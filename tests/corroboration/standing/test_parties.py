"""Who stands as perpetrator of an incident, and by which name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crossbearing.presenting.cli import main


def perpetrators(folder: Path, *texts: str) -> list[dict[str, object]]:
    """The perpetrators of every incident of reports with these texts."""
    rows = [json.dumps({"id": f"r{i}", "text": text, "published": "2024-05-15"}) for i, text in enumerate(texts)]
    (folder / "in.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert main(["build", str(folder / "in.jsonl"), "--ledger", str(folder / "l"), "--tagger", "rules"]) == 0
    assert main(["export", str(folder / "l"), "--format", "json", "-o", str(folder / "o.json")]) == 0
    return [p for i in json.loads((folder / "o.json").read_text(encoding="utf-8"))["incidents"] for p in i["perpetrators"]]


def test_an_arm_of_a_state_keeps_the_words_of_the_sources(tmp_path: Path) -> None:
    """ "Chadian troops" are shown as such and resolved to the armed forces; "the troops" alone would not name them."""
    (found,) = perpetrators(tmp_path, "Chadian troops attacked a village near Bol on 12 May 2024, killing four people, residents said.")
    assert found["who"] == "Chadian troops"
    assert found["actor"] is not None


def test_the_forces_of_a_leader_keep_his_name(tmp_path: Path) -> None:
    """ "Gaddafi's forces" are those of his state, and are called as the report calls them."""
    (found,) = perpetrators(tmp_path, "Libya was at war. Muammar Gaddafi's forces shelled a clinic in Misrata on 2 April 2011, killing one man, doctors said.")
    assert "Gaddafi" in str(found["who"])


def test_a_coalition_is_called_as_the_reports_call_it(tmp_path: Path) -> None:
    """ "US-led coalition jets" are those of the US-led coalition, whatever the registry's name for it is."""
    (found,) = perpetrators(tmp_path, "US-led coalition jets bombed a bridge near Raqqa in Syria on 12 May 2024, killing four people, residents said.")
    assert found["who"] == "US-led coalition"
    assert found["actor"] is not None


def test_a_plain_word_for_forces_stands_where_no_name_does(tmp_path: Path) -> None:
    """ "Government forces" are resolved to the army of the land, and shown in the words of the report."""
    (found,) = perpetrators(tmp_path, "Government forces shelled a clinic in Misrata in Libya on 2 April 2024, killing one man, doctors in Libya said.")
    assert str(found["who"]).lower() == "government forces"
    assert found["actor"] is not None


def test_of_a_crowd_the_foremost_are_named(tmp_path: Path) -> None:
    """Of more than three sides those named once beside one that all name are left out; three may all stand."""
    told = "A bomb killed nine people at a market in Bama on 12 May 2024. {} carried out the bombing, officials said."
    lone = ["Ansaru", "Cameroon", "Chad"]
    sure = [told.format("Boko Haram")] * 4
    texts = [f"{text} It was report {i}." for i, text in enumerate([*sure, *(told.format(x) for x in lone)])]
    assert {str(p["who"]) for p in perpetrators(tmp_path, *texts)} == {"Boko Haram"}
    (tmp_path / "three").mkdir()
    assert {str(p["who"]) for p in perpetrators(tmp_path / "three", *texts[:-1])} == {"Boko Haram", "Ansaru", "Cameroon"}


def test_gunmen_do_not_stand_beside_a_name(tmp_path: Path) -> None:
    """Who is only described is nobody beside one who is named, and somebody where nobody is."""
    told = "Gunmen attacked a village near Bol on 12 May 2024, killing four people, residents said."
    blamed = "Boko Haram attacked a village near Bol on 12 May 2024, killing four people, the governor said."
    assert {str(p["who"]) for p in perpetrators(tmp_path, told, blamed)} == {"Boko Haram"}
    (tmp_path / "alone").mkdir()
    assert [str(p["who"]).lower() for p in perpetrators(tmp_path / "alone", told)] == ["gunmen"]


def test_an_army_that_tells_of_gunmen_claims_no_deed_of_theirs(tmp_path: Path) -> None:
    """Whoever claims a deed and names nameless others in the same words blames these."""
    text = "The Chadian army said on Monday that its soldiers had killed ten gunmen who had attacked a village near Bol."
    assert [p for p in perpetrators(tmp_path, text) if p["stance"] == "claims-responsibility" and "gunmen" in str(p["who"])] == []


def tolls(folder: Path, text: str) -> set[tuple[str, int | None, int | None]]:
    """The numbers of killed and injured of the incidents of one report: unit, low, high."""
    perpetrators(folder, text)
    found = json.loads((folder / "o.json").read_text(encoding="utf-8"))["incidents"]
    rows = [(unit, row[unit]) for i in found for row in i["casualties"] for unit in ("killed", "injured") if row[unit]]
    return {(unit, q["low"], q["high"]) for unit, q in rows}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Three soldiers and two civilians died when a mine exploded near Djibo.", {("killed", 5, 5)}, id="groups of one list are one number"),
        pytest.param("The raid killed 14 people and wounded 30 others.", {("killed", 14, 14), ("injured", 30, 30)}, id="what befell others is no part"),
        pytest.param("The raid killed 14 people. Four of the dead were children.", {("killed", 14, 14)}, id="some of the dead are a part"),
        pytest.param(
            "Soldiers ran after the raiders near Djibo on Monday, killing eleven of them. Two soldiers died in the raid.",
            {("killed", 11, 11), ("killed", 2, 2)},
            id="of them are those who were attacked",
        ),
        pytest.param("The bomb wounded 41 people in Nyala. Of the 41 hurt, 17 remain in hospital.", {("injured", 41, 41)}, id="some of those are a part"),
        pytest.param("A raid on Nyala killed dozens of people.", {("killed", 24, None)}, id="a round word counts where its report gives no number"),
        pytest.param("A raid on Nyala killed nine people on Monday. No soldier was killed.", {("killed", 9, 9)}, id="none of some group is no toll"),
        pytest.param("A raid killed 31 people in Nyala. Nine children were among those killed.", {("killed", 31, 31)}, id="who is among the dead is a part"),
        pytest.param("The strike injured five people, two of whom later died.", {("injured", 5, 5), ("killed", 2, 2)}, id="some of the injured have died"),
        pytest.param(
            "Blast kills 16 in market\n\nA bomb exploded in a market in Baghdad on Tuesday, killing at least 16 people, police said.",
            {("killed", 16, None)},
            id="the text tells better than its headline",
        ),
        pytest.param(
            "Dozens died when a bomb exploded in Nyala on Monday. The bomb killed 31 people, medics said.",
            {("killed", 31, 31)},
            id="a number tells better than dozens",
        ),
    ],
)
def test_casualties_are_totals(tmp_path: Path, text: str, expected: set[tuple[str, int | None, int | None]]) -> None:
    """Each number of an incident is one that a statement gives for the whole of its dead or injured."""
    assert tolls(tmp_path, text) == expected


def test_a_figure_that_its_source_has_replaced_is_superseded(tmp_path: Path) -> None:
    """The ministry's first toll is marked once it gives another; the hospital's own figure stands."""
    first = "A bomb exploded in a market in Nyala on 12 May 2024. The health ministry said on Sunday that 11 people were killed."
    later = "A bomb exploded in a market in Nyala on 12 May 2024. The health ministry said that 17 people were killed. The hospital said that 19 were killed."
    rows = [
        {"id": "first", "text": first, "published": "2024-05-12", "publisher": "Nile Wire"},
        {"id": "later", "text": later, "published": "2024-05-14", "publisher": "Horn Daily"},
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    assert main(["build", str(tmp_path / "in.jsonl"), "--ledger", str(tmp_path / "l"), "--tagger", "rules"]) == 0
    assert main(["report", str(tmp_path / "l"), "--from", "2024-05-01", "--to", "2024-05-31", "--format", "md", "-o", str(tmp_path / "r.md")]) == 0
    told = (tmp_path / "r.md").read_text(encoding="utf-8")
    assert "11 (superseded), according to" in told
    assert told.count("(superseded)") == 1
    assert "Killed: 17 to 19 (" in told
