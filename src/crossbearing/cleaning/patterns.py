"""What lines of a page look like that are no report: one pattern a kind, matched against a whole line.

The words are those of outlets in general; a line counts only where it holds nothing else, so a sentence that merely mentions a newsletter stays report.
"""

from __future__ import annotations

import re

_END = r"[\s.!:…»>›→]*"
_BULLET = r"(?:--|[•·*▪◦–—>»|-])?\s*"
_TRAILING_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"


def _line(*alternatives: str, cased: bool = False) -> re.Pattern[str]:
    """A pattern for a whole line: any of the alternatives, after a bullet, before closing marks."""
    return re.compile(f"{_BULLET}(?:{'|'.join(alternatives)}){_END}", 0 if cased else re.I)


_NETWORK = (
    r"(?:facebook|twitter|x|instagram|youtube|telegram|whatsapp|linkedin|pinterest|reddit|tumblr|flipboard|e-?mail|print|rss|tiktok|vk|viber"
    r"|messenger|threads|bluesky|mastodon|copy link|link copied)"
)
SHARE = _line(
    r"\d[\d,.]*k?shares?|sharing is caring|like\s+loading|(?:show more |share )?all sharing options\b.{0,160}|show more sharing options|get short url[\s\d]*"
    r"|copy link(?: url)? ?cop(?:y|ied)|read or share this story\b.{0,80}|join the conversation on .{2,60}",
    r"share close extra sharing options|e-?mail me|google\+|blogger|stumbleupon|pocket|wordpress\.(?:com|org)|rss feed|url copied|link copied",
    r"(?:\d[\d,.]*k?\s+)?(?:shares?|views?|likes?|retweets?)",
    r"share(?:\s+(?:this|on|via|by|with)\b.{0,60})?",
    r"tweet(?:\s+this)?|like this:?|loading",
    rf"(?:(?:share|post|send|follow us|find us|like us)\s+(?:on|by|via|to)\s+)?{_NETWORK}(?:\s*[|,/•·]?\s*(?:and\s+)?{_NETWORK})*",
    rf"follow\s+(?:us\b.{{0,80}}|@\w+.{{0,60}}|(?:the )?.{{1,40}} on\s+{_NETWORK}\b.{{0,60}})",
    r"click to (?:share|e-?mail|print)\b.{0,60}|opens in (?:a )?new window",
    r"(?:save|bookmark|gift) (?:this )?(?:article|story|for later)",
    r"listen(?:\s+to\s+(?:this\s+)?(?:article|story|audio|report)\b.{0,40})?",
    r"(?:listen\s*)?\(?\d+\s*(?:min(?:ute)?s?)(?:\s+(?:read|listen))?\)?",
    r"a[+-]|(?:change )?font size|text size|resize text|print(?: this)? (?:page|article|post)|pdf|download pdf|text to speech",
)
_COMMENT_HEADS = (
    r"(?:(?:no|\(?\d[\d,]*\)?|view(?: all)?|show|reader|readers['’])\s*)?\(?comments?\)?(?:\s*\(?[\d,+]+\)?)?",
    r"leave (?:a|your) (?:reply|comment)(?: cancel reply)?|(?:post|add|write) a comment|join the (?:conversation|discussion)",
    r"what do you think\?|have your say|(?:sort|order) by (?:best|newest|oldest)\b.{0,20}|\d+ pending comments?|community standards ?discussion",
    r"(?:the )?(?:views|opinions) expressed in (?:the|these|reader) comments\b.{0,120}",
    r"(?:\d+|one|two|three|no) (?:responses?|thoughts?|repl(?:y|ies)|comments?) (?:to|on)\b.{1,200}",
)
COMMENT_HEAD = _line(*_COMMENT_HEADS)
COMMENT = _line(
    *_COMMENT_HEADS,
    r"this discussion is now closed|we welcome (?:your )?comments\b.{0,120}|(?:please )?read (?:our|the) comment(?:ing|s)? (?:policy|guidelines|rules)\b.{0,60}"
    r"|loading comments|(?:e-?mail|name|website) \(required\)|track\s*do not track.{0,60}|comment (?:via|from) .{2,60}",
    r"(?:read|see all|load more|join the)?\s*(?:replies|reply|comments)|cancel reply",
    r"comments (?:are|have been) (?:closed|disabled|off)\b.{0,60}|be the first to comment\b.{0,40}",
    r"your e-?mail address will not be published\b.{0,80}|required fields are marked\b.{0,20}|save my name,? e-?mail\b.{0,90}|notify me of\b.{0,60}",
    r"you must (?:be logged in|log in|sign in) to (?:post a )?(?:comment|reply)\b.{0,30}|(?:log|sign) in to (?:comment|reply|join)\b.{0,40}",
    r"(?:name|e-?mail|comment)\s*\*|post comment|submit(?: comment)?",
)
_LISTS = (
    r"related(?: (?:articles?|stories|story|news|posts|content|topics|coverage|links|reading|videos?))?|further reading|in other news"
    r"|you should not miss these (?:headlines|stories)\b.{0,60}",
    r"read (?:more|next|also)|see also|also read|more on this (?:story|topic)|what to read next|up next",
    r"most (?:read|popular|viewed|shared|commented)(?: (?:videos|articles|stories|news))?|(?:next up|more) in .{2,60}|next up|other (?:news|headlines)"
    r"|recommended(?: for you| stories| articles)?|top stories|trending(?: now)?",
    r"(?:you|we think you)(?: may| might|'ll|’ll)? (?:also )?(?:like|enjoy|be interested in|have missed)(?: this)?|editor['’]?s['’]? (?:picks?|choice)",
    r"(?:latest|more|other|similar) (?:news|stories|articles|posts|coverage|updates|headlines|videos)(?: (?:from|on|in|about|by) .{1,80})?",
    r"more (?:from|on|about) [^,]{1,60}|in case you missed it|don['’]?t miss",
)
LIST_HEAD = _line(*_LISTS)
NAVIGATION = _line(
    *_LISTS,
    r"[^.!?]{2,40}(?:\s[»›>]\s[^.!?]{2,40}){2,6}|purchase licensing rights\b.{0,30}|get permissions|licensing",
    r"to read the full (?:story|article)\b.{0,40}|subscribe sign in|sign (?:in|out)|edit profile ?sign out|account settings.{0,20}|log ?out|my account",
    r"slideshow\b.{0,20}|\[?click to (?:enlarge|expand)(?: image)?\]?|(?:read (?:the )?)?full (?:article|story|coverage)"
    r"|watch (?:(?:this|the|our|latest|mobile|more) )*(?:story|video|report|interview|news)s?(?: on .{2,40})?|gift(?:outline)? (?:gift )?article"
    r"|placeholder while .{2,30} load|advertising read more|(?:(?:hide|show) (?:transcript|captions?)\s*)+|.{5,150} - youtube|.{10,400}(?:…|\.{3}|\[…\])"
    r" ?(?:read (?:more|full story|the full story)|continue reading)",
    r"learn more|about(?: us)?|contact(?: us)?|careers|advertise(?: with us)?|adchoices|site ?map|help|faq|feedback|rss|archives?|related tags|newsletters",
    r"[←‹«]\s*(?:previous|older)\b.{0,30}|(?:next|newer) (?:story|post|article)\s*[→›»]|next prev|prev next|see (?:full )?gallery|\d+ ?- ?\d+ of \d+"
    r"|view gallery",
    r"tags?\s+#.{1,300}|(?:#\w+\s*){2,20}|posted on .{4,40} by .{2,40}",
    r"(?:top|bottom|end) of (?:the )?page|(?:back|go|return|scroll) to (?:the )?(?:top|home(?:page)?)",
    r"(?:skip|jump) to (?:the )?(?:main )?(?:content|navigation|menu|footer)\b.{0,20}",
    r"(?:main |open |close )?menu|home(?:page)?|search|close|toggle navigation|site map|you are here\b.{0,80}",
    r"previous|next|(?:older|newer) posts?|page \d+(?: of \d+)?|(?:load|show|see|view) (?:more|less|all)|more",
    r"(?:previous|next|prev) (?:article|story|post|page)\b.{0,200}",
    r"(?:click|tap) here\b.{0,90}|(?:continue|keep) reading\b[^.!?]{0,90}",
    r"read (?:the )?(?:full|whole|original|complete|entire) (?:story|article|report|statement|text|version|transcript)\b.{0,100}",
    r"(?:tags?|filed under|topics?|categor(?:y|ies)|keywords?|posted in|tagged(?: with)?|in this story|related topics)\s*:.{0,300}",
    r"tags|topics|categories|filed under|breaking news|now playing|watch(?: live| now)?|live (?:updates|blog)|play video|video player is loading",
)
# Words that a line of the page opens with, and no sentence: the marks have been lost behind them.
UNMARKED = re.compile(
    r"(?:Tags|Tagged|TAGS|Topics?|TOPICS?|Related|RELATED|See also|SEE ALSO|(?:Also|ALSO) (?:[Rr]ead|READ)|(?:Read|READ) (?:[Aa]lso|ALSO|[Nn]ext|NEXT))"
    r"\s+(?=[A-Z\"“'‘])[^.!?]{2,300}"
)
# Before the headline of another report, on the same line.
POINTER = re.compile(
    rf"{_BULLET}[\[(]?(?:read(?: more| also| next| this)?|also read|see also|see more|related(?: (?:article|story|news|coverage|reading|video)s?)?"
    rf"|more(?: on this)?"
    r"|watch(?: now| live)?|listen|explainer|explained|in pictures|photos|gallery|don['’]?t miss|must read|recommended|you (?:may|might) also like"
    r"|in case you missed it)"
    r"\s*(?::|\||>|»|→|[–—]\s)\s*\S[^.!?]{2,200}[.!?]?",
    re.I,
)
COPYRIGHT = _line(
    r"this copy is for your personal,? non-?commercial use\b.{0,350}|(?:order|request) (?:reprints|permissions)"
    r"|distribution and use of this material\b.{0,250}",
    r".{0,120}(?:(?<![^\W\d_])(?<![\u0300-\u036f])©(?![a-z])|\(c\)\s*(?:19|20)\d\d|&copy;).{0,300}",
    r"copyright\b.{0,40}(?:19|20)\d\d.{0,250}|copyright\s*:?\s.{0,60}",
    r".{0,200}\ball rights reserved\b.{0,200}",
    r".{0,120}\bmay not be (?:published|reproduced|republished|copied|broadcast|redistributed)\b.{0,200}",
    r".{0,80}\b(?:licensed under|under a creative commons|creative commons)\b.{0,200}|(?:republished|reprinted|reproduced) with permission\b.{0,120}",
    r"this (?:article|story|report|piece|post) (?:was )?(?:originally|first) (?:appeared|published|ran)\b.{0,160}|originally published (?:by|in|on"
    r"|at)\b.{0,160}|(?:first )?published in .{2,40},.{0,20}\d{4}|(?:19|20)\d\d (?:afp|ap|reuters|agence france-presse|the associated press)",
    r"this (?:article|story|report|piece|post) (?:is|was|has been) (?:an? )?(?:edited |abridged )?(?:version|translat\w+)\b.{0,200}",
    r"(?:the )?(?:views|opinions)(?:,? (?:and )?(?:views|opinions|ideas|analys[ei]s))? (?:expressed|contained|presented)\b.{0,200}"
    r"\b(?:author|authors|writer|own|necessarily|solely)\b.{0,200}|content sourced from \S+",
    r"(?:terms (?:of (?:use|service)|and conditions)|privacy(?: policy)?|cookie policy|privacy notice|disclaimer|imprint|legal notice)(?:\s*["
    r"|·•]?\s*(?:privacy|terms|cookie)?.{0,60})?",
)
NEWSLETTER = _line(
    r"by signing up\b.{0,250}|let our news meet your inbox\b.{0,200}|no spam,? we promise\b.{0,250}|you can unsubscribe at any time\b.{0,200}"
    r"|see all newsletters",
    r"i agree that .{2,60} can send me\b.{0,120}|please check the opt-?in box\b.{0,120}|(?:breaking )?news (?:emails|alerts)|(?:daily|weekly|morning"
    r"|evening) (?:briefing|newsletter)",
    r"keep an eye on your inbox\b.{0,100}|(?:there was|an) (?:an )?error (?:has occurred|processing your)\b.{0,100}|check your inbox\b.{0,100}",
    r"(?:please )?sign(?:ing)?[- ]up(?: (?:for|to|here|now|today|and)\b.{0,250})?|subscribe(?: (?:to|now|today|here|for|and|via)\b.{0,250})?",
    r"(?:get|receive) (?:(?:the|our|all|your|a|daily|weekly|breaking|free) )*(?:latest|best|news|top stories|newsletter|alerts?|updates|digest"
    r"|briefing)\b.{0,200}",
    r"(?:(?:our|free|daily|weekly|the) )*newsletters?(?: sign[- ]?up)?|enter your e-?mail\b.{0,120}|e-?mail address",
    r"stay (?:informed|up[- ]to[- ]date|connected|tuned)\b.{0,150}|(?:join|follow) (?:our|us on) (?:whatsapp|telegram|facebook|signal|viber)\b.{0,120}",
    r"download (?:our|the) (?:free )?app\b.{0,120}|donate(?: now| today| here)?|become a (?:member|subscriber|patron|supporter)\b.{0,120}",
    r"(?:please )?(?:support|donate to|help (?:us|fund|support)) (?:our|independent|quality|us|the|free)\b.{0,60}"
    r"(?:journalism|reporting|newsroom|media|donation)\b.{0,120}",
    r"already a (?:subscriber|member)\b.{0,80}|(?:log|sign) in(?: (?:or|to|here)\b.{0,80})?|(?:create|register for) (?:an|a|your) (?:free )?account\b.{0,80}",
    r"this (?:article|content|story) is (?:only |available )?(?:for|to) (?:subscribers|members|premium)\b.{0,80}|start your (?:free )?trial\b.{0,80}",
    r"(?:get |enjoy )?unlimited (?:digital )?access\b.{0,200}|cancel (?:at )?any ?time|(?:[\w'’-]+ ){1,4}newsletters?|get the day['’]s\b.{0,150}",
    r"get (?:full )?access to\b.{0,200}\b(?:subscriptions?|subscribers?|trial|premium)\b.{0,200}|(?:listen|download|itunes|spotify)\s*:\s*https?:.{0,80}",
    r"thank(?:s| you) for (?:subscribing|reading|signing up)\b.{0,120}|want (?:more|the latest)\b.{0,150}\?.{0,120}",
)
_WIRED = r"(?:\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}|[\w.+-]+@[\w-]+\.[\w.]+|@\w{3,30})"
CONTACT = _line(
    rf"{_TRAILING_NAME}\s*[:,|]\s*{_WIRED}.{{0,120}}|{_WIRED}(?:\s*(?:or|and|[,;|])\s*{_WIRED})+|[Tt]o reach {_TRAILING_NAME},? .{{0,120}}",
    r".{2,80} (?:can|may) be (?:reached|contacted|followed) (?:at|on|by|via)\b.{2,160}",
    rf"(?:[Ww]rite|[Ee]-?mail|[Cc]ontact|[Rr]each) (?:to )?{_TRAILING_NAME}\s+(?:at|on|via)\b.{{0,100}}",
    r"[Ww]rite to (?:us|the (?:author|editor|reporter|newsroom))\b.{0,100}",
    r"(?:[Ss]end|[Ss]ubmit) (?:us )?(?:tips|comments|feedback|corrections|an e-?mail|a letter)\b.{0,120}",
    rf"(?:[Yy]ou can )?(?:[Rr]each|[Cc]ontact|[Ff]ollow|[Ee]-?mail) (?:him|her|them|the author|{_TRAILING_NAME}) (?:at|on|by|via)\b.{{0,120}}",
    r"(?:[Ee]-?[Mm]ail|[Tt]el(?:ephone)?|[Pp]hone|[Ff]ax|[Cc]ontact|[Ww]hats[Aa]pp)\s*:\s*.{3,100}",
    r"\[?[Ee]-?mail\s?protected\]?|[\w.+-]{1,64}@[\w-]+\.[\w.-]+|@\w{2,30}",
    r"(?:[Dd]o you )?[Hh]ave an? (?:news )?(?:tip|story|correction)s?\b.{0,150}\?.{0,200}|(?:[Gg]ot|[Ss]end us) an? (?:news )?tip\b.{0,150}",
    r"[Cc]ontact (?:us|the (?:author|newsroom|editor))\b.{0,80}",
    r"(?:[Ss]ee|[Ss]pot|[Ff]ound|[Rr]eport) an? (?:error|mistake|typo|correction)\b.{0,120}",
    cased=True,
)
_WHEN = r"(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today|yesterday|just now)"
OTHER = _line(
    r"this site is protected by recaptcha\b.{0,160}|.{2,60} (?:may earn|earns?) (?:a |an )?(?:affiliate )?commission\b.{0,200}|\d+ ?[mhd] ago",
    r"(?!(?:19|20)\d\d\b)[….\s]*\d[\d,. ]{0,12}|\(?visited \d+ times\b.{0,40}|enditem|fact[- ]checked by .{2,60}|[01]\d:\d\d|2[0-3]:\d\d|eds:.{2,120}",
    r"(?:updated? |posted |at )*\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?\s*\(?(?-i:[A-Z]{2,5}|local time)\)?",
    r"\[?(?:advertisements?|advert|ads?|sponsored(?: content| by .{1,60})?|promoted(?: content| stories)?|paid (?:content|post|for by .{1,60})"
    r"|ad feedback)\]?",
    r"(?:story|article|report|content|text) continues (?:below|after)\b.{0,60}|(?:scroll (?:down )?|continue )(?:to|for|below) (?:continue|read|more"
    r"|the)\b.{0,60}",
    r"(?:this (?:site|website|page)|we|our (?:site|website|partners))(?: and our partners)? uses? cookies\b.{0,300}",
    r"by (?:continuing|using|clicking|browsing)\b.{0,200}(?:cookies|terms|policy|consent)\b.{0,200}",
    r"(?:accept|reject|manage) (?:all|cookies|all cookies|preferences)|cookie (?:settings|preferences|notice|consent)\b.{0,80}|i (?:agree|accept)",
    rf"(?:(?:last )?(?:updated|modified|edited|revised)|published|posted|first published|issued on)\s*(?:on|at|:|-)?\s*{_WHEN}.{{0,60}}",
    r"\d+\s*(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?) ago|just now",
    r"(?:please )?(?:enable|turn on) (?:javascript|cookies)\b.{0,120}|your browser does not support\b.{0,120}|javascript is (?:disabled|required)\b.{0,120}",
    r"image \d+ of \d+|\d{1,3} ?/ ?\d{1,3}|slide \d+\b.{0,20}|[-_=*~•·—–#\s]{3,}",
)
_WIRE = (
    r"(?:AP|AFP|Reuters|REUTERS|DPA|dpa|EFE|Xinhua|ANSA|TASS|UPI|PTI|ANI|IANS|AAP|Bloomberg|Interfax|Anadolu|AA|KUNA|SANA|SPA|WAM|IRNA|Petra|MENA|NAN|APP"
    r"|Yonhap|Kyodo|Ukrinform|RIA Novosti|PA|CP|APA|Belga|ANP|Lusa|Tanjug|BelTA|Kabar|UNB|[Aa]gencies|[Nn]ews [Aa]gencies)"
)
_WIRES = rf"{_WIRE}(?:(?:\s*[/,&+]\s*|,? and (?:other )?)(?:{_WIRE}|[a-z]{{2,4}}|local media)){{0,4}}"
# Who wrote or edited, at the foot of a report.
SIGNATURE = _line(
    rf"(?:[A-Z][\w.'’-]+ ){{0,4}}(?:writers?|reporters?|correspondents?|journalists?|staff|producers?) {_TRAILING_NAME}.{{0,120}} contributed\b.{{0,80}}",
    r"[a-z]{2,4}(?:[-/][a-z]{2,4}){1,7}|(?:[A-Z][\w.-]*\s?){1,3}(?:/\s?(?:[A-Z][\w.-]*\s?){1,3}){1,3}",
    rf"(?:[^.!?]|(?<=\b[A-Z])\.){{3,800}}\bcontributed (?:to|reporting (?:to|for)) (?:this|the) (?:report|story|article)\b[^.]{{0,80}}|[Aa]gencies contributed"
    rf"|With {_TRAILING_NAME}(?:(?:,| and|, and) {_TRAILING_NAME}){{0,4}}|[Cc]ontributing\s*: {_TRAILING_NAME}.{{0,120}}|By\s?: {_TRAILING_NAME}.{{0,60}}",
    rf"[(\[]?(?:(?:[Aa]dditional |[Ww]ith |[Ff]urther )?(?:[Rr]eporting|[Ww]riting|[Cc]ontributions?) (?:by|from) {_TRAILING_NAME}\b.{{0,800}}"
    rf"|(?:[Ee]dited|[Ee]diting|[Cc]ompiled|[Tt]ranslated|[Ww]ritten|[Pp]roduced) by (?:our )?{_TRAILING_NAME}\b[^.!?]{{0,200}})[)\]]?\.?",
    r"[(\[]?[Ww]ith (?:inputs?|files?|material|reports?|reporting|agenc(?:y|ies)|additional reporting)(?: (?:from|by)\b.{0,100})?[)\]]?\.?",
    rf"{_TRAILING_NAME}(?:(?:,| and|, and) {_TRAILING_NAME}){{0,6}}(?: in [\w ,]{{2,60}})? contributed (?:to|reporting)\b.{{0,120}}",
    rf"[(\[]?(?:[Ss]ources?|SOURCES?)\s*:\s*(?:{_WIRES}|[A-Z][\w.,'’& /-]{{2,60}})[)\]]?|(?:[Vv]ia|[Ww]ith|[Aa]s reported by)\s+{_WIRES}",
    rf"[(\[]?{_WIRES}[)\]]?|[a-z]{{2,4}}(?:/[a-z]{{2,4}}){{0,4}} \({_WIRES}\)|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,2}} and (?:news )?agencies",
    rf"{_TRAILING_NAME}(?:(?:,| and|, and) {_TRAILING_NAME}){{0,4}} reported from {_TRAILING_NAME}(?:(?:,| and|, and) {_TRAILING_NAME}){{0,4}}",
    r"[Oo]ur [Ss]tandards\s*:.{0,80}|[Aa]bout the (?:author|writer)s?\b.{0,300}",
    rf"{_TRAILING_NAME} is (?:an|a|the) (?:[\w'’-]+ ){{0,6}}(?:reporter|correspondent|journalist|columnist|editor|staff writer|freelancer|contributor)"
    r"(?: (?:at|for|with|based|in|covering|on) .{2,200})?\.?",
    cased=True,
)
