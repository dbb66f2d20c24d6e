"""A look ahead before a launch: it has failed; what were the reasons, and what is done about them beforehand?

What the template has no place for is the nested list "Further record" at the end, which reads back.
"""

from __future__ import annotations

from nofault.postmortem.markdown.format import MarkdownFormat
from nofault.postmortem.markdown.template import ACTION_FIELDS, Place, Template

NAME = "pre-mortem"
TITLE = "Pre-mortem before a launch"
EXTENSION = ".md"

TEMPLATE = Template(
    name=NAME,
    prefix="Pre-mortem",
    prompt="Behind the colon: what is going to be launched, then an em dash and the day, such as — 2026-01-14",
    places=(
        Place(
            heading="What we are about to do",
            part="summary",
            layout="text",
            prompt="The change, its day, and what success looks like.",
        ),
        Place(
            heading="How it works today",
            part="background",
            layout="text",
            prompt="What the reader must know.",
        ),
        Place(
            heading="What it would mean for users",
            part="impact.summary",
            layout="text",
            prompt="The worst that could happen to them.",
        ),
        Place(
            heading="What could go wrong",
            part="factors",
            layout="numbered",
            prompt="Properties of the system or the plan that could make it fail.",
        ),
        Place(
            heading="How we would notice",
            part="detection.how",
            layout="text",
            prompt="Which signal shows it first, and who sees it.",
        ),
        Place(
            heading="What we believe and have not checked",
            part="questions.believed_and_actual",
            layout="text",
            prompt="Assumptions that the plan rests on.",
        ),
        Place(
            heading="What we do beforehand",
            part="action_items",
            layout="table",
            prompt="One thing that can be shown when it is done, one named person, one date.",
            fields=ACTION_FIELDS,
        ),
        Place(
            heading="How we know that it is safe",
            part="questions.what_will_be_tested",
            layout="text",
            prompt="Tests and drills before the day, and the way back.",
        ),
        Place(
            heading="What we accept",
            part="not_fixing",
            layout="bullets",
            prompt="Risks that are not going to be removed, accepted by whom.",
        ),
        Place(
            heading="Open questions",
            part="open_questions",
            layout="bullets",
            prompt="What nobody knows yet.",
        ),
    ),
)
FORMAT = MarkdownFormat(TEMPLATE, TITLE)
sniff, read, write, empty = FORMAT.sniff, FORMAT.read, FORMAT.write, FORMAT.empty
