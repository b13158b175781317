"""The wheel carries everything that the package reads at run time, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """The files of the built wheel with their sizes."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        return {info.filename: info.file_size for info in archive.infolist()}


def test_every_tracked_file_of_the_package_is_in_the_wheel(wheel: dict[str, int]) -> None:
    """Code, tables, weights, pages and the example are all there, to the byte count."""
    listed = subprocess.run(["git", "ls-files", "src/crossbearing"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    if not listed:
        pytest.skip("not a git checkout: there is no list of files to compare with")
    wanted = {name.removeprefix("src/"): (ROOT / name).stat().st_size for name in listed if (ROOT / name).exists()}
    assert {name: size for name, size in wanted.items() if wheel.get(name) != size} == {}


@pytest.mark.parametrize("name", ["crossbearing/py.typed", "crossbearing/example/reports/rows.jsonl", "crossbearing/normalising/data/countries.tsv"])
def test_what_is_read_at_run_time_is_there(wheel: dict[str, int], name: str) -> None:
    """A fresh installation can run the example."""
    assert wheel.get(name, -1) >= (0 if name.endswith("py.typed") else 1)


def test_nothing_of_the_checkout_slips_in(wheel: dict[str, int]) -> None:
    """Tests, training and benchmarks stay out; licence and credits come along."""
    tops = {name.split("/")[0] for name in wheel}
    assert all(top == "crossbearing" or top.endswith(".dist-info") for top in tops), tops
    assert {Path(name).name for name in wheel if "licenses/" in name} == {"LICENSE", "NOTICE"}
