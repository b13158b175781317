"""One who speaks in a report, as the words for it there tell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crossbearing.records.claim import Entity

COLLECTIVE = re.compile(
    r"\b(?:group|office|ministry|mission|agency|committee|commission|council|court|party|coalition|team|organi[sz]ation|company|union|body)\b"
)
SINGLE = re.compile(
    r"\b(?:official|officer|source|diplomat|witness|eyewitness|resident|villager|survivor|relative|analyst|expert|researcher|professor|spokes\w+|commander|"
    r"minister|mayor|governor|chief|aide|advis[eo]r|doctor|medic|nurse|activist|leader|elder|lawyer|investigator|soldier|fighter|man|woman|president)$"
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source resolved: the words to show, the entity behind them, its kind, the words that withhold a name.

    ``side`` is the body or country for which it speaks, ``via`` by whom it came, ``sentence`` where it spoke last, ``issued`` whether it did so in a
    statement, ``told`` whether it told ``via`` so itself; ``initials`` are those by which a body calls itself.
    """

    words: str
    entity: Entity | None
    kind: str
    anonymity: str | None
    side: Entity | None = None
    via: str | None = None
    sentence: int = -1
    issued: bool = False
    told: bool = False
    initials: str = ""

    def is_called(self, words: str) -> bool:
        """Do the words name this body: by its name, its initials, or the noun in its name ("the Mission")?"""
        bare = re.sub(r"^[Tt]he\s+|\s*\([A-Z]+\)$", "", words)
        return bare in (self.words, self.initials) or (" " not in bare and bare[:1].isupper() and bare.lower() in self.words.lower().split())


def core(speaker: Speaker) -> str:
    """The head phrase of a speaker's words, in lower case."""
    return re.split(r",| of | in | for | from | at | with | who | close | familiar ", speaker.words.lower())[0]


def is_person(speaker: Speaker) -> bool:
    """Is it somebody by name?"""
    return speaker.entity is not None and speaker.entity.type == "person"


def is_single(speaker: Speaker) -> bool:
    """Is it one person without a name ("a senior official", "the witness")?"""
    head = core(speaker)
    plural = head.endswith("s") and not head.endswith("witness")
    indefinite = bool(re.match(r"(?:an?|one)\s", head)) and not COLLECTIVE.search(head)
    return speaker.kind not in ("media outlet", "state media", "document", "militia") and not plural and (indefinite or bool(SINGLE.search(head)))
