"""schema.org ClaimReview as data: a review a claim on an incident, the rating being the ledger's status word, never "true" or "false".

The json export carries the same; this form is written only when asked for by name.
"""

from __future__ import annotations

from typing import IO, Any

from crossbearing.presenting.exports.book import Book, flat
from crossbearing.presenting.exports.indented import indented

STATUS_OF = {
    "perpetrator": "perpetrator",
    "target": "target",
    "means": "means",
    "casualties": "casualties",
    "when": "date",
    "where": "place",
    "count": "count",
    "what": "occurrence",
}
LONGEST = 75


def reviews(ledger: dict[str, Any]) -> list[dict[str, Any]]:
    """The reviews of all claims whose facet has a status."""
    book = Book(ledger)
    made = []
    for i in book.incidents:
        for claim in book.claims_of(i):
            word = i["status"].get(STATUS_OF.get(claim["facet"], ""))
            if word is not None:
                made.append(_review(book, i, claim, word))
    return made


def _review(book: Book, i: dict[str, Any], claim: dict[str, Any], word: str) -> dict[str, Any]:
    """One review; the claim is cut to the length that Google advises."""
    words = flat(book.words(claim) or f"{claim['facet']}: {claim['value']}")
    report = book.reports[claim["report"]]
    appearance = {"@type": "CreativeWork", "headline": report["title"], "publisher": report["publisher"], "url": report["url"]}
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"urn:crossbearing:claim:{claim['id']}",
        "claimReviewed": words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…",
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person" if claim["source_type"] in ("witness", "expert") else "Organization", "name": claim["source"]},
            "datePublished": report["published"],
            "appearance": {k: v for k, v in appearance.items() if v},
        },
        "reviewRating": {"@type": "Rating", "alternateName": word},
        "about": f"urn:crossbearing:incident:{i['id']}",
    }


def write(ledger: dict[str, Any], out: IO[bytes]) -> None:
    """Write one list."""
    out.write(indented(reviews(ledger)))
