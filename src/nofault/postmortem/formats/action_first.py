"""What responders believed against what was the case, what helped and what hurt, and action items that a test verifies.

Each action item has an owner, a deadline, a success criterion and a priority below it; a dash says that none is stated.
What the template has no place for is the nested list "Further record" at the end, which reads back.
"""

from __future__ import annotations

from nofault.postmortem.markdown.format import MarkdownFormat
from nofault.postmortem.markdown.template import Place, Template

NAME = "action-first"
TITLE = "Action items first, belief against reality"
EXTENSION = ".md"

TEMPLATE = Template(
    name=NAME,
    prefix="Postmortem",
    prompt="Behind the colon: what failed for whom, in a few words, then an em dash and the day, such as — 2026-01-14",
    places=(
        Place(
            heading="",
            part="",
            layout="facts",
            prompt="",
            fields=(
                ("Severity", "incident.severity"),
                ("Duration", "impact.duration_minutes"),
                ("Detection", "detection.how"),
                ("Impact", "impact.summary"),
                ("Authors", "authorship.authors"),
                ("Status", "state"),
            ),
        ),
        Place(
            heading="TL;DR",
            part="summary",
            layout="text",
            prompt="Two sentences: what broke, what was done, what changed.",
        ),
        Place(
            heading="Timeline",
            part="timeline",
            layout="log",
            prompt="Real times in order, quotes verbatim, no comments.",
        ),
        Place(
            heading="What was actually happening",
            part="causes.root_cause",
            layout="text",
            prompt="The technical course of events; pictures are welcome.",
        ),
        Place(
            heading="What we believed was happening (during)",
            part="questions.believed_and_actual",
            layout="text",
            prompt="Where the picture that responders had differed from the system.",
        ),
        Place(
            heading="What helped, what hurt",
            part="",
            layout="nothing",
            prompt="",
        ),
        Place(
            heading="What helped",
            part="helped",
            layout="bullets",
            prompt="Actions and tools that shortened it.",
            level=3,
        ),
        Place(
            heading="What hurt",
            part="hurt",
            layout="bullets",
            prompt="Actions, tools and gaps that lengthened it.",
            level=3,
        ),
        Place(
            heading="Action items",
            part="action_items",
            layout="cards",
            prompt="One thing that can be shown when it is done.",
            fields=(("Owner", "owner"), ("Deadline", "due_on"), ("Success criterion", "success_criterion"), ("Priority", "priority")),
        ),
        Place(
            heading="Verification",
            part="questions.what_will_be_tested",
            layout="text",
            prompt="How it will be shown that this cannot recur: a test, a drill, a measurement.",
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
