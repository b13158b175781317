"""The JSON API: the same answers as the pages, for programs.  One shape of errors, cursors for lists, an ETag on what only changes with the ledger."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, File, Form, Query, Request, Response, UploadFile
from pydantic import BaseModel, ConfigDict, Field

from crossbearing.presenting.web import deciding, people, pictures
from crossbearing.presenting.web.adding import Jobs
from crossbearing.presenting.web.dossier import decision
from crossbearing.presenting.web.dossier import dossier as dossier_of
from crossbearing.presenting.web.layers import report_view
from crossbearing.presenting.web.query import MOST, PAGE, read_day, read_query
from crossbearing.presenting.web.query import Query as Filter
from crossbearing.presenting.web.reader import Reader
from crossbearing.presenting.web.store import Store


class Fault(BaseModel):
    """What went wrong."""

    status: int
    code: str
    message: str


class Problem(BaseModel):
    """The one shape of every error."""

    error: Fault


class Asked(BaseModel):
    """The filters of a list, as they stand in an address, and the day that it is of; a facet may be given several times."""

    model_config = ConfigDict(extra="ignore")
    type: list[str] = Field([], description="event type")
    status: list[str] = Field([], description="status of the occurrence")
    actor: list[str] = Field([], description="id or name of somebody who is said to have done it")
    target: list[str] = Field([], description="id or name of a target")
    country: list[str] = Field([], description="two letters, ISO 3166-1")
    source: list[str] = Field([], description="publisher of a report")
    conflict: list[str] = Field([], description="what sources disagree on: place, count, speaker ...")
    q: str = Field("", description="words in the reports; quotation marks keep a phrase together")
    since: str = Field("", alias="from", description="not before (EDTF)")
    until: str = Field("", alias="to", description="not after (EDTF)")
    clock: str = Field("", description="event or published")
    bbox: str = Field("", description="west,south,east,north in degrees")
    noplace: str = Field("", description="1: only those without a usable place")
    nodate: str = Field("", description="1: only those without a date")
    background: str = Field("", description="1: also what reports tell as past context")
    series: str = Field("", description="only or none")
    sort: str = Field("", description="latest, earliest, reports or origins")
    as_of: str = Field("", description="the ledger as it stood at the end of this day (UTC); empty: as it stands")

    def at(self, store: Store) -> Reader:
        """The ledger at the day that is asked for."""
        return store.at(read_day(self.as_of))

    def query(self) -> Filter:
        """The filters, read."""
        pairs: list[tuple[str, str]] = []
        for name, value in self.model_dump(by_alias=True, exclude={"as_of"}).items():
            pairs += [(name, one) for one in value] if isinstance(value, list) else [(name, str(value))]
        return read_query(pairs)


class Listed(Asked):
    """A list: its filters, where to go on, and how many lines."""

    after: str = Field("", description="the cursor that the page before gave as next")
    limit: int = Field(PAGE, ge=1, le=MOST)


class Decision(BaseModel):
    """A human decision.  What subject and object are depends on the kind: incidents (same, different, set), a mention and an incident (move), a claim (reject),
    a report (date, publisher)."""

    kind: str
    subject: str
    object: str = ""
    field: str = ""
    value: str = ""
    why: str
    by: str


class Withdrawal(BaseModel):
    """Why a decision is taken back, and by whom."""

    why: str
    by: str


PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": text}
    for status, text in {
        400: "the request cannot be meant", 401: "the token is missing", 403: "a write from elsewhere", 404: "no such thing",
        413: "too large", 422: "a field is missing or of the wrong kind", 429: "too many wrong tokens",
        503: "the ledger cannot be read or written, or an earlier day is still being derived",
    }.items()
}  # fmt: skip

Filters = Annotated[Asked, Query()]
Page = Annotated[Listed, Query()]
AsOf = Annotated[str, Query(description="the ledger as it stood at the end of this day (UTC); empty: as it stands")]


def plain(found: Any, status: int = 200) -> Response:
    """Plain data as JSON."""
    return Response(msgspec.json.encode(found), status_code=status, media_type="application/json")


def router(store: Store, jobs: Jobs) -> APIRouter:
    """All routes beneath /api/v1."""
    made = APIRouter(prefix="/api/v1", responses=PROBLEMS)
    _lists(made, store)
    _things(made, store)
    _writes(made, store, jobs)
    return made


def _lists(api: APIRouter, store: Store) -> None:
    """Lists and pictures of incidents."""

    @api.get("/incidents", summary="The incidents that pass the filters")
    def incidents(asked: Page) -> Response:
        found = asked.at(store).found(asked.query())
        rows, following = found.page(asked.after, asked.limit)
        return plain({"items": rows, "next": following, "total": found.total})

    @api.get("/overview", summary="Facet counts, timeline and map of what passes")
    def overview(asked: Filters) -> Response:
        reader = asked.at(store)
        return plain(pictures.overview(reader, reader.found(asked.query())))

    @api.get("/tally", summary="How many single incidents pass: bounds, and why they differ")
    def tally(asked: Filters) -> Response:
        return plain(asked.at(store).tally(asked.query()))

    @api.get("/reports", summary="The reports, by id")
    def reports(after: str = "", limit: Annotated[int, Query(ge=1, le=MOST)] = PAGE, as_of: AsOf = "") -> Response:
        heads = store.at(read_day(as_of)).state().heads
        keys = sorted(key for key in heads if key > after)[: limit + 1]
        rows = [{"id": key, "outlet": heads[key].outlet, "title": heads[key].title, "published": heads[key].published} for key in keys[:limit]]
        return plain({"items": rows, "next": keys[limit - 1] if len(keys) > limit else None, "total": len(heads)})

    @api.get("/actors", summary="Everybody who is named")
    def actors(q: str = "", as_of: AsOf = "") -> Response:
        return plain(people.actor_list(store.at(read_day(as_of)), q))

    @api.get("/sources", summary="Publishers, and the record of every origin")
    def sources(as_of: AsOf = "") -> Response:
        return plain(people.source_list(store.at(read_day(as_of))))

    @api.get("/rejections", summary="What could not be used, and why")
    def rejections(limit: Annotated[int, Query(ge=1, le=MOST)] = PAGE) -> Response:
        found = store.rejections()
        rows = [{"report": one.subject, "row": one.row, "stage": one.stage, "code": one.code, "detail": one.detail} for one in found[:limit]]
        return plain({"items": rows, "total": len(found)})


def _things(api: APIRouter, store: Store) -> None:
    """One incident, one report, one actor."""

    @api.get("/incidents/{wanted}", summary="One incident with all that follows from its claims")
    def incident(wanted: str, as_of: AsOf = "") -> Response:
        at = store.at(read_day(as_of))
        collection, key = at.incident(wanted)
        return plain(dossier_of(collection, key, at.judgements()))

    @api.get("/reports/{wanted:path}", summary="One report with its annotations and claims")
    def report(wanted: str, as_of: AsOf = "") -> Response:
        found = report_view(store.at(read_day(as_of)).report(wanted), wanted)
        return plain({name: value for name, value in found.items() if name not in ("pieces", "layers")})

    @api.get("/actors/{wanted:path}", summary="One actor")
    def actor(wanted: str, as_of: AsOf = "") -> Response:
        return plain(people.actor_page(store.at(read_day(as_of)), wanted))


def _writes(api: APIRouter, store: Store, jobs: Jobs) -> None:
    """Decisions and new reports: each goes through the journal."""

    @api.get("/inbox", summary="What waits for a decision")
    def inbox() -> Response:
        return plain(deciding.inbox(store))

    @api.get("/decisions", summary="All decisions, the latest first")
    def decisions() -> Response:
        return plain({"items": deciding.decisions(store)})

    @api.post("/decisions", summary="Decide", status_code=201)
    def decide(body: Decision) -> Response:
        return plain({"items": [decision(one) for one in deciding.decide(store, body.model_dump())]}, 201)

    @api.post("/decisions/{number}/withdraw", summary="Take a decision back")
    def withdraw(number: Annotated[int, "1 or more"], body: Withdrawal) -> Response:
        deciding.withdraw(store, number, by=body.by, why=body.why)
        return plain({"items": deciding.decisions(store)})

    @api.post("/lots", summary="Add reports", status_code=202)
    def add(files: Annotated[list[UploadFile], File()], published: Annotated[str, Form()] = "") -> Response:
        job = jobs.start([(one.filename or "unnamed.txt", one.file.read()) for one in files], published)
        return plain(job.shown(), 202)

    @api.get("/lots/{number}", summary="How far a lot of reports is")
    def lot(number: int) -> Response:
        return plain(jobs.get(number).shown())


OF_THE_LEDGER = ("/api/v1/", "/incidents/", "/reports", "/actors", "/sources", "/tally", "/export.")
"""Where an answer depends on nothing but the address and the ledger."""


def unchanged(request: Request, store: Store) -> str | None:
    """The ETag of a reply, where it only changes with the ledger; None elsewhere."""
    path = request.url.path
    if request.method != "GET" or not (path == "/" or path.startswith(OF_THE_LEDGER)) or path.startswith("/api/v1/lots"):
        return None
    return store.state().tag
