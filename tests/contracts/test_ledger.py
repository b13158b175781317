"""What a ledger promises, on every engine."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import SQLAlchemyError

from crossbearing import spreading
from crossbearing.errors import LedgerError, NotFoundError
from crossbearing.ledger import Run, open_ledger
from crossbearing.ledger import tables as t
from crossbearing.ledger.codec import dump
from crossbearing.ledger.engines import writing
from crossbearing.presenting.collection import load
from crossbearing.presenting.exports.ledger_json import ledger_object
from crossbearing.records.document import Span
from crossbearing.records.finding import Rejection
from crossbearing.records.incident import Judgement
from crossbearing.scaling import bring_up_to_date
from tests.ledger.handmade import RUN, derive, derived, filled, report
from tests.ledger.postgres import create_database

LATER = replace(RUN, recorded_at="2024-07-01T10:00:00Z")
PILE = [report("a", killed=5), report("b", killed=9, said="A nurse"), report("c", day="2024-03-01", said="An officer")]


def test_a_report_comes_back_as_it_went_in(where: str) -> None:
    """Text, head, zones, values, events, claims and vectors are the same to the last bit."""
    ledger = filled(where, PILE)
    with ledger.view() as view:
        again = view.read_report("a")
        assert view.raw("a") == PILE[0][0].raw
    assert dump(again) == dump(PILE[0][1])
    assert again.claims == PILE[0][1].claims
    ledger.close()


def test_what_was_never_stored_is_not_found(where: str) -> None:
    """Asking for an unknown report raises an error that names it."""
    ledger = filled(where, PILE)
    with pytest.raises(NotFoundError, match="zzz"), ledger.view() as view:
        view.read_report("zzz")
    ledger.close()


def test_the_same_reports_twice_change_nothing(where: str) -> None:
    """A second run with the same reports adds no row anywhere, not even of the run."""
    ledger = filled(where, PILE)

    def rows() -> dict[str, list[tuple[object, ...]]]:
        with ledger.engine.connect() as connection:
            return {
                table.name: sorted(map(tuple, connection.execute(select(table))), key=repr) for table in (*t.journal.sorted_tables, *t.derived.sorted_tables)
            }

    before = rows()
    assert ledger.writer(LATER).add_many(PILE) == ["duplicate"] * 3
    bring_up_to_date(ledger, LATER)
    assert rows() == before
    ledger.close()


def test_another_text_under_the_same_id_is_a_version(where: str) -> None:
    """The newest version is the one that is read; the older one stays in the journal."""
    ledger = filled(where, PILE)
    assert ledger.writer(LATER).add(*report("a", killed=7)) == "version"
    bring_up_to_date(ledger, LATER)
    with ledger.view() as view:
        assert view.read_report("a").claims[1].value == "7 killed"
        assert view.versions() == {"a": 2}
        assert len(view.reports()) == 3
    assert ledger.verify(derive) == []
    ledger.close()


def test_an_anchor_that_does_not_hold_is_refused(where: str) -> None:
    """Nothing of a report is stored when one of its quotes is not what the text reads, or lies outside of it."""
    ledger = filled(where, PILE[:1])
    incoming, read = report("b")
    writer = ledger.writer(RUN)
    wrong = replace(read, events=(replace(read.events[0], quote="bombs killed"),))
    with pytest.raises(LedgerError, match="bombs killed"):
        writer.add(incoming, wrong)
    outside = replace(read, claims=(replace(read.claims[0], content=Span(0, 10_000)),))
    with pytest.raises(LedgerError, match="outside the text"):
        writer.add(incoming, outside)
    with ledger.view() as view:
        assert view.ids() == ["a"]
    ledger.close()


def test_a_batch_is_in_whole_or_not_at_all(where: str) -> None:
    """Where the last of a batch breaks in the database, the first is not there either."""
    ledger = filled(where, PILE[:1])
    incoming, read = report("b")
    nameless = replace(read, claims=(replace(read.claims[0], source=None),))  # type: ignore[arg-type]  # what the database refuses
    with pytest.raises(LedgerError):
        ledger.writer(RUN).add_many([PILE[2], (incoming, nameless)])
    with ledger.view() as view:
        assert view.ids() == ["a"]
    assert ledger.writer(RUN).add_many(PILE[1:]) == ["new", "new"]
    ledger.close()


def test_one_claim_twice_is_kept_once(where: str) -> None:
    """A report that lists a claim twice is no reason to refuse it."""
    ledger = open_ledger(where, create=True)
    incoming, read = report("b")
    assert ledger.writer(RUN).add(incoming, replace(read, claims=(*read.claims, read.claims[0]))) == "new"
    ledger.close()


def test_a_sound_ledger_verifies(where: str) -> None:
    """Nothing is found wrong with a ledger that was filled by the book."""
    ledger = filled(where, PILE)
    assert ledger.verify(derive) == []
    ledger.close()


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ("UPDATE reports SET digest = 'x' WHERE id = 'a'", "its digest differs"),
        ("UPDATE reports SET sha256 = 'x' WHERE id = 'a'", "their digest differs"),
        ("DELETE FROM mention_incidents", "mention_incident"),
        ("UPDATE accounts SET type = 'other'", "accounts: "),
        ("UPDATE claim_incidents SET incident = 'nowhere'", "does not exist"),
        ("DELETE FROM conflicts", "conflicts"),
        ("UPDATE derivation SET position = '0'", "older than the journal"),
        ("INSERT INTO mention_incidents (mention, incident) VALUES ('ghost', 'nowhere')", "in no report"),
    ],
)
def test_verify_finds_what_was_tampered_with(where: str, change: str, word: str) -> None:
    """Each kind of damage is named."""
    ledger = filled(where, PILE)
    with writing(ledger.engine) as connection:
        connection.execute(text(change))
    assert any(word in failure for failure in ledger.verify(derive))
    ledger.close()


def test_verify_finds_the_same_in_several_processes(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spread over processes, each with a connection of its own, it finds what it finds in one, and the ledger can be used on."""
    monkeypatch.setattr(spreading, "LEAST", 1)
    monkeypatch.setattr(spreading, "LEAST_ASIDE", 1)
    ledger = filled(where, PILE)
    assert ledger.verify(derive, spreading.over(2)) == []
    with writing(ledger.engine) as connection:
        connection.execute(text("UPDATE reports SET digest = 'x' WHERE id = 'a'"))
        connection.execute(text("DELETE FROM conflicts"))
    alone = ledger.verify(derive)
    assert len(alone) == 2
    assert ledger.verify(derive, spreading.over(2)) == alone
    ledger.close()


def test_verify_finds_a_changed_text(where: str) -> None:
    """A text that was changed in the database breaks its digest and the anchors behind the change."""
    from crossbearing.ledger.codec import pack

    ledger = filled(where, PILE)
    with writing(ledger.engine) as connection:
        connection.execute(update(t.reports).where(t.reports.c.id == "a").values(text=pack(PILE[0][0].document.text.replace("said", "denied"))))
    failures = ledger.verify(derive)
    assert any("digest differs" in failure for failure in failures)
    assert any("the text at" in failure for failure in failures)
    ledger.close()


def test_rejections_are_kept_once(where: str) -> None:
    """What could not be used is stored with its reason; the same again adds nothing."""
    ledger = open_ledger(where, create=True)
    refused = Rejection(subject="x.zip", stage="reading", code="bomb", detail="100 MB\0 of one line", row=3)
    writer = ledger.writer(RUN)
    assert writer.reject(refused, refused) == 1
    assert ledger.writer(LATER).reject(refused) == 0
    with ledger.view() as view:
        assert view.rejections() == [refused]
    ledger.close()


def test_judgements_are_withdrawn_never_overwritten(where: str) -> None:
    """A withdrawn judgement no longer counts, and is still there."""
    ledger = filled(where, PILE)
    writer = ledger.writer(RUN)
    made = writer.judge(Judgement(number=0, kind="reject", subject="claim", why="misread", by="ada"))
    assert writer.judge(Judgement(number=0, kind="reject", subject="claim", why="misread", by="ada")).number == made.number == 1
    writer.withdraw(1, by="ada", why="read again")
    with ledger.view() as view:
        assert view.judgements() == []
        (kept,) = view.judgements(withdrawn=True)
    assert kept.withdrawn_at == RUN.recorded_at
    assert kept.at == RUN.recorded_at
    with pytest.raises(NotFoundError, match="judgement 9"):
        writer.withdraw(9, by="ada", why="")
    ledger.close()


def test_search_finds_words_and_phrases(where: str) -> None:
    """All words must be there, phrases as they stand; signs of a query language mean nothing."""
    ledger = filled(where, PILE)
    with ledger.view() as view:
        assert set(view.search("bombs goma")) == {"a", "b", "c"}
        assert view.search("nurse said") == ["b"]
        assert view.search('"bomb killed 9"') == ["b"]
        assert view.search('"killed bomb"') == []
        assert view.search("nurse NEAR (bomb* NOT") == []
        assert view.search("'; DROP TABLE reports; --") == []
        assert view.search("  ") == []
    ledger.close()


def test_text_of_all_kinds_is_kept(where: str) -> None:
    """Right-to-left marks, NUL, emoji and the like come back as they were."""
    ledger = open_ledger(where, create=True)
    incoming, read = report("odd", said="A \u202edoctor\0 \N{COLLISION SYMBOL}")
    assert ledger.writer(RUN).add(incoming, read) == "new"
    with ledger.view() as view:
        assert view.read_report("odd").document.text == incoming.document.text
    ledger.close()


def test_half_a_surrogate_is_refused_as_a_whole(where: str) -> None:
    """A text that is no Unicode is an error of this report, and nothing of it is stored."""
    ledger = filled(where, PILE)
    incoming, read = report("half", said="A \ud83d doctor")
    with pytest.raises(LedgerError, match="half"):
        ledger.writer(RUN).add(incoming, read)
    with ledger.view() as view:
        assert "half" not in view.ids()
    ledger.close()


def test_a_view_sees_one_state(where: str) -> None:
    """What is written while a view is open does not reach it."""
    ledger = filled(where, PILE[:1])
    with ledger.view() as view:
        assert view.ids() == ["a"]
        ledger.writer(RUN).add_many(PILE[1:])
        assert view.ids() == ["a"]
    with ledger.view() as view:
        assert view.ids() == ["a", "b", "c"]
    ledger.close()


def test_derived_tables_of_an_older_journal_are_not_stored(where: str) -> None:
    """Whoever derived while another wrote is told so, and derives again."""
    ledger = filled(where, PILE[:1])
    with ledger.view() as view:
        position, found = view.position(), view.derived()
    ledger.writer(RUN).add(*PILE[1])
    assert ledger.writer(RUN).replace_derived(found, position) is False
    bring_up_to_date(ledger, RUN)
    assert ledger.verify(derive) == []
    ledger.close()


def test_two_writers_at_once_store_everything_once(where: str) -> None:
    """Two builds of overlapping piles end with each report once."""
    open_ledger(where, create=True).close()
    pile = [report(f"r{n:02}", killed=1 + n % 4) for n in range(12)]
    words: list[str] = []
    errors: list[Exception] = []

    def work(part: list[int]) -> None:
        ledger = open_ledger(where)
        try:
            for n in part:
                words.append(ledger.writer(RUN).add(*pile[n]))
            bring_up_to_date(ledger, RUN)
        except Exception as error:  # handed to the test
            errors.append(error)
        finally:
            ledger.close()

    threads = [threading.Thread(target=work, args=(part,)) for part in (list(range(9)), list(range(11, 2, -1)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert sorted(words).count("new") == 12
    ledger = open_ledger(where)
    assert ledger.verify(derive) == []
    with ledger.view() as view:
        assert view.ids() == [f"r{n:02}" for n in range(12)]
    ledger.close()


def test_the_order_of_arrival_does_not_matter(where: str) -> None:
    """Reports one by one, in another order, give the same derived records as all at once."""
    ledger = open_ledger(where, create=True)
    for one in reversed(PILE):
        ledger.writer(RUN).add(*one)
        bring_up_to_date(ledger, RUN)
    want = derived(filled(where + "2", PILE)) if "://" not in where else None
    if want is not None:
        assert derived(ledger) == want
    assert ledger.verify(derive) == []
    ledger.close()


def test_the_journal_refuses_orphans(where: str) -> None:
    """A reading without its report cannot be stored."""
    ledger = filled(where, PILE)
    row = {"report": 999, "reader": "x", "body": b"", "run": 1, "recorded_at": ""}
    with pytest.raises((LedgerError, SQLAlchemyError)), writing(ledger.engine) as connection:
        connection.execute(insert(t.readings).values(row))
    ledger.close()


def test_a_newer_format_is_refused(where: str) -> None:
    """A ledger that a newer release wrote is left alone, and the error says so."""
    ledger = filled(where, PILE)
    with writing(ledger.engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    ledger.close()
    with pytest.raises(LedgerError, match="newer release"):
        open_ledger(where)


def test_runs_are_signed(where: str) -> None:
    """Each run that adds something is written down with its release, tagger and settings."""
    ledger = filled(where, PILE)
    ledger.writer(Run(release="1.1", tagger="model", settings="{}", recorded_at="2024-08-01T00:00:00Z")).add(*report("d"))
    with ledger.engine.connect() as connection:
        assert [tuple(row) for row in connection.execute(select(t.runs.c.release, t.runs.c.tagger))] == [("1.0", "rules"), ("1.1", "model")]
    ledger.close()


@pytest.mark.postgres
def test_both_engines_export_the_same(postgres_home: Path, tmp_path: Path) -> None:
    """The export of one pile is the same to the byte, whichever engine holds it."""
    found = []
    for address in (str(tmp_path / "l"), create_database(postgres_home, "same")):
        ledger = filled(address, PILE)
        found.append(json.dumps(ledger_object(load(ledger))))
        ledger.close()
    assert found[0] == found[1]
