"""Sentences with a parse written by hand, for what reads syntax: one word a line as "word UPOS head relation", heads counted from 1, 0 for the root.

A word that ends in a hyphen is one with the next.
"""

from __future__ import annotations

from crossbearing.claims.context import Context
from crossbearing.records.claim import Values
from crossbearing.records.document import Document, Layout, Span
from crossbearing.records.tags import Tag, Tags, Token


def context(parse: str, *triggers: str) -> Context:
    """A report of that one sentence; the words of ``triggers`` are tagged as events."""
    rows = [line.split() for line in parse.strip().splitlines()]
    text, tokens = "", list[Token]()
    for i, (word, upos, head, relation) in enumerate(rows):
        text += " " if text and not text.endswith("-") else ""
        tokens.append(Token(len(text), len(text) + len(word), 0, upos, int(head) - 1 if head != "0" else i, relation))
        text += word
    tags = tuple(Tag(start=t.start, end=t.end, kind="trigger", label="attack") for t in tokens if text[t.start : t.end] in triggers)
    layout = Layout(sentences=(Span(0, len(text)),))
    return Context(Document(id="r1", text=text, sha256=""), layout, Tags(tagger="by hand", version="1", tokens=tuple(tokens), tags=tags), Values())
