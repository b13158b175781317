"""The house rules that no linter knows, measured on the tree: sizes, docstrings, reasons."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src" / "crossbearing"
MODULE_LINES = 400
BODY_LINES = 60
PARAMETERS = 6
FEW = 6
"""Modules that a reader of a package takes in without a map."""
EVERYWHERE = ("src", "benchmarks", "training", "tests")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules(*folders: str) -> list[Path]:
    """Every Python file under the folders of the checkout."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def where(path: Path, node: ast.AST | None = None) -> str:
    """A place that an editor can jump to."""
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"


def functions(path: Path) -> Iterator[Function]:
    """Every function and method of a file, nested ones too."""
    return (node for node in ast.walk(parsed(path)) if isinstance(node, Function))


def body_lines(function: Function) -> int:
    """Lines from the first statement after the docstring to the last."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def parameters(function: Function) -> int:
    """How many arguments a caller has to know: self and cls do not count."""
    given = function.args
    names = [a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return len(names) - (names[:1] in (["self"], ["cls"]))


def public(node: ast.AST) -> bool:
    """Is it a name that others may use?"""
    return isinstance(node, Function | ast.ClassDef) and (not node.name.startswith("_"))


def undocumented(path: Path) -> Iterator[ast.AST]:
    """The public classes, functions and methods of a file without a docstring; nested functions are private."""
    stack: list[ast.AST] = [parsed(path)]
    while stack:
        holder = stack.pop()
        for node in ast.iter_child_nodes(holder):
            if public(node):
                if ast.get_docstring(node) is None and not overload(node):  # type: ignore[arg-type]  # public() has narrowed it
                    yield node
                if isinstance(node, ast.ClassDef):
                    stack.append(node)


def overload(node: ast.AST) -> bool:
    """Is it one of several signatures of a function that is documented once, or the setter of a documented property?"""
    marks = [ast.unparse(mark) for mark in getattr(node, "decorator_list", [])]
    return any(mark.endswith(("overload", ".setter")) for mark in marks)


def test_modules_are_short() -> None:
    """No module is longer than a reader can hold."""
    long = [f"{where(p)}: {n} lines" for p in modules(*EVERYWHERE) if (n := len(p.read_text("utf-8").splitlines())) > MODULE_LINES]
    assert not long, f"more than {MODULE_LINES} lines:\n" + "\n".join(long)


def test_functions_are_short() -> None:
    """No function body is longer than a screen."""
    long = [f"{where(p, f)}: {f.name} has {n} lines" for p in modules(*EVERYWHERE) for f in functions(p) if (n := body_lines(f)) > BODY_LINES]
    assert not long, f"function bodies of more than {BODY_LINES} lines:\n" + "\n".join(long)


def test_functions_take_few_parameters() -> None:
    """Nobody has to remember more than six arguments."""
    many = [f"{where(p, f)}: {f.name} takes {n}" for p in modules("src", "benchmarks", "training") for f in functions(p) if (n := parameters(f)) > PARAMETERS]
    assert not many, f"more than {PARAMETERS} parameters:\n" + "\n".join(many)


def test_public_names_say_what_they_answer() -> None:
    """Every public name of the package has a docstring, and every module a first line."""
    bare = [where(p) + ": the module" for p in modules("src", "benchmarks") if ast.get_docstring(parsed(p)) is None]
    bare += [f"{where(p, n)}: {n.name}" for p in modules("src", "benchmarks") for n in undocumented(p)]  # type: ignore[attr-defined]  # classes and functions
    assert not bare, "without a docstring:\n" + "\n".join(bare)


def test_tests_say_what_they_expect() -> None:
    """Every test states its expectation in words."""
    bare = [f"{where(p, f)}: {f.name}" for p in modules("tests") for f in functions(p) if f.name.startswith("test_") and ast.get_docstring(f) is None]
    assert not bare, "tests without a docstring:\n" + "\n".join(bare)


def test_packages_have_a_map() -> None:
    """Who opens a package finds every module of it in the docstring of the package, beside what it is there for; formats and releases name themselves."""
    lost = []
    for package in sorted({p.parent for p in modules("src", "benchmarks")}):
        if package.name in ("exports", "versions"):
            continue
        told = ast.get_docstring(parsed(package / "__init__.py")) or "" if (package / "__init__.py").exists() else ""
        names = [p.stem for p in sorted(package.glob("*.py")) if not p.stem.startswith("_")]
        lost += [f"{(package / name).relative_to(ROOT)}.py" for name in names if len(names) >= FEW and not re.search(rf"\b{name}\b", told)]
    assert not lost, "not in the docstring of their package:\n" + "\n".join(lost)


def test_records_are_frozen() -> None:
    """What the stages hand one another cannot be changed on the way."""
    loose = []
    for path in modules("src/crossbearing/records"):
        for node in ast.walk(parsed(path)):
            for mark in getattr(node, "decorator_list", []) if isinstance(node, ast.ClassDef) else []:
                text = ast.unparse(mark)
                if text.startswith("dataclass") and not all(f"{word}=True" in text for word in ("frozen", "slots", "kw_only")):
                    loose.append(f"{where(path, node)}: {text}")
    assert not loose, "records that are not frozen, slotted and keyword-only:\n" + "\n".join(loose)


EXEMPTION = re.compile(r"#\s*(?:noqa\b(?::\s*[A-Z]+[0-9]+(?:\s*,\s*[A-Z]+[0-9]+)*)?|type:\s*ignore(?:\[[\w,\s-]+\])?|pragma:[^#]*)(?P<rest>.*)$")


def reasonless(line: str) -> bool:
    """Does the line switch a check off without two words on why?"""
    found = EXEMPTION.search(line)
    return found is not None and len(re.findall(r"\w+", found["rest"])) < 2


@pytest.mark.parametrize(
    ("line", "bare"),
    [
        ("x = 1  # noqa: S301", True),
        ("x = 1  # noqa: S301, E501  our own file, written a line above", False),
        ("x = y  # type: ignore[attr-defined]", True),
        ("x = y  # type: ignore[attr-defined]  # the stub lacks it", False),
        ("x = 1  # a comment", False),
    ],
)
def test_the_guard_sees_reasons(line: str, bare: bool) -> None:
    """An exemption with words behind it passes, one without does not."""
    assert reasonless(line) is bare


def test_exemptions_give_their_reason() -> None:
    """Whoever switches a check off on a line says why on that line."""
    bare = [
        f"{where(p)[:-2]}:{number}: {line.strip()}"
        for p in modules(*EVERYWHERE)
        if p != Path(__file__).resolve()
        for number, line in enumerate(p.read_text("utf-8").splitlines(), 1)
        if reasonless(line)
    ]
    assert not bare, "exemptions without a reason beside them:\n" + "\n".join(bare)


def test_exempted_rules_give_their_reason() -> None:
    """Each rule that pyproject.toml switches off has a comment on its line or above it."""
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()
    start = lines.index("ignore = [")
    bare = [line for line in lines[start + 1 : lines.index("]", start)] if "#" not in line]
    bare += [line for before, line in pairwise(lines) if line.startswith('"') and "**" in line and not before.startswith(("#", '"'))]
    assert not bare, "without a reason:\n" + "\n".join(bare)


def test_dependencies_are_pinned() -> None:
    """Every dependency has a minimum in pyproject.toml and an exact version in constraints.txt, and neither names a registry."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["dependencies"] + [one for group in project["optional-dependencies"].values() for one in group]
    text = (ROOT / "constraints.txt").read_text("utf-8")
    pins = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[\w.+!-]+(?:\s*;.*)?", pin) for pin in pins), pins
    assert "://" not in text
    pinned = {normal(pin.split("==")[0]) for pin in pins}
    open_ = [one for one in wanted if ">=" not in one and "==" not in one]
    assert not open_, f"no minimum version: {open_}"
    missing = [one for one in wanted if normal(re.split(r"[\[<>=; ]", one)[0]) not in pinned]
    assert not missing, f"not in constraints.txt: {missing}"


def test_imports_are_declared() -> None:
    """What the package imports from outside is among its dependencies or extras, so that a fresh installation runs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {normal(re.split(r"[\[<>=; ]", one)[0]) for group in (project["dependencies"], *project["optional-dependencies"].values()) for one in group}
    distributions = packages_distributions()
    stray = [
        f"{where(path, node)}: {name}"
        for path in modules("src", "benchmarks")
        for node, name in imported(path)
        if name not in sys.stdlib_module_names | {"crossbearing", "benchmarks", "tests"} and not declared & {normal(d) for d in distributions.get(name, [name])}
    ]
    assert not stray, "imported but not declared in pyproject.toml:\n" + "\n".join(stray)


def imported(path: Path) -> Iterator[tuple[ast.AST, str]]:
    """Every import of a file with the top-level name of the package."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name.partition(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node, (node.module or "").partition(".")[0]


def normal(name: str) -> str:
    """A distribution name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


ACTS = re.compile(r"(?:^|\.)(?:open|read_text|read_bytes|connect|urlopen|entry_points|print)$")


def test_nothing_happens_at_import() -> None:
    """Modules define; they do not read files, print or open anything when they are imported."""
    acting = []
    for path in modules("src"):
        for node in parsed(path).body:
            for call in ast.walk(node) if isinstance(node, ast.Assign | ast.AnnAssign | ast.Expr) else ():
                if isinstance(call, ast.Call) and ACTS.search(ast.unparse(call.func)):
                    acting.append(f"{where(path, call)}: {ast.unparse(call)[:60]}")
    assert not acting, "work at import:\n" + "\n".join(acting)
