"""What people in a chat state, by general classes of words: data first, then one small function.

A sentence may ask, plan, deny, remember or report; only a report counts as done.
"""

from __future__ import annotations

import re

from nofault.postmortem.terms import EntryKind
from nofault.timeline.verbs import MOST_TEXT, Meaning, any_of

_ACTIONS = "|".join(
    (
        r"roll(?:ing)? ?back|rollback|revert(?:ing)?|restart(?:ing)?|reboot(?:ing)?|fail(?:ing)? ?over|failover|scal(?:e|ing)",
        r"disabl(?:e|ing)|enabl(?:e|ing)|turn(?:ing)? (?:it |the flag )?(?:on|off)|switch(?:ing)?|drain(?:ing)?|shift(?:ing)?|mov(?:e|ing)",
        r"re-?rout(?:e|ing)|shed(?:ding)?|rais(?:e|ing)|increas(?:e|ing)|lower(?:ing)?|deploy(?:ing)?|ship(?:ping)?|patch(?:ing)?|hotfix(?:ing)?",
        r"block(?:ing)?|throttl(?:e|ing)|paus(?:e|ing)|stop(?:ping)?|wait(?:ing)?|hold(?:ing)?|escalat(?:e|ing)|page|paging|kill(?:ing)?",
        r"purg(?:e|ing)|flush(?:ing)?|promot(?:e|ing)",
    )
)
_WE_WILL = "|".join(
    (
        r"let'?s|let us|going to|proposing (?:to|we)",
        r"we(?:'ll| will| are going to|'re going to| should| need to)",
        r"i(?:'ll| will|'m going to| am going to)",
    )
)
_BEGIN = r"open(?:ed|ing)?|start(?:ed|ing)?|rais(?:ed|ing)|creat(?:ed|ing)|call(?:ed|ing)"
_REMEDY = r"rollback|roll-back|revert|failover|hotfix|fix|patch|mitigation|workaround"
_CAPACITY = "|".join(
    (
        r"max_\w+|\w*connections|pooler|pool|limits?|replicas?|capacity|timeouts?|memory|quota",
        r"workers?|consumers?|nodes?|pods?|instances?|brokers?|shards?|partitions?",
    )
)
_WORK = "migration|backfill|job|quer(?:y|ies)|deploy(?:ment)?|rollout|batch|import|reindex(?:ing)?|cron|load test|vacuum"
_CREDENTIAL = "cert(?:ificate)?s?|credentials?|keys?|tokens?|secrets?"
_ROUTE = "dns|resolvers?|records?|traffic|primary|replica|standby|secondary|region|zone|upstreams?|endpoints?|provider|clients?|reads?|writes?"
_SETTINGS = "records?|config(?:uration|s)?|settings?|rules?|permissions?|polic(?:y|ies)|routes?|entr(?:y|ies)|zone file|backup|snapshot|tables?"
_HAS_BEEN = "(?:is|are|was|were|has been|have been)"
_AGAIN = "back in place|put back|re-?(?:stored|created|added|applied)"
_SWITCH = "flag|feature|toggle|experiment"
_STORE = r"\S*(?:db|sql|redis|mongo|replica|standby|secondary|follower|reader|slave)\S*"
_WELL = "(?:good|healthy|fine|ok(?:ay)?|normal|clean|stable|green|working)"
_HERE = "here|aware|paged|(?:i )?got paged"
_PAGED = "(?:i )?(?:have|got|took) (?:the )?(?:page|pager|alert)"
_START = (
    rf"\W*(?:\[responder\]\W*)*(?:(?:{_HERE}|{_PAGED}|o/|hi|hey|ok|okay|yes|yep)\W+)?"  # what may stand before the words by which somebody takes over
)
_TAKING = "taking|grabbing|picking (?:this |it |that )?up|jumping|pulling up|digging|checking|opening (?:my )?laptop"
_LOOKING = "looking|investigating|checking|digging(?: in| into)?"
_PRAISE = "good|better|fine|healthy|normal|ok|okay"
_ELSEWHERE = "notes|a break|an? (?:call|interview|train)|lunch|time|late|the (?:standup|meeting|day)"
_SEVERITY = r"(?:sev ?-?[0-5]|p[0-4]\b|major|critical)"

# Kind, whether the words state something as done, the words. The first class that a clause stands for counts.
_PEOPLE: tuple[tuple[EntryKind, bool, re.Pattern[str]], ...] = (
    (
        EntryKind.DECLARE,
        True,
        any_of(
            r"\bdeclar(?:e|ed|ing)\b.{0,60}\b(?:incident|outage|sev|p[0-4]|major|emergency)",
            r"\b(?:incident|outage|sev ?-?[0-5])\b.{0,40}\bdeclared\b",
            rf"\b(?:{_BEGIN})\b(?: (?:a|an|this|it|as|new))* (?:(?:{_SEVERITY} ?)?(?:incident|outage)|sev ?-?[0-5]|p[0-2])\b",
            r"\bthis is (?:now )?an? (?:(?:major|critical|real) )?incident\b(?! (?:channel|room|report|review|doc))",
            r"\b(?:officially|formally) (?:a |an )?(?:sev ?-?[0-5]|p[0-2]\b|incident)|^\W*sev ?-?[0-5] it is\b",
            r"\b(?:this is|calling (?:it|this)|treating (?:it|this) as|mak(?:e|ing) (?:it|this)|rais(?:ed|ing) (?:to|as))\b.{0,12}\bsev ?-?[0-5]\b",
            r"\b(?:mak|call|treat)ing (?:it|this)\b.{0,12}\b(?:major|critical|an) incident\b",
            r"\b(?:upgrad|escalat|rais|bump)(?:ed|ing)\b.{0,30}\bto (?:a )?(?:sev ?-?[0-5]|p[0-2])\b",
            r"^\W*(?:i'm |i am |we're |we are )?declaring(?: it| this| now)*\W*$",
            r"\bwe have an? (?:sev ?-?[0-5]|(?:major |critical )?incident|outage)\b",
            r"\b(?:kick|spin|stand)(?:ing|ed)? (?:off|up)\b.{0,15}\b(?:incident|war ?room|#?inc)\b",
            rf"\b(?:{_BEGIN})\b.{{0,12}}\binc-?\d+\b|\bincident\b.{{0,16}}\b(?:created|opened|started|raised)\b",
            r"^/(?:incident|inc|sev)\b|^\W*(?::\w+:\W*)?new (?:sev ?-?[0-5] )?incident\b *[:(\u2013\u2014-]",
            r"\b(?:qualif(?:y|ies|ied) as|counts as|going (?:with|to)|we(?:'re| are) (?:at|in)|severity(?: set)? to)\b.{0,12}\bsev ?-?[0-5]\b",
            r"^\W*(?:sev ?-?[0-5]|p[0-2]) (?:opened|raised|started|declared)\b",
            r"^\W*(?:new |possible )?sev ?-?[0-5]\W*[:\u2013\u2014-] ?\w",
            r"\bincident (?:channel|room|bridge) (?:is )?(?:open|created|here)\b",
        ),
    ),
    (
        EntryKind.RECOVERY,
        True,
        any_of(
            r"\brecovered\b|\b(?:is|are|has|have) (?:been )?(?:fully )?resolved\b|\ball (?:clear|green|good now)\b",
            rf"^(?!.*\b(?:{_SETTINGS})\b.{{0,20}}\brestored\b).*\b(?:is|are|has|have) (?:been )?(?:fully )?restored\b",
            r"\bback (?:(?:to|at|on) (?:normal|baseline|usual|green|100|pre-?incident|where)|under|below)\b",
            r"\b(?:incident|outage|issue) (?:is )?(?:over|resolved|closed)\b",
            r"\b(?:error|failure|5xx|latency)\w*(?: rates?| ratio| share)?\b.{0,30}\b(?:normal|baseline|zero|0 ?%|under control|recovered|below)\b",
            r"\bno (?:more|new|further) (?:errors|failures|5xx|timeouts|reports)\b",
            r"\b(?:service|site|app|api|checkout|everything|it)(?:'s|\b.{0,15}\b(?:is|are)) (?:back|up|healthy)(?: now| again)?\W*$",
            r"\bsuccess\b.{0,12}\bback (?:at|to|up)\b",
            r"\b(?:it|that|everything|site|app|login|checkout)(?:'s| is) working(?: now| again| fine)?\W*$|\bnominal\b|\bout of the woods\b",
            r"\bseeing (?:a |full )*recovery\b|^\W*closing (?:this|it) out\W*$",
            r"\b(?:latency|p9\d|response times?|lag)\b.{0,20}\bdown to\b.{0,20}\b(?:again|now)\b",
            r"^(?!.*\b(?:errors?|latency|queue|lag|load|cpu|memory|5xx|alerts?)\b).*\b(?:is|are) up again\b",
            rf"\b(?:looks?|looking|is|are|'s|seems?)(?: all)? {_WELL} (?:now|again)\b|\b(?:works?|{_WELL}) again\b|\bworks now\b",
            r"\b(?:resolves?|succeeds?|loads?|responds?|flow(?:s|ing)|going through|serving|passing)(?: \w+)? again\b",
            r"\bsuccess rate\b.{0,12}\b(?:9\d|100)",
            r"^\W*looks? (?:stable|healthy|normal)(?: now)?\W*$",
            rf"\b(?:everything|all \w+|graphs|dashboards|metrics)\b.{{0,12}}\b(?:looks?|looking|is|are)\b.{{0,8}}\b{_WELL}\b",
            r"^\W*(?:all |everything )?looking good\b(?! (?:to|for|in)\b)",
            r"\b(?:seeing|getting) (?:2\d\ds?|2xx|successes|success) again\b",
            r"\b(?:conversion|orders|sign-?ups|logins|payments|checkouts?)\b.{0,20}\bback (?:up|to)\b",
            r"\b(?:traffic|requests|load|probes|(?:health ?)?checks)\b.{0,12}\b(?:look|looks|looking|is|are) (?:normal|healthy|fine|good)\b",
            r"\b(?:all|every) (?:health ?|smoke ?)?(?:probes?|checks?|canar(?:y|ies)|synthetics)\b.{0,10}\bpass(?:es|ing)?\b",
            r"\bno (?:\w+ )?impact (?:since|for|anymore|any more)\b|\bimpact (?:has |is )?(?:ended|over|stopped|gone)\b",
            r"\bwe(?:'re| are) (?:all )?(?:back|good|green|stable)\b(?! (?:to|on|in|at)\b)",
            r"\ball systems (?:go|operational|normal)\b",
            r"\b(?:service|traffic|normal (?:service|operations?))\b.{0,15}\b(?:restored|resumed)\b",
            r"\bconfirmed (?:fixed|resolved|recovered)\b",
            r"\bno (?:errors|failures|5xx|timeouts|alerts) (?:for|since|in)\b",
            r"\b(?:errors?|alerts?|5xx|timeouts?|failures)\b.{0,25}\b(?:gone|cleared|stopped|subsided)\b",
            r"\b(?:errors?|alerts?|5xx|timeouts?|failures)\b.{0,25}\b(?:dropped|down) to (?:zero|0|normal|baseline)\b",
            r"\b(?:latency|p9\d|response times?|throughput|success rate|lag)\b.{0,20}\b(?:back (?:down|up)|normal|recovered|baseline)\b",
            r"\b(?:backlog|queue|lag)\b.{0,25}\b(?:drained|empty|cleared|gone|zero|caught up|worked off)\b",
            r"^\W*(?:(?:it|this|that)(?:'s| is) |now )*resolved(?= now| as|[^\w\s]|\s*$)",
            r"\b(?:marking|marked|calling)\b.{0,20}\b(?:resolved|recovered)\b",
            r"\b(?:closing|closed)\b.{0,12}\b(?:incident|outage)\b|\bstanding down\b|\b(?:stable|clean|healthy) (?:for|since)\b",
        ),
    ),
    (
        EntryKind.MITIGATION,
        True,
        any_of(
            r"\b(?:reinstated|re-?applied)\b.{0,30}\b(?:old|previous|prior|good|last)\b|\brolled forward\b|\bdropped the (?:bad|new|broken) \w+",
            r"\bblocked\b.{0,40}\b(?:at|on) the (?:edge|waf|firewall|lb|load balancer|gateway|cdn)\b|^\W*rate[- ]limiting\b|\brate[- ]limited\b",
            r"\bback (?:on|to) (?:v?\d[\w.-]*|the (?:old|previous|last|prior|stable) \w+)|\bput\b.{0,30}\bback\b(?! (?:to work|in the)\b)",
            r"\bpinned\b.{0,30}\bback\b",
            r"\bcircuit breaker\b.{0,12}\b(?:open|tripped)\b|\bunblocked\b|\bbypass(?:ed|ing)\b",
            r"\btook\b.{0,30} (?:node|host|pod|instance|server)s? out\b",
            rf"\b(?:{_CAPACITY}|{_SETTINGS})\b (?:{_HAS_BEEN} )?(?:now )?(?:removed|raised|lowered|increased|tightened|relaxed)\b",
            r"\brestored from (?:a |the )?(?:snapshot|backup)\b|\bre-?installed\b|\bnow points? to the (?:backup|secondary|standby|old|new)\b",
            r"\bcut (?:traffic|over|requests)\b.{0,40}\bto\b",
            r"\b(?:rolled back|reverted|failed over|switched over|drained|rerouted|mitigated)\b",
            r"\btraffic (?:is |was |has been |now )*(?:moved|shifted|switched|drained|away)\b",
            rf"\b(?:{_REMEDY})\b.{{0,30}}\b(?:done|complete[d]?|finished|live|in place|out|through|applied)\b",
            r"\b(?:rollback|revert|hotfix|fix|patch|workaround)\b.{0,30}\b(?:deployed|applied|merged and)\b",
            r"\b(?:flag|feature|toggle)\b.{0,40}\b(?:(?:is |turned |switched |now )+off|disabled)\b",
            r"\b(?:disabled|turned off|switched off)\b.{0,40}\b(?:flag|feature|job|cron|integration)\b",
            r"\bscaled\b.{0,30}\b(?:up|out|to)\b",
            rf"\b(?:raised|increased|doubled|tripled|bumped|upped)\b.{{0,40}}\b(?:{_CAPACITY})\b|\badded\b.{{0,25}}\b(?:{_CAPACITY})\b",
            r"\b(?:turned|flipped|switched|toggled)\b.{0,40}\b(?:flag|feature|toggle)\b.{0,40}\b(?:off|back)\b",
            r"\b(?:turned|flipped|switched|toggled) off\b.{0,40}\b(?:flag|feature|toggle|experiment)\b",
            r"\bkill ?switch\b.{0,20}\b(?:flipped|on|engaged|pulled|active|enabled)\b|\b(?:flipped|hit|pulled|engaged)\b.{0,15}\bkill ?switch\b",
            rf"\b(?:cancell?ed|killed|stopped|aborted|paused)\b.{{0,20}}\b(?:{_WORK})\b",
            rf"\b(?:renewed|replaced|re-?issued|rotated|installed|swapped)\b.{{0,30}}\b(?:{_CREDENTIAL})\b",
            rf"\b(?:{_CREDENTIAL})\b.{{0,20}}\b(?:renewed|replaced|re-?issued|rotated|installed|in place|live)\b",
            r"\b(?:evacuated|isolated|cordoned|quarantined)\b|\b(?:rate limit|throttl\w*)\b.{0,20}\b(?:is|now) on\b|\bthrottled\b",
            r"\b(?:put|brought back)\b.{0,20}\b(?:old|previous|prior|last good|known good)\b",
            r"\brestored\b.{0,30}\b(?:old|previous|prior|good|records?|config\w*|settings?|zone file|backup)\b",
            r"\b(?:rolled\b(?: (?!\w+ed\b)\S+){0,4}? back|backed\b(?: (?!\w+ed\b)\S+){0,4}? out)\b|\bbacked out\b|\bundid\b",
            rf"\b(?:{_WORK})\b.{{0,12}}\b(?:cancell?ed|killed|stopped|aborted|paused)\b",
            r"\b(?:disabled|turned off|switched off)\b.{0,40}\b(?:for (?:all|every)\w*|everywhere)\b",
            r"\bset\b.{0,30}\bto (?:0 ?%|off|false|zero)(?!\w)",
            r"\b(?:is|are) (?:now )?out of (?:rotation|service)\b",
            r"\b(?:moved|shifted|steered|sent) (?:all |the |our )*traffic\b",
            r"\b(?:removed|took|pulled)\b.{0,30}\bfrom the (?:lb|load balancer|pool|rotation)\b",
            rf"\b(?:deployed|shipped|released|pushed)\b.{{0,20}}\b(?:{_REMEDY})\b",
            rf"\b(?:{_CREDENTIAL})\b.{{0,20}}\bdeployed\b",
            rf"\bpromoted (?:the |our |a )?{_STORE}(?!\S)|\bpromoted\b.{{0,30}}\bto (?:be )?(?:the )?(?:new )?(?:primary|leader|master|writer)\b",
            rf"\b(?:{_SETTINGS})\b (?:{_HAS_BEEN} )?(?:now )?(?:{_AGAIN})\b",
            r"\b(?:writes|reads|traffic|requests|clients) (?:now )?(?:go|goes|flow|flows|land|lands) (?:to|through|via|on)\b",
            r"\b(?:took|taken|pulled|removed)\b.{0,50}\b(?:out of (?:rotation|service|the (?:pool|load balancer|lb|cluster))|offline)\b",
            r"\btraffic\b.{0,25}\b(?:on|to|through|via)\b.{0,15}\b(?:secondary|standby|replica|backup|healthy|other)\b",
            rf"\b(?:switched|(?:re-?)?pointed|cut over)\b.{{0,40}}\b(?:{_ROUTE})\b",
        ),
    ),
    (
        EntryKind.MITIGATION,
        False,
        any_of(
            r"\b(?:rolling (?:\w+ ){0,4}?back|reverting|backing (?:it |this |that )?out|failing over|draining|shifting traffic)\b",
            r"\bstarting (?:the |a )?(?:rollback|failover|revert)\b",
        ),
    ),
    (
        EntryKind.CHANGE,
        True,
        any_of(
            r"\b(?:re(?:start|boot)(?:ed|ing)|purged|flushed|killed|paused|(?<!is )(?<!are )blocked|bounced|bouncing|recycl(?:ed|ing))\b",
            r"\bscaling (?:up|out|to|down|in)\b",
            r"\b(?:bumped|changed|lowered|raised)\b.{0,30}\b(?:log level|setting|config|timeout|threshold|ttl)\b",
            rf"\b(?:enabl(?:ed|ing)|(?:turn|flipp|switch|toggl)(?:ed|ing) on)\b.{{0,40}}\b(?:{_SWITCH})\b",
            rf"\b(?:{_SWITCH})\b.{{0,40}}\b(?:(?:is|now|turned|switched|flipped|set to) on|enabled|(?:at|to) \d{{1,3}} ?%)(?!\w)",
            rf"\b(?:turned|flipped|switched|toggled)\b.{{0,40}}\b(?:{_SWITCH})\b.{{0,40}}\bon\b",
        ),
    ),
    (
        EntryKind.DECISION,
        False,
        any_of(
            r"\b(?:decid(?:ed|ing)|decision)\b|\b(?:agreed|plan)\b *[:,]",
            rf"\b(?:{_WE_WILL})\b.{{0,30}}\b(?:{_ACTIONS})\b",
            rf"\b(?:please )?go(?:ing)? ahead (?:and|with)\b|\bgo for (?:it|the)\b|\bapproved\b.{{0,30}}\b(?:{_ACTIONS})\b",
        ),
    ),
    (
        EntryKind.DEPLOY,
        True,
        any_of(
            r"\b(?:deployed|released|shipped|rolled out|promoted|deploying|rolling out|releasing)\b",
            r"\bv?\d+\.\d+\S*(?: \w+)? (?:is |are )?(?:now )?(?:live|out|deployed|in prod(?:uction)?|on prod(?:uction)?)\b",
            r"\bv?\d+(?:\.\d+)*\S* (?:is )?going out\b|\bv\d+(?:\.\d+)*\S* is (?:now )?(?:live|out|(?:on|in) prod)\b",
            r"\b(?:kicked off|triggered)\b.{0,15}\b(?:deploy|release|rollout)\b",
            r"\b(?:is|now) live (?:in|on) prod\w*|\b(?:is|now) (?:running|out) (?:in|on) prod\w*",
            r"\b(?:deploy|deployment|release|rollout)\b.{0,60}\b(?:done|complete[d]?|finished|live|started|succeeded|successful)\b",
        ),
    ),
    (
        EntryKind.ACKNOWLEDGE,
        True,
        any_of(
            rf"^{_START}(?:ack|acked|acknowledged?|acking|mine|on it|investigating|checking|responding)\b",
            rf"^{_START}got (?:it|this)\b(?!,? (?:thanks|thank|thx|ty)\b)",
            rf"^{_START}looking\b(?! (?:good|better|fine|healthy|normal|ok|okay|like|forward|much)\b)",
            rf"^{_START}(?:{_TAKING})\b(?! (?:{_ELSEWHERE})\b)",
            rf"^.{{0,40}}(?:[,;:\u2013\u2014-]|\band) (?:now )?(?:{_LOOKING})\b(?! (?:{_PRAISE}|like|forward)\b)",
            r"^.{0,30}(?:,|\band) on it\W*$|^\W*on my way\W*$|\bjoined the (?:bridge|call|war ?room)\b",
            r"\bi(?:'ll| will) (?:grab|take|pick up|handle|own|look|check)\b(?! (?:a break|lunch)\b)|\bi(?:'ve| have) picked (?:it |this )?up\b",
            rf"^{_START}joining (?:the |this )?(?:call|bridge|incident|channel|room|now)\b",
            r"^\W*(?:\w+,? )?(?:i |i've |i have |we've )(?:got|have) (?:it|this|the page)\b",
            r"^\W*(?:(?:i|i'll)(?: can| will)?|will) (?:take|look|check)\b|\bi(?:'m| am) taking (?:it|this|over)\b|^\W*starting to look\b",
            rf"^\W*(?:(?:i'm|we're|on call|oncall)(?: here)?|{_HERE})\W+(?:looking|investigating|checking|opening|on it|digging)\b",
            r"^.{0,60}, ?ack(?:ed|ing)?\W*$",
            rf"^{_START}(?:i'?m|i am|we'?re) (?:on|here)(?: (?:now|it|this))?\W*$|^{_START}let me (?:take a look|look|check|have a look)\b",
            rf"^{_START}(?:this one'?s|this is|that'?s) mine\b|^{_START}{_PAGED}\b",
            r"\back(?:ed|nowledged|nowledging)?\b.{0,30}\b(?:page|alert|incident|it|this)\b",
            r"\b(?:i'm|i am|we're|we are|am) (?:on it|looking|investigating|checking)\b",
            r"\b(?:looking (?:into|at)(?! the (?:postmortem|retro|notes|review))|(?:taking|have|having) a look)\b|\bi'll take (?:it|this|a look)\b",
        ),
    ),
)
_NOTICE = any_of(
    r"\b(?:seeing|getting|noticing|we have|there are|lots of|spike (?:in|of)|elevated)\b.{0,40}\b(?:errors?|5\d\d|5xx|timeouts?|failures|latency)",
    r"\b(?:customers?|users?|support|merchants?|partners?)\b.{0,40}\b(?:report(?:s|ing|ed)?|complain|can'?t|cannot|unable|seeing)",
    r"\b(?:is|are|seems?|looks?) (?:down|broken|failing|slow|unavailable|degraded)\b",
    r"\banyone else\b.{0,40}\b(?:see|notic|error|fail|slow)",
)
_DENIED = any_of(
    r"\b(?:not|no longer|never|nothing|nobody|no one|without|cannot|unless|no sign of)\b",
    r"\b(?:isn'?t|aren'?t|wasn'?t|hasn'?t|haven'?t|didn'?t|don'?t|doesn'?t|won'?t|can'?t)\b",
)
_SUPPOSED = any_of(
    r"\b(?:if|once|when|until|whether|before|after|should|could|would|might|may|maybe|can|shall|want to|wondering|waiting)\b",
    r"\b(?:expect\w*|hope|hopefully|soon|almost|nearly)\b",
    r"\b(?:think(?:ing)?|thought) (?:about|of|we)\b|\b(?:consider(?:ing|ed)?|discuss(?:ing|ed)?|talk(?:ing|ed)? about|propos\w+|suggest\w*)\b",
    r"\b(?:how|what) about\b|\bin favou?r of\b|\bworth\b|\bget(?:ting)? ready to\b|\bprepar(?:e|ed|ing) to\b|\bready to\b",
    r"\b(?:let us|let'?s|will|going to|about to|plan to|next|later|tomorrow|tried|trying|doubt)\b|'ll\b",
    r"\b(?:drill|game ?day|exercise|hold off|rather|laptop|lunch|tests? (?:is|are)|in staging|on staging|locally)\b",
    r"\b(?:yesterday|previously|remember|runbooks?|docs?|wiki|usually|normally)\b",
    r"\b(?:(?:previous|other) time|last (?:week|month|year|time|night|incident|quarter))\b",
)
_CLAUSE = re.compile(r"[^.!?;\n]+(?:[.](?=\S)[^.!?;\n]*)*[.!?;]?")
_STATES = frozenset({EntryKind.DECLARE, EntryKind.RECOVERY, EntryKind.MITIGATION, EntryKind.CHANGE, EntryKind.DEPLOY})


_WOULD = re.compile(r"\b(?:would|could|should|might)\b", re.IGNORECASE)
_UNDONE = re.compile(r"\b(?:not|never|almost|nearly|stuck|pending|fail(?:ed|s|ing)?(?![ -]?over))\b|n't\b", re.IGNORECASE)
_UNDECIDED = re.compile(r"\b(?:think|thinking|consider\w*|discuss\w*|talk|wonder\w*|debat\w+) ?(?:about|of|whether|if)?\b|\bwhether\b", re.IGNORECASE)
MARKS = re.compile(r"[*`~]|(?<!\w)_|_(?!\w)")  # bold, code, struck through, italic
_ASKS = re.compile(
    r"^\W*(?:are|is|did|has|have|do|does|was|were|who|can|could|should|would)(?:'s)? "
    r"(?:we|you|i|it|they|anyone|anybody|someone|somebody|the|that|this)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\b(?:someone|somebody|anyone|anybody|who|please|should|was|were)\b", re.IGNORECASE)
_AGAIN_BROKEN = re.compile(
    r"\bfor (?:a|one) (?:second|moment|minute|bit)\b|\b(?:then|but) .{0,30}\b(?:again|back)\b|\bon (?:main|master|the branch|staging)\b",
    re.IGNORECASE,
)
_PART_END = re.compile(r"[,:]| (?:and|but|so|as) | [-–—] ")


def _stands(kind: EntryKind, clause: str, found: re.Match[str]) -> bool:
    """Whether a class is stated: not asked, not denied, and for one that states a fact not supposed by what leads up to its words.

    A denial may stand before the words, among them (the rollback is not done) or right after them (rolling back won't help).
    """
    if clause.rstrip().endswith("?") or _ASKS.match(clause):
        return False
    lead, tail = clause[: found.start()], _PART_END.split(clause[found.end() :], maxsplit=1)[0]
    if kind is EntryKind.RECOVERY and _AGAIN_BROKEN.search(clause[found.end() :]):
        return False
    if kind is EntryKind.DECISION:
        return not _UNDECIDED.search(clause)
    if kind is EntryKind.ACKNOWLEDGE:
        return not (_DENIED.search(lead) or _OTHERS.search(lead))
    return kind not in _STATES or not (
        _DENIED.search(lead) or _SUPPOSED.search(lead) or _UNDONE.search(found[0]) or _WOULD.search(found[0]) or _UNDONE.search(tail)
    )


def chat_meaning(text: str) -> Meaning | None:
    """What a chat message states, by its strongest clause; None for talk. A question, a denial or a plan is never read as something done."""
    clauses = [found[0].strip() for found in _CLAUSE.finditer(MARKS.sub("", text[:MOST_TEXT])) if found[0].strip()]
    for kind, done, pattern in _PEOPLE:
        for clause in clauses:
            found = pattern.search(clause)
            if found and _stands(kind, clause, found):
                return Meaning(kind, found[0].strip(), done=done, quote=clause)
    for clause in clauses:
        found = _NOTICE.search(clause)
        if found and not _DENIED.search(clause[: found.start()]):
            return Meaning(EntryKind.CHAT, found[0].strip(), notice=True, quote=clause)
    return None
