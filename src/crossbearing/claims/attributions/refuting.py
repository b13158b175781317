"""Does what is said say that something is not so: that it did not happen, that it was another, that it is a lie?"""

from __future__ import annotations

import re

_THEY = r"(?:we|it|they|he|she|(?:its|our|their|his|her|the)\s+(?:[\w-]+\s+){0,2}[\w-]+)"
REFUTED_ACT = re.compile(
    rf"(?:^|[.!?;]\s+)\W*(?:that\s+)?{_THEY}\s+(?:(?:(?:did|had|has|have)\s*(?:not|n['’]t)|(?:does|do)\s+not\s+and\s+(?:has|have|did|had)\s+not)|(?:had\s+|has\s+|have\s+)?never)\s+(?:(?:been|be)\s+)?"
    rf"(?:carry|carr\w+|fir\w+|attack\w*|bomb\w*|shell\w*|strike|struck|hit|kill\w*|target\w*|plant\w*|launch\w*|us(?:e|ed)\b|tak\w+\s+part|involv\w+|commit\w*|"
    r"order\w*|fly\b|enter\w*|cross\w*|violat\w*|sen[dt]\w*)|"
    r"\b(?:was|were|is|are|been)\s*(?:not|n['’]t|never)\s+(?:\w+\s+)?(?:involved|responsible|behind|part\s+of|to\s+blame)\b|"
    r"^\W*(?:that\s+)?(?:no|none\s+of\s+(?:its|our|their|his|the))\s+(?:[\w-]+\s+){0,2}?(?:aircraft|planes?|warplanes?|drones?|missiles?|rockets?|shells?|strikes?|attacks?|"
    r"raids?|operations?|shelling|bombing|bombardment|civilians?|hospitals?|schools?|forces|troops|units?|soldiers?|fighters?|ships?|air\s+assets?)\b"
    r"(?![^.;]{0,40}\b(?:reported|claimed|identified|found|recorded)\b)|"
    r"\b(?:aircraft|planes?|jets|warplanes|drones?|helicopters|forces|troops|soldiers|army|navy|ships?)\s+(?:(?:had|has|have|did|were|was)\s+(?:not|never)|never)\s+\w+|"
    r"\bkn(?:ow|ows|ew)\s+nothing\s+(?:of|about)\b|^\W*nothing\s+of\b",
    re.IGNORECASE,
)
REFUTING = re.compile(
    r"\b(?:fairy[- ]?tales?|fantas(?:y|ies)|laughable|ridiculous|ludicrous|hoax|fabricat\w+|baseless|unfounded|groundless|nonsens\w*|absurd|"
    r"outright\s+lies?|\blies?\b|fake(?:\s+news)?|"
    r"disinformation|"
    r"not\s+serious|without\s+(?:any\s+)?(?:foundation|basis)|done\s+nothing\s+wrong|no\s+(?:basis|truth)|nothing\s+to\s+do\s+with|untrue|not\s+true|false\s+(?:claims?|"
    r"reports?|accusations?)|"
    r"never\s+happened|did\s+not\s+(?:happen|take\s+place)|(?:was|were|is|are)\s+not\s+(?:\w+ly\s+)?(?:linked|connected|related|caused|planted|fired|launched)|^\W*no,\s|\bunlikely\s+(?:that|to\s+have)\b|propaganda|inventions?|hearsay|(?:it|that|this)\s+is\s+false|cheap\s+politics|nowhere\s+near|hard\s+to\s+square|inconsistent\s+with|incompatible\s+with|at\s+odds\s+with)\b",
    re.IGNORECASE,
)
NO_PROOF = re.compile(r"\bno\s+(?:\w+\s+)?(?:evidence|indications?|signs?|proof)\s+(?:\w+\s+)?(?:that|of)\b", re.IGNORECASE)
"""What a party says to deny, and one who looks into it says as a finding."""
NOBODY_HARMED = re.compile(
    r"(?:^|[.!?;,]\s+)\W*(?:that\s+)?(?:there\s+(?:was|were|is|are|had\s+been)\s+(?:no|never|not\s+a\s+single)\b(?!\s+(?:\w+\s+){0,2}(?:evidence|indication|sign|proof|word|"
    r"comment|information|confirmation|warning|doubt|time|way|electricity|immediate|reason|tension|choice|question|hope|alternative|excuse|justification|place|room|"
    r"point|limit|end|solution|law|peace|guarantee|future|intention|problem|difference|longer|water|food|fuel|power|going))|"
    r"(?:no\s*(?:body|\s+one)|(?:no|none\s+of\s+(?:the|its|our|their))\s+(?:[\w-]+\s+){1,2})\s*(?:(?:(?:has|have|had)\s+)?(?:died|perished)|"
    r"(?:was|were|is|are|has\s+been|have\s+been|had\s+been)\s+(?:hurt|harmed|injured|killed|wounded|hit|damaged|targeted|involved)))|\bneither\s+\w+s?\s+nor\s+\w+s\b|\b(?:we|i|he|she|they)\s+(?:(?:was|were|am|is|have|has|had)\s+)?never\s+(?:said|in|been|"
    r"did|had|attacked|sent|stated|meant|intended|used|given|received|taken|ordered|committed|targeted|killed|carried|planned|supported)\b|^\W*we\s+(?:did|have|had)\s*(?:not|n['’]t|no)\s+(?!know|comment|yet|see|hear|forget|understand)\w+",
    re.IGNORECASE,
)
CHARGE_CALLED = re.compile(
    r"^\W*(?:the|this|that|these|all|such)\s+(?:\w+\s+)?(?:accusations?|allegations?|charges?|claims?|stor(?:y|ies)|versions?|rumou?rs?)\b", re.IGNORECASE
)
DISPUTED = re.compile(r"\b(?:counter|disput|contest|contradict|rebut|refut)\w*", re.IGNORECASE)
UNTRUE = re.compile(r"\W*[^.]*?\b(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:outrageous|false|ridiculous|absurd|baseless|wrong|untrue|lies)\b", re.IGNORECASE)
CHARGES = re.compile(r"\W*(?:[\w'’]+\s+){0,3}?(?:accusations?|allegations?|charges?|claims?|reports?|stor(?:y|ies)|versions?|rumou?rs?)\b", re.IGNORECASE)
CALLING = re.compile(r"\b(?:call|describ|brand|label|term|dismiss)\w*", re.IGNORECASE)
NOT_SO = re.compile(
    r"\b(?:did|do|does|had|has|have)\s*(?:not|n['’]t)\s+(?:\w+ly\s+)?(?:believe|think|consider|hear|heard|see|seen|happen|happened|occur|occurred|exist|possess|own)\b"
    r"(?!\s+(?:who|what|how|why|where|when|whether|if)\b)|"
    r"\b(?:heard|saw|seen|observed|detected|recorded|registered|found|noticed|suffered|sustained|caused|fired|launched|dropped|used|lost|"
    r"conducted|carried\s+out|staged|flown|flew|struck|killed|attacked|sent)\s+"
    r"(?:no|nothing|none)\b(?!\s+(?:\w+\s+)?(?:evidence|indications?|signs?|proof|comment|information|knowledge|idea|word|plans?|intention|choice|time|doubt|reason|warning|"
    r"need|interest|further|immediate|water|food|electricity|power|medicine|fuel|way|longer|means|money|contact|access|answer|to\s+(?:say|add))\b)|"
    r"\b(?:played|took|had|has|have|owns?|possess(?:es|ed)?)\s+(?:no|neither)\s+(?:\w+\s+)?(?:roles?|part|hand|involvement|presence|connections?|links?|ties|responsibility|forces|troops|"
    r"soldiers|fighters|men|units|aircraft|drones|missiles|rockets|mines|weapons|bases|positions)\b|"
    r"\b(?:attack|kill|target|bomb|hit|harm|threaten|shell)(?:s|ed)?\s+(?:nobody|no\s+one|no\s+civilians?)\b|\b(?:nobody|no\s+one|none\s+of\s+\w+)\s+(?:had\s+|has\s+)?"
    r"(?:died|lost|perished|suffered)\b|\b(?:is|was|were|are)\s+not\s+(?:ours|theirs|his|hers)\b|[“\"]not\s+ours\b|\bhit\s+by\s+nothing\b|"
    r"\bit\s+(?:was|is)\s*(?:not|n['’]t)\s+(?:us|ours|our\s+\w+|them|theirs)\b|\breject(?:s|ed)\s+any\b",
    re.IGNORECASE,
)
"""What was not seen, believed, owned or lost: said against one who says it was."""
NOT_BELIEVED = re.compile(r"^\W*(?:that\s+)?(?:it|they|he|she|we|i)\s+(?:did|do|does)\s*(?:not|n['’]t)\s+(?:believe|think)\b", re.IGNORECASE)
SEES_AND_HEARS = "witness"
FINDERS = frozenset(["expert", "document"])
RELATES = "media outlet"


def refutes(words: str, said: str, kind: str, *, party: bool) -> bool:
    """Does a source of that kind refute something with this cue and content?

    ``party``: could its side have done it?  Finders report what they have not found, outlets what they were told; bystanders deny what they
    would have seen.
    """
    charge = CHARGE_CALLED.match(said)
    if charge is not None and (CALLING.search(words) or UNTRUE.match(said, charge.end())):
        return True
    if DISPUTED.search(words) and CHARGES.match(said):
        return True
    if kind == RELATES:
        return False
    if NOT_BELIEVED.match(said):
        return True
    if kind not in FINDERS and (NOBODY_HARMED.search(said) or NOT_SO.search(said)):
        return True
    if kind == SEES_AND_HEARS:
        return False
    finder = kind in FINDERS or not party
    return bool(REFUTING.search(said) or REFUTED_ACT.search(said) or (NO_PROOF.search(said) and not finder))
