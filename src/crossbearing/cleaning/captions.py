"""Photo captions and credits."""

from __future__ import annotations

import re

LONGEST_CAPTION = 500
TAIL_CHARS = 180

_AGENCY = (
    r"(?:AP|Associated Press|AFP|Reuters|REUTERS|Getty(?: Images)?|EPA|EPA-EFE|EFE|Anadolu(?: Agency)?|Xinhua|DPA|dpa|TASS|Sputnik|RIA Novosti"
    r"|AAP|PTI|ANI|IRNA|SANA|WANA|Shutterstock|Alamy|iStock|Wikimedia(?: Commons)?|Flickr|NurPhoto|Zuma|ZUMA|Bloomberg|UPI|[Hh]andout|AP Photo|UNICEF"
    r"|UNHCR|MSF|ICRC|UN Photo)"
)
_LABEL = r"(?:photo(?:graph)?s?|image|picture|pic|illustration|graphic|video|map|file photo|cover photo|featured image|archive photo)"
_PERSON = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
_CREDIT_LINE = re.compile(
    rf"[(\[]?\s*(?:{_LABEL}(?:\s+(?:credit|courtesy|source|by))\s*:?\s*.{{2,90}}"
    rf"|(?:{_LABEL}|credits?)\s*:\s*.{{2,60}}|courtesy (?:of|photo)\b.{{2,100}})\s*[)\]]?\.?",
    re.I,
)
_BARE_AGENCY = re.compile(rf"[(\[]?(?:{_PERSON}\s?(?:[/|]|, ?(?:the )?)\s?)?{_AGENCY}(?: file)?(?:\s*[/|]\s*[A-Z][\w. '’-]{{2,40}})*[)\]]?")
_CREDIT_TAIL = re.compile(
    rf"(?:[(\[](?i:{_LABEL})\s*(?i:credit|courtesy|by|source)?\s*:?\s[^()\[\]]{{2,100}}[)\]]"
    r"|[(\[](?i:credits?|via|courtesy)\s*:?\s[^()\[\]]{2,100}[)\]]"
    rf"|[(\[][^()\[\]]{{0,60}}(?:/\s?|\bvia |\b(?<=[(\[])){_AGENCY}(?:\s*(?:/|via|,|and|&)\s*[^()\[\]]{{1,60}})?[)\]]"
    rf"|\bCredits?\s*:\s*[^.!?]{{2,100}}|(?<!\w )(?:Photo(?:graph)?|PHOTO|Image|Picture)s?(?:\s+(?:by|credit|courtesy))?\s*:\s*[^.!?]{{2,100}}"
    rf"|[.\s]{_PERSON}\s?/\s?{_AGENCY}(?: [Ff]ile)?(?:\s*(?:/|via)\s*[\w .]{{2,40}})?"
    rf"|\b{_AGENCY}/{_PERSON}|\b(?:AP|AFP|EPA) (?:Photo|PHOTO)(?:/[\w.'’ -]{{2,50}})?|©\s?[\w .'’/-]{{2,60}})\s*\.?$"
)
_FILE = re.compile(
    r"(?:FILE(?: PHOTO| PICTURE| IMAGE)?\s*[-–—:]|File (?:photo|picture|image)\s*(?:[-–—:.]|shows\b|of\b)|(?:Image|Photo|Picture) caption\b|Caption\s*:"
    r"|(?:In this|This) (?:[\w.,]+ ){0,5}(?:file )?(?:photo|image|picture|frame grab|screengrab|handout)(?:,| (?:taken|released|provided|made|shows"
    r"|shared|supplied)\b))"
)
_SAID = re.compile(r"\b(?:said|says|told|added|according to)\b")


def is_archive(line: str) -> bool:
    """Is the line marked at its start as the caption of a picture?"""
    return _FILE.match(line) is not None


def is_credit(line: str) -> bool:
    """Does the line hold nothing but who took or owns a picture?"""
    return len(line) <= 160 and (
        _CREDIT_LINE.fullmatch(line) is not None or (any(mark in line for mark in "/|,([") and _BARE_AGENCY.fullmatch(line) is not None)
    )


def is_caption(line: str) -> bool:
    """Does the line describe a picture: marked as a file photo, or with a credit at its end?

    A line that reports speech is taken for a caption only where it is marked as one at its start.
    """
    if len(line) > LONGEST_CAPTION:
        return False
    if is_archive(line):
        return True
    tail = _CREDIT_TAIL.search(line, max(0, len(line) - TAIL_CHARS))
    return tail is not None and tail.start() > 0 and not _SAID.search(line[: tail.start()])
