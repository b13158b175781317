"""Texts told twice in other words, later versions of one story, and what that means for origins."""

from __future__ import annotations

import pytest

from crossbearing.cleaning import clean
from crossbearing.corroboration import corroborate
from crossbearing.corroboration.origins.retelling import Told, aligned, alike, retold, weights_of
from crossbearing.linking import link
from crossbearing.records.claim import ReadReport
from crossbearing.records.document import Document, Span
from crossbearing.records.finding import Derivation

WIRE = """MAIDUGURI, May 4 - Gunmen on motorcycles attacked the fishing village of Doro at dawn on Saturday and killed at least
19 people, a vigilante leader said.

The attackers came in three groups from the direction of Lake Chad and set 40 houses on fire, Bukar Kolo told the agency by telephone.

Eleven wounded people were taken to the hospital in Monguno, where doctors ran out of blood, a nurse said.

Soldiers arrived from the base at Kukawa two hours after the shooting had stopped, according to two fishermen.

An army spokesman, Captain Sani Datti, said troops had pursued the men and recovered six motorcycles.

The village had been attacked in January as well, when seven people died."""

AGAIN = """Armed individuals riding motorcycles assaulted at dawn Saturday Doro, a village of fishermen, causing the death of at least
19 persons, declared the head of a vigilance group.

The assailants, come in three groups from the side of Lake Chad, burned 40 homes, indicated Bukar Kolo to the agency on the phone.

Eleven injured were transported to the Monguno hospital, where the doctors lacked blood, a nurse reported.

The soldiers came from the Kukawa base two hours after the end of the shots, following two fishermen.

Captain Sani Datti, spokesman of the army, affirmed that the troops had chased the men and seized six motorcycles."""

OTHER = """Nineteen people were buried in Doro on Sunday after the raid on the fishing village, the chairman of Kukawa council said.

Hajiya Falmata, who lost two sons, said the men had asked for food before they began to shoot.

The council will pay for the treatment of those wounded, the chairman said, and he asked the governor for a permanent post of soldiers.

Families have begun to leave for Monguno in boats and on foot. Some of them had only returned in March.

The army says it recovered six motorcycles. Nobody has claimed the attack."""


def report(name: str, text: str, published: str = "2024-05-04", publisher: str | None = None) -> ReadReport:
    """A report without claims."""
    document = Document(id=name, text=text, sha256="", published=published, publisher=publisher)
    return ReadReport(document=document, layout=clean(document))


def copies(*reports: ReadReport) -> list[Derivation]:
    """The edges of copying between reports."""
    return [d for d in corroborate(reports, link(reports)).derivations if d.kind == "copy"]


def test_a_text_translated_back_is_found() -> None:
    """The same sentences in other words and in their order rest on the earlier report; they are no near duplicate by wording."""
    reports = (report("a", WIRE), report("b", AGAIN, "2024-05-05"))
    (edge,) = copies(*reports)
    assert (edge.derived, edge.report_id, edge.how, edge.explicit) == ("b", "a", "retold", False)
    assert not corroborate(reports, link(reports)).near_duplicates


@pytest.mark.parametrize("pair", [(WIRE, OTHER), (AGAIN, OTHER)])
def test_another_report_on_the_event_is_no_retelling(pair: tuple[str, str]) -> None:
    """Names and numbers in common do not make two reports one."""
    assert retold(*(Told.of(report(name, text)) for name, text in zip("ab", pair, strict=True))) is None


def test_sentences_are_aligned_in_order() -> None:
    """Each sentence of the retelling stands beside the one that it retells; the last of the wire has none."""
    a, b = Told.of(report("a", WIRE)), Told.of(report("b", AGAIN))
    last = len(a.rows) - 1
    assert [(i, j) for i, j, _ in aligned(a, b)] == [(n, n) for n in range(last)]


def test_numbers_and_names_weigh_more_than_words() -> None:
    """Numbers in words and in digits are one; a name weighs more than a noun, a small word nothing."""
    weights = weights_of("The raid on Doro killed eleven.", Span(0, 31))
    assert weights["11"] > weights["doro"] > weights["raid"]
    assert "the" not in weights
    assert alike(weights, weights_of("At Doro 11 died.", Span(0, 16))) > 0.5


def test_a_later_version_is_told_from_a_copy() -> None:
    """The same outlet prints its story again, longer: a later version; another outlet prints it: a copy."""
    longer = WIRE + "\n\nThe governor of the state was to visit the village on Monday, his office said."
    later, elsewhere = report("b", longer, "2024-05-04T18:00:00Z", "Lake Herald"), report("c", longer, "2024-05-06", "Hill Post")
    edges = copies(report("a", WIRE, "2024-05-04T09:00:00Z", "Lake Herald"), later, elsewhere)
    assert {(d.derived, d.report_id): d.how for d in edges} == {("b", "a"): "later version", ("c", "a"): "shared wording", ("c", "b"): "shared wording"}


def test_agency_in_the_dateline_is_the_house() -> None:
    """An agency in the brackets of a dateline is credited, whether or not it is known; two papers that print it print versions of one house."""
    first = report("a", WIRE.replace("May 4 -", "May 4 (Savanna Wire) -"), "2024-05-04", "Lake Herald")
    second = report("b", WIRE.replace("May 4 -", "May 4 (Savanna Wire) -"), "2024-05-05", "Hill Post")
    derived = corroborate((first, second), link((first, second))).derivations
    assert {d.derived for d in derived if (d.kind, d.relies_on) == ("agency", "Savanna Wire")} == {"a", "b"}
    assert [d.how for d in derived if d.kind == "copy"] == ["later version"]
