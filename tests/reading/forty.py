"""Forty documents of each kind, made by number: every trap comes up in one or another, and what must be read is known."""

from __future__ import annotations

import base64
import csv
import gzip
import io
import json
import quopri
from collections.abc import Callable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from pypdf import PdfReader, PdfWriter

from tests.reading.made import zipped

FORTY = range(40)
PLACES = ["Mereb", "Tannuf", "Oskil", "Zarima", "Bukoro", "Velika", "Qasr Amun", "Sittwe Road"]
WHO = ["the regional governor", "a spokeswoman for the northern council", "two witnesses", "the defence ministry", "a hospital doctor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file, and the paragraphs that must be read from it in this order; ``code`` instead where it must be rejected."""

    data: bytes
    paragraphs: tuple[str, ...] = ()
    code: str | None = None


def headline(number: int) -> str:
    """The headline of document ``number``."""
    return f"Convoy {number} hit near {PLACES[number % len(PLACES)]}"


def story(number: int) -> tuple[str, ...]:
    """Three paragraphs of an invented report."""
    place, who = PLACES[number % len(PLACES)], WHO[number % len(WHO)]
    return (
        f"Rockets hit convoy {number} outside {place} before dawn on Tuesday and burnt four lorries that carried flour, {who} said.",
        f"Nobody claimed the attack near {place}. The rebels’ command-and-control council denied it and blamed bandits who roam the border with the province.",
        f"“We counted {number + 2} craters on the road,” {who} told reporters. The ceasefire commission has asked for photographs of every crater.",
    )


# --- PDF ---------------------------------------------------------------------------------------------------------------------------

Piece = tuple[float, float, float, str]


def made_pdf(pages: list[list[Piece]]) -> bytes:
    """A PDF file that sets each piece (x, y, size, words) in Helvetica; written by hand after ISO 32000."""
    objects: list[bytes] = [b"", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    kids = []
    for pieces in pages:
        stream = b"BT\n" + b"".join(
            f"/F1 {size} Tf 1 0 0 1 {x} {y} Tm (".encode() + words.encode("cp1252").translate(None, b"\\()") + b") Tj\n"
            for x, y, size, words in pieces
        ) + b"ET"  # fmt: skip
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % len(objects))
        kids.append(len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))


# Widths of letters in Helvetica as shares of the type size (Adobe's metrics), by classes.
_HELVETICA = {
    letter: width
    for letters, width in (("ijl", 0.222), ("ftI.,;:- ", 0.278), ("r()’‘“”", 0.333), ("ckssvxyz", 0.5), ("w", 0.722), ("mM", 0.833), ("W", 0.944))
    for letter in letters
}


def width(words: str, size: float) -> float:
    """How wide words are in Helvetica."""
    return size * sum(_HELVETICA.get(letter, 0.7 if letter.isupper() else 0.556) for letter in words)


def taken_apart(pieces: list[Piece], *, letters: bool) -> list[Piece]:
    """The same page set word by word, or letter by letter without blanks, as some programs write it."""
    out: list[Piece] = []
    for start, y, size, words in pieces:
        x = start
        for part in words if letters else words.split(" "):
            if part != " ":
                out.append((x, y, size, part))
            x += width(part if letters else f"{part} ", size)
    return out


def wrapped(words: str, width: int, *, hyphens: bool) -> list[str]:
    """Lines of at most ``width`` letters, long words cut with a hyphen where asked."""
    lines, line = [], ""
    for word in words.split():
        if len(line) + len(word) + 1 <= width:
            line = f"{line} {word}".strip()
        elif hyphens and len(word) > 8 and word.isalpha() and width - len(line) > 5:
            lines.append(f"{line} {word[:4]}-")
            line = word[4:]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def set_pages(number: int, columns: int) -> list[list[Piece]]:
    """The story as a newspaper sets it: running head and foot on each page, one to three columns, hyphens in some, rows across the columns in others."""
    width = {1: 95, 2: 44, 3: 28}[columns]
    paragraphs = [*story(number), *story(number + 100), *story(number + 200)]
    flow: list[str | None] = []
    for paragraph in paragraphs:
        flow += [*wrapped(paragraph, width, hyphens=number % 2 == 0), None]
    rows = {1: 14, 2: 9, 3: 9}[columns]
    pages: list[list[Piece]] = []
    while flow:
        pieces: list[Piece] = [(50, 815, 8, f"THE EXAMPLE OBSERVER {len(pages) + 1}"), (280, 25, 8, f"Page {len(pages) + 1}")]
        if not pages:
            pieces.append((50, 760, 20, headline(number)))
        for column in range(columns):
            y = 720.0
            for _ in range(rows * 3):
                if not flow or y < 90:
                    break
                line = flow.pop(0)
                if line is None:
                    y -= 12
                else:
                    pieces.append((50 + column * 515 / columns, y, 10, line))
                    y -= 12
        if number % 3 == 0:  # as a program writes that sets row by row
            pieces.sort(key=lambda piece: (-piece[1], piece[0]))
        pages.append(pieces)
    return pages


def forty_pdf(number: int) -> Made:
    """Columns, hyphens, heads and feet; and files that are locked, without text, cut off, or no PDF at all."""
    data = made_pdf(set_pages(number, 1 + number % 3))
    if number % 10 == 6:
        return Made(data=_locked(data), code="encrypted")
    if number % 10 == 7:
        return Made(data=made_pdf([[], []]), code="scanned")
    if number % 20 == 8:
        return Made(data=data[: len(data) // 8], code="broken-pdf")
    if number % 20 == 18:
        return Made(data=b"%PDF-1.7\n" + bytes(range(256)) * 20, code="broken-pdf")
    return Made(data=data, paragraphs=(headline(number), *story(number), *story(number + 100), *story(number + 200)))


def _locked(data: bytes) -> bytes:
    """The same file behind a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


# --- Word ---------------------------------------------------------------------------------------------------------------------------

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _runs(words: str, pieces: int) -> str:
    """A paragraph cut into runs, as an editor leaves them."""
    step = max(1, len(words) // pieces)
    return "".join(f'<w:r><w:t xml:space="preserve">{escape(words[at : at + step])}</w:t></w:r>' for at in range(0, len(words), step))


def forty_docx(number: int) -> Made:
    """Cut runs, deleted and inserted words, tables, text boxes with a substitute, headers; and files without a body, cut off, locked or no archive."""
    parts = [f"<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr>{_runs(headline(number), 1 + number % 5)}</w:p>"]
    for at, words in enumerate(story(number)):
        body = _runs(words, 1 + (number + at) % 7)
        if number % 4 == 1:
            body += "<w:del><w:r><w:delText>deleted lie</w:delText></w:r></w:del>"
        if number % 4 == 2:
            body = f"<w:ins>{body}</w:ins><w:moveFrom><w:r><w:t>moved away</w:t></w:r></w:moveFrom>"
        if number % 4 == 3 and at == 1:
            parts.append(f"<w:tbl><w:tr><w:tc><w:p>{body}</w:p></w:tc></w:tr></w:tbl>")
            continue
        parts.append(f"<w:p>{body}</w:p>")
    if number % 5 == 0:
        parts.append("<w:p><mc:AlternateContent><mc:Choice/><mc:Fallback><w:r><w:t>substitute</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>")
    xml = f'<?xml version="1.0"?><w:document xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{"".join(parts)}</w:body></w:document>'
    members = {"[Content_Types].xml": "<Types/>", "word/document.xml": xml, "word/header1.xml": "<x>EXAMPLE OBSERVER</x>", "word/footnotes.xml": "<x>note</x>"}
    if number % 10 == 6:
        return Made(data=zipped({"word/other.xml": xml}), code="broken-docx")
    if number % 10 == 7:
        return Made(data=zipped({**members, "word/document.xml": xml[: len(xml) // 2]}), code="broken-docx")
    if number % 10 == 8:
        return Made(data=zipped(members)[:-50], code="broken-docx")
    if number % 20 == 9:
        return Made(data=zipped({**members, "word/document.xml": b"<a>" + b" " * 40_000_000 + b"</a>"}), code="archive-bomb")
    return Made(data=zipped(members), paragraphs=(headline(number), *story(number)))


# --- mail ---------------------------------------------------------------------------------------------------------------------------


def _part(kind: str, words: str, how: int) -> bytes:
    """One part of a message, in one of four transfer encodings."""
    charset = ("utf-8", "cp1252", "utf-16", "utf-8")[how]
    data = words.encode(charset)
    coded = (quopri.encodestring(data), quopri.encodestring(data), base64.encodebytes(data), data)[how]
    name = ("quoted-printable", "quoted-printable", "base64", "8bit")[how]
    return f"Content-Type: {kind}; charset={charset}\nContent-Transfer-Encoding: {name}\n\n".encode() + coded


def forty_eml(number: int) -> Made:
    """Transfer encodings, alternatives, markup alone, attachments, coded headers; and what is no message, or has no words."""
    words = "\n\n".join(story(number))
    heads = f"From: =?utf-8?q?Example_Agency_{number}?= <desk@example.org>\nTo: list@example.org\nSubject: Re: {headline(number)}\n"
    heads += f"Date: Tue, 03 Mar 2020 23:{number:02d}:00 -0500\n"
    if number % 3 == 0:
        heads += f"Message-ID: <{number}@example.org>\n"
    plain, marked = _part("text/plain", words, number % 4), _part("text/html", "".join(f"<p>{p}</p>" for p in story(number)), number % 4)
    shape = number % 8
    if shape == 5:
        return Made(data=b"\x00\x01\x02 no headers here\n\nbody", code="broken-mail")
    if shape == 6:
        return Made(data=heads.encode() + b"Content-Type: text/plain\n\n   \n", code="empty")
    if shape == 1:
        body = b"Content-Type: multipart/alternative; boundary=XX\n\n--XX\n" + plain + b"\n--XX\n" + marked + b"\n--XX--\n"
    elif shape == 2:
        body = marked
    elif shape == 3:
        body = (
            b"Content-Type: multipart/mixed; boundary=XX\n\n--XX\n"
            + plain
            + b"\n--XX\nContent-Type: image/png\nContent-Disposition: attachment\n\nPNG\n--XX--\n"
        )
    elif shape == 4:
        body = b"Content-Type: multipart/mixed; boundary=XX\n\n--XX\n" + plain + b"\n--XX--\nepilogue that nobody sees"
    else:
        body = plain
    return Made(data=heads.encode() + b"MIME-Version: 1.0\n" + body, paragraphs=story(number))


def forty_mbox() -> tuple[bytes, list[Made]]:
    """All forty messages in one mailbox, with lines that begin with "From " quoted as RFC 4155 has it."""
    made = [forty_eml(number) for number in FORTY]
    return b"".join(b"From desk@example.org Tue Mar  3 23:00:00 2020\n" + one.data.rstrip(b"\n") + b"\n>From the hills came smoke.\n\n" for one in made), made


# --- web archives -------------------------------------------------------------------------------------------------------------------


def warc_record(kind: str, uri: str, body: bytes, content_type: str = "application/http; msgtype=response") -> bytes:
    """One record after ISO 28500."""
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2020-03-04T00:00:00Z\r\nWARC-Record-ID: <urn:x:{uri}>\r\n"
    return f"{head}Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"


def http_answer(body: bytes, content_type: str = "text/html; charset=utf-8", status: str = "200 OK", extra: str = "") -> bytes:
    """An HTTP answer as a crawler stores it."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{extra}Content-Length: {len(body)}\r\n\r\n".encode() + body


def article_page(number: int) -> bytes:
    """A page with the story of that number."""
    paragraphs = "".join(f"<p>{p}</p>" for p in story(number))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{headline(number)}</title>'
        f'<meta property="og:site_name" content="Example {number}"></head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{headline(number)}</h1>{paragraphs}</article><footer>Copyright 2009</footer></body></html>"
    ).encode()


def forty_warc(*, packed: bool) -> tuple[bytes, int]:
    """Forty records: pages, packed pages, a text, requests, redirects, pictures; and how many reports are among them."""
    records, reports = [], 0
    for number in FORTY:
        uri, body = f"https://example.org/{number}", article_page(number)
        shape = number % 8
        if shape == 5:
            records.append(warc_record("request", uri, b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"))
        elif shape == 6:
            records.append(warc_record("response", uri, http_answer(b"", status="301 Moved", extra="Location: /x\r\n")))
        elif shape == 7:
            records.append(warc_record("response", uri, http_answer(b"\x89PNG", "image/png")))
        else:
            reports += 1
            if shape == 1:
                records.append(warc_record("response", uri, http_answer(gzip.compress(body), extra="Content-Encoding: gzip\r\n")))
            elif shape == 2:
                records.append(warc_record("resource", uri, body, "text/html"))
            elif shape == 3:
                records.append(warc_record("conversion", uri, "\n\n".join((headline(number), *story(number))).encode(), "text/plain"))
            else:
                records.append(warc_record("response", uri, http_answer(body)))
    return b"".join(gzip.compress(r) if packed else r for r in records), reports


# --- rows, pages and archives ---------------------------------------------------------------------------------------------------------


def article(number: int) -> str:
    """Headline and story as plain text."""
    return "\n\n".join((headline(number), *story(number)))


def forty_txt(number: int) -> Made:
    """Encodings, line ends, byte order marks; and what is binary, empty or without words."""
    if number % 10 == 7:
        return Made(data=bytes(range(256)) * (number + 1), code="not-text")
    if number % 10 == 8:
        return Made(data=b" \r\n" * number, code="empty")
    if number % 10 == 9:
        return Made(data=b"-- 12 * 3 --", code="no-words")
    text = article(number).replace("\n", ("\n", "\r\n", "\r")[number % 3])
    return Made(data=text.encode(("utf-8", "utf-8-sig", "utf-16", "cp1252")[number % 4]), paragraphs=(headline(number), *story(number)))


def forty_html(number: int) -> Made:
    """Pages with and without metadata, scripts, tables of links; and what holds no article."""
    if number % 10 == 9:
        return Made(
            data=(b"<html><script>" + b"x=1;" * number + b"</script></html>", b"<div>" * 20_000, b"<html>", b"<!DOCTYPE html>")[number // 10], code="no-text"
        )
    data = article_page(number)
    if number % 4 == 1:
        data = data.replace(b"<article>", b"<aside><ul>" + b"<li><a href='/x'>Another headline of another day</a></li>" * 20 + b"</ul></aside><article>")
    if number % 4 == 2:
        data = data.replace(b"</p><p>", b"<p>")
    if number % 4 == 3:
        data = data.replace("’".encode(), b"&rsquo;").replace("“".encode(), b"&ldquo;")
    return Made(data=data, paragraphs=(headline(number), *story(number)))


def forty_jsonl(number: int) -> Made:
    """One row with the odd field; and rows that are broken, no object or without text."""
    if number % 10 == 6:
        return Made(data=b'{"text": "cut off', code="broken-json")
    if number % 10 == 7:
        return Made(data=b'"a string"', code="bad-row")
    if number % 10 == 8:
        return Made(data=b'{"id": 5, "title": "no text"}', code="no-text")
    row = {"id": number, "text": article(number)} if number % 2 else {"html": article_page(number).decode(), "published": "2020-03-03"}
    return Made(data=json.dumps(row, ensure_ascii=bool(number % 3)).encode(), paragraphs=(headline(number), *story(number)))


def forty_json(number: int) -> Made:
    """An object, a list or a list under a name; and the same slips as in lines."""
    made = forty_jsonl(number)
    if made.code or number % 3 == 0:
        return made
    return Made(data=b"[" + made.data + b"]" if number % 3 == 1 else b'{"articles": [' + made.data + b"]}", paragraphs=made.paragraphs)


def forty_csv(number: int) -> Made:
    """Commas, semicolons, tabs and bars; line breaks in cells; and tables without a column for the text or with an open mark."""
    if number % 10 == 7:
        return Made(data=b"name,place\nx,y\n", code="no-text-column")
    if number % 10 == 8:
        return Made(data=b'id,text\n1,"never closed\n', code="broken-csv")
    out = io.StringIO()
    writer = csv.writer(out, delimiter=",;\t|"[number % 4])
    writer.writerow((["ID", "Headline", "Body"], ["uid", "title", "full text"], ["guid", "heading", "content"])[number % 3])
    writer.writerow([number, headline(number), "\n\n".join(story(number))])
    return Made(data=out.getvalue().encode(("utf-8", "utf-8-sig")[number % 2]), paragraphs=story(number))


def forty_zip(number: int) -> Made:
    """One report in one to three archives; and archives that are cut off, empty inside, or bombs."""
    if number % 10 == 7:
        return Made(data=zipped({"a.txt": article(number)})[:-30], code="broken-archive")
    if number % 10 == 8:
        return Made(data=zipped({"a.txt": b"0" * 20_000_000}), code="archive-bomb")
    if number % 10 == 9:
        return Made(data=zipped({"../a.txt": article(number)}), code="unsafe-path")
    data = zipped({f"folder/{number}.txt": article(number)})
    for _ in range(number % 3):
        data = zipped({"inner.zip": data})
    return Made(data=data, paragraphs=(headline(number), *story(number)))


KINDS: dict[str, Callable[[int], Made]] = {
    "pdf": forty_pdf, "docx": forty_docx, "eml": forty_eml, "txt": forty_txt, "html": forty_html, "jsonl": forty_jsonl, "json": forty_json, "csv": forty_csv,
    "zip": forty_zip,
}  # fmt: skip
