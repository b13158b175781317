"""The rules tagger: word lists and word order, without a model.

It is the fallback where no weights can be had, and a second opinion beside the encoder.
"""

from __future__ import annotations

from crossbearing.records.document import Document, Layout
from crossbearing.records.tags import Link, Tag, Tags, Token, lowered
from crossbearing.tagging.lexicon import lexicon
from crossbearing.tagging.rules_attribution import find_attributions
from crossbearing.tagging.rules_events import find_modality, find_weapons
from crossbearing.tagging.rules_names import find_names
from crossbearing.tagging.rules_triggers import find_triggers
from crossbearing.tagging.tokens import tokenise

VERSION = "1"


class RulesTagger:
    """Finds names, weapons, event triggers, modality words and attributions by lexicon and word order."""

    name = "rules"
    version = VERSION

    def tag(self, document: Document, layout: Layout) -> Tags:
        """All spans that the rules find; vectors are None."""
        tokens = tokenise(document.text, layout)
        words = lowered(document.text, tokens)
        tags = event_tags(tokens, words)
        tags += find_names(document.text, layout, tokens)
        said, links = find_attributions(document.text, layout, tokens, words)
        return assemble(self.name, self.version, tokens, tags, said, links)


def event_tags(tokens: tuple[Token, ...], words: list[str]) -> list[Tag]:
    """Triggers, modality words and weapons; also used with the tokens of another tagger."""
    lex = lexicon()
    return [*find_triggers(tokens, words, lex), *find_modality(tokens, words, lex), *find_weapons(tokens, words, lex)]


def assemble(name: str, version: str, tokens: tuple[Token, ...], tags: list[Tag], said: list[Tag], links: list[tuple[int, int, str]]) -> Tags:
    """Sort all tags and let the links (which count within ``said``) point to their places."""
    everything = [*tags, *said]
    order = sorted(range(len(everything)), key=lambda i: (everything[i].start, everything[i].end, everything[i].kind, i))
    place = {old: new for new, old in enumerate(order)}
    moved = tuple(Link(place[len(tags) + a], place[len(tags) + b], label) for a, b, label in links)
    return Tags(tagger=name, version=version, tokens=tokens, tags=tuple(everything[i] for i in order), links=moved)
