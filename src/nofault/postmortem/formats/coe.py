"""Amazon's five parts: what happened, what it meant, why, what was learned, what is corrected.

The five whys stand below the root cause, each factor with its tree of answers.
What the template has no place for is the nested list "Further record" at the end, which reads back.
"""

from __future__ import annotations

from nofault.postmortem.markdown.format import MarkdownFormat
from nofault.postmortem.markdown.template import IMPACT_FIELDS, TIMELINE_FIELDS, Place, Template

NAME = "coe"
TITLE = "Correction of error in five parts"
EXTENSION = ".md"

TEMPLATE = Template(
    name=NAME,
    prefix="Correction of Error",
    prompt="Behind the colon: what failed for whom, in a few words, then an em dash and the day, such as — 2026-01-14",
    places=(
        Place(
            heading="What happened?",
            part="summary",
            layout="text",
            prompt="In plain words, for somebody who was not there.",
        ),
        Place(
            heading="Timeline",
            part="timeline",
            layout="table",
            prompt="Facts with their time and where each was seen; conclusions belong further down.",
            fields=TIMELINE_FIELDS,
            level=3,
        ),
        Place(
            heading="What was the impact?",
            part="impact",
            layout="labels",
            prompt="Numbers where you have them; ~ before an estimate, unknown where nobody can say.",
            fields=IMPACT_FIELDS,
        ),
        Place(
            heading="What was the root cause?",
            part="causes.root_cause",
            layout="text",
            prompt="The property of the system that made it possible.",
        ),
        Place(
            heading="Five whys",
            part="factors",
            layout="whys",
            prompt="Each factor, and below it why after why down to something that can be changed.",
            level=3,
        ),
        Place(
            heading="What did we learn?",
            part="lessons",
            layout="bullets",
            prompt="What would another team want to know?",
        ),
        Place(
            heading="What are the corrective actions?",
            part="action_items",
            layout="table",
            prompt="One thing that can be shown when it is done, one named person, one date.",
            fields=(
                ("#", "-"),
                ("Action", "text"),
                ("Owner", "owner"),
                ("Due", "due_on"),
                ("Priority", "priority"),
                ("Status", "state"),
                ("ID", "id"),
            ),
        ),
    ),
)
FORMAT = MarkdownFormat(TEMPLATE, TITLE)
sniff, read, write, empty = FORMAT.sniff, FORMAT.read, FORMAT.write, FORMAT.empty
