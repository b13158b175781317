"""Reports that come in by the browser: read from memory, never from a path, in the background, with progress to watch."""

from __future__ import annotations

import io
import threading
import unicodedata
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from crossbearing.errors import CrossbearingError, NotFoundError, UsageError
from crossbearing.presenting.web.store import Store
from crossbearing.reading import ReadSettings
from crossbearing.reading.kinds import read_bytes
from crossbearing.reading.sources import read_stream
from crossbearing.records.document import Incoming
from crossbearing.records.finding import Rejection
from crossbearing.records.value import parse_edtf
from crossbearing.scaling import build

FILES = 200
NAME_CHARS = 120
JOBS_KEPT = 50
SHOWN_REJECTIONS = 200


@dataclass
class Job:
    """One lot of reports on its way in; ``state`` is waiting, reading, done or failed."""

    number: int
    files: list[str]
    state: str = "waiting"
    seen: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    rejections: list[dict[str, Any]] = field(default_factory=list)
    error: str = ""

    def shown(self) -> dict[str, Any]:
        """The job as plain data."""
        return {
            "number": self.number, "files": self.files, "state": self.state, "seen": self.seen,
            "counts": self.counts, "rejections": self.rejections[:SHOWN_REJECTIONS], "error": self.error,
        }  # fmt: skip


class Jobs:
    """All lots of this run of the app; they are read one after another."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._jobs: OrderedDict[int, Job] = OrderedDict()
        self._lock = threading.Lock()

    def start(self, files: Sequence[tuple[str, bytes]], published: str | None, *, wait: bool = False) -> Job:
        """Take files (name and bytes) in; ``wait`` until they are read.

        Raises UsageError where there are none, too many, or the date is no date.
        """
        if not files:
            raise UsageError("nothing to add: choose a file, or paste a text")
        if len(files) > FILES:
            raise UsageError(f"more than {FILES} files at once; pack them in a .zip, or use crossbearing build")
        if published and parse_edtf(published) is None:
            raise UsageError(f"published {published[:40]}: not a date; write 2019-07-19")
        with self._lock:
            job = Job(number=max(self._jobs, default=0) + 1, files=[safe_name(name) for name, _ in files])
            self._jobs[job.number] = job
            while len(self._jobs) > JOBS_KEPT:
                self._jobs.popitem(last=False)
        lot = [(safe_name(name), data) for name, data in files]
        thread = threading.Thread(target=self._run, args=(job, lot, published or None), name=f"adding-{job.number}", daemon=True)
        thread.start()
        if wait:
            thread.join()
        return job

    def get(self, number: int) -> Job:
        """One lot.

        Raises NotFoundError where there is none of that number.
        """
        with self._lock:
            if number not in self._jobs:
                raise NotFoundError(f"no lot {number}: it is from an earlier run of this app, or never was")
            return self._jobs[number]

    def latest(self) -> list[Job]:
        """The lots of this run, latest first."""
        with self._lock:
            return list(reversed(self._jobs.values()))

    def _run(self, job: Job, files: Sequence[tuple[str, bytes]], published: str | None) -> None:
        """Read a lot into the ledger."""

        def seen(number: int) -> None:
            job.seen += number

        try:
            with self.store.writing:
                job.state = "reading"
                counts = build(self.store.ledger, _watched(job, files, ReadSettings(published=published)), self.store.run(), seen=seen)
            job.counts = {"read": counts.read, "new": counts.new, "versions": counts.versions, "duplicates": counts.duplicates, "claims": counts.claims}
            job.counts["incidents"] = counts.incidents
            job.state = "done"
        except CrossbearingError as error:
            job.error, job.state = str(error), "failed"
        except Exception as error:  # the thread has nobody to raise to: the page says what broke
            job.error, job.state = f"{type(error).__name__}: {error}", "failed"
        self.store.moved()


def _watched(job: Job, files: Sequence[tuple[str, bytes]], settings: ReadSettings) -> Iterator[Incoming | Rejection]:
    """The reports of the files; what is refused is noted on the job as well."""
    for name, data in files:
        found = read_stream(name, io.BytesIO(data), settings) if name.endswith((".jsonl", ".ndjson")) else read_bytes(name, data, settings)
        for one in found:
            if isinstance(one, Rejection):
                job.rejections.append({"file": one.subject, "row": one.row, "code": one.code, "detail": one.detail})
            yield one


def safe_name(given: str) -> str:
    """A file's name as it may be shown and stored: its last part, without control characters, of bounded length, its ending kept."""
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(c for c in last if unicodedata.category(c)[0] != "C").strip(" .") or "unnamed.txt"
    stem, dot, ending = plain.rpartition(".")
    return plain if len(plain) <= NAME_CHARS else (stem[: NAME_CHARS - len(ending) - 1] + dot + ending if dot and len(ending) < 10 else plain[:NAME_CHARS])
