"""Settings come from the command line, the environment or their default, in this order."""

from __future__ import annotations

import pytest

from crossbearing.config import SETTINGS, setting
from crossbearing.errors import UsageError

NAMES = ("tagger", "workers", "token", "allow-private", "columns", "tiles", "tiles-credit")


@pytest.mark.parametrize("name", NAMES)
def test_an_option_wins_over_the_environment_and_that_over_the_default(name: str) -> None:
    """What is given counts first, then the variable, then the default."""
    one = next(one for one in SETTINGS if one.name == name)
    environment = {one.variable: "from the environment"}
    assert setting(name, "given", environment) == "given"
    assert setting(name, None, environment) == "from the environment"
    assert setting(name, None, {}) == one.default


def test_every_setting_is_tried_here() -> None:
    """A new setting is added to this test."""
    assert {one.name for one in SETTINGS} == set(NAMES)


def test_an_unknown_setting_is_refused() -> None:
    """A slip of the pen is answered with the names that there are."""
    with pytest.raises(UsageError, match="workers"):
        setting("worker")
