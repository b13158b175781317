"""The command line, command by command: what it prints, what it answers, and how it fails."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from crossbearing.presenting.cli import main
from tests.ledger.handmade import filled, report

LISTS = ["incidents", "conflicts", "lineage", "actors", "claims", "rejections", "tally"]
TEXT = "Shells hit Avdiivka\n\nAVDIIVKA, 3 March 2023 - Russian artillery shelled a school in Avdiivka on Friday and killed two people, the mayor said."


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """The file name of a small ledger with a denial and two counts."""
    filled(str(tmp_path / "l"), [report("a", killed=5), report("b", killed=9, said="A nurse", publisher="The Lake"), report("c", day="2024-01-02")]).close()
    return str(tmp_path / "l")


def printed(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    """What a command prints that succeeds."""
    assert main(argv) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_shown_and_given_as_json(ledger: str, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """Each list prints a table, and the same as JSON."""
    assert main([name, ledger]) == 0
    shown = capsys.readouterr()
    assert shown.out.strip() or shown.err.strip()
    assert isinstance(json.loads(printed(capsys, name, ledger, "--json")), list | dict)


@pytest.mark.parametrize("width", [80, 160])
@pytest.mark.parametrize("name", LISTS)
def test_tables_fit(ledger: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str, width: int) -> None:
    """No line is wider than the terminal, and nothing is coloured where none is."""
    monkeypatch.setenv("COLUMNS", str(width))
    assert main([name, ledger]) == 0
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines()), default=0) <= width
    assert "\x1b" not in shown


@pytest.mark.parametrize("width", [80, 160])
def test_an_incident_shows_who_says_what(ledger: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    """The page has the headline, the matrix, the conflicts, the history and the sentences, within the width."""
    monkeypatch.setenv("COLUMNS", str(width))
    rows: list[dict[str, Any]] = json.loads(printed(capsys, "incidents", ledger, "--json"))
    row = max(rows, key=lambda r: r["reports"])
    shown = printed(capsys, "incident", ledger, row["id"][:8], "--explain")
    assert max(map(len, shown.splitlines())) <= width
    for words in ("Goma, Democratic Republic", "A nurse", "Congolese army", "Who says what", "contradict", "How its status", "sentences behind"):
        assert words in shown
    page = json.loads(printed(capsys, "incident", ledger, row["id"], "--json"))
    assert page["matrix"]["facets"]
    assert page["reports"] == 2


def test_an_id_may_be_cut_short_but_not_ambiguous(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The beginning of an id will do where it names one incident; else the command says what to do."""
    assert main(["incident", ledger, ""]) == 2
    assert "begins 2 ids" in capsys.readouterr().err
    assert main(["incident", ledger, "zz"]) == 1
    assert "crossbearing incidents" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "count"),
    [
        ((), 2),
        (("--from", "2024-02"), 1),
        (("--to", "2024-02"), 1),
        (("--from", "2024", "--to", "2024"), 2),
        (("--from", "2025"), 0),
        (("--place", "goma"), 2),
        (("--place", "CD"), 2),
        (("--place", "paris"), 0),
        (("--type", "remote explosive"), 2),
        (("--type", "protest"), 0),
        (("--actor", "nobody"), 0),
        (("--text", "nurse"), 1),
        (("--text", '"bomb killed 9"'), 1),
        (("--text", "nowhere"), 0),
        (("--status", "contested"), 2),
        (("--status", "occurrence:contested"), 2),
        (("--status", "means:contested"), 0),
        (("--status", "retracted"), 0),
    ],
)
def test_filters(ledger: str, capsys: pytest.CaptureFixture[str], given: tuple[str, ...], count: int) -> None:
    """Each filter keeps what it names: two incidents in Goma, one of them told by two reports."""
    assert len(json.loads(printed(capsys, "incidents", ledger, "--json", *given))) == count


@pytest.mark.parametrize(
    "case",
    [
        (["incidents", "nowhere.ledger"], 1, "crossbearing build SOURCE --ledger nowhere.ledger"),
        (["build", "nowhere.txt", "--ledger", "x"], 1, "no such file"),
        (["incidents", "LEDGER", "--from", "yesterday"], 2, "write 2019"),
        (["incidents", "LEDGER", "--as-of", "soon"], 2, "write 2024-05-31"),
        (["export", "LEDGER", "--format", "papyrus"], 2, "json"),
        (["build", "LEDGER", "--ledger", "x", "--workers", "none"], 2, "number"),
        (["build", "LEDGER", "--ledger", "x", "--published", "soon"], 2, "EDTF"),
        (["build", "LEDGER", "--ledger", "mysql://x/y"], 2, "PostgreSQL"),
        (["annotate", "LEDGER", "-o", "no/such/folder/x"], 2, "cannot be written"),
    ],
)
def test_errors_are_one_line_that_says_what_to_do(
    ledger: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], case: tuple[list[str], int, str]
) -> None:
    """Failures exit with 1, misuse with 2; one line on standard error, no traceback, nothing left behind."""
    argv, status, words = case
    monkeypatch.chdir(tmp_path)
    assert main([ledger if one == "LEDGER" else one for one in argv]) == status
    error = capsys.readouterr().err.strip()
    assert words in error
    assert len(error.splitlines()) == 1
    assert not (tmp_path / "x").exists()


def test_a_file_that_is_no_ledger_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither a text nor another database is taken for a ledger, or changed."""
    import sqlite3

    text, other = tmp_path / "text.ledger", tmp_path / "other.ledger"
    text.write_text("not a database " * 100)
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE things (x)")
    connection.commit()
    connection.close()
    for path, words in ((text, "not a database"), (other, "not a ledger")):
        before = path.read_bytes()
        assert main(["incidents", str(path)]) == 1
        assert words in capsys.readouterr().err
        assert path.read_bytes() == before


def test_build_counts_and_leaves_known_reports_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """New, version, duplicate and rejected reports are counted; what cannot be read is told by the exit status, and the rest goes on."""
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXT)
    (folder / "rows.jsonl").write_text(json.dumps({"id": "r1", "text": TEXT.replace("two", "three")}) + "\n" + '{"id": "r2"}\n')
    where = str(tmp_path / "l")

    def build(status: int) -> dict[str, Any]:
        assert main(["build", str(folder), "--ledger", where, "--json"]) == status
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found

    first = build(1)
    assert (first["new"], first["duplicates"], sum(first["rejected"].values())) == (2, 0, 1)
    assert first["claims"] > 0
    again = build(1)
    assert (again["new"], again["versions"], again["duplicates"], again["claims"]) == (0, 0, 2, 0)
    (folder / "rows.jsonl").write_text(json.dumps({"id": "r1", "text": TEXT.replace("two", "four")}) + "\n")
    third = build(0)
    assert (third["new"], third["versions"], third["duplicates"]) == (0, 1, 1)
    assert main(["verify", where]) == 0


def test_a_language_that_is_not_read_is_stored_without_claims(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The report is there with its language, no claims, and a rejection that says so; that is no failure."""
    row = {
        "id": "fr",
        "language": "fr",
        "text": "Une bombe a explosé samedi sur un marché de Bamako, a déclaré un responsable de la police. Trois personnes sont mortes.",
    }
    (tmp_path / "fr.jsonl").write_text(json.dumps(row))
    where = str(tmp_path / "l")
    assert main(["build", str(tmp_path / "fr.jsonl"), "--ledger", where]) == 0
    assert "unsupported-language 1" in capsys.readouterr().out
    found = json.loads(printed(capsys, "export", where))
    assert [r["id"] for r in found["reports"]] == ["fr"]
    assert found["claims"] == []
    assert found["mentions"] == []
    assert [(r["report"], r["code"]) for r in found["rejections"]] == [("fr", "unsupported-language")]


def test_two_exports_are_byte_identical(ledger: str, tmp_path: Path) -> None:
    """The export of one ledger is the same, whenever it is made."""
    for name in ("one", "two"):
        assert main(["export", ledger, "--format", "json", "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert not list(tmp_path.glob("*.part"))


def test_two_builds_are_alike_to_the_byte_with_a_fixed_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH fixes ``recorded_at``; without it, nothing else differs; several processes give what one gives."""
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(TEXT.replace("two", str(n + 2)))

    def built(name: str, *more: str) -> str:
        assert main(["build", str(tmp_path / "*.txt"), "--ledger", str(tmp_path / name), *more]) == 0
        assert main(["export", str(tmp_path / name), "-o", str(tmp_path / f"{name}.json")]) == 0
        return (tmp_path / f"{name}.json").read_text("utf-8")

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    one = built("a.l")
    assert '"recorded_at": "2023-11-14T22:13:20Z"' in one
    assert built("b.l", "--workers", "2") == one
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert built("c.l").replace("2027-01-15T08:00:00Z", "2023-11-14T22:13:20Z") == one


def test_as_of_shows_what_was_out(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Before the day of publication there is nothing, on it there is all."""
    assert json.loads(printed(capsys, "incidents", ledger, "--json", "--as-of", "2024-05-10")) == []
    assert len(json.loads(printed(capsys, "incidents", ledger, "--json", "--as-of", "2024-05-11"))) == 2


def test_verify_prints_what_fails(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A damaged ledger is named line by line, and the exit status is 1."""
    import sqlite3

    assert "every anchor holds" in printed(capsys, "verify", ledger)
    connection = sqlite3.connect(ledger)
    connection.execute("DELETE FROM mention_incidents")
    connection.commit()
    connection.close()
    assert main(["verify", ledger]) == 1
    assert "mention_incident" in capsys.readouterr().out


def test_words_of_others_cannot_steer_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Escape sequences, markup and marks that turn the line around are shown as nothing or as they are written."""
    monkeypatch.setenv("COLUMNS", "160")
    nasty = "A [red]doctor[/red] \x1b[31m\x07\u202e"
    filled(str(tmp_path / "l"), [report("a", said=nasty)]).close()
    shown = printed(capsys, "claims", str(tmp_path / "l"))
    assert "[red]doctor[/red]" in " ".join(shown.split())
    assert not set("\x1b\x07\u202e") & set(shown)


def test_the_demo_shows_the_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It can be run twice, and says how to go on."""
    monkeypatch.chdir(tmp_path)
    first = printed(capsys, "demo")
    assert printed(capsys, "demo") == first
    assert "Who says what" in first
    assert "crossbearing build YOUR-REPORTS" in first


def test_start_is_quick_and_loads_no_database() -> None:
    """Help needs neither the database nor the tables; so the command answers at once."""
    code = "\n".join(
        [
            "import sys",
            "from crossbearing.presenting.cli import parser",
            "parser().format_help()",
            "print(sorted(m for m in ('sqlalchemy', 'rich', 'numpy', 'trafilatura') if m in sys.modules))",
        ]
    )
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "[]\n"


def test_misuse_exits_with_two() -> None:
    """An unknown command or option is misuse."""
    for argv in (["fly"], [], ["incidents"], ["build", "x"]):
        with pytest.raises(SystemExit) as caught:
            main(argv)
        assert caught.value.code == 2


def test_passwords_are_not_shown() -> None:
    """The address of a server is shown without the password that it holds."""
    from crossbearing.presenting.style import called

    assert called("postgresql+psycopg://ada:geheim@db/ledger") == "postgresql+psycopg://ada:***@db/ledger"
    assert called("postgresql+psycopg://ada@db/ledger") == "postgresql+psycopg://ada@db/ledger"
    assert called("a/b:c@d.ledger") == "a/b:c@d.ledger"
