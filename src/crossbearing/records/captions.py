"""Photo captions and credits: what a line looks like that describes a picture or says who took it."""

from __future__ import annotations

import re

LONGEST_CAPTION = 500
LONGEST_SCENE = 250
TAIL_CHARS = 180

_AGENCY = (
    r"(?:AP|Associated Press|AFP|Reuters|REUTERS|Getty(?: Images)?|EPA|EPA-EFE|EFE|Anadolu(?: Agency)?|Xinhua|DPA|dpa|TASS|Sputnik|RIA Novosti"
    r"|AAP|PTI|ANI|IRNA|SANA|WANA|Shutterstock|Alamy|iStock|Wikimedia(?: Commons)?|Flickr|NurPhoto|Zuma|ZUMA|Bloomberg|UPI|PA"
    r"|Press Association|Canadian Press|SIPA|European Pressphoto Agency"
    r"|[Hh]andout|AP Photo|UNICEF|UNHCR|MSF|ICRC|UN Photo)"
)
OUTLET = rf"(?:{_AGENCY}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’&-]+){{0,3}} (?:Post|Times|Press|News|Agency|Images|Journal|Tribune|Herald|Guardian|Photo|Mirror))"
_LABEL = r"(?:photo(?:graph)?s?|image|picture|pic|illustration|graphic|video|map|file photo|cover photo|featured image|archive photo)"
_PERSON = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
_CREDIT_LINE = re.compile(
    rf"[(\[]?\s*(?:{_LABEL}(?:\s+(?:credit|courtesy|source|by))\s*:?\s*.{{2,90}}"
    rf"|{_LABEL}\s*:\s*.{{2,60}}|credits?\s*:\s*[^.!?]{{2,140}}|courtesy (?:of|photo)\b.{{2,100}})\s*[)\]]?\.?",
    re.I,
)
_BARE_AGENCY = re.compile(rf"[(\[]?(?:{_PERSON}\s?(?:[/|]|, ?(?:the )?)\s?)?{_AGENCY}(?: file)?(?:\s*[/|]\s*[A-Z][\w. '’-]{{2,40}})*[)\]]?")
_CREDIT_TAIL = re.compile(
    rf"(?:[(\[](?i:{_LABEL})\s*(?i:credit|courtesy|by|source)?\s*:?\s[^()\[\]]{{2,100}}[)\]]"
    r"|[(\[](?i:credits?|via|courtesy)\s*:?\s[^()\[\]]{2,100}[)\]]"
    r"|[(\[](?:Screenshot|Facebook|Twitter|Instagram|Google (?:Maps|Earth)|[Ff]ile(?: photo)?|Archive|Provided|Handout|[A-Z]{2,6} Photo)\b[^()\[\]]{0,40}[)\]]"
    r"|[(\[](?:[A-Z][\w.&’'-]* ?){1,5}(?:and|&) (?:[Nn]ews )?[Aa]gencies[)\]]"
    rf"|(?<=[.!?”\"\w] )[(\[][A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{1,3}}\s?/\s?[A-Z][\w .'’&-]{{1,40}}[)\]](?=$)|(?<=[.”\d] ){_AGENCY}(?=$)"
    rf"|[(\[][^()\[\]]{{0,60}}(?:/\s?|\bvia |\b(?<=[(\[])){_AGENCY}(?:\s*(?:/|via|,|and|&)\s*[^()\[\]]{{1,60}})?[)\]]"
    rf"|\bCredits?\s*:\s*[^.!?]{{2,100}}|(?<!\w )(?:Photo(?:graph)?|PHOTO|Image|Picture)s?(?:\s+(?:by|credit|courtesy))?\s*:\s*[^.!?]{{2,100}}"
    rf"|[.\s](?:REUTERS|AFP|AP)/ ?{_PERSON}|[.\s]{_PERSON}\s?/\s?{_AGENCY}(?: [Ff]ile)?(?:\s*(?:/|via)\s*[\w .]{{2,40}})?"
    rf"|\b{_AGENCY}/{_PERSON}|\b(?:AP|AFP|EPA) (?:Photo|PHOTO)(?:/[\w.'’ -]{{2,50}})?|©\s?[\w .'’/-]{{2,60}})\s*\.?$"
)
_CREDIT_MARKS = ("(", "[", "/", ":", "©", "Photo", "PHOTO")
_FILE = re.compile(
    r"(?:(?:FILE(?: PHOTO| PICTURE| IMAGE)?|ABOVE|BELOW|LEFT|RIGHT|PICTURED|Pictured)\s*[-–—:]|Click to (?:expand|enlarge)(?: [Ii]mage)?\b|Media caption\b"
    r"|(?:(?:Hide|Show) [Cc]aption\s*)+|File (?:photo|picture|image)\s*(?:[-–—:.]|shows\b|of\b)|(?:Image|Photo|Picture) caption\b|Caption\s*:"
    r"|(?:A|An) (?:\w+ )?(?:picture|photo|photograph|image|frame grab|screengrab|screenshot) (?:showing|of|from|taken)\b(?=[^.!?]*$)"
    r"|(?:In this|This) (?:[\w.,]+ ){0,5}(?:file )?(?:photo|image|picture|frame grab|screengrab|handout)(?:,| (?:taken|released|provided|made|shows"
    r"|shared|supplied)\b))"
)
_FILM = re.compile(r"[(\[]?\s*(?:video|map|graphic|illustration)", re.I)
_SAID = re.compile(r"\b(?:said|says|told|added|according to)\b")
_STOPPED = re.compile(r"[.!?…:][\"'”’)\]]*$")
_PICTURED = re.compile(
    r"\b(?:is|are) (?:seen|pictured|shown)\b|\((?:pictured|left|right|cent(?:er|re)|top|bottom|[LRC])\b[^()]{0,30}\)|, (?:pictured|left|right),"
)
# "Rebels stand on a tank near Brega, Libya, April 3, 2011.": the present, and the day in full at the end.
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?"
_SHOWN_ON = re.compile(rf"(?:{_MONTH} \d{{1,2}},?|\d{{1,2}} {_MONTH}) (?:19|20)\d\d\.?$")
_SHOWS = re.compile(
    r"\b(?:stands|walks|looks|speaks|rises|holds|carries|gestures|sits|runs|waves|poses|attends|arrives|leaves|addresses|prays|rides|drives|inspects|weeps"
    r"|receives|shouts|aims|points|waits|(?:\w{2,}s|[Pp]eople|[Mm]en|[Ww]omen|[Cc]hildren|[Pp]olice(?:men)?)"
    r" (?:stand|walk|look|speak|hold|carry|gather|inspect"
    r"|gesture|sit|run|wave|chant|pose|attend|arrive|leave|shake|mourn|pray|ride|drive|watch|search|clash|march|shout|aim|talk|hug|cry|weep|wait|load|unload"
    r"|lie|take (?:part|cover)|patrol|push|ski|prepare|check|remove|clear|tend|treat|light|receive))\b"
)


def is_archive(line: str) -> bool:
    """Is the line marked at its start as the caption of a picture?"""
    return _FILE.match(line) is not None


def is_credit(line: str) -> bool:
    """Does the line hold nothing but who took or owns a picture?"""
    return len(line) <= 160 and (
        _CREDIT_LINE.fullmatch(line) is not None or (any(mark in line for mark in "/|,([") and _BARE_AGENCY.fullmatch(line) is not None)
    )


def is_caption(line: str) -> bool:
    """Does the line describe a picture: marked as a file photo, with a credit at its end, or in the words that only captions use?

    A line that reports speech is taken for a caption only where it is marked as one at its start.
    """
    if len(line) > LONGEST_CAPTION:
        return False
    if is_archive(line):
        return True
    end = line[-TAIL_CHARS:]
    marked = end[-1:] not in ".!?" or any(mark in end for mark in _CREDIT_MARKS)
    tail = _CREDIT_TAIL.search(line, len(line) - len(end)) if marked else None
    if tail is not None and tail.start() > 0:
        return not _SAID.search(line[: tail.start()])
    if not _STOPPED.search(line):
        return _PICTURED.search(line) is not None
    return (
        len(line) <= LONGEST_SCENE
        and line[-5:].strip(". ").isdigit()
        and _SHOWN_ON.search(line) is not None
        and _SHOWS.search(line) is not None
        and not _SAID.search(line)
    )


def is_picture(line: str) -> bool:
    """Is the line a caption or a credit of a picture, and no headline that announces a film or a map?"""
    return is_caption(line) or (is_credit(line) and not _FILM.match(line))
