"""The gate stops a release for the right reasons, and for no others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import gate, platform_tables, results
from benchmarks.__main__ import hold
from benchmarks.gate import Figure
from benchmarks.registry import CASES, TASKS, for_figures, order
from benchmarks.running import BenchmarkError, Run, built, lookup, measure, parsed, predict, read_rows

FLOORS = {"timex/one": {"corpus": "abc", "figures": {"value.f1": 0.70, "mae": 0.50}}}


def figure(metric: str, value: float, digest: str = "abc", name: str = "timex/one") -> Figure:
    """A measured number."""
    return Figure(name=name, metric=metric, value=value, digest=digest, documents=3)


def words(*figures: Figure, only: list[str] | None = None) -> dict[str, str]:
    """The verdict on each metric."""
    return {verdict.metric: verdict.word for verdict in gate.judge(figures, FLOORS, only=only)}


def test_equal_figures_pass() -> None:
    """What was reached before is enough."""
    assert words(figure("value.f1", 0.70), figure("mae", 0.50)) == {"value.f1": "ok", "mae": "ok"}


def test_a_fall_within_the_noise_passes() -> None:
    """Half a point is a difference between processors, not between releases."""
    assert words(figure("value.f1", 0.695), figure("mae", 0.505)) == {"value.f1": "ok", "mae": "ok"}


def test_a_fall_beyond_the_noise_fails() -> None:
    """Two points less fail, and so does a greater error, where less is better."""
    found = gate.judge([figure("value.f1", 0.68), figure("mae", 0.52)], FLOORS)
    assert [v.word for v in found] == ["below", "below"]
    assert all(v.fails for v in found)


def test_a_rise_is_told() -> None:
    """A better figure passes and is named, so that the floor can be raised."""
    assert words(figure("value.f1", 0.80), figure("mae", 0.30)) == {"value.f1": "better", "mae": "better"}


def test_a_figure_that_was_not_measured_fails() -> None:
    """A case that broke does not pass for want of a number."""
    found = gate.judge([figure("value.f1", 0.70)], FLOORS)
    assert [(v.metric, v.word, v.fails) for v in found] == [("mae", "missing", True), ("value.f1", "ok", False)]


def test_what_was_not_asked_for_is_left_alone() -> None:
    """Running one case does not fail the others."""
    assert gate.judge([], FLOORS, only=["places/two"]) == []


def test_another_corpus_is_no_comparison() -> None:
    """A figure on other texts neither passes nor raises a floor."""
    assert words(figure("value.f1", 0.99, digest="xyz"), figure("mae", 0.1, digest="xyz")) == {"value.f1": "other-corpus", "mae": "other-corpus"}
    assert gate.raised([figure("value.f1", 0.99, digest="xyz")], FLOORS) == FLOORS


def test_floors_rise_and_never_fall_by_themselves() -> None:
    """Raising keeps the higher of the two; falling needs the name."""
    measured = [figure("value.f1", 0.60), figure("mae", 0.40)]
    assert gate.raised(measured, FLOORS)["timex/one"]["figures"] == {"value.f1": 0.70, "mae": 0.40}
    assert gate.raised(measured, FLOORS, lower=["timex/one"])["timex/one"]["figures"] == {"value.f1": 0.60, "mae": 0.40}


def test_new_figures_get_a_floor() -> None:
    """A case that is measured for the first time passes and is written down."""
    new = figure("f1", 0.5, name="text/two")
    assert [v.word for v in gate.judge([new], {})] == ["new"]
    assert gate.raised([new], {}) == {"text/two": {"corpus": "abc", "figures": {"f1": 0.5}}}


def test_floors_survive_the_file(tmp_path: Path) -> None:
    """Writing and reading gives the same floors; a missing file has none."""
    gate.write_floors(tmp_path / "floors.json", {"full": FLOORS, "quick": {}})
    assert gate.read_floors(tmp_path / "floors.json")["full"] == FLOORS
    assert gate.read_floors(tmp_path / "none.json") == {"full": {}, "quick": {}}


def test_samples_do_not_depend_on_the_machine() -> None:
    """The order and the half of a row are fixed: figures of two machines are made on the same rows."""
    assert sorted("abcd", key=order) == ["b", "d", "c", "a"]
    assert sum(for_figures(n) for n in range(1000)) == pytest.approx(500, abs=50)


def test_every_case_has_a_task() -> None:
    """The registry names no task that predict does not know, and no case twice."""
    assert {case.task for case in CASES} == set(TASKS)
    assert len({case.name for case in CASES}) == len(CASES)


def test_an_unknown_task_is_refused(tmp_path: Path) -> None:
    """A slip of the pen is answered with what there is."""
    assert not built("gate")
    with pytest.raises(BenchmarkError, match="no task 'tymex'"):
        predict("tymex", tmp_path / "in", tmp_path / "out")


def test_a_figure_that_the_scorer_lacks_is_an_error() -> None:
    """A renamed metric stops the run instead of counting as zero."""
    assert lookup({"exact": {"f1": 0.5}}, "exact.f1") == 0.5
    with pytest.raises(BenchmarkError, match=r"exact\.p"):
        lookup({"exact": {"f1": 0.5}}, "exact.p")


def test_missing_data_is_said(tmp_path: Path) -> None:
    """A set that is not there is named."""
    with pytest.raises(BenchmarkError, match="no file tempeval3"):
        measure(Run(data=tmp_path, scorers=tmp_path, scratch=tmp_path), CASES[1])


def test_a_case_runs_from_data_to_figure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Inputs are made, the sample is taken, the scorer is asked: with scorers that only count."""
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "dev.jsonl").write_text("".join(json.dumps({"id": n, "text": "x"}) + "\n" for n in range(9)))
    (tmp_path / "gold.py").write_text("import sys\nprint(open(sys.argv[3]).read(), end='')\n")
    (tmp_path / "score.py").write_text("import sys, json\nprint(json.dumps({'n': sum(1 for _ in open(sys.argv[2]))}))\n")
    monkeypatch.setattr("benchmarks.running.predict_command", lambda task, source, target: ("-c", "pass"))
    case = CASES[0].__class__(task="timex", set="set", file="set/dev.jsonl", figures=("n",), quick=4)
    full, quick = (measure(Run(data=tmp_path, scorers=tmp_path, scratch=tmp_path, quick=q), case)[0] for q in (False, True))
    assert (full.value, full.documents) == (9, 9)
    assert (quick.value, quick.documents) == (4, 4)
    assert full.digest != quick.digest


def test_what_the_scripts_of_the_platform_kept_is_shown(tmp_path: Path) -> None:
    """A script that kept nothing has no section; the others have their command and a line for each thing that was measured."""
    kept = {"command": "python -m benchmarks.fuzz", "cases": 1_000, "processor_seconds": 1, "peak_memory_mib": 99, "kinds": {"csv": {"cases": 900, "hung": 0}}}
    (tmp_path / "fuzz.json").write_text(json.dumps(kept), "utf-8")
    page = platform_tables.tables(tmp_path)
    assert page.count("##") == 1
    assert "    python -m benchmarks.fuzz\n" in page
    assert "| csv | 900 | 0 | 0 | 0 | 0 | 0 |" in page
    for name in ("exports", "web", "fuzz"):
        assert json.loads((platform_tables.KEPT / f"{name}.json").read_text("utf-8"))["command"] in platform_tables.tables()


def test_results_name_the_command_of_each_figure() -> None:
    """Whoever doubts a figure can make it again."""
    ledgers = [figure("score", 0.5, name="ledger/seeds"), figure("score", 0.4, name="ledger/stories")]
    page = results.table([figure("value.f1", 0.7, name="timex/tempeval3"), *ledgers])
    assert "predict timex in.jsonl out.jsonl" in page
    assert "score_ledger.py SEED_GOLD" in page
    assert "score_ledger.py benchmarks/stories/NAME" in page
    assert "value.f1 **0.700**" in page


def test_blank_lines_are_no_rows(tmp_path: Path) -> None:
    """A trailing blank line in a file is no document."""
    (tmp_path / "a.jsonl").write_text('{"id": 1}\n\n')
    assert list(read_rows(tmp_path / "a.jsonl")) == [{"id": 1}]


def test_other_line_ends_split_no_row() -> None:
    """A text with a Unicode line separator or a form feed stays one row."""
    text = "one\u2028two\x0cthree\x85four"
    assert parsed(json.dumps({"text": text}, ensure_ascii=False) + "\n") == [{"text": text}]


def test_what_no_set_is_called_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A gate that was asked for nothing it knows has held nothing."""
    assert hold(["--data", str(tmp_path), "--eval", str(tmp_path), "--no-write", "--only", "coref/gvc", "--only", "coref/nothing"]) == 2
    assert capsys.readouterr().err == "benchmarks: no task or set called coref/nothing\n"
