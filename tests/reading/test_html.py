"""Web pages: the article, and what the page says of itself."""

from __future__ import annotations

import json

import pytest

from crossbearing.reading import ReadSettings
from tests.reading.made import ARTICLE, HEADLINE, codes, page, read_as

LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Example"},
        {
            "@type": "NewsArticle",
            "headline": "Depot burns after attack by drones",
            "datePublished": "2020-02-03T21:00:00+03:00",
            "dateModified": "2021-01-01",
            "author": [{"@type": "Person", "name": "Jane Roe"}, {"@type": "Person", "name": "John Doe"}],
            "publisher": {"@type": "Organization", "name": "The Example"},
            "mainEntityOfPage": {"@id": "https://example.org/depot"},
        },
    ],
}


def linked(value: object) -> str:
    """A JSON-LD block."""
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def test_a_page_becomes_headline_and_article() -> None:
    """Navigation and footer are left out; the headline stands on top once."""
    (document,), rejected = read_as("a.html", page())
    assert not rejected
    assert document.text == ARTICLE
    assert (document.title, document.language, document.published) == (HEADLINE, "en", None)


def test_linked_data_goes_before_open_graph_and_heuristics() -> None:
    """Headline, authors, outlet, day and address of JSON-LD; the day of publication, not of the last change."""
    head = linked(LINKED) + '<meta property="og:title" content="OG"><meta property="og:site_name" content="OG Site"><meta name="author" content="OG Author">'
    (document,), _ = read_as("a.html", page(head=head))
    assert (document.title, document.byline, document.publisher) == ("Depot burns after attack by drones", "Jane Roe, John Doe", "The Example")
    assert (document.published, document.published_basis, document.url) == ("2020-02-03", "metadata", "https://example.org/depot")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2020-03-04T10:00:00Z">', "2020-03-04"),
        ('<meta name="date" content="2020-03-05">', "2020-03-05"),
        ('<meta name="date" content="2999-03-05">', None),
        ('<meta name="expires" content="2020-03-05">', None),
        ('<meta name="date" content="not a date"><meta name="pubdate" content="2020-03-06">', "2020-03-06"),
        ('<meta property="article:modified_time" content="">', None),
        ("<script>var copyright = 2011;</script>", None),
    ],
)
def test_the_day_comes_from_the_markup(head: str, published: str | None) -> None:
    """Meta elements by their names; days to come, expiry dates and the year of the copyright line are none."""
    (document,), _ = read_as("a.html", page(head=head))
    assert document.published == published


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ('<div class="date">5 May 2020</div>', "2020-05-05"),
        ('<p class="post-meta">Posted on <time datetime="2020-05-06">May 6</time></p>', "2020-05-06"),
        ("<p>The war began on 12 May 2018 and was to end on 3 June 2019.</p>", None),
        ("<p>The decree was published 2012-01-01 in the gazette.</p>", None),
        ("<div>Last modified: 2015-01-01</div>", None),
        ('<span class="updated">2015-01-01</span>', None),
        ('<aside><time datetime="2019-01-01">another report</time></aside>', None),
        ('<ul class="related"><li><time datetime="2019-01-01">another report</time></li></ul>', None),
        ('<div class="comments"><time datetime="2021-09-09">a reader</time></div>', None),
    ],
)
def test_a_day_around_the_article_is_taken_and_one_in_it_is_not(body: str, published: str | None) -> None:
    """Days of events, of changes, of other reports and of comments are not the day of publication."""
    assert read_as("a.html", page(body=body))[0][0].published == published


@pytest.mark.parametrize("name", ["article:modified_time", "og:updated_time", "last-modified", "expires"])
def test_days_of_change_are_no_days_of_publication(name: str) -> None:
    """A page that says only when it was changed has no known day."""
    assert read_as("a.html", page(head=f'<meta property="{name}" content="2021-02-02"><meta name="{name}" content="2021-02-02">'))[0][0].published is None


def test_the_day_in_the_address_counts() -> None:
    """Many outlets file by day."""
    assert read_as("a.html", page(head='<link rel="canonical" href="https://example.org/2020/05/06/depot">'))[0][0].published == "2020-05-06"


def test_a_marked_time_element_gives_the_day() -> None:
    """An element marked as the time of publication."""
    (document,), _ = read_as("a.html", page(body='<time itemprop="datePublished" datetime="2020-07-08">8 July</time>'))
    assert document.published == "2020-07-08"


@pytest.mark.parametrize(
    ("title", "site", "stored"), [("Depot burns | Example", "Example", "Depot burns"), ("Depot burns - five hurt", "Example", "Depot burns - five hurt")]
)
def test_the_outlet_is_cut_from_the_title(title: str, site: str, stored: str) -> None:
    """Only where the tail is the name of the outlet."""
    head = f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="{site}">'
    assert read_as("a.html", page(head=head))[0][0].title == stored


def test_the_outlet_is_the_host_where_the_page_names_none() -> None:
    """From the canonical address, without www."""
    (document,), _ = read_as("a.html", page(head='<link rel="canonical" href="https://www.example.org/x">'))
    assert (document.publisher, document.url) == ("example.org", "https://www.example.org/x")


def test_links_to_profiles_are_no_byline() -> None:
    """Some pages give the address of a profile for the author."""
    (document,), _ = read_as("a.html", page(head='<meta property="article:author" content="https://example.org/jane">'))
    assert document.byline is None


@pytest.mark.parametrize("block", ["{broken", "[[[[[[[[", '{"@type": 5}', '{"@type": ["NewsArticle"], "author": 3, "publisher": [], "headline": {}}', "null"])
def test_broken_linked_data_is_passed_over(block: str) -> None:
    """The page is read as if the block were not there."""
    (document,), rejected = read_as("a.html", page(head=f'<script type="application/ld+json">{block}</script>'))
    assert (document.title, rejected) == (HEADLINE, [])


def test_the_encoding_that_a_page_names_is_used() -> None:
    """Where the bytes are no UTF-8."""
    text = (
        page(body="<p>The caf\u00e9 in the old town of Mereb was closed by the na\u00efve order.</p>")
        .replace("utf-8", "iso-8859-1")
        .replace("“", "'")
        .replace("”", "'")
    )
    (document,), _ = read_as("a.html", text.encode("iso-8859-1"))
    assert "caf\u00e9" in document.text


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<html></html>", "no-text"),
        ("<html><body><script>var a = 'army';</script></body></html>", "no-text"),
        ("<div>" * 100_000 + "The army said that it took the town.", "no-text"),
        ("<html><body>" + "<p>x</p>" * 60_000, "too-long"),
        (" " * 9_000_000, "too-long"),
    ],
)
def test_pages_without_an_article_or_beyond_the_limits_are_rejected(html: str, code: str) -> None:
    """Empty, only a script, nested a hundred thousand deep, too many elements, too large."""
    documents, rejected = read_as("a.html", html)
    assert (documents, codes(rejected)) == ([], [code])


def test_entities_of_a_page_do_not_grow() -> None:
    """Entities that a page declares itself are not replaced: no billion laughs."""
    laughs = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    documents, _ = read_as("a.html", laughs + page(body="<p>&b;&b;&b;</p>"))
    assert all(len(d.text) < 2_000 for d in documents)


@pytest.mark.parametrize("mark", ["\x01", "&#1;", "&#0;", "\x00", "&#xFFFF;", "\ufffe", "&#xD800;"])
def test_characters_that_markup_must_not_hold_do_not_stop_a_page(mark: str) -> None:
    """In running text, beside an aside, in a title and in linked data."""
    text = page(body=f"<p>{mark}</p><aside>x</aside>{mark} tail <p>{mark}</p>{mark}", head=f'<title>{mark}a</title><meta name="author" content="{mark}">')
    documents, rejected = read_as("a.html", text)
    assert "reader-failed" not in codes(rejected), rejected
    assert len(documents) == 1


def test_external_entities_are_not_read() -> None:
    """A page cannot name a file of this machine."""
    text = '<!DOCTYPE foo [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + page(body="<p>&x;</p>")
    documents, _ = read_as("a.html", text)
    assert all("root:" not in d.text for d in documents)


def test_a_default_outlet_fills_the_gap() -> None:
    """The setting stands in where the page names no outlet."""
    assert read_as("a.html", page(), ReadSettings(publisher="Example"))[0][0].publisher == "Example"


@pytest.mark.parametrize(
    "heading", ["<h2>Comments</h2>", "<h3 class='x'><span>3 Comments</span></h3>", "<h3>Leave a Reply</h3>", "<h2>One thought on “Ferry”</h2>"]
)
def test_what_readers_wrote_below_an_article_is_not_read(heading: str) -> None:
    """Also where nothing but a heading tells it from the article."""
    documents, _ = read_as("a.html", page(body=f"{heading}<div><p>The army killed 300 people in 2019 and nobody wrote a word about it.</p></div>"))
    assert "300 people" not in documents[0].text


def test_the_author_is_read_from_marked_elements() -> None:
    """An element of the class of authors names the author; one inside a comment does not, and a name of one word is none."""
    marked = '<div class="comment"><span class="author">Sam Poe</span></div><span class="author">admin1</span><p class="byline">By Jane Roe</p>'
    assert read_as("a.html", page(body=marked))[0][0].byline == "Jane Roe"


def test_the_name_that_programs_give_saved_pages_is_no_title() -> None:
    """ "Exported Data" heads every chat that is saved."""
    documents, _ = read_as("a.html", page(head="<title>Exported Data</title>"))
    assert documents[0].title != "Exported Data"
