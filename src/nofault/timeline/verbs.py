"""What a message is about, by general classes of verbs: data first, one small function each for machines and for people.

A machine's line states what happened. A person's sentence may ask, plan, deny or report; only a report counts as done.
"""

from __future__ import annotations

import re

from msgspec import Struct

from nofault.postmortem.terms import EntryKind


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
            r"\bfail(?:ed|ing)?[ _-]?over (?:to|from|complete\w*|done|finished|started)\b|\bfailover (?:to|complete\w*|finished|started|of)\b",
            r"\btraffic (?:was |has been |is )?(?:shifted|moved|switched|drained|rerouted)\b|\b(?:shifting|draining|rerouting) traffic\b",
            r"\b(?:feature[ _-]?)?flag\b.{0,60}\b(?:disabled|turned off|switched off|set to (?:off|false))\b",
        ),
    ),
    (
        EntryKind.DEPLOY,
        _any(
            r"\b(?:re)?deploy(?:ed|ing|ment|ments|s)?\b",
            r"\broll(?:ed|ing)?[ _-]?out\b|\brollout\b",
            r"\b(?:releas(?:ed|ing)|promot(?:ed|ing)|publish(?:ed|ing)) (?:version |release |build |image |tag )?\S*\d",
            r"\brelease \S*\d\S* (?:to|is|in|on|live|started|finished)\b|\bcanary (?:started|promoted|finished|at \d+)",
            r"\b(?:upgrad(?:ed|ing)|updat(?:ed|ing)) (?:image|version|release|from|to)\b.{0,80}\d",
        ),
    ),
    (
        EntryKind.CHANGE,
        _any(
            r"\b(?:re-?start(?:ed|ing)?|reboot(?:ed|ing)?|reload(?:ed|ing))\b",
            r"\b(?:scal(?:ed|ing)) (?:up|down|out|in|to|from|replica\w*|deployment)\b",
            r"\b(?:config(?:uration)?|settings?)\b.{0,60}\b(?:changed|updated|applied|reloaded|pushed)\b|\b(?:applied|pushed|new) config(?:uration)?\b",
            r"\bmigrations?\b.{0,60}\b(?:start(?:ed|ing)|appl(?:ied|ying)|finish(?:ed)?|complet(?:e|ed)|ran|running)\b|\b(?:running|applying) migrations?\b",
            r"\bflag\b.{0,60}\b(?:enabled|turned on|switched on|changed|toggled)\b|\b(?:cutover|switchover|maintenance) (?:start|end|begin|window|mode)\w*\b",
            r"^(?:Started|Stopped|Starting|Stopping) \S|\bshutting down\b|\b(?:received|got) SIGTERM\b|\blistening on\b",
        ),
    ),
)
# Words of routine that share a verb with the classes above: database transactions, log rotation, timers.
_ROUTINE = _any(
    r"\btransaction\b|\btx\b|\bsavepoint\b|\bstatement\b|\bsession \w+ of user\b",
    r"\blog ?rotat\w*|\bdaily \w+ (?:cleanup|upgrade|download)\b|\bcron\b|\btmp\w*clean\w*",
    r"\bno (?:changes?|deploy\w*|restart\w*|rollout) (?:needed|required|pending)\b|\bfailed to (?:deploy|roll|restart|reload)\b.{0,40}\bretry",
)
_FAILURE_WORDS = _any(
    r"\b(?:err(?:or|ors)?|fatal|panic|critical|exception|traceback|segfault|segmentation fault|oom[- ]?kill(?:ed|er)?|out of memory|core dumped)\b",
    r"\b(?:fail(?:ed|ure|ures|ing)|refused|unreachable|timed[ -]?out|time[- ]?out|aborted|corrupt(?:ed)?|unable to|cannot|could not|exhausted|no space left)\b",
)
_FAILURE_DENIED = re.compile(r"\b(?:no|0|without|zero) (?:errors?|failures?)\b|\berrors?[=:] ?0\b", re.IGNORECASE)


def machine_meaning(text: str) -> Meaning | None:
    """What a machine's message reports: a deploy, a mitigation or another change; None for anything else."""
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

_ACTIONS = (
    r"roll(?:ing)? ?back|rollback|revert(?:ing)?|restart(?:ing)?|fail(?:ing)? ?over|failover|scal(?:e|ing)|disabl(?:e|ing)|turn(?:ing)? (?:it |the flag )?off|"
    r"switch(?:ing)?|drain(?:ing)?|shift(?:ing)?|mov(?:e|ing)|re-?rout(?:e|ing)|shed(?:ding)?|rais(?:e|ing)|increas(?:e|ing)|lower(?:ing)?|deploy(?:ing)?|"
    r"ship(?:ping)?|patch(?:ing)?|hotfix(?:ing)?|block(?:ing)?|throttl(?:e|ing)|paus(?:e|ing)|stop(?:ping)?|wait(?:ing)?|hold(?:ing)?|escalat(?:e|ing)|"
    r"page|paging|kill(?:ing)?|purg(?:e|ing)|flush(?:ing)?|reboot(?:ing)?|promot(?:e|ing)|enabl(?:e|ing)|turn(?:ing)? on"
)
_PEOPLE: tuple[tuple[EntryKind, bool, re.Pattern[str]], ...] = (
    (
        EntryKind.DECLARE,
        True,
        _any(
            r"\bdeclar(?:e|ed|ing)\b.{0,60}\b(?:incident|outage|sev|p[0-4]|major|emergency)\b|\b(?:incident|outage|sev ?-?[0-5])\b.{0,40}\bdeclared\b",
            r"\b(?:open(?:ed|ing)?|start(?:ed|ing)?|rais(?:ed|ing)|creat(?:ed|ing)|call(?:ed|ing)) (?:a |an |this |it )?(?:as )?(?:a |an |new )*(?:sev ?-?[0-5]|p[0-4]\b|major |critical )?\s*(?:incident|outage)\b",
            r"\b(?:this is|calling (?:it|this)|treating (?:it|this) as|mak(?:e|ing) (?:it|this)|rais(?:ed|ing) (?:to|as))\b.{0,12}\bsev ?-?[0-5]\b",
            r"^/(?:incident|inc|sev)\b.{0,20}\b(?:declare|open|new|start|create)?\b|\bincident (?:channel|room|bridge) (?:is )?(?:open|created|here)\b",
        ),
    ),
    (
        EntryKind.RECOVERY,
        True,
        _any(
            r"\b(?:fully |now |all |has |have |service )*recover(?:ed)\b|\b(?:is|are|has|have) (?:been )?(?:fully )?(?:restored|resolved)\b|\ball (?:clear|green|good now)\b",
            r"\bback (?:to|at|on) (?:normal|baseline|usual|green|100|pre-?incident)\b|\b(?:incident|outage|issue) (?:is )?(?:over|resolved|closed)\b",
            r"\b(?:error|failure|5xx|latency)\w*(?: rates?| ratio| share)?\b.{0,30}\b(?:normal|baseline|zero|0 ?%|under control|recovered|below)\b",
            r"\bno (?:more|new|further) (?:errors|failures|5xx|timeouts|reports)\b|\b(?:service|site|checkout|everything|it)\b.{0,15}\b(?:is|are) (?:back|up again|healthy)\b",
        ),
    ),
    (
        EntryKind.MITIGATION,
        True,
        _any(
            r"\b(?:rolled back|reverted|failed over|switched over|drained|rerouted)\b|\btraffic (?:is |was |has been |now )*(?:moved|shifted|switched|drained|away)\b",
            r"\b(?:rollback|roll-back|revert|failover|hotfix|fix|patch|mitigation|workaround)\b.{0,30}\b(?:done|complete[d]?|finished|live|in place|deployed|applied|out|through|merged and)\b",
            r"\bmitigated\b|\b(?:flag|feature|toggle)\b.{0,40}\b(?:(?:is |turned |switched |now )+off|disabled)\b|\b(?:disabled|turned off|switched off)\b.{0,40}\b(?:flag|feature|job|cron|integration)\b",
            r"\bscaled\b.{0,30}\b(?:up|out|to)\b|\b(?:raised|increased|doubled)\b.{0,40}\b(?:pool|limit|replicas|capacity|timeout|memory|quota)\b",
        ),
    ),
    (
        EntryKind.MITIGATION,
        False,
        _any(
            r"\b(?:rolling (?:it |this |that )?back|reverting|failing over|draining|shifting traffic|starting (?:the |a )?(?:rollback|failover|revert))\b"
        ),
    ),
    (
        EntryKind.CHANGE,
        True,
        _any(r"\b(?:restarted|rebooted|restarting|rebooting)\b|\bscaling (?:up|out|to|down|in)\b|\b(?:purged|flushed|killed|paused|blocked)\b"),
    ),
    (
        EntryKind.DECISION,
        True,
        _any(
            r"\b(?:decid(?:ed|ing)|decision)\b|\b(?:agreed|plan)\b *[:,]",
            rf"\b(?:let'?s|let us|we(?:'ll| will| are going to|'re going to| should| need to)|i(?:'ll| will|'m going to| am going to)|going to|proposing (?:to|we))\b.{{0,30}}\b(?:{_ACTIONS})\b",
            rf"\b(?:please )?go(?:ing)? ahead (?:and|with)\b|\bgo for (?:it|the)\b|\bapproved\b.{{0,30}}\b(?:{_ACTIONS})\b",
        ),
    ),
    (
        EntryKind.DEPLOY,
        True,
        _any(
            r"\b(?:deployed|released|shipped|rolled out|promoted)\b",
            r"\b(?:deploy|deployment|release|rollout)\b.{0,60}\b(?:done|complete[d]?|finished|live|started|succeeded|successful)\b",
            r"\b(?:deploying|rolling out|releasing)\b",
        ),
    ),
    (
        EntryKind.ACKNOWLEDGE,
        True,
        _any(
            r"^\W*(?:ack|acked|acknowledged?|acking|mine|got it|got this|on it|looking|investigating|checking)\b",
            r"\b(?:ack(?:ed|nowledged|nowledging)?)\b.{0,30}\b(?:page|alert|incident|it|this)\b|\b(?:i'm|i am|we're|we are|am) (?:on it|looking|investigating|checking)\b",
            r"\b(?:looking (?:into|at)|taking a look|i'll take (?:it|this|a look)|have a look|having a look)\b",
        ),
    ),
)
_NOTICE = _any(
    r"\b(?:seeing|getting|noticing|we have|there are|lots of|many|spike (?:in|of)|elevated)\b.{0,40}\b(?:errors?|5\d\d|5xx|timeouts?|failures?|latency|alerts?)\b",
    r"\b(?:customers?|users?|support|merchants?|partners?)\b.{0,40}\b(?:report(?:s|ing|ed)?|complain\w*|can'?t|cannot|unable|seeing|say(?:s|ing)?)\b",
    r"\b(?:is|are|seems?|looks?) (?:down|broken|failing|slow|unavailable|degraded)\b|\banyone else\b.{0,40}\b(?:see|notic|error|fail|slow)",
)
_DENIED = re.compile(
    r"\b(?:not|no longer|never|without|cannot|unless|isn'?t|aren'?t|wasn'?t|hasn'?t|haven'?t|didn'?t|don'?t|doesn'?t|won'?t|can'?t|no sign of)\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:if|once|when|until|whether|before|after|should|could|would|might|may|maybe|can|shall|want to|wondering|expect\w*|hope|hopefully|soon|almost|nearly|not yet|waiting)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(r"\b(?:let'?s|will|going to|about to|plan to|'ll|next|later|tomorrow)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[^.!?;\n]+(?:[.](?=\S)[^.!?;\n]*)*[.!?;]?")
_STATES = frozenset({EntryKind.DECLARE, EntryKind.RECOVERY, EntryKind.MITIGATION, EntryKind.CHANGE, EntryKind.DEPLOY})


def _stands(kind: EntryKind, clause: str, start: int) -> bool:
    """Whether a class that states a fact is stated, not asked, denied, supposed or planned, by what leads up to its words."""
    if kind not in _STATES:
        return not clause.rstrip().endswith("?")
    lead = clause[:start]
    return not (clause.rstrip().endswith("?") or _DENIED.search(lead) or _SUPPOSED.search(lead) or _PLANNED.search(lead))


def chat_meaning(text: str) -> Meaning | None:
    """What a chat message states, by its strongest clause; None for talk. A question, a denial or a plan is never read as something done."""
    clauses = [found[0].strip() for found in _CLAUSE.finditer(text) if found[0].strip()]
    for kind, done, pattern in _PEOPLE:
        for clause in clauses:
            found = pattern.search(clause)
            if found and _stands(kind, clause, found.start()):
                return Meaning(kind, found[0].strip(), done=done and kind is not EntryKind.DECISION, notice=False, quote=clause)
    for clause in clauses:
        found = _NOTICE.search(clause)
        if found and not _DENIED.search(clause[: found.start()]):
            return Meaning(EntryKind.CHAT, found[0].strip(), notice=True, quote=clause)
    return None
