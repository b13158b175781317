"""Settings: one list of name, default and help; from the environment or the command line, the latter wins."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from crossbearing.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting: its name on the command line (``--name``) and in the environment (``CROSSBEARING_NAME``)."""

    name: str
    default: str
    help: str

    @property
    def variable(self) -> str:
        """Its name in the environment."""
        return f"CROSSBEARING_{self.name.upper().replace('-', '_')}"


SETTINGS = (
    Setting(name="tagger", default="model", help="what finds names, events and attributions: model or rules"),
    Setting(name="workers", default="", help="how many processes read reports; as many as there are cores where it is empty"),
    Setting(name="columns", default="", help="what a table or JSON file calls its fields, as text=Body,published=Day"),
    Setting(name="allow-private", default="no", help="yes: fetch addresses of this machine and the own network too"),
    Setting(name="tiles", default="", help="a tile server for the map of serve, as https://HOST/{z}/{x}/{y}.png; no server is asked where it is empty"),
    Setting(name="tiles-credit", default="", help="whose tiles they are, to be shown below the map"),
    Setting(name="token", default="", help="what serve asks for beyond this machine; a new one at each start where it is empty"),
)
"""Every setting that can come from the environment."""


def setting(name: str, given: str | None = None, environment: Mapping[str, str] | None = None) -> str:
    """The value of a setting: as given, or from the environment, or its default.

    Raises UsageError where there is no such setting.
    """
    for one in SETTINGS:
        if one.name == name:
            return given if given is not None else (os.environ if environment is None else environment).get(one.variable, one.default)
    raise UsageError(f"no setting called {name!r}; there are: {', '.join(one.name for one in SETTINGS)}")


def one_thread_a_process() -> None:
    """Keep the numerical libraries from opening threads of their own; to be called before NumPy is loaded.

    Reports are read side by side by processes: threads inside them compete for the same cores and wait actively, which costs two thirds more of the processor.
    """
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(variable, "1")


def now(environment: Mapping[str, str] | None = None) -> str:
    """The time to record (UTC, ISO 8601, to the second): SOURCE_DATE_EPOCH where it is set, so that builds can be repeated to the byte.

    Raises UsageError where that is not a number of seconds.
    """
    epoch = (os.environ if environment is None else environment).get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        return datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"SOURCE_DATE_EPOCH is {epoch!r}: it must be seconds since 1970") from error
