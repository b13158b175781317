"""What a page says of itself, in the order of trust: JSON-LD, OpenGraph and other meta elements, marked-up elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crossbearing.reading.language import named_language

ARTICLE_TYPES = re.compile(r"(?:\w*NewsArticle|Article|Report|BlogPosting|LiveBlogPosting|ScholarlyArticle|SocialMediaPosting|TechArticle|WebPage)")
DATE_NAMES = (
    *("article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dc.date.created", "dcterms.created", "dcterms.issued"),
    *("dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date"),
    *("publicationdate", "published_time", "article.published", "citation_publication_date", "citation_date", "cxenseparse:recs:publishtime"),
    *("originalpublicationdate", "date"),
)
TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "citation_title", "parsely-title", "title")
OUTLET_NAMES = ("og:site_name", "application-name", "citation_journal_title", "dc.publisher", "publisher")
AUTHOR_NAMES = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "citation_author", "byl")
JSON_CHARS = 500_000
MAX_AUTHORS = 8
NAME_CHARS = 120

AUTHOR_MARKS = frozenset({"author", "byline", "author-name", "byline-name", "byline__name", "article-author", "post-author", "entry-author"})
_AUTHOR = re.compile(r"(?:[Bb]y:?\s+|BY:?\s+)?([^\W\d_][\w.'’-]*(?:,? (?:and )?[^\W\d_][\w.'’-]*){1,8})")
_NO_TITLE = re.compile(r"\s*(?:exported data|untitled(?: document)?|home(?: ?page)?|index|document|new page)\s*", re.I)
_TITLE_TAIL = re.compile(r"\s+[|–—-]\s+([^|–—-]{2,60})$")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """What a page says of itself; ``dates`` are its dates of publication as written, most trusted first."""

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    dates: tuple[str, ...] = ()


def page_metadata(tree: HtmlElement) -> PageMetadata:
    """Headline, byline, outlet, address, language and dates that a page gives in its markup."""
    articles = sorted(_linked_data(tree), key=lambda item: "WebPage" in str(item.get("@type")))
    metas = _metas(tree)
    url = _first(*(_address(a.get("url") or a.get("mainEntityOfPage")) for a in articles), _canonical(tree), _address(metas.get("og:url", [None])[0]))
    publisher = _first(*(_person(_name(a.get("publisher"))) for a in articles), *(_person(v) for n in OUTLET_NAMES for v in metas.get(n, [])))
    title = _first(*(_string(a.get("headline")) for a in articles), *(v for n in TITLE_NAMES for v in metas.get(n, [])), _heading(tree), _title(tree))
    if title and (tail := _TITLE_TAIL.search(title)) and _same(tail[1], publisher, url):
        title = title[: tail.start()]
    return PageMetadata(
        title=title,
        byline=_first(*(_names(a.get("author")) for a in articles), *(_person(v) for n in AUTHOR_NAMES for v in metas.get(n, [])), *_authors(tree)),
        publisher=publisher or (urlsplit(url).hostname or "").removeprefix("www.") or None if url else publisher,
        url=url,
        language=named_language(tree.get("lang")) or _first(*(named_language(a.get("inLanguage")) for a in articles)),
        dates=tuple(d for d in (*(_string(a.get("datePublished")) for a in articles), *(v for n in DATE_NAMES for v in metas.get(n, [])), *_times(tree)) if d),
    )


def _first(*values: str | None) -> str | None:
    """The first value that says something, on one line."""
    return next((clean for v in values if v and (clean := _BLANKS.sub(" ", v).strip())), None)


def _string(value: object) -> str | None:
    """A JSON value as a string, if it is one (or the first of a list)."""
    if isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, str) else None


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The articles among the JSON-LD objects of a page."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text and len(script.text) <= JSON_CHARS:
            try:
                value = json.loads(script.text.strip().removesuffix(";"), strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _articles(value, 0)


def _articles(value: object, depth: int) -> Iterator[dict[str, Any]]:
    """Every object of an article type in lists and graphs, three levels deep."""
    if isinstance(value, list) and depth < 4:
        for item in value[:50]:
            yield from _articles(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(isinstance(k, str) and ARTICLE_TYPES.fullmatch(k) for k in (kinds if isinstance(kinds, list) else [kinds])):
            yield value
        for key in ("@graph", "mainEntity"):
            if key in value and depth < 4:
                yield from _articles(value[key], depth + 1)


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    """The contents of the meta elements by lower-case name, property or itemprop."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _name(value: object) -> str | None:
    """The name of a person or organisation in JSON-LD."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = _string(value.get("name"))
    return value if isinstance(value, str) and len(value) <= NAME_CHARS else None


def _names(value: object) -> str | None:
    """The names of several authors, with commas."""
    parts = [_person(name) for item in (value if isinstance(value, list) else [value])[:MAX_AUTHORS] if (name := _name(item))]
    return ", ".join(dict.fromkeys(p for p in parts if p)) or None


def _person(value: str | None) -> str | None:
    """A name that is no address of a profile."""
    return None if not value or "://" in value or value.startswith("www.") or len(value) > NAME_CHARS else value


def _address(value: object) -> str | None:
    """A web address in JSON-LD or a meta element."""
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) and value.startswith(("http://", "https://")) else None


def _canonical(tree: HtmlElement) -> str | None:
    """The address that the page calls its own."""
    return next((_address(e.get("href")) for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"), None)


def _heading(tree: HtmlElement) -> str | None:
    """The only first-level heading."""
    headings = [text for e in tree.iter("h1") if (text := _BLANKS.sub(" ", "".join(e.itertext())).strip())]
    return headings[0] if len(headings) == 1 and len(headings[0]) <= 300 else None


def _title(tree: HtmlElement) -> str | None:
    """The title element, if it is more than what a program calls every page that it saves."""
    return next((e.text for e in tree.iter("title") if e.text and not _NO_TITLE.fullmatch(e.text)), None)


def _authors(tree: HtmlElement) -> Iterator[str]:
    """Names in elements that are marked up as the author of the page, and not of a comment."""
    for element in tree.iter("a", "span", "address", "div", "p"):
        marks = {element.get("rel"), element.get("itemprop"), *(element.get("class") or "").lower().split()}
        if marks & AUTHOR_MARKS and not any("comment" in (e.get("class") or "").lower() for e in (element, *element.iterancestors())):
            name = _BLANKS.sub(" ", "".join(element.itertext())).strip()
            if m := _AUTHOR.fullmatch(name):
                yield m[1]


def _times(tree: HtmlElement) -> Iterator[str]:
    """Dates of elements that are marked up as the publication date."""
    for element in tree.iter("time", "span", "abbr", "p", "div"):
        marked = (element.get("itemprop") or "").lower() == "datepublished" or (element.tag == "time" and element.get("pubdate") is not None)
        if marked and (value := element.get("datetime") or element.get("content") or element.get("title")):
            yield value


def _same(tail: str, publisher: str | None, url: str | None) -> bool:
    """Is the tail of a title the name of the outlet?"""
    plain = "".join(c for c in tail.lower() if c.isalnum())
    host = (urlsplit(url).hostname or "") if url else ""
    return bool(plain) and (plain == "".join(c for c in (publisher or "").lower() if c.isalnum()) or plain in host.replace(".", "").replace("-", ""))
