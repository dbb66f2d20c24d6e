"""What an action item does, read off its words, and how strong that is after the action hierarchy of the VA National Center for Patient Safety."""

from __future__ import annotations

from nofault.lint.lexicon import listed
from nofault.lint.paper import Paper
from nofault.lint.promises import read_action

PREVENT, DETECT, DOCUMENT, TRAIN = "prevent", "detect", "document", "train"
WORDS = {
    TRAIN: listed("train training retrain workshop teach educate remind reminder coach onboarding announce communicate awareness refresher course"),
    DOCUMENT: listed(
        "document documentation runbook playbook wiki write-up guideline guidelines policy note notes checklist readme handbook faq docs doc"
    ),
    DETECT: listed(
        """
        alert alerts alerting monitor monitoring dashboard dashboards metric metrics log logs logging trace tracing probe page notify
        notification
        observability graph panel
        """
    ),
}
ACTING = listed(
    """
    cap limit block require enforce refuse reject remove delete automate split validate default mandatory gate rename drain lower raise reduce
    restrict migrate replace upgrade isolate retry timeout rollback roll test tests revert disable canary circuit breaker quota lock
    """
)


def kind_of_action(text: str) -> str:
    """What an item does: `train`, `document` or `detect` where its words say so and nothing in it acts on the system, else `prevent`."""
    words = read_action(text).words[:25]
    if any(word in ACTING for word in words[:4]):
        return PREVENT
    for kind, known in WORDS.items():
        if any(word in known for word in words[:8]):
            return kind
    return PREVENT


def kinds_of_promises(paper: Paper) -> list[tuple[str, int]]:
    """The kind of each action item with its line, finished ones included."""
    return [(kind_of_action(promise.text), number) for promise, number in paper.promises]
