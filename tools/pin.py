"""Write constraints.txt: the versions, in this environment, of everything that the package and its extras bring.

Run it after a change of the dependencies: ``.venv/bin/python tools/pin.py``.
"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEAD = "# The versions that this release is tested with (tools/pin.py); pyproject.toml holds the minimum of each.\n"
NAME = re.compile(r"^([A-Za-z0-9._-]+)(?:\[([^\]]*)\])?")


def normal(name: str) -> str:
    """A distribution name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def wanted(requirement: str) -> tuple[str, frozenset[str]]:
    """The distribution that a requirement names, and its extras."""
    found = NAME.match(requirement)
    if found is None:
        sys.exit(f"pin: cannot read the requirement {requirement!r}")
    return normal(found[1]), frozenset(normal(extra) for extra in (found[2] or "").split(",") if extra.strip())


def concerns(marker: str, extras: frozenset[str]) -> bool:
    """Does a requirement with this marker apply?  Markers other than extras are taken to apply; what is not installed is left out anyway."""
    named = re.findall(r"extra\s*==\s*['\"]([^'\"]+)['\"]", marker)
    return not named or any(normal(extra) in extras for extra in named)


def closure(requirements: list[str]) -> dict[str, str]:
    """Name and version of everything that the requirements bring, as installed here."""
    open_, seen, pins = [wanted(one) for one in requirements], set(), {}
    while open_:
        name, extras = open_.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue
        pins[found.metadata["Name"]] = found.version
        for requirement in found.requires or []:
            text, _, marker = requirement.partition(";")
            if concerns(marker, extras):
                open_.append(wanted(text.strip()))
    return pins


def main() -> None:
    """Pin the package, its extras and what builds it; a direct dependency that is not installed is an error."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project = settings["project"]
    direct = project["dependencies"] + [one for group in project["optional-dependencies"].values() for one in group] + settings["build-system"]["requires"]
    pins = closure(direct)
    before = dict(line.split("==") for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if "==" in line)
    absent = {wanted(one)[0] for one in direct} - {normal(name) for name in pins}
    pins |= {name: version for name, version in before.items() if normal(name) in absent}
    if missing := absent - {normal(name) for name in pins}:
        sys.exit(f"pin: neither installed here nor pinned before: {', '.join(sorted(missing))}")
    lines = [f"{name}=={version}\n" for name, version in sorted(pins.items(), key=lambda pin: pin[0].lower())]
    (ROOT / "constraints.txt").write_text(HEAD + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
