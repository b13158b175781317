"""Web pages: main text, headline, byline, date and outlet."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from lxml import etree
from lxml import html as markup

from crossbearing.reading.decoding import Undecodable, decode, signature
from crossbearing.reading.documents import FIELD_CHARS, date_of, documents, rejection
from crossbearing.reading.metadata import page_metadata
from crossbearing.reading.settings import DEFAULTS, Found, ReadSettings
from crossbearing.records.document import Incoming
from crossbearing.records.finding import Rejection

HEAD_BYTES = 4096
ARTICLE_CHARS = 400

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CHANGED = re.compile(r"(?:last[ _-]?)?(?:updated?|modified|modifi|changed|revised|expir)", re.I)
_DATED = re.compile(r"date|time|publi|posted|byline|meta|entry-|post-")
_COMMENTS = re.compile(r"comment|related|sidebar|footer|copyright|widget|recommend|promo|teaser")
# XML 1.0 allows none of these; parsers stop at them or fail later.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_REFERENCE = re.compile(r"&#([0-9]{1,7}|[xX][0-9a-fA-F]{1,6});?")
# The heading above what readers wrote, where a page marks it as nothing but a heading.
_DISCUSSION = re.compile(
    r"<h[2-6][^>]{0,200}>\s*(?:<[^>]{1,200}>\s*)*(?:(?:\d+|one|two|no)\s+)?(?:(?:readers?['’]?s?['’]?\s+)?comments?(?:\s*\(\d+\))?:?\s*<"
    r"|leave a (?:reply|comment)\b|(?:thoughts?|responses?|comments?) (?:on|to)\b)",
    re.I,
)
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class HtmlReader:
    """Reads a saved web page as one report."""

    settings: ReadSettings = DEFAULTS

    def __call__(self, name: str, data: bytes) -> Iterator[Incoming | Rejection]:
        """The report in the bytes of a page."""
        try:
            text = decode_page(data)
        except Undecodable as error:
            yield rejection(name, "not-text", str(error))
            return
        found = page(name, text, data, self.settings)
        if isinstance(found, Rejection):
            yield found
        else:
            yield from documents(name, found, self.settings)


def decode_page(data: bytes) -> str:
    """The characters of a page: UTF-8 where it is valid, else the encoding that the page names, else a guess.  Raises Undecodable."""
    declared = _CHARSET.search(data[:HEAD_BYTES])
    if declared is not None and signature(data) is None:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        try:
            return data.decode(declared[1].decode("ascii"), "replace")
        except (LookupError, UnicodeError):  # no codec of that name, or one that is none for text ("idna")
            pass
    return decode(data)[0]


def page(name: str, text: str, raw: bytes, settings: ReadSettings) -> Found | Rejection:
    """What a page holds: the words of its article, with the headline on top, and what the page says of itself."""
    if len(text) > settings.html_chars:
        return rejection(name, "too-long", f"a page of {len(text):,} characters; the limit is {settings.html_chars:,} (html_chars)")
    text = _sound(text)
    tree = parse(text)
    if tree is None:
        return rejection(name, "no-text", "no markup that could be read")
    # Looking for the article takes more than linear time on pages of very many elements.
    if (elements := sum(1 for _ in tree.iter())) > settings.html_elements:
        return rejection(name, "too-long", f"a page of {elements:,} elements; the limit is {settings.html_elements:,} (html_elements)")
    about = page_metadata(tree)
    published = next((day for given in about.dates if (day := date_of(given))), None) or _searched_date(text, about.url)
    body = main_text(text)
    if not body:
        return rejection(name, "no-text", "no article text found in the page")
    return Found(
        text=_with_headline(body, about.title),
        raw=raw,
        title=about.title,
        url=about.url,
        publisher=about.publisher,
        byline=about.byline,
        published=published,
        published_basis="metadata" if published else None,
        page_language=about.language,
    )


def _sound(text: str) -> str:
    """The markup without characters that it must not hold, written out or as references."""
    return _REFERENCE.sub(lambda m: " " if _NO_XML.match(_referred(m[1])) else m[0], _NO_XML.sub(" ", text))


def _referred(number: str) -> str:
    """The character of a reference ("65", "x41"); a null character where there is none of that number."""
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    return chr(code) if code <= sys.maxunicode else "\x00"


def parse(text: str) -> markup.HtmlElement | None:
    """The tree of a page, without network and without entities of its own; None where there is no element in it."""
    try:
        parser = markup.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
        tree = markup.document_fromstring(_DECLARATION.sub("", text).encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return tree if isinstance(tree, markup.HtmlElement) else None


def main_text(text: str) -> str:
    """The article in a page, a paragraph a line, without what readers wrote below it; empty where none is found."""
    if cut := _DISCUSSION.search(text):
        above = _extracted(text[: cut.start()])
        if len(above) >= ARTICLE_CHARS:
            return above
    return _extracted(text)


def _extracted(text: str) -> str:
    """What the extractor takes for the article."""
    import trafilatura

    return (trafilatura.extract(text, fast=True, include_comments=False) or "").strip()


ASIDE = frozenset({"aside", "footer", "nav", "form", "iframe"})
RUNNING = frozenset({"p", "li", "blockquote", "td", "figcaption", "pre"})
BLOCKS = frozenset("p div br li tr h1 h2 h3 h4 h5 h6 blockquote pre table ul ol section article header footer hr dt dd".split())
UNSEEN = frozenset({"script", "style", "head", "title", "noscript", "template"})


def text_of_markup(text: str) -> str:
    """All words of a piece of markup, a block a paragraph: for messages, where everything is text and nothing a page around it."""
    tree = parse(_sound(text))
    if tree is None:
        return ""
    parts: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        unseen = element.tag in UNSEEN or any(above.tag in UNSEEN for above in element.iterancestors())
        if element.tag in BLOCKS:
            parts.append("\n\n")
        if event == "start" and element.text and not unseen:
            parts.append(_BLANKS.sub(" ", element.text))
        if event == "end" and element.tail and not any(above.tag in UNSEEN for above in element.iterancestors()):
            parts.append(_BLANKS.sub(" ", element.tail))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n\n"))
    return "\n\n".join(line for line in lines if line)


def _searched_date(text: str, url: str | None) -> str | None:
    """The date that the page gives in its markup elsewhere: in its address or in elements around the article.

    Running text, footers, lists of other reports and days of change are cut away before the search: a day in them is no day of publication.
    """
    import htmldate

    latest = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%d")
    tree = parse(text)
    if tree is None:
        return None
    for element in [e for e in tree.iter() if _tells_other_days(e)]:
        element.clear(keep_tail=True)
    found = htmldate.find_date(tree, extensive_search=False, original_date=True, url=url, max_date=latest)
    return date_of(found) if found else None


def _tells_other_days(element: markup.HtmlElement) -> bool:
    """May a day in this element be another than that of publication?"""
    if element.tag == "meta":
        return _CHANGED.search(" ".join(element.values())) is not None
    named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}".lower()
    if element.tag in ASIDE or _COMMENTS.search(named):
        return True
    if element.tag in RUNNING and not _DATED.search(named):
        return next(element.iter("time"), None) is None
    return _CHANGED.match((element.text or "").strip()) is not None or _CHANGED.search(named) is not None


def _with_headline(body: str, title: str | None) -> str:
    """The text as a newspaper would set it: headline, blank line, body; the headline once."""
    spaced = "\n\n".join(line for line in body.split("\n") if line.strip())
    if not title or _plain(body[: len(title) + 40]).startswith(_plain(title)):
        return spaced
    return f"{_BLANKS.sub(' ', title).strip()[:FIELD_CHARS]}\n\n{spaced}"


def _plain(text: str) -> str:
    """Letters and digits alone, to compare a title with a line."""
    return "".join(c for c in text.lower() if c.isalnum())
