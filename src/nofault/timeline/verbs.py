"""What the message of a machine is about, by general classes of verbs. A machine's line states what happened; what people write is read in `talk`."""

from __future__ import annotations

import re

from msgspec import Struct

from nofault.postmortem.terms import EntryKind

MOST_TEXT = 4_000  # characters of a message that are looked at


class Meaning(Struct, frozen=True):
    """What a text was taken for and which words earned it. `done`: stated as finished. `notice`: somebody notices impact. `quote`: the clause."""

    kind: EntryKind
    words: str
    done: bool = False
    notice: bool = False
    quote: str = ""


def any_of(*patterns: str) -> re.Pattern[str]:
    """One pattern out of several, in any case."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_DONE = any_of(
    r"\b(?:complet(?:e|ed)|finish(?:ed)?|success(?:ful(?:ly)?)?|succeeded|done|ended|applied|live|healthy|ready|now running)\b",
    r"\b(?:deployed|rolled (?:back|out)|reverted|restarted|released|promoted|failed over|disabled|drained|scaled|started)\b",
)
_MACHINE: tuple[tuple[EntryKind, re.Pattern[str]], ...] = (
    (
        EntryKind.MITIGATION,
        any_of(
            r"\broll(?:ed|ing)?[ _-]?back\b|\brollbacks?\b",
            r"\brevert(?:ed|ing)? (?:to|release|deploy\w*|version|revision|config\w*)\b",
            r"\bfail(?:ed|ing)?[ _-]?over (?:to|from|complete\w*|done|finished|started)\b",
            r"\bfailover (?:to|complete\w*|finished|started|of)\b",
            r"\btraffic (?:was |has been |is )?(?:shifted|moved|switched|drained|rerouted)\b",
            r"\b(?:shifting|draining|rerouting) traffic\b",
            r"\b(?:feature[ _-]?)?flag\b.{0,60}\b(?:disabled|turned off|switched off|set to (?:off|false))\b",
            r"\b(?:disabled|(?:turned|switched|toggled) off)\b.{0,30}\bflag\b",
        ),
    ),
    (
        EntryKind.DEPLOY,
        any_of(
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
        any_of(
            r"\b(?:re-?start(?:ed|ing)?|reboot(?:ed|ing)?|reload(?:ed|ing))\b",
            r"\b(?:scal(?:ed|ing)) (?:up|down|out|in|to|from|replica\w*|deployment)\b",
            r"\b(?:config(?:uration)?|settings?)\b.{0,60}\b(?:changed|updated|applied|reloaded|pushed)\b",
            r"\b(?:applied|pushed|new) config(?:uration)?\b",
            r"\bmigrations?\b.{0,60}\b(?:start(?:ed|ing)|appl(?:ied|ying)|finish(?:ed)?|complet(?:e|ed)|ran|running)\b",
            r"\b(?:running|applying) (?:migrations?|upgrade)\b|\bdb:migrate\b|\b(?:migrating|migrated)(?:: | schema\b|\b.{0,20}={4})|: migrating\b",
            r"\bflag\b.{0,60}\b(?:enabled|turned on|switched on|changed|toggled)\b",
            r"\b(?:enabled|(?:turned|switched|toggled) on)\b.{0,30}\bflag\b",
            r"\b(?:cutover|switchover|maintenance) (?:start|end|begin|window|mode)\w*\b",
            r"^(?:Started|Stopped|Starting|Stopping) \S|\bshutting down\b|\b(?:received|got) SIGTERM\b|\blistening on\b",
        ),
    ),
)
# Words of routine that share a verb with the classes above: database transactions, log rotation, timers.
_ROUTINE = any_of(
    r"\btransaction\b|\btx\b|\bsavepoint\b|\bstatement\b|\bsession \w+ of user\b",
    r"\blog ?rotat\w*|\bdaily \w+ (?:cleanup|upgrade|download)\b|\bcron\b|\btmp\w*clean\w*",
    r"\bno (?:changes?|deploy\w*|restart\w*|rollout) (?:needed|required|pending)\b",
)
_FAILURE_WORDS = any_of(
    r"\b(?:err(?:or|ors)?|fatal|panic|critical|exception|traceback|segfault|segmentation fault|core dumped)\b",
    r"\b(?:oom[- ]?kill(?:ed|er)?|out of memory|no space left|timed[ -]?out|time[- ]?out|unable to|cannot|could not)\b",
    r"\b(?:fail(?:ed|ure|ures|ing)|refused|unreachable|aborted|corrupt(?:ed)?|exhausted)\b",
)
_FAILURE_DENIED = re.compile(r"\b(?:no|0|without|zero) (?:errors?|failures?)\b|\berrors?[=:] ?0\b", re.IGNORECASE)


def machine_meaning(text: str) -> Meaning | None:
    """What a machine's message reports: a deploy, a mitigation or another change; None for anything else."""
    text = text[:MOST_TEXT]
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
