"""The documentation is complete: what a user can meet, by name, is explained there and tried in a test."""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from crossbearing import errors, plugins
from crossbearing.config import SETTINGS
from crossbearing.corroboration.standing import status
from crossbearing.presenting import cli
from crossbearing.records import ontology

ROOT = Path(__file__).resolve().parent.parent
DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
REFERENCE = (ROOT / "docs" / "reference.md").read_text("utf-8")
CONCEPTS = (ROOT / "docs" / "concepts.md").read_text("utf-8")
TESTS = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("*") if path.suffix in (".py", ".jsonl") and path != Path(__file__).resolve())


def commands() -> dict[str, argparse.ArgumentParser]:
    """Every command of this release by name, with its parser."""
    holder = next(action for action in cli.parser()._actions if isinstance(action, argparse._SubParsersAction))
    return dict(holder.choices)


def options(parser: argparse.ArgumentParser) -> list[str]:
    """The long options of a command; one without a help text is not offered."""
    offered = [action for action in parser._actions if action.help is not argparse.SUPPRESS]
    return [flag for action in offered for flag in action.option_strings if flag.startswith("--") and flag != "--help"]


def classes(module: object) -> list[str]:
    """The names of the classes that a module defines."""
    tree = ast.parse(Path(str(getattr(module, "__file__", ""))).read_text("utf-8"))
    return [node.name for node in tree.body if isinstance(node, ast.ClassDef)]


def absent(names: Iterable[str], text: str) -> list[str]:
    """The names that do not stand in the text as words of their own."""
    return [name for name in names if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)]


def section(command: str) -> str:
    """What the reference says of one command."""
    found = re.search(rf"^### `{command}\b.*?(?=^##|\Z)", REFERENCE, re.MULTILINE | re.DOTALL)
    return found[0] if found else ""


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_is_documented(name: str) -> None:
    """Each command has a section in the reference that explains all its options."""
    text = section(name)
    assert text, f"docs/reference.md has no section '### `{name} ...`'"
    general = REFERENCE[REFERENCE.index("## Options that several commands share") : REFERENCE.index("## Commands")]
    assert not absent(options(commands()[name]), text + general), f"options of {name} that docs/reference.md does not explain"


def test_commands_that_are_not_there_are_not_documented() -> None:
    """Nobody is sent to a command that only answers that it will come."""
    documented = set(re.findall(r"^### `(\w+)", REFERENCE, re.MULTILINE))
    assert documented == set(commands())


def test_every_command_is_tried() -> None:
    """Each command is run in a test."""
    assert not absent((f'"{name}"' for name in commands()), TESTS)


def test_every_setting_is_documented_and_tried() -> None:
    """Each setting stands in the reference with its name in the environment, and in a test."""
    assert not absent((one.variable for one in SETTINGS), REFERENCE)
    assert not [one.name for one in SETTINGS if one.name not in TESTS and one.variable not in TESTS]


def test_every_error_is_documented_and_tried() -> None:
    """Each exception stands in the reference, and a test expects it."""
    names = [name for name in classes(errors) if name != "CrossbearingError"]
    assert not absent(names, REFERENCE)
    assert not absent(names, TESTS)


def test_every_role_is_documented() -> None:
    """Each role that others can play stands in the reference with its group of entry points."""
    roles = classes(plugins)
    assert not absent(roles, REFERENCE)
    assert not absent((f"crossbearing.{role.lower()}s" for role in roles), REFERENCE)


def test_every_status_word_is_documented_and_tried() -> None:
    """Each status is explained where the concepts are, and each is reached in a test."""
    words = [rule.status for rule in status.RULES]
    assert not absent((f"`{word}`" for word in words), CONCEPTS)
    assert not absent(words, TESTS)


@pytest.mark.parametrize("names", [ontology.MODALITIES, ontology.STANCES, ontology.SOURCE_KINDS, ontology.FACETS])
def test_every_word_of_the_records_is_explained(names: tuple[str, ...]) -> None:
    """Modalities, stances, kinds of source and facets are all explained."""
    assert not absent(names, CONCEPTS)


def test_documented_commands_exist() -> None:
    """No page tells a reader to type a command that is not there."""
    typed = {(path.name, name) for path in DOCS for name in re.findall(r"^\s*(?:\$ )?crossbearing (\w+)", path.read_text("utf-8"), re.MULTILINE)}
    assert not [(page, name) for page, name in sorted(typed) if name not in commands()]


def test_links_inside_the_documentation_lead_somewhere() -> None:
    """A link to a file of the project finds it."""
    broken = []
    for path in [*DOCS, ROOT / "ARCHITECTURE.md", ROOT / "CHANGELOG.md"]:
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)|<img[^>]+src=\"([^\":]+)\"", path.read_text("utf-8")):
            name = target[0] or target[1]
            if not (path.parent / name).exists():
                broken.append(f"{path.relative_to(ROOT)}: {name}")
    assert not broken
