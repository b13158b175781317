"""Photo captions and credits."""

from __future__ import annotations

import re

LONGEST_CAPTION = 500

_AGENCY = r"(?:AP|AFP|Reuters|REUTERS|Getty(?: Images)?|EPA|EPA-EFE|EFE|Anadolu(?: Agency)?|Xinhua|DPA|dpa|TASS|Sputnik|RIA Novosti|AAP|PTI|ANI|IRNA|SANA|WANA|Shutterstock|Alamy|iStock|Wikimedia(?: Commons)?|Flickr|NurPhoto|Zuma|ZUMA|Bloomberg|UPI|IDF|Handout|handout|Reuters TV|AP Photo|UNICEF|UNHCR|MSF|ICRC|UN Photo)"
_LABEL = r"(?:photo(?:graph)?s?|image|picture|pic|illustration|graphic|video|map|file photo|cover photo|featured image|archive photo)"
CREDIT_LINE = re.compile(
    rf"[(\[]?\s*(?:(?:{_LABEL})(?:\s+(?:credit|courtesy|source|by))\s*:?\s*.{{2,120}}|(?:{_LABEL}|credits?|source|copyright)\s*:\s*.{{2,120}}|photo by\b.{{2,120}}|courtesy (?:of|photo)\b.{{2,100}})\s*[)\]]?\.?",
    re.I,
)
_CREDIT_TAIL = re.compile(
    rf"(?:[(\[](?:(?:{_LABEL})\s*(?:credit|courtesy|by|source)?\s*:?\s[^()\[\]]{{2,100}}|(?:credits?|via|courtesy)\s*:?\s[^()\[\]]{{2,100}}|[^()\[\]]{{0,60}}\b{_AGENCY}(?:\s*(?:/|via|,|and|&)\s*[^()\[\]]{{1,60}})?|[^()\[\]/]{{2,50}}/\s?[^()\[\]/]{{0,30}}{_AGENCY}[^()\[\]]{{0,40}})[)\]]"
    rf"|\b(?:[Pp]hoto(?:graph)?|PHOTO|[Ii]mage|[Pp]icture|[Cc]redit)s?(?:\s+(?:by|credit|courtesy))?\s*:\s*.{{2,100}}|[.\s](?:[A-Z][\w.'’-]+ ){{0,3}}[A-Z][\w.'’-]+\s?/\s?(?:{_AGENCY})(?:\s*(?:/|via)\s*[\w .]{{2,40}})?|\b{_AGENCY}/[A-Z][\w.'’ -]{{2,50}}|\b(?:AP|AFP|EPA) (?:Photo|PHOTO)(?:/[\w.'’ -]{{2,50}})?|©\s?[\w .'’/-]{{2,60}})\s*\.?$"
)
_FILE = re.compile(
    r"(?:FILE(?: PHOTO| PICTURE| IMAGE)?\s*[-–—:]|File (?:photo|picture|image)\b\s*[-–—:.]|(?:Caption|CAPTION|Image caption|Image source|Photo caption)\b\s*[:,-]?|(?:In this|This) (?:[\w.,]+ ){0,5}(?:file )?(?:photo|image|picture|frame grab|screengrab|handout)\b)"
)
_BARE_AGENCY = re.compile(rf"[(\[]?(?:[A-Z][\w.'’-]+ ){{0,3}}(?:[A-Z][\w.'’-]+\s?/\s?)?{_AGENCY}(?:\s*/\s*[A-Z][\w. '’-]{{2,40}})*[)\]]?")
_VERB_OF_SAYING = re.compile(r"\b(?:said|says|told|added|according to)\b")


def is_credit(line: str) -> bool:
    """Does the line hold nothing but who took or owns a picture?"""
    return len(line) <= 160 and (CREDIT_LINE.fullmatch(line) is not None or (("/" in line or line[:1] in "([") and _BARE_AGENCY.fullmatch(line) is not None))


def is_caption(line: str) -> bool:
    """Does the line describe a picture: marked as a file photo, or with a credit at its end?

    A line that reports speech is taken for a caption only where it is marked as one at its start.
    """
    if len(line) > LONGEST_CAPTION:
        return False
    if _FILE.match(line):
        return True
    tail = _CREDIT_TAIL.search(line, max(0, len(line) - 180))
    return tail is not None and tail.start() > 0 and not _VERB_OF_SAYING.search(line[: tail.start()])
