"""Forty documents of each kind: every one is read whole and in order, or rejected with its reason."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from crossbearing.cleaning import clean
from crossbearing.reading import ReadSettings, read
from crossbearing.reading.docx import WORDS
from crossbearing.records.document import Incoming
from crossbearing.records.finding import Rejection
from tests.reading.forty import (
    FORTY,
    KINDS,
    Made,
    article_page,
    forty_eml,
    forty_mbox,
    forty_warc,
    headline,
    http_answer,
    made_pdf,
    set_pages,
    story,
    taken_apart,
    warc_record,
)
from tests.reading.made import codes, read_as, zipped


def squeezed(text: str) -> str:
    """The words of a text with single blanks."""
    return re.sub(r"\s+", " ", text).strip()


def read_whole(kind: str, number: int, made: Made) -> None:
    """Read one document and compare it with what was put into it."""
    documents, rejected = read_as(f"{number}.{kind}", made.data)
    if made.code is not None:
        assert (documents, codes(rejected)) == ([], [made.code])
        return
    assert codes(rejected) == []
    assert len(documents) == 1
    assert squeezed(documents[0].text) == squeezed(" ".join(made.paragraphs))


@pytest.mark.parametrize("kind", KINDS)
def test_forty_of_each_kind(kind: str) -> None:
    """What was put in comes out, paragraph after paragraph, or the reason why not."""
    wrong = {}
    for number in FORTY:
        try:
            read_whole(kind, number, KINDS[kind](number))
        except AssertionError as error:
            wrong[number] = str(error)[:600]
    assert wrong == {}


def test_paragraphs_of_a_page_set_in_columns_stay_paragraphs() -> None:
    """Running heads and page numbers are gone, hyphenated words are whole, written hyphens stay."""
    (document,), _ = read_as("a.pdf", KINDS["pdf"](4).data)
    assert document.title == headline(4)
    assert "EXAMPLE OBSERVER" not in document.text
    assert "Page 1" not in document.text
    assert "command-and-control" in document.text
    assert document.text.split("\n\n")[1] == story(4)[0]


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("letters", [False, True])
def test_pages_set_word_by_word_or_letter_by_letter(columns: int, letters: bool) -> None:
    """However a program places the words, the text is the same, even where the body runs into the edge of the page."""
    pages = [[(x, y - 20 if 40 < y < 700 else y, size, words) for x, y, size, words in page] for page in set_pages(1, columns)]
    (whole,), _ = read_as("a.pdf", made_pdf(pages))
    (apart,), _ = read_as("a.pdf", made_pdf([taken_apart(page, letters=letters) for page in pages]))
    assert squeezed(apart.text) == squeezed(whole.text) == squeezed(" ".join([headline(1), *story(1), *story(101), *story(201)]))


def test_a_row_of_a_table_is_one_paragraph() -> None:
    """What stands side by side in a Word file is read side by side; empty cells leave no trace."""
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = "".join(f"<w:tr>{''.join(cell.format(words) for words in row)}</w:tr>" for row in (("Killed", "", "three"), ("Wounded", "five")))
    body = f'<w:document xmlns:w="{WORDS[1:-1]}"><w:body><w:p><w:r><w:t>Toll by noon</w:t></w:r></w:p><w:tbl>{rows}</w:tbl></w:body></w:document>'
    (document,), _ = read_as("a.docx", zipped({"word/document.xml": body.encode()}))
    assert document.text.split("\n\n") == ["Toll by noon", "Killed\tthree", "Wounded\tfive"]


def test_ligatures_and_soft_hyphens_are_letters() -> None:
    """What the typesetter drew as one sign or cut with a sign of its own is the word that the author wrote."""
    plain = made_pdf([[(72, 700, 11, "The of\x01cial said that soldiers had \x01red on the pro\u00ad"), (72, 686, 11, "vincial hospital.")]])
    drawn = plain.replace(b"/Encoding /WinAnsiEncoding", b"/Encoding << /BaseEncoding /WinAnsiEncoding /Differences [1 /fi] >>")
    (document,), _ = read_as("a.pdf", drawn)
    assert document.text == "The official said that soldiers had fired on the provincial hospital."


def test_pages_without_text_among_others_are_noted() -> None:
    """A report with one scanned page is kept, and the page is named."""
    documents, rejected = read_as("a.pdf", made_pdf([*set_pages(1, 1), []]))
    assert (len(documents), codes(rejected)) == (1, ["scanned-pages"])
    assert "pages 2" in rejected[0].detail or "pages" in rejected[0].detail


def test_a_pdf_of_too_many_pages_is_rejected() -> None:
    """The limit is named in the reason."""
    _, rejected = read_as("a.pdf", KINDS["pdf"](1).data, ReadSettings(pdf_pages=0))
    assert (codes(rejected), "pdf_pages" in rejected[0].detail) == (["too-long"], True)


def test_headers_of_a_message_give_outlet_day_and_headline() -> None:
    """The name of the sender, the day in the sender's time zone, the subject without "Re:"."""
    (document,), _ = read_as("a.eml", forty_eml(0).data)
    assert (document.publisher, document.published, document.published_basis) == ("Example Agency 0", "2020-03-03", "metadata")
    assert (document.title, document.id) == (headline(0), "0@example.org")


@pytest.mark.parametrize("charset", ["x-unknown", "utf-8\0", "rot13", "punycode", "idna"])
def test_a_charset_that_is_none_does_not_stop_a_message(charset: str) -> None:
    """The words are decoded as their bytes allow."""
    data = f"From: a@example.org\nContent-Type: text/plain; charset={charset}\n\n".encode() + story(1)[0].encode()
    (document,), _ = read_as("a.eml", data)
    assert document.text == story(1)[0]


def test_attachments_are_files_of_their_own() -> None:
    """A Word file, a text and a message attached to a message without words."""
    inner = forty_eml(0).data
    parts = [
        b"Content-Type: text/plain\n\n  \n",
        b'Content-Type: text/plain; name="a.txt"\nContent-Disposition: attachment; filename="../up/a.txt"\n\n'
        + "\n\n".join(story(9)).encode("ascii", "ignore"),
        b"Content-Type: message/rfc822\n\n" + inner,
        b"Content-Type: image/png\nContent-Disposition: attachment\n\nxx",
    ]
    data = (
        b"From: a@example.org\nSubject: x\nContent-Type: multipart/mixed; boundary=QQ\n\n" + b"".join(b"--QQ\n" + part + b"\n" for part in parts) + b"--QQ--\n"
    )
    documents, rejected = read_as("m.eml", data)
    assert [d.file for d in documents] == ["m.eml!a.txt", "m.eml!2.eml"]
    assert rejected == []


def test_messages_in_messages_end_somewhere() -> None:
    """A message in a message in a message ..."""
    data = forty_eml(0).data
    for _ in range(8):
        data = b"From: a@example.org\nSubject: x\nContent-Type: message/rfc822\n\n" + data
    documents, rejected = read_as("m.eml", data)
    assert (documents, codes(rejected)) == ([], ["nested-too-deeply"])


def test_quoted_replies_forwarded_headers_and_signatures_are_furniture() -> None:
    """Of a mail that answers, only the answer is evidence."""
    text = "\n\n".join([
        story(1)[0], "On Tue, 3 Mar 2020 at 10:00, Jane Roe <jane@example.org> wrote:", "> The mill burnt on Sunday, a guard said.\n> Nobody was hurt.",
        "---------- Forwarded message ---------",
        "From: John Doe <john@example.org>\nDate: Mon, 2 Mar 2020\nSubject: the mill\nTo: desk@example.org", story(2)[1],
        "--\nJane Roe\nExample Agency",
    ])  # fmt: skip
    (document,), _ = read_as("a.eml", f"From: a@example.org\nSubject: x\nContent-Type: text/plain; charset=utf-8\n\n{text}".encode())
    layout = clean(document)
    evidence = [document.text[s.start : s.end] for s in layout.sentences]
    assert squeezed(" ".join(evidence)) == squeezed(f"{story(1)[0]} {story(2)[1]}")


def test_lines_behind_angle_brackets_in_a_text_file_stay_report() -> None:
    """Outside mail they may be quotations; after a line that says who wrote them they are replies."""
    text = f"{story(1)[0]}\n\n> The mill burnt on Sunday, a guard said.\n\n{story(2)[0]}"
    (document,), _ = read_as("a.md", text)
    assert clean(document).furniture == ()


def test_a_mailbox_is_read_message_by_message(tmp_path: Path) -> None:
    """Forty messages in one file, each with its number as its row; the quoted "From " line is restored."""
    data, made = forty_mbox()
    (tmp_path / "a.mbox").write_bytes(data)
    found = list(read([str(tmp_path / "a.mbox")]))
    documents = [f.document for f in found if isinstance(f, Incoming)]
    rejected = [f for f in found if isinstance(f, Rejection)]
    assert [d.row for d in documents] == [n for n, one in enumerate(made, 1) if n % 8 != 6]
    assert [(r.code, r.row) for r in rejected] == [("broken-mail", n) for n, one in enumerate(made, 1) if n % 8 == 6]
    assert sum("\nFrom the hills came smoke." in d.text for d in documents) >= 10


@pytest.mark.parametrize("packed", [True, False])
def test_forty_records_of_a_web_archive(tmp_path: Path, packed: bool) -> None:
    """Pages are read under their addresses, whatever they are packed in; what is no page is counted in one rejection."""
    data, reports = forty_warc(packed=packed)
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(data)
    found = list(read([str(path)]))
    documents = [f.document for f in found if isinstance(f, Incoming)]
    assert len(documents) == reports == 25
    assert all(squeezed(d.text) == squeezed(f"{headline(n)} {' '.join(story(n))}") for d in documents for n in [int((d.url or "").rsplit("/", 1)[1])])
    assert [(r.code, r.detail) for r in found if isinstance(r, Rejection)] == [("not-reports", "records that are no pages: status 301 (5), image/png (5)")]


def test_one_text_at_two_addresses_is_two_reports() -> None:
    """An archive of a page and of its copy elsewhere holds two reports, and the file of the page is a third."""
    archive = b"".join(warc_record("response", f"https://{host}.example/1", http_answer(article_page(1))) for host in ("north", "south"))
    found = [*read_as("a.warc", archive)[0], *read_as("a.html", article_page(1))[0]]
    assert (len({one.id for one in found}), [one.url for one in found]) == (3, ["https://north.example/1", "https://south.example/1", None])


@pytest.mark.parametrize("cut", [3, 100, 700])
def test_a_truncated_web_archive_keeps_what_came_before(cut: int) -> None:
    """The whole records are read, and the reason for the rest is given."""
    data = (
        warc_record("response", "https://example.org/1", http_answer(article_page(1)))
        + warc_record("response", "https://example.org/2", http_answer(article_page(2)))[:-cut]
    )
    documents, rejected = read_as("a.warc", data)
    assert documents[0].url == "https://example.org/1"
    assert len(documents) + len(rejected) >= 1


def test_what_is_no_web_archive_says_so() -> None:
    """Random bytes under the name of one."""
    assert codes(read_as("a.warc", b"no archive at all\r\n" * 10)[1]) == ["broken-archive"]
    assert codes(read_as("a.warc", gzip.compress(b"nothing"))[1]) != []


def test_record_longer_than_any_memory_is_a_broken_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A length that fits no machine's memory, on which the library falls over, is told of."""

    def fall(*_: object, **__: object) -> Iterator[object]:
        raise OverflowError("cannot fit 'int' into an index-sized integer")

    monkeypatch.setattr("warcio.archiveiterator.ArchiveIterator", fall)
    (tmp_path / "a.warc").write_bytes(b"WARC/1.0\r\n\r\n")
    assert [r.code for r in read([str(tmp_path / "a.warc")]) if isinstance(r, Rejection)] == ["broken-archive"]


def test_mail_whose_charset_is_given_in_disorder_is_read(tmp_path: Path) -> None:
    """Parameters of which only some are numbered (RFC 2231) leave the encoding open, and the words are read in the likeliest."""
    head = b"From: desk@example.org\r\nSubject: Shelling\r\nContent-Type: text/plain; charset*=us-ascii; charset*0=utf; charset*1=-8\r\n\r\n"
    (tmp_path / "a.eml").write_bytes(head + b"Shells fell on the market on Monday, killing two traders and wounding nine.\r\n")
    (document,) = [f.document for f in read([str(tmp_path / "a.eml")]) if isinstance(f, Incoming)]
    assert "killing two traders" in document.text
