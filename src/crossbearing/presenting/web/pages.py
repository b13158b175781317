"""The pages for people, made on the server: they can be read without script, which adds timeline, map, layers and keys."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import numpy as np
from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse, StreamingResponse
from starlette.datastructures import FormData, UploadFile

from crossbearing.errors import NotFoundError, UsageError
from crossbearing.presenting.web import deciding, drawings, exporting, people
from crossbearing.presenting.web.adding import Jobs
from crossbearing.presenting.web.dossier import dossier
from crossbearing.presenting.web.layers import report_view
from crossbearing.presenting.web.lineage_drawing import lineage
from crossbearing.presenting.web.query import CLOCKS, SORTS, Query, read_day, read_query
from crossbearing.presenting.web.reader import Reader
from crossbearing.presenting.web.rendering import Renderer
from crossbearing.presenting.web.security import COOKIE, Keys
from crossbearing.presenting.web.sentences import filter_sentences
from crossbearing.presenting.web.store import Store
from crossbearing.records.incident import Judgement

REPORTS = 100
YEAR_SECONDS = 365 * 24 * 3600


class Pages:
    """What every page needs."""

    def __init__(self, store: Store, renderer: Renderer) -> None:
        self.store, self.renderer = store, renderer

    def show(self, template: str, request: Request, *, at: Reader | None = None, **given: Any) -> HTMLResponse:
        """A page over the ledger as it stands or stood, with what is said of that in its head and foot; without ``at``, one that is always of now."""
        reader = at or self.store
        state = reader.state()
        totals = {"reports_total": len(state.heads), "incidents_total": len(state.index)}
        return HTMLResponse(self.renderer.page(template, request, as_of=reader.day, earlier=at is not None, **totals, **given))

    def at(self, request: Request) -> Reader:
        """The ledger at the day that the address names."""
        return self.store.at(read_day(request.query_params.get("as_of", "")))


def router(store: Store, jobs: Jobs, renderer: Renderer, keys: Keys | None) -> APIRouter:
    """All pages."""
    made, pages = APIRouter(include_in_schema=False, default_response_class=HTMLResponse), Pages(store, renderer)
    _reading(made, pages)
    _people(made, pages)
    _deciding(made, pages)
    _adding(made, pages, jobs)
    _entering(made, renderer, keys)
    return made


def asked(request: Request) -> Query:
    """The filters of the page."""
    return read_query(request.query_params.multi_items())


def _reading(routes: APIRouter, pages: Pages) -> None:
    """Overview, incident, report, tally, export."""

    @routes.get("/")
    def overview(request: Request) -> Response:
        at, query = pages.at(request), asked(request)
        found = at.found(query)
        rows, following = found.page(request.query_params.get("after", ""))
        return pages.show(
            "overview.html", request, at=at, query=query, found=found, rows=rows, following=following, facets=found.facets(), sorts=SORTS, clocks=CLOCKS,
            labels={name: {v: at.state().index.facets[name].label(v) for v in values} for name, values in query.facets.items()},
        )  # fmt: skip

    @routes.get("/incidents/{wanted}")
    def incident(request: Request, wanted: str) -> Response:
        at = pages.at(request)
        collection, key = at.incident(wanted)
        page = dossier(collection, key, at.judgements())
        account = collection.accounts[key]
        before, after = _neighbours(at, key)
        return pages.show(
            "incident.html", request, at=at, page=page, ribbon=drawings.ribbon(page["history"]), graph=lineage(collection, account, page["lineage"]),
            ranges=drawings.ranges(page["tolls"]), before=before, after=after, settable=deciding.SETTABLE,
        )  # fmt: skip

    @routes.get("/reports")
    def reports(request: Request) -> Response:
        at = pages.at(request)
        heads = at.state().heads
        words = request.query_params.get("q", "").casefold()
        keys = [k for k in sorted(heads, key=lambda k: (-heads[k].day, k)) if words in f"{heads[k].outlet} {heads[k].title} {k}".casefold()]
        start = request.query_params.get("start", "0")
        first = int(start) if start.isdecimal() and len(start) < 9 else 0
        return pages.show(
            "reports.html", request, at=at, keys=keys[first : first + REPORTS], heads=heads, first=first, total=len(keys), step=REPORTS, words=words
        )

    @routes.get("/reports/{wanted:path}")
    def report(request: Request, wanted: str) -> Response:
        at = pages.at(request)
        return pages.show("report.html", request, at=at, page=report_view(at.report(wanted), wanted), outlets=at.state().heads)

    @routes.get("/tally")
    def tally(request: Request) -> Response:
        at, query = pages.at(request), asked(request)
        labels = {name: [at.state().index.facets[name].label(v) for v in values] for name, values in query.facets.items()}
        return pages.show(
            "tally.html", request, at=at, query=query, tally=at.tally(query), sentences=filter_sentences(query, labels), total=at.found(query).total
        )

    @routes.get("/export.{kind}")
    def export(request: Request, kind: str) -> Response:
        if kind not in exporting.FORMATS:
            raise NotFoundError(f"no format called {kind[:20]}; there are: {', '.join(exporting.FORMATS)}")
        head = {"content-disposition": f'attachment; filename="incidents.{kind}"'}
        return StreamingResponse(exporting.lines(pages.at(request), asked(request), kind), media_type=exporting.FORMATS[kind], headers=head)


def _neighbours(at: Reader, key: str) -> tuple[str | None, str | None]:
    """The incidents before and after this one in the list, so that keys can walk it."""
    index = at.state().index
    place = index.at.get(key)
    if place is None:
        return None, None
    order = index.order["latest"]
    here = int(np.flatnonzero(order == place)[0])
    return (index.ids[order[here - 1]] if here else None, index.ids[order[here + 1]] if here + 1 < len(order) else None)


def _people(routes: APIRouter, pages: Pages) -> None:
    """Actors and sources."""

    @routes.get("/actors")
    def actors(request: Request) -> Response:
        at, words = pages.at(request), request.query_params.get("q", "")
        return pages.show("actors.html", request, at=at, found=people.actor_list(at, words), words=words)

    @routes.get("/actors/{wanted:path}")
    def actor(request: Request, wanted: str) -> Response:
        at = pages.at(request)
        return pages.show("actor.html", request, at=at, page=people.actor_page(at, wanted))

    @routes.get("/sources")
    def sources(request: Request) -> Response:
        at = pages.at(request)
        return pages.show("sources.html", request, at=at, found=people.source_list(at))


def _deciding(routes: APIRouter, pages: Pages) -> None:
    """The inbox, the form, and the list of what was decided."""
    store = pages.store

    @routes.get("/decide")
    def inbox(request: Request) -> Response:
        asked_for = {name: request.query_params.get(name, "") for name in ("kind", "subject", "object", "field", "value")}
        done = request.query_params.get("done", "")
        decisions = deciding.decisions(store)
        just = next((one for one in decisions if str(one["number"]) == done), None)
        return pages.show(
            "decide.html", request, inbox=deciding.inbox(store), decisions=decisions, given=asked_for, kinds=deciding.KINDS,
            settable=deciding.SETTABLE, just=just
        )  # fmt: skip

    @routes.post("/decide")
    async def decide(request: Request) -> Response:
        async with request.form() as given:
            form = _words(given)
        stored: list[Judgement] = await _threaded(lambda: deciding.decide(store, form))
        response = RedirectResponse(f"/decide?done={stored[-1].number}", status_code=303)
        response.set_cookie("by", quote(form.get("by", "")[:100]), max_age=YEAR_SECONDS, httponly=True, samesite="strict")
        return response

    @routes.post("/decide/{number}/withdraw")
    async def withdraw(request: Request, number: int) -> Response:
        async with request.form() as given:
            form = _words(given)
        await _threaded(lambda: deciding.withdraw(store, number, by=form.get("by", ""), why=form.get("why", "")))
        return RedirectResponse("/decide#decisions", status_code=303)


def _words(form: FormData) -> dict[str, str]:
    """The fields of a form that are words."""
    return {name: value for name, value in form.items() if isinstance(value, str)}


async def _threaded(work: Any) -> Any:
    """Slow work, off the loop."""
    from starlette.concurrency import run_in_threadpool

    return await run_in_threadpool(work)


def _adding(routes: APIRouter, pages: Pages, jobs: Jobs) -> None:
    """New reports."""

    @routes.get("/add")
    def form(request: Request) -> Response:
        rejected = pages.store.rejections()
        return pages.show("add.html", request, jobs=jobs.latest(), lot=None, rejections=rejected[:200], rejected=len(rejected))

    @routes.get("/add/{number}")
    def lot(request: Request, number: int) -> Response:
        return pages.show("add.html", request, jobs=jobs.latest(), lot=jobs.get(number), rejections=[], rejected=0)

    @routes.post("/add")
    async def add(request: Request) -> Response:
        async with request.form() as form:
            files = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
            lot = [(one.filename or "unnamed.txt", await one.read()) for one in files]
            words = _words(form)
        if words.get("text", "").strip():
            lot.append((words.get("name", "").strip() or "pasted.txt", words["text"].encode("utf-8", "surrogatepass")))
        job = await _threaded(lambda: jobs.start(lot, words.get("published", "").strip()))
        return RedirectResponse(f"/add/{job.number}", status_code=303)


def _entering(routes: APIRouter, renderer: Renderer, keys: Keys | None) -> None:
    """Where a token is given, once."""

    @routes.get("/enter")
    def door(request: Request) -> Response:
        if keys is None:
            return RedirectResponse("/", status_code=303)
        return HTMLResponse(renderer.page("enter.html", request, wrong=False))

    @routes.post("/enter")
    async def enter(request: Request) -> Response:
        if keys is None:
            raise UsageError("no token is asked for here")
        client = request.client.host if request.client else ""
        async with request.form() as form:
            given = _words(form).get("token", "")
        if keys.limiter.waits(client):
            return HTMLResponse(renderer.page("enter.html", request, wrong=True), status_code=429)
        if not keys.opens(given.strip()):
            keys.limiter.failed(client)
            return HTMLResponse(renderer.page("enter.html", request, wrong=True), status_code=401)
        response = RedirectResponse("/", status_code=303)
        response.set_cookie(COOKIE, keys.session(), httponly=True, samesite="strict")
        return response
