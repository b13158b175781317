"""The web app put together: routes, templates, static files, errors, and the gate around all of it."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

import crossbearing
from crossbearing.errors import CrossbearingError, NotFoundError, UsageError
from crossbearing.presenting.web import api, pages
from crossbearing.presenting.web.adding import Jobs
from crossbearing.presenting.web.rendering import Renderer
from crossbearing.presenting.web.rewinding import Underway
from crossbearing.presenting.web.security import Gate, Keys, error_body
from crossbearing.presenting.web.store import Store
from crossbearing.presenting.web.tiling import Tiles

CODES = {400: "bad-request", 404: "not-found", 405: "method-not-allowed", 413: "too-large", 422: "invalid", 500: "internal-error", 503: "unavailable"}

AGAIN = 5
"""Seconds after which a browser asks again for what is being made."""


def static_folder() -> Path:
    """Where the built bundle lies."""
    return Path(str(files("crossbearing.presenting.web").joinpath("static")))


def has_bundle() -> bool:
    """Was the browser's part built when this was installed?"""
    return (static_folder() / "app.js").is_file()


NO_TILES = Tiles()


def create_app(store: Store, keys: Keys | None = None, tiles: Tiles = NO_TILES) -> Gate:
    """The app over one ledger, behind its gate; ``keys`` where a token is asked for, ``tiles`` where the map has a server to ask."""
    inner = FastAPI(
        title="Crossbearing", version=crossbearing.__version__, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json",
        description="Who says what happened, on whose word; see docs/web.md.",
    )  # fmt: skip
    jobs, renderer = Jobs(store), Renderer(tiles)
    inner.include_router(api.router(store, jobs))
    inner.include_router(pages.router(store, jobs, renderer, keys))
    inner.mount("/static", StaticFiles(directory=static_folder(), check_dir=False), name="static")
    _errors(inner, renderer)

    @inner.middleware("http")
    async def tagged(request: Request, run: Callable[[Request], Awaitable[Response]]) -> Response:
        """An ETag on what only changes with the ledger; nothing of a ledger stays in a shared cache."""
        tag = api.unchanged(request, store)
        if tag is not None and tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers={"etag": tag, "cache-control": "private, no-cache"})
        response = await run(request)
        if tag is not None and response.status_code == 200:
            response.headers["etag"] = tag
        if not request.url.path.startswith("/static/"):
            response.headers.setdefault("cache-control", "private, no-cache")
        return response

    return Gate(inner, keys=keys, images=tiles.origin)


def _errors(app: FastAPI, renderer: Renderer) -> None:
    """Every error in one shape: JSON for programs, a page for people."""

    def reply(request: Request, status: int, message: str) -> Response:
        code = CODES.get(status, "error")
        if request.url.path.startswith("/api/"):
            return JSONResponse(error_body(status, code, message), status_code=status)
        return HTMLResponse(renderer.page("error.html", request, status=status, message=message), status_code=status)

    @app.exception_handler(CrossbearingError)
    def ours(request: Request, error: CrossbearingError) -> Response:
        return reply(request, 404 if isinstance(error, NotFoundError) else 400 if isinstance(error, UsageError) else 503, str(error))

    @app.exception_handler(Underway)
    def underway(request: Request, error: Underway) -> Response:
        made = reply(request, 503, f"{error}; this page asks again every {AGAIN} seconds")
        made.headers.update({"Retry-After": str(AGAIN), "Refresh": str(AGAIN)})
        return made

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        return reply(request, 422, "; ".join(f"{'.'.join(str(p) for p in one['loc'][1:])}: {one['msg']}" for one in error.errors()[:5]))

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        made = reply(request, error.status_code, _words(error))
        made.headers.update(dict(error.headers or {}))
        return made

    @app.exception_handler(Exception)
    def broken(request: Request, error: Exception) -> Response:
        return reply(request, 500, f"{type(error).__name__}: this is a fault of the program; its terminal shows more")


def _words(error: HTTPException) -> str:
    """What an error of the framework says."""
    found: Any = error.detail
    return found if isinstance(found, str) else json.dumps(found)
