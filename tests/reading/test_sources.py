"""Files, folders, globs, archives and standard input."""

from __future__ import annotations

import gzip
import io
import os
import struct
import zipfile
from pathlib import Path

import pytest

from crossbearing.errors import InputError
from crossbearing.reading import ReadSettings, read
from crossbearing.records.document import Document, Incoming
from crossbearing.records.finding import Rejection
from tests.reading.made import ARTICLE, HEADLINE, codes, page, read_as, row, zipped


def split(sources: list[str], settings: ReadSettings | None = None) -> tuple[list[Document], list[Rejection]]:
    """Documents and rejections of some sources."""
    found = list(read(sources, settings=settings or ReadSettings()))
    return [f.document for f in found if isinstance(f, Incoming)], [f for f in found if isinstance(f, Rejection)]


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    """All kinds below a folder; hidden files are not read; what has no reader is a rejection."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "one.txt").write_text(ARTICLE)
    (tmp_path / "a.jsonl").write_bytes(row(id="x", text=ARTICLE))
    (tmp_path / "c.html").write_text(page())
    (tmp_path / "d.jpg").write_bytes(b"\xff\xd8\xff\xe0rest")
    (tmp_path / ".hidden.txt").write_text("secret words here")
    documents, rejected = split([str(tmp_path)])
    assert [Path(d.file or "").name for d in documents] == ["a.jsonl", "c.html", "one.txt"]
    assert [(Path(r.subject).name, r.code) for r in rejected] == [("d.jpg", "unsupported-kind")]


def test_a_glob_and_a_file_named_twice_are_read_once(tmp_path: Path) -> None:
    """Two sources that name one file give one report."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{ARTICLE} {name}")
    documents, _ = split([str(tmp_path / "*.txt"), str(tmp_path / "a.txt"), str(tmp_path)])
    assert len(documents) == 2


@pytest.mark.parametrize("source", ["nowhere.txt", "no*where.txt"])
def test_a_source_that_does_not_exist_is_an_error_at_once(source: str, tmp_path: Path) -> None:
    """Nothing is read, not even what exists: a slip in a command is put right first."""
    (tmp_path / "a.txt").write_text(ARTICLE)
    with pytest.raises(InputError, match=r"where\.txt"):
        read([str(tmp_path / "a.txt"), str(tmp_path / source)])


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (row(id="a", text=ARTICLE), "row"),
        (ARTICLE.encode(), "text"),
        (page().encode(), "page"),
        (b"[" + row(id="a", text=ARTICLE) + b"]", "row"),
        (zipped({"a.txt": ARTICLE}), "text"),
    ],
)
def test_standard_input_is_told_by_its_first_bytes(data: bytes, kind: str) -> None:
    """JSON Lines, JSON, a page, an archive or plain text."""
    (document,), rejected = split(["-"], ReadSettings(stdin=io.BytesIO(data)))
    assert not rejected
    assert document.text.strip() == ARTICLE
    assert (document.id == "a") == (kind == "row")


def test_plain_text_gives_headline_byline_date_and_dateline() -> None:
    """All from the text itself; the text is kept to the letter."""
    text = f"{HEADLINE}\n\nBy Jane Roe\n3 March 2022\n\nMEREB (Example) — The depot burnt. Soldiers watched the fire from the hill until noon."
    (document,), _ = read_as("a.txt", text)
    assert document.text == text
    assert (document.title, document.byline, document.dateline) == (HEADLINE, "By Jane Roe", "MEREB (Example)")
    assert (document.published, document.published_basis) == ("2022-03-03", "dateline")


def test_a_dateline_without_a_year_gives_none() -> None:
    """The day is stored unanchored; a setting goes before it."""
    text = f"{HEADLINE}\n\nMEREB, 3 March (Example) — The depot burnt."
    assert read_as("a.txt", text)[0][0].published == "XXXX-03-03"
    assert read_as("a.txt", text, ReadSettings(published="2022"))[0][0].published == "2022"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "cp1251"])
def test_text_files_are_decoded(encoding: str) -> None:
    """Marked encodings surely, old ones by their letters."""
    text = ARTICLE if encoding != "cp1251" else "Два беспилотника ударили по складу топлива у порта до рассвета во вторник, сообщил губернатор области. " * 4
    text = text.replace("“", '"').replace("”", '"') + (" à l’hôtel – déjà vu" if encoding == "cp1252" else "")
    (document,), rejected = read_as("a.txt", text.encode(encoding))
    assert not rejected
    assert document.text == text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"... 123 ---", "no-words"),
        (bytes(range(256)) * 40, "not-text"),
        (b"\x00\x01\x02\x03" * 500, "not-text"),
        (b"\x89PNG\r\n\x1a\n0000", "unsupported-kind"),
        (b"MZ\x90\x00abc", "unsupported-kind"),
        (b"{\\rtf1 hello}", "unsupported-kind"),
        ("a" * 3_000_000, "too-long"),
    ],
)
def test_what_is_no_text_is_rejected(data: bytes | str, code: str) -> None:
    """Empty, binary, a picture or a program under a wrong name, too long."""
    documents, rejected = read_as("a.txt", data)
    assert (documents, codes(rejected)) == ([], [code])


def test_languages_are_told_from_enough_text() -> None:
    """English and Russian are told apart; a few words are not judged."""
    russian = "Два беспилотника ударили по складу топлива у порта до рассвета во вторник, сообщил губернатор области. " * 3
    assert [read_as("a.txt", t)[0][0].language for t in (ARTICLE, russian, "Two drones")] == ["en", "ru", None]


def test_members_of_archives_are_read_in_order_and_in_depth() -> None:
    """An archive in an archive; the name says where a report was."""
    inner = zipped({"c.txt": ARTICLE + " c"})
    documents, rejected = read_as("o.zip", zipped({"b.txt": ARTICLE, "a/x.jsonl": row(id="r", text=ARTICLE), "in.zip": inner, "__MACOSX/._b.txt": b"x"}))
    assert [d.file for d in documents] == ["o.zip!a/x.jsonl", "o.zip!b.txt", "o.zip!in.zip!c.txt"]
    assert not rejected


def test_archives_too_deep_too_many_or_too_large_are_refused() -> None:
    """Each limit by its name."""
    nested = zipped({"a.txt": ARTICLE})
    for _ in range(4):
        nested = zipped({"n.zip": nested})
    assert codes(read_as("o.zip", nested)[1]) == ["nested-too-deeply"]
    many = zipped({f"{n}.txt": f"{ARTICLE} {n}" for n in range(5)})
    documents, rejected = read_as("o.zip", many, ReadSettings(archive_members=2))
    assert (len(documents), codes(rejected)) == (2, ["too-many-members"])
    assert codes(read_as("o.zip", many, ReadSettings(archive_bytes=len(ARTICLE) + 50))[1]) == ["archive-bomb"]


def test_a_bomb_is_stopped_while_it_grows() -> None:
    """A member that unpacks a thousandfold is refused, whatever its header claims."""
    data = zipped({"a.txt": b"0" * 30_000_000, "b.txt": ARTICLE})
    documents, rejected = read_as("o.zip", data)
    assert (documents, codes(rejected)) == ([], ["archive-bomb"])


def test_links_paths_and_locks_in_archives_are_refused() -> None:
    """Symbolic links, absolute and climbing names, and locked members; the rest is read."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("../up.txt", ARTICLE)
        archive.writestr("/abs.txt", ARTICLE)
        archive.writestr("c:\\win.txt", ARTICLE)
        archive.writestr("ok.txt", ARTICLE)
    documents, rejected = read_as("o.zip", out.getvalue())
    assert [d.file for d in documents] == ["o.zip!ok.txt"]
    assert sorted(codes(rejected)) == ["symlink", "unsafe-path", "unsafe-path", "unsafe-path"]
    locked = bytearray(zipped({"a.txt": ARTICLE}))
    locked[6] |= 1
    at = locked.index(b"PK\x01\x02")
    locked[at + 8] |= 1
    assert codes(read_as("o.zip", bytes(locked))[1]) == ["encrypted"]


def test_gzip_files_in_archives_are_read_within_bounds() -> None:
    """Rows in a gzip file in a zip archive; a gzip file that unpacks a thousandfold, and one in one in one in one."""
    packed = gzip.compress(row(id="a", text=ARTICLE))
    (document,), _ = read_as("o.zip", zipped({"in.jsonl.gz": packed}))
    assert (document.id, document.file) == ("a", "o.zip!in.jsonl")
    assert codes(read_as("o.zip", zipped({"in.txt.gz": gzip.compress(b"0" * 5_000_000)}))[1]) == ["archive-bomb"]
    deep = ARTICLE.encode()
    for _ in range(5):
        deep = gzip.compress(deep)
    assert codes(read_as("a.gz", deep)[1]) == ["nested-too-deeply"]


@pytest.mark.parametrize(("name", "data"), [("o.zip", zipped({})), ("o.zip", zipped({".hidden": "x"})), ("o.jsonl", b"\n\n"), ("o.json", b"[]")])
def test_a_file_without_anything_in_it_says_so(name: str, data: bytes) -> None:
    """No file is passed over in silence."""
    assert codes(read_as(name, data)[1]) == ["empty"]


@pytest.mark.parametrize("cut", [30, 60, 200])
def test_truncated_archives_are_rejected(cut: int) -> None:
    """An archive that ends early says so."""
    assert codes(read_as("o.zip", zipped({"a.txt": os.urandom(500)})[:-cut])[1]) == ["broken-archive"]


def test_a_member_without_a_name_does_not_stop_an_archive() -> None:
    """A damaged directory may hold an empty name; the other member is read."""
    data = bytearray(zipped({"a.txt": ARTICLE, "b": "The second member has a name of one letter."}))
    entry = data.rindex(b"PK\x01\x02")
    struct.pack_into("<H", data, entry + 28, 0)
    del data[entry + 46]
    end = data.rindex(b"PK\x05\x06")
    (size,) = struct.unpack_from("<I", data, end + 12)
    struct.pack_into("<I", data, end + 12, size - 1)
    assert "" in zipfile.ZipFile(io.BytesIO(bytes(data))).namelist()
    documents, rejected = read_as("o.zip", bytes(data))
    assert ([d.file for d in documents], codes(rejected)) == (["o.zip!a.txt"], ["broken-archive"])


def test_a_member_with_a_wrong_checksum_is_rejected() -> None:
    """Damaged data is not taken for a report."""
    data = bytearray(zipped({"a.txt": ARTICLE}))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 16, 12345)
    assert codes(read_as("o.zip", bytes(data))[1]) == ["broken-archive"]


def test_gzip_files_are_read_by_their_inner_name(tmp_path: Path) -> None:
    """JSON Lines line by line, others whole; a truncated one is rejected after what could be read."""
    lines = b"".join(row(id=str(n), text=f"{ARTICLE} {n}") for n in range(200))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines))
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(ARTICLE.encode()))
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(lines)[:-20])
    documents, rejected = split([str(tmp_path)])
    assert len(documents) >= 201
    assert [(Path(r.subject).name, r.code) for r in rejected] == [("c.jsonl.gz", "broken-archive")]


def test_large_files_links_and_pipes_are_rejected(tmp_path: Path) -> None:
    """Beyond the limit, a link inside a folder, a pipe: each with its reason, none opened."""
    (tmp_path / "big.txt").write_bytes(b"x" * 2_000)
    (tmp_path / "link.txt").symlink_to("/etc/hostname")
    os.mkfifo(tmp_path / "pipe.txt")
    _, rejected = split([str(tmp_path)], ReadSettings(file_bytes=1_000))
    assert [(Path(r.subject).name, r.code) for r in rejected] == [("big.txt", "too-large"), ("link.txt", "symlink"), ("pipe.txt", "not-a-file")]


def test_a_parser_that_fails_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that nobody foresaw in one file is a rejection, and the next file is read."""

    def fail(text: str) -> str:
        raise RuntimeError("broken")

    monkeypatch.setattr("crossbearing.reading.html.main_text", fail)
    (tmp_path / "a.html").write_text(page())
    (tmp_path / "b.txt").write_text(ARTICLE)
    documents, rejected = split([str(tmp_path)])
    assert (len(documents), [(r.code, r.detail) for r in rejected]) == (1, [("reader-failed", "RuntimeError: broken")])
