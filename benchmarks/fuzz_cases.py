"""Small files made up for each reader: structure that its parser follows, filled with values that nobody would write.

Damage done to a sound file mostly breaks its outermost frame; what lies deeper is reached by files that are well formed outside and strange inside.  They are
short, so that a million of them can be read in half an hour.
"""

from __future__ import annotations

import base64
import gzip
import io
import json
import random
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

WORDS = (
    "Shells hit a market in Bukoro on 3 May 2021 and killed five people, a doctor said.", "The army denied it.", "By A. Writer", "ZARIMA, March 4 (Wire) -",
    "Published: 2020-13-45", "\u202e\u2066abc\u2069", "a\u200bb\u200dc\ufeff", "=HYPERLINK(\"x\")", "'; DROP TABLE reports;--", "<script>alert(1)</script>",
    "\ud7ff\ue000\uffff", "a\u0301" * 40, "(" * 60, "“quoted ‘inside’ ” said", "- - -", "x" * 300, "0" * 40, "1e999",
    "\x00\x01\x1b[31m", "&amp;&#0;&#x110000;&x;",
)  # fmt: skip
DATES = ("2020-02-30", "Mon, 99 Foo 20 99:99:99 +9999", "0000-00-00", "2021-05-03T12:00:00+99:00", "tomorrow", "-1", "", "9" * 30, "3 May 2021", "XXXX-12-03")
CHARSETS = ("utf-8", "cp1252", "utf-16", "utf-7", "rot13", "idna", "x" * 80, "", "utf-32-be", "iso-2022-kr")
SOUND = 0.75
"""How often a frame is as it should be, so that what is strange lies within."""
FIELDS = ("id", "text", "html", "title", "url", "publisher", "byline", "published", "language", "Body", "")
TAGS = (
    "p",
    "div",
    "article",
    "table",
    "tr",
    "td",
    "ul",
    "li",
    "blockquote",
    "h1",
    "time",
    "a",
    "section",
    "figure",
    "aside",
    "nav",
    "b",
    "svg",
    "template",
    "pre",
)


def words(rng: random.Random) -> str:
    """Some lines of text."""
    return rng.choice((" ", "\n", "\n\n", "\r\n")).join(rng.choices(WORDS, k=rng.randint(1, 4)))


def value(rng: random.Random, depth: int = 0) -> object:
    """Any JSON value."""
    match rng.randrange(9):
        case 0:
            return rng.choice((None, True, False, 0, -1, 10**40, 1e308, float("nan")))
        case 1 if depth < 3:
            return [value(rng, depth + 1) for _ in range(rng.randint(0, 3))]
        case 2 if depth < 3:
            return {rng.choice(FIELDS): value(rng, depth + 1) for _ in range(rng.randint(0, 3))}
        case 3:
            return rng.choice(DATES)
        case _:
            return words(rng)


def a_row(rng: random.Random) -> dict[str, object]:
    """A row of a table of reports."""
    named: dict[str, object] = {name: value(rng) for name in rng.sample(FIELDS, rng.randint(1, 4))}
    return named | ({"text": words(rng)} if rng.random() < SOUND else {})


def a_txt(rng: random.Random) -> bytes:
    """Lines in some encoding."""
    return words(rng).encode(rng.choice(("utf-8", "utf-16", "cp1252", "utf-8-sig", "utf-32")), "replace")


def a_json(rng: random.Random) -> bytes:
    """One row, several, or rows in an envelope."""
    rows = [a_row(rng) for _ in range(rng.randint(1, 2))]
    return json.dumps(rng.choice((rows, rows[0], {"articles": rows}, {"a": {"b": rows}}, [rows])), ensure_ascii=rng.random() < 0.5).encode("utf-8", "replace")


def a_jsonl(rng: random.Random) -> bytes:
    """Rows and lines that are none."""
    lines = [
        json.dumps(a_row(rng)) if rng.random() < 0.8 else rng.choice(("", "[]", "nul", '{"text":', "[" * 200, '"x"', "{}")) for _ in range(rng.randint(1, 3))
    ]
    return rng.choice(("\n", "\r\n", "\r", "\u2028")).join(lines).encode("utf-8", "replace")


def a_csv(rng: random.Random) -> bytes:
    """A header in any order, rows too long and too short, quotes open and closed."""
    mark, names = rng.choice(",,,;\t|"), [*rng.sample(FIELDS, rng.randint(1, 4)), *(["text"] if rng.random() < SOUND else [])]
    frames = ('"{}"',) if rng.random() < SOUND else ('"{}"', '"{}', "{}", '""{}""')
    width = len(names) if rng.random() < SOUND else rng.randint(0, 6)
    rows = [mark.join(rng.choice(frames).format(rng.choice((*WORDS, *DATES)).replace('"', '""')) for _ in range(width)) for _ in range(2)]
    return "\n".join([mark.join(names), *rows]).encode("utf-8", "replace")


def a_html(rng: random.Random) -> bytes:
    """Tags in and out of order, attributes, metadata that contradicts itself."""
    parts = []
    for _ in range(rng.randint(1, 10)):
        tag = rng.choice(TAGS)
        parts.append(
            rng.choice(("<{0}>{1}</{0}>", "<{0}>{1}", "{1}</{0}>", "<{0} class='{1}'>", "<!--{1}--><{0}/>", "<![CDATA[{1}]]>")).format(tag, rng.choice(WORDS))
        )
    linked = json.dumps({"@type": rng.choice(("NewsArticle", ["Person"], 3)), "datePublished": value(rng), "author": value(rng), "publisher": value(rng)})
    head = rng.choice(("", f"<meta charset={rng.choice(CHARSETS)}>", f'<script type="application/ld+json">{linked}</script>',
                       f'<meta property="article:published_time" content="{rng.choice(DATES)}"><title>{rng.choice(WORDS)}', "<base href='//[::'>"))  # fmt: skip
    return f"{rng.choice(('<!DOCTYPE html>', '', '<?xml version=1.0?>'))}<html>{head}<body>{''.join(parts)}".encode("utf-8", "replace")


def a_eml(rng: random.Random) -> bytes:
    """A message whose headers, boundaries, encodings and parts disagree."""
    boundary = rng.choice(("b", "b b", "", '"', "é" * 5))
    names = ("From", "Date", "Subject", "Content-Type", "Content-Transfer-Encoding", "Message-ID", "List-Id", "To", "X-\udcff")
    values = (
        *DATES, *WORDS[:6], f"multipart/mixed; boundary={boundary}", f"text/html; charset={rng.choice(CHARSETS)}", "base64", "quoted-printable",
        "message/rfc822",
        "=?utf-8?b?////?=", "=?x?q?=ZZ?=", "\"a\" <b@>", "<" * 50, "text/plain; charset*0=u; charset*1=tf-8", "x-uuencode",
    )  # fmt: skip
    head = "".join(f"{rng.choice(names)}: {' '.join(rng.choice(values).split())}\n" for _ in range(rng.randint(1, 6)))
    body = rng.choice(
        (words(rng), base64.b64encode(words(rng).encode("utf-8", "replace")).decode(), f"--{boundary}\n{head}\n{words(rng)}\n--{boundary}--", "> " + words(rng))
    )
    return f"{head}\n{body}\n".encode("utf-8", "surrogateescape" if "\udcff" in head else "replace")


def a_mbox(rng: random.Random) -> bytes:
    """One or two messages behind their separators, or what looks like one."""
    return b"\n".join(rng.choice((b"From a@b.c Mon Jan  1 00:00:00 2024\n", b"From \n", b">From x\n")) + a_eml(rng) for _ in range(rng.randint(1, 2)))


def a_warc(rng: random.Random) -> bytes:
    """One or two records with lengths, types and bodies that may be wrong."""
    out = b""
    for number in range(rng.randint(1, 2)):
        page = rng.choice((a_html, a_txt))(rng)
        body = page if rng.random() < SOUND else rng.choice((gzip.compress(page, 1), b""))
        status = "200 OK" if rng.random() < SOUND else rng.choice(("200", "99999 X", "404 No", ""))
        kind = rng.choice(("text/html", "text/plain", "image/png", f"text/html; charset={rng.choice(CHARSETS)}", ""))
        extra = rng.choice(("", "", "", "Content-Encoding: gzip\r\n", "Transfer-Encoding: chunked\r\n", "Content-Length: -5\r\n"))
        whole = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}\r\n".encode("utf-8", "replace") + body
        length = len(whole) if rng.random() < SOUND else rng.choice((0, -1, 10**12, "x"))
        sort = "response" if rng.random() < SOUND else rng.choice(("resource", "conversion", "request", "warcinfo", ""))
        day = rng.choice(("2020-03-04T00:00:00Z", *DATES))
        head = f"WARC/1.{rng.randrange(2)}\r\nWARC-Type: {sort}\r\nWARC-Target-URI: http://x.org/{number}\r\nWARC-Date: {day}\r\nWARC-Record-ID: <urn:x:1>\r\n"
        out += f"{head}Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n".encode() + whole + b"\r\n\r\n"
    return gzip.compress(out, 1) if rng.random() < 0.3 else out


def packed(members: dict[str, bytes]) -> bytes:
    """A zip archive without compression, whose members damage reaches."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def a_zip(rng: random.Random) -> bytes:
    """Files of other kinds under names that lead out, or are none."""
    kinds = {
        "a.txt": a_txt,
        "a.jsonl": a_jsonl,
        "a.csv": a_csv,
        "a.eml": a_eml,
        "../a.txt": a_txt,
        "/a.txt": a_txt,
        "a\\..\\b.txt": a_txt,
        "x/": a_txt,
        "n.zip": a_txt,
        "é\u202e.json": a_json,
    }
    return packed({name: kinds[name](rng) for name in rng.sample(list(kinds), rng.randint(0, 2))})


def a_docx(rng: random.Random) -> bytes:
    """A document of paragraphs, runs, tables and fields that are nested as they should not be."""
    body = "".join(f"<w:p><w:r>{_soup(rng, 0)}</w:r></w:p>" for _ in range(rng.randint(0, 3)))
    head = '<?xml version="1.0"?>' if rng.random() < SOUND else rng.choice(('<!DOCTYPE x [<!ENTITY a "b">]>', '<?xml version="1.0" encoding="utf-16"?>'))
    space = "http://schemas.openxmlformats.org/"
    xml = f'{head}<w:document xmlns:w="{space}wordprocessingml/2006/main" xmlns:mc="{space}markup-compatibility/2006"><w:body>{body}</w:body></w:document>'
    return packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": xml.encode("utf-8", "replace")})


def _soup(rng: random.Random, depth: int) -> str:
    """Elements in elements, words in some of them."""
    if depth > 3 or rng.random() < 0.5:
        text = escape(rng.choice(WORDS)).translate({0: None, 1: None, 0x1B: None, 0xFFFF: None})
        return f"<w:t>{text}</w:t>"
    tag = rng.choice(("w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:del", "w:ins", "w:hyperlink", "mc:AlternateContent", "mc:Fallback", "w:tab", "w:sdt"))
    return f"<{tag}>{''.join(_soup(rng, depth + 1) for _ in range(rng.randint(0, 3)))}</{tag}>"


OPERATORS = ("({}) Tj", "[({}) -250] TJ", "1 0 0 1 50 700 Tm ({}) Tj", "1 0 0 1 300 690 Tm ({}) Tj", "0 -14 Td ({}) '", "q Q", "<FEFF0041> Tj", "BI ID x EI")
PAGE = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>/MediaBox[0 0 600 800]>>"


def a_pdf(rng: random.Random) -> bytes:
    """A page whose objects, streams, lengths and table of offsets may not fit."""

    def strange(sound: bytes, *others: bytes) -> bytes:
        return sound if rng.random() < 0.9 else rng.choice(others)

    shown = " ".join(rng.choice(OPERATORS).format(rng.choice(WORDS[:5])) for _ in range(rng.randint(1, 6)))
    stream = f"BT /F1 {rng.choice((9, 9, 9, 0, -3, 1e9))} Tf {shown} ET".encode("cp1252", "replace")
    length = strange(b"%d" % len(stream), b"0", b"-1", b"1000000000")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        strange(b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>", b"<</Type/Pages/Kids 3 0 R/Count -1>>"),
        strange(PAGE, PAGE.replace(b"4 0 R", b"[4 0 R 9 0 R]"), PAGE.replace(b"[0 0 600 800]", b"[9e99 0 -1]")),
        b"<</Length " + length + strange(b"", b"/Filter/FlateDecode", b"/Filter[/LZWDecode/X]") + b">>stream\n" + stream + b"\nendstream",
        strange(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", b"<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 4 0 R>>", b"null"),
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out) + rng.choice((0,) * 12 + (7,)))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(out) + rng.choice((0,) * 9 + (3,)))


MADE: dict[str, Callable[[random.Random], bytes]] = {
    "csv": a_csv, "docx": a_docx, "eml": a_eml, "html": a_html, "json": a_json, "jsonl": a_jsonl, "mbox": a_mbox, "pdf": a_pdf, "txt": a_txt, "warc": a_warc,
    "zip": a_zip,
}  # fmt: skip
"""A generator a kind."""
