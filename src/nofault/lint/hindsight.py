"""What the rules against hindsight share: the verb after `have`, and subjects that stand for what people do."""

from __future__ import annotations

from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import is_adverb
from nofault.lint.lexicon.verbs import is_participle
from nofault.lint.rule import Hit

# Subjects that stand for people's work or judgement.
PROCESS_NOUNS = listed(
    """
    review reviews reviewer testing test tests check checks checklist process judgement judgment communication coordination planning care
    attention discipline diligence training call question glance look rehearsal rehearsals drill drills dry-run walkthrough handover hand-over
    documentation preparation procedure vigilance caution pairing oversight supervision run thought thinking foresight planning look prudence
    inspection verification validation diligence experience eyes person operator engineer developer
    """
)


def after_have(hit: Hit) -> int | None:
    """The index of the verb after a modal and `have` (`should never have been`), None where no `have` follows."""
    index = hit.index + 1
    if not hit.word.endswith("ve"):
        while index - hit.index < 5 and (is_adverb(hit.words.at(index)) or hit.words.at(index) in ("not", "never", "to", "at", "least")):
            index += 1
        if hit.words.at(index) not in ("have", "of", "'ve"):
            return None
        index += 1
    while is_adverb(hit.words.at(index)) and index - hit.index < 7:
        index += 1
    return index if is_participle(hit.words.at(index)) else None


def is_process(hit: Hit, head: int) -> bool:
    """Whether the subject's head stands for what people do."""
    return hit.words.at(head) in PROCESS_NOUNS
