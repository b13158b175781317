"""What the environment says of reading, through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crossbearing.errors import UsageError
from crossbearing.presenting import cli
from crossbearing.presenting.building import read_settings
from tests.reading.made import STORY


def arguments() -> object:
    """The arguments of a build without options."""
    return cli.parser().parse_args(["build", "x", "--ledger", "y"])


def test_columns_and_private_addresses_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """CROSSBEARING_COLUMNS names fields, CROSSBEARING_ALLOW_PRIVATE opens the own network; without them neither."""
    settings = read_settings(arguments())
    assert (settings.columns, settings.fetch.allow_private) == ((), False)
    monkeypatch.setenv("CROSSBEARING_COLUMNS", "text=Body, published=Day")
    monkeypatch.setenv("CROSSBEARING_ALLOW_PRIVATE", "yes")
    settings = read_settings(arguments())
    assert (settings.columns, settings.fetch.allow_private) == ((("text", "Body"), ("published", "Day")), True)


@pytest.mark.parametrize("given", ["body=Text", "text", "=x"])
def test_columns_of_unknown_fields_are_misuse(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says which fields there are."""
    monkeypatch.setenv("CROSSBEARING_COLUMNS", given)
    with pytest.raises(UsageError, match="the fields are: id, text"):
        read_settings(arguments())


def test_a_table_of_another_house_is_annotated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the command line to the annotations, with the columns told."""
    (tmp_path / "in.csv").write_text(f'Tag,Wortlaut\n2020-03-03,"{STORY}"\n', "utf-8")
    monkeypatch.setenv("CROSSBEARING_COLUMNS", "text=Wortlaut,published=Tag")
    assert cli.main(["annotate", str(tmp_path / "in.csv"), "-o", str(tmp_path / "out.jsonl")]) == 0
    (row,) = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert (row["text"], row["published"]) == (STORY, {"value": "2020-03-03", "basis": "row"})
