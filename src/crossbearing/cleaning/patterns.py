"""What lines of a page look like that are no report: one pattern a kind, matched against a whole line.

The words are those of outlets in general; a line counts only where it holds nothing else, so a sentence that merely mentions a newsletter stays report.
"""

from __future__ import annotations

import re

_NETWORKS = r"(?:facebook|twitter|x|instagram|youtube|telegram|whatsapp|linkedin|pinterest|reddit|tumblr|flipboard|e-?mail|print|rss|tiktok|vk|viber|messenger|line|threads|bluesky|mastodon|copy link|link copied|more)"
_BULLET = r"[•·*▪◦–—>»|-]?\s*"
_END = r"[\s.!:…»>›→]*"

SHARE = re.compile(
    rf"{_BULLET}(?:"
    rf"(?:\d[\d,.]*k?\s+)?(?:shares?|views?|likes?|retweets?|reads?)"
    rf"|share(?:\s+(?:this|the|on|via|by|with|it)\b.{{0,60}})?|tweet(?:\s+this)?|like this:?|loading"
    rf"|(?:(?:share|post|send|follow us|find us|like us)\s+(?:on|by|via|to)\s+)?{_NETWORKS}(?:\s*[|,/•·]?\s*(?:and\s+)?{_NETWORKS})*"
    rf"|follow\s+(?:us|our|@?\w+)\b.{{0,80}}|click to (?:share|e-?mail|print)\b.{{0,60}}|opens in (?:a )?new window"
    rf"|(?:save|bookmark|gift) (?:this )?(?:article|story|for later)|listen(?:\s+to\s+(?:this\s+)?(?:article|story|audio|report).{{0,40}})?|(?:listen\s*)?\(?\d+\s*(?:min(?:ute)?s?)(?:\s+(?:read|listen))?\)?"
    rf"|(?:a\+|a-|font size|text size|resize text|print this (?:page|article)|print article|print|pdf|download pdf|text to speech)"
    rf"){_END}",
    re.I,
)
COMMENT = re.compile(
    rf"{_BULLET}(?:(?:(?:no|\d[\d,]*|view(?: all)?|show|read|add a?|post a?|leave a?|write a?|join the|see all|load more)\s+)?\(?(?:comments?|replies|reply|conversation|discussion)\)?(?:\s*\(?\d[\d,]*\)?)?"
    rf"|leave (?:a|your) (?:reply|comment)(?: cancel reply)?|cancel reply|comments (?:are|have been) (?:closed|disabled|off).{{0,60}}"
    rf"|your e-?mail address will not be published.{{0,80}}|required fields are marked.{{0,20}}|save my name,? e-?mail.{{0,90}}"
    rf"|you must (?:be logged in|log in|sign in) to (?:post a )?(?:comment|reply).{{0,30}}|(?:log|sign) in to (?:comment|reply|join).{{0,40}}|be the first to comment.{{0,40}}|notify me of .{{0,60}}|name\s*\*?|e-?mail\s*\*|website|post comment|submit(?: comment)?)"
    rf"{_END}",
    re.I,
)
COMMENT_HEAD = re.compile(
    rf"{_BULLET}(?:(?:no|\d[\d,]*|view(?: all)?|show|reader)?\s*comments?(?:\s*\(?\d[\d,]*\)?)?|leave (?:a|your) (?:reply|comment)(?: cancel reply)?|post a comment|add a comment|join the (?:conversation|discussion)){_END}",
    re.I,
)
NAVIGATION = re.compile(
    rf"{_BULLET}(?:(?:top|bottom|end) of (?:the )?page|(?:back|go|return|scroll) to (?:the )?(?:top|home(?:page)?)|skip to (?:the )?(?:main )?(?:content|navigation|menu|footer).{{0,20}}"
    rf"|(?:main )?menu|home|homepage|search|close|open menu|toggle navigation|site map|breadcrumbs?|you are here:?.{{0,80}}|previous|next|older posts?|newer posts?|page \d+(?: of \d+)?|load more|show more|show less|see more|view more|more"
    rf"|(?:previous|next|prev) (?:article|story|post|page)\b.{{0,200}}"
    rf"|(?:click|tap) here\b.{{0,90}}|continue reading\b.{{0,160}}|keep reading\b.{{0,160}}|read (?:the )?(?:full|whole|original|complete|entire) (?:story|article|report|statement|text|version)\b.{{0,100}}"
    rf"|(?:all|more|latest|other) (?:news|stories|articles|posts|coverage|updates|headlines|videos)(?: (?:from|on|in|about|by) .{{1,80}})?|more (?:from|on|about|in) .{{1,100}}"
    rf"|(?:tags?|filed under|topics?|categor(?:y|ies)|keywords?|posted in|tagged(?: with)?|in this story|related topics|sections?)\s*:.{{0,300}}|(?:tags|topics|categories|filed under|related topics)"
    rf"|trending(?: now)?|most (?:read|popular|viewed|shared|commented)|recommended(?: for you| stories| articles)?|editor['’]?s['’]? (?:picks?|choice)|top stories|breaking news|latest|don['’]?t miss|in case you missed it|you (?:may|might) (?:also )?(?:like|be interested in|have missed)"
    rf"|related(?: (?:articles?|stories|news|posts|content|topics|coverage|links|reading|videos?))?|read (?:more|next|also)|see also|also read|more on this (?:story|topic)|what to read next|up next|now playing|watch(?: live| now)?|live (?:updates|blog)|play video|video player is loading)"
    rf"{_END}",
    re.I,
)
# Before a headline of another report, on the same line.
POINTER = re.compile(
    rf"{_BULLET}[\[(]?(?:read(?: more| also| next| this)?|also read|see also|see more|related(?: (?:article|story|news|coverage|reading|video)s?)?|more(?: on this)?|watch(?: now| live)?|listen|explainer|analysis|opinion|in pictures|photos|gallery|don['’]?t miss|must read|recommended|you (?:may|might) also like|in case you missed it)\s*(?::|\||>|»|→|–\s|—\s)\s*\S.{{2,250}}",
    re.I,
)
# Headings after which short lines are headlines of other reports.
LIST_HEAD = re.compile(
    rf"{_BULLET}(?:related(?: (?:articles?|stories|news|posts|content|coverage|links|reading))?|read (?:more|next|also)|see also|also read|more on this (?:story|topic)|what to read next|most (?:read|popular|viewed)|recommended(?: for you| stories| articles)?|top stories|trending(?: now)?|latest(?: news| stories)?|you (?:may|might) (?:also )?(?:like|be interested in)|more (?:from|on) .{{1,60}}|more (?:news|stories|headlines)|editor['’]?s['’]? picks?){_END}",
    re.I,
)
COPYRIGHT = re.compile(
    r"(?:.{0,120}(?:©|\(c\)\s*(?:19|20)\d\d|&copy;).{0,300}|copyright\b.{0,40}(?:19|20)\d\d.{0,250}|copyright\s*:?\s.{0,100}|.{0,200}\ball rights reserved\b.{0,200}"
    r"|.{0,120}\bmay not be (?:published|reproduced|republished|copied|broadcast)\b.{0,200}|.{0,80}\b(?:licensed under|under a creative commons|creative commons)\b.{0,200}|(?:republished|reprinted|reproduced) with permission.{0,120}"
    r"|(?:this (?:article|story|report|piece|post) (?:was )?(?:originally|first) (?:appeared|published|ran)|originally published (?:by|in|on|at)).{0,160}|(?:terms (?:of (?:use|service)|and conditions)|privacy policy|cookie policy|disclaimer|imprint|legal notice)(?:\s*[|·•]\s*.{0,120})?)",
    re.I,
)
NEWSLETTER = re.compile(
    rf"{_BULLET}(?:(?:please )?(?:sign|signing) up (?:for|to|here|now|today|and)\b.{{0,250}}|sign[- ]up|subscribe(?: (?:to|now|today|here|for|and|via)\b.{{0,250}})?|subscribe:?.{{0,80}}|(?:get|receive) (?:the |our |all |your |a |daily |weekly |breaking |free )?(?:latest|best|news|top stories|newsletter|alerts?|updates|digest|briefing)\b.{{0,200}}"
    r"|(?:our |free |daily |weekly |the )*newsletters?(?: sign[- ]?up)?|enter your e-?mail\b.{0,120}|e-?mail address|stay (?:informed|up to date|up-to-date|connected|tuned)\b.{0,150}|(?:join|follow) (?:our|us on) (?:whatsapp|telegram|facebook|signal|viber)\b.{0,120}"
    r"|download (?:our|the) (?:free )?app\b.{0,120}|(?:please )?(?:support|donate to|help (?:us|fund|support)) (?:our|independent|quality|us|the|free)\b.{0,60}(?:journalism|reporting|work|newsroom|media|today|donation).{0,120}|donate(?: now| today| here)?|become a (?:member|subscriber|patron|supporter)\b.{0,120}"
    r"|already a (?:subscriber|member)\b.{0,80}|(?:log|sign) in(?: (?:or|to|here)\b.{0,80})?|(?:create|register for) (?:a|an|your) (?:free )?account\b.{0,80}|this (?:article|content|story) is (?:only |available )?(?:for|to) (?:subscribers|members|premium)\b.{0,80}|start your (?:free )?trial\b.{0,80}|thank you for (?:subscribing|reading|signing up)\b.{0,120}|want (?:more|the latest)\b.{0,150}\?.{0,120})"
    rf"{_END}",
    re.I,
)
CONTACT = re.compile(
    r"(?:(?:write|e-?mail|contact|reach|send (?:tips|comments|feedback|an e-?mail)) (?:to |me |us |the (?:author|reporter|writer|editor|newsroom|team)\b|[A-Z][\w.'’-]+ ).{0,80}(?:\bat\b|@|:|\bvia\b).{0,100}|(?:you can )?(?:reach|contact|follow|e-?mail) (?:him|her|them|the author|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}) (?:at|on|by|via)\b.{0,120}"
    r"|(?:e-?mail|tel(?:ephone)?|phone|fax|contact|whatsapp)\s*:\s*.{3,100}|\[?e-?mail[\s\u00a0]?protected\]?|[\w.+-]+@[\w-]+\.[\w.-]+|@\w{2,30}|(?:do you )?have (?:a|any) (?:news )?(?:tips?|story|information|corrections?)\b.{0,150}|(?:got|send us) a (?:news )?tip\b.{0,150}|contact (?:us|the (?:author|newsroom|editor))\b.{0,80}"
    r"|(?:see|spot|found|report) (?:an |a )?(?:error|mistake|typo|correction)\b.{0,120})",
    re.I,
)
OTHER = re.compile(
    rf"{_BULLET}(?:\[?(?:advertisements?|advert|ads?|sponsored(?: content| by .{{1,60}})?|promoted(?: content| stories)?|paid (?:content|post|for by .{{1,60}})|ad feedback|remove ads)\]?"
    r"|(?:story|article|report|content|text) continues (?:below|after).{0,60}|(?:scroll (?:down )?|continue )(?:to|for|below)\b.{0,60}|(?:this (?:site|website|page)|we|our (?:site|website|partners)) (?:and our partners )?uses? cookies\b.{0,300}|by (?:continuing|using|clicking|browsing)\b.{0,200}(?:cookies|terms|policy|agree|consent).{0,200}|(?:accept|reject|manage)(?: all)?(?: cookies| preferences)?|cookie (?:settings|preferences|notice|consent).{0,80}|i (?:agree|accept)"
    r"|(?:(?:last )?(?:updated|modified|edited|revised)|published|posted|first published|issued on)\s*(?:on|at|:|-)?\s*(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today|yesterday|just now).{0,80}|\d+\s*(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?) ago|just now"
    r"|please (?:enable|turn on) (?:javascript|cookies).{0,120}|your browser does not support.{0,120}|javascript is (?:disabled|required).{0,120}|(?:this is )?a (?:carousel|modal window).{0,80}|image \d+ of \d+|\d+ ?/ ?\d+|slide \d+.{0,20}|[-_=*~.•·—–#\s]{3,})"
    rf"{_END}",
    re.I,
)
# Who wrote or edited, at the foot of a report.
SIGNATURE = re.compile(
    r"[(\[]?(?:(?:additional |with |further )?(?:reporting|writing|report|contributions?) (?:by|from)\b.{2,300}|(?:edited|editing|compiled|translated|written|produced|video|graphics?) by\b.{2,200}|with (?:inputs?|files?|material|reports?|reporting|agenc(?:y|ies)|additional reporting)\b.{0,120}"
    r"|.{2,80} contributed (?:to|reporting|from)\b.{0,120}|source\s*:\s*.{2,80}|via\s+(?:AP|AFP|Reuters|[A-Z]\w+ News)|(?:AP|AFP|Reuters|DPA|EFE|Xinhua|ANSA|TASS|UPI|PTI|ANI|IANS|AAP|Bloomberg)(?:\s*[/,&+]\s*(?:AP|AFP|Reuters|DPA|EFE|Xinhua|TASS|UPI|PTI|ANI|[a-z]{2,4})){0,4}"
    r"|our standards\s*:.{0,80}|(?:about the (?:author|writer)s?|author bio)\b.{0,300}|.{2,60} is (?:a|an|the) (?:[\w-]+ ){0,5}(?:reporter|correspondent|journalist|columnist|editor|fellow|staff writer|freelance(?:r)?|contributor)\b.{0,200})[)\]]?\.?",
)
