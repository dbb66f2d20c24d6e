"""What a message is about, by general classes of verbs: data first, one small function each for machines and for people.

A machine's line states what happened. A person's sentence may ask, plan, deny or report; only a report counts as done.
"""

from __future__ import annotations

import re

from msgspec import Struct

from nofault.postmortem.terms import EntryKind

_MOST_TEXT = 4_000  # characters of a message that are looked at


class Meaning(Struct, frozen=True):
    """What a text was taken for and which words earned it. `done`: stated as finished. `notice`: somebody notices impact. `quote`: the clause."""

    kind: EntryKind
    words: str
    done: bool = False
    notice: bool = False
    quote: str = ""


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


# ---- machines ------------------------------------------------------------------------------------------------------------------------------------

_DONE = _any(
    r"\b(?:complet(?:e|ed)|finish(?:ed)?|success(?:ful(?:ly)?)?|succeeded|done|ended|applied|live|healthy|ready|now running)\b",
    r"\b(?:deployed|rolled (?:back|out)|reverted|restarted|released|promoted|failed over|disabled|drained|scaled|started)\b",
)
_MACHINE: tuple[tuple[EntryKind, re.Pattern[str]], ...] = (
    (
        EntryKind.MITIGATION,
        _any(
            r"\broll(?:ed|ing)?[ _-]?back\b|\brollbacks?\b",
            r"\brevert(?:ed|ing)? (?:to|release|deploy\w*|version|revision|config\w*)\b",
            r"\bfail(?:ed|ing)?[ _-]?over (?:to|from|complete\w*|done|finished|started)\b",
            r"\bfailover (?:to|complete\w*|finished|started|of)\b",
            r"\btraffic (?:was |has been |is )?(?:shifted|moved|switched|drained|rerouted)\b",
            r"\b(?:shifting|draining|rerouting) traffic\b",
            r"\b(?:feature[ _-]?)?flag\b.{0,60}\b(?:disabled|turned off|switched off|set to (?:off|false))\b",
        ),
    ),
    (
        EntryKind.DEPLOY,
        _any(
            r"\b(?:re)?deploy(?:ed|ing|ment|ments|s)?\b",
            r"\broll(?:ed|ing)?[ _-]?out\b|\brollout\b",
            r"\b(?:releas(?:ed|ing)|promot(?:ed|ing)|publish(?:ed|ing)) (?:version |release |build |image |tag )?\S*\d",
            r"\brelease \S*\d\S* (?:to|is|in|on|live|started|finished)\b",
            r"\bcanary (?:started|promoted|finished|at \d+)",
            r"\b(?:upgrad(?:ed|ing)|updat(?:ed|ing)) (?:image|version|release|from|to)\b.{0,80}\d",
        ),
    ),
    (
        EntryKind.CHANGE,
        _any(
            r"\b(?:re-?start(?:ed|ing)?|reboot(?:ed|ing)?|reload(?:ed|ing))\b",
            r"\b(?:scal(?:ed|ing)) (?:up|down|out|in|to|from|replica\w*|deployment)\b",
            r"\b(?:config(?:uration)?|settings?)\b.{0,60}\b(?:changed|updated|applied|reloaded|pushed)\b",
            r"\b(?:applied|pushed|new) config(?:uration)?\b",
            r"\bmigrations?\b.{0,60}\b(?:start(?:ed|ing)|appl(?:ied|ying)|finish(?:ed)?|complet(?:e|ed)|ran|running)\b",
            r"\b(?:running|applying) migrations?\b",
            r"\bflag\b.{0,60}\b(?:enabled|turned on|switched on|changed|toggled)\b",
            r"\b(?:cutover|switchover|maintenance) (?:start|end|begin|window|mode)\w*\b",
            r"^(?:Started|Stopped|Starting|Stopping) \S|\bshutting down\b|\b(?:received|got) SIGTERM\b|\blistening on\b",
        ),
    ),
)
# Words of routine that share a verb with the classes above: database transactions, log rotation, timers.
_ROUTINE = _any(
    r"\btransaction\b|\btx\b|\bsavepoint\b|\bstatement\b|\bsession \w+ of user\b",
    r"\blog ?rotat\w*|\bdaily \w+ (?:cleanup|upgrade|download)\b|\bcron\b|\btmp\w*clean\w*",
    r"\bno (?:changes?|deploy\w*|restart\w*|rollout) (?:needed|required|pending)\b",
)
_FAILURE_WORDS = _any(
    r"\b(?:err(?:or|ors)?|fatal|panic|critical|exception|traceback|segfault|segmentation fault|core dumped)\b",
    r"\b(?:oom[- ]?kill(?:ed|er)?|out of memory|no space left|timed[ -]?out|time[- ]?out|unable to|cannot|could not)\b",
    r"\b(?:fail(?:ed|ure|ures|ing)|refused|unreachable|aborted|corrupt(?:ed)?|exhausted)\b",
)
_FAILURE_DENIED = re.compile(r"\b(?:no|0|without|zero) (?:errors?|failures?)\b|\berrors?[=:] ?0\b", re.IGNORECASE)


def machine_meaning(text: str) -> Meaning | None:
    """What a machine's message reports: a deploy, a mitigation or another change; None for anything else."""
    text = text[:_MOST_TEXT]
    if _ROUTINE.search(text):
        return None
    for kind, pattern in _MACHINE:
        found = pattern.search(text)
        if found:
            return Meaning(kind, found[0].strip(), done=bool(_DONE.search(text)), quote=text)
    return None


def reports_failure(text: str) -> bool:
    """Whether the words of a message (of a source that marks no level) report a failure."""
    return bool(_FAILURE_WORDS.search(text)) and not _FAILURE_DENIED.search(text)


# ---- people --------------------------------------------------------------------------------------------------------------------------------------

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
_SEVERITY = r"(?:sev ?-?[0-5]|p[0-4]\b|major|critical)"

# Kind, whether the words state something as done, the words. The first class that a clause stands for counts.
_PEOPLE: tuple[tuple[EntryKind, bool, re.Pattern[str]], ...] = (
    (
        EntryKind.DECLARE,
        True,
        _any(
            r"\bdeclar(?:e|ed|ing)\b.{0,60}\b(?:incident|outage|sev|p[0-4]|major|emergency)",
            r"\b(?:incident|outage|sev ?-?[0-5])\b.{0,40}\bdeclared\b",
            rf"\b(?:{_BEGIN})\b(?: (?:a|an|this|it|as|new))* (?:{_SEVERITY} ?)?(?:incident|outage)\b",
            r"\b(?:this is|calling (?:it|this)|treating (?:it|this) as|mak(?:e|ing) (?:it|this)|rais(?:ed|ing) (?:to|as))\b.{0,12}\bsev ?-?[0-5]\b",
            r"^/(?:incident|inc|sev)\b",
            r"\bincident (?:channel|room|bridge) (?:is )?(?:open|created|here)\b",
        ),
    ),
    (
        EntryKind.RECOVERY,
        True,
        _any(
            r"\brecovered\b|\b(?:is|are|has|have) (?:been )?(?:fully )?(?:restored|resolved)\b|\ball (?:clear|green|good now)\b",
            r"\bback (?:to|at|on) (?:normal|baseline|usual|green|100|pre-?incident)\b|\b(?:incident|outage|issue) (?:is )?(?:over|resolved|closed)\b",
            r"\b(?:error|failure|5xx|latency)\w*(?: rates?| ratio| share)?\b.{0,30}\b(?:normal|baseline|zero|0 ?%|under control|recovered|below)\b",
            r"\bno (?:more|new|further) (?:errors|failures|5xx|timeouts|reports)\b",
            r"\b(?:service|site|checkout|everything|it)\b.{0,15}\b(?:is|are) (?:back|up again|healthy)\b",
        ),
    ),
    (
        EntryKind.MITIGATION,
        True,
        _any(
            r"\b(?:rolled back|reverted|failed over|switched over|drained|rerouted|mitigated)\b",
            r"\btraffic (?:is |was |has been |now )*(?:moved|shifted|switched|drained|away)\b",
            rf"\b(?:{_REMEDY})\b.{{0,30}}\b(?:done|complete[d]?|finished|live|in place|out|through)\b",
            r"\b(?:rollback|revert|hotfix|fix|patch|workaround)\b.{0,30}\b(?:deployed|applied|merged and)\b",
            r"\b(?:flag|feature|toggle)\b.{0,40}\b(?:(?:is |turned |switched |now )+off|disabled)\b",
            r"\b(?:disabled|turned off|switched off)\b.{0,40}\b(?:flag|feature|job|cron|integration)\b",
            r"\bscaled\b.{0,30}\b(?:up|out|to)\b|\b(?:raised|increased|doubled)\b.{0,40}\b(?:pool|limit|replicas|capacity|timeout|memory|quota)\b",
        ),
    ),
    (
        EntryKind.MITIGATION,
        False,
        _any(
            r"\b(?:rolling (?:it |this |that )?back|reverting|failing over|draining|shifting traffic)\b",
            r"\bstarting (?:the |a )?(?:rollback|failover|revert)\b",
        ),
    ),
    (
        EntryKind.CHANGE,
        True,
        _any(r"\b(?:restarted|rebooted|restarting|rebooting|purged|flushed|killed|paused|blocked)\b|\bscaling (?:up|out|to|down|in)\b"),
    ),
    (
        EntryKind.DECISION,
        False,
        _any(
            r"\b(?:decid(?:ed|ing)|decision)\b|\b(?:agreed|plan)\b *[:,]",
            rf"\b(?:{_WE_WILL})\b.{{0,30}}\b(?:{_ACTIONS})\b",
            rf"\b(?:please )?go(?:ing)? ahead (?:and|with)\b|\bgo for (?:it|the)\b|\bapproved\b.{{0,30}}\b(?:{_ACTIONS})\b",
        ),
    ),
    (
        EntryKind.DEPLOY,
        True,
        _any(
            r"\b(?:deployed|released|shipped|rolled out|promoted|deploying|rolling out|releasing)\b",
            r"\b(?:deploy|deployment|release|rollout)\b.{0,60}\b(?:done|complete[d]?|finished|live|started|succeeded|successful)\b",
        ),
    ),
    (
        EntryKind.ACKNOWLEDGE,
        True,
        _any(
            r"^\W*(?:\[responder\]\W*)*(?:ack|acked|acknowledged?|acking|mine|got it|got this|on it|looking|investigating|checking)\b",
            r"\back(?:ed|nowledged|nowledging)?\b.{0,30}\b(?:page|alert|incident|it|this)\b",
            r"\b(?:i'm|i am|we're|we are|am) (?:on it|looking|investigating|checking)\b",
            r"\b(?:looking (?:into|at)|taking a look|i'll take (?:it|this|a look)|have a look|having a look)\b",
        ),
    ),
)
_NOTICE = _any(
    r"\b(?:seeing|getting|noticing|we have|there are|lots of|spike (?:in|of)|elevated)\b.{0,40}\b(?:errors?|5\d\d|5xx|timeouts?|failures|latency)",
    r"\b(?:customers?|users?|support|merchants?|partners?)\b.{0,40}\b(?:report(?:s|ing|ed)?|complain|can'?t|cannot|unable|seeing)",
    r"\b(?:is|are|seems?|looks?) (?:down|broken|failing|slow|unavailable|degraded)\b",
    r"\banyone else\b.{0,40}\b(?:see|notic|error|fail|slow)",
)
_DENIED = _any(
    r"\b(?:not|no longer|never|without|cannot|unless|no sign of)\b",
    r"\b(?:isn'?t|aren'?t|wasn'?t|hasn'?t|haven'?t|didn'?t|don'?t|doesn'?t|won'?t|can'?t)\b",
)
_SUPPOSED = _any(
    r"\b(?:if|once|when|until|whether|before|after|should|could|would|might|may|maybe|can|shall|want to|wondering|waiting)\b",
    r"\b(?:expect\w*|hope|hopefully|soon|almost|nearly)\b",
    r"\b(?:let'?s|will|going to|about to|plan to|next|later|tomorrow)\b|'ll\b",
)
_CLAUSE = re.compile(r"[^.!?;\n]+(?:[.](?=\S)[^.!?;\n]*)*[.!?;]?")
_STATES = frozenset({EntryKind.DECLARE, EntryKind.RECOVERY, EntryKind.MITIGATION, EntryKind.CHANGE, EntryKind.DEPLOY})


def _stands(kind: EntryKind, clause: str, start: int) -> bool:
    """Whether a class is stated, not asked, and for one that states a fact neither denied nor supposed by what leads up to its words."""
    if clause.rstrip().endswith("?"):
        return False
    lead = clause[:start]
    return kind not in _STATES or not (_DENIED.search(lead) or _SUPPOSED.search(lead))


def chat_meaning(text: str) -> Meaning | None:
    """What a chat message states, by its strongest clause; None for talk. A question, a denial or a plan is never read as something done."""
    clauses = [found[0].strip() for found in _CLAUSE.finditer(text[:_MOST_TEXT]) if found[0].strip()]
    for kind, done, pattern in _PEOPLE:
        for clause in clauses:
            found = pattern.search(clause)
            if found and _stands(kind, clause, found.start()):
                return Meaning(kind, found[0].strip(), done=done, quote=clause)
    for clause in clauses:
        found = _NOTICE.search(clause)
        if found and not _DENIED.search(clause[: found.start()]):
            return Meaning(EntryKind.CHAT, found[0].strip(), notice=True, quote=clause)
    return None
