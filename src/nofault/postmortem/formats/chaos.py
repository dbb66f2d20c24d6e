"""A review of an injected failure: the hypothesis, what was done to the system, and where system and belief differed.

What the template has no place for is the nested list "Further record" at the end, which reads back.
"""

from __future__ import annotations

from nofault.postmortem.markdown.format import MarkdownFormat
from nofault.postmortem.markdown.template import ACTION_FIELDS, IMPACT_FIELDS, TIMELINE_FIELDS, Place, Template

NAME = "chaos"
TITLE = "Chaos experiment review"
EXTENSION = ".md"

TEMPLATE = Template(
    name=NAME,
    prefix="Chaos review",
    prompt="Behind the colon: what was injected, then an em dash and the day, such as — 2026-01-14",
    places=(
        Place(
            heading="Hypothesis",
            part="background",
            layout="text",
            prompt="What the system was expected to do.",
        ),
        Place(
            heading="What was injected",
            part="causes.trigger",
            layout="text",
            prompt="Which failure, where, for how long, and how it could be stopped.",
        ),
        Place(
            heading="What happened",
            part="summary",
            layout="text",
            prompt="What the system did.",
        ),
        Place(
            heading="Blast radius",
            part="impact",
            layout="labels",
            prompt="Who noticed anything; unknown where nobody can say.",
            fields=IMPACT_FIELDS,
        ),
        Place(
            heading="Timeline",
            part="timeline",
            layout="table",
            prompt="Facts with their time and where each was seen; conclusions belong further down.",
            fields=TIMELINE_FIELDS,
        ),
        Place(
            heading="Where belief and system differed",
            part="questions.believed_and_actual",
            layout="text",
            prompt="What responders and designers expected, and what was the case.",
        ),
        Place(
            heading="What held",
            part="helped",
            layout="bullets",
            prompt="Defences that worked.",
        ),
        Place(
            heading="What did not hold",
            part="hurt",
            layout="bullets",
            prompt="Defences that had a gap.",
        ),
        Place(
            heading="Weaknesses found",
            part="factors",
            layout="numbered",
            prompt="Properties of the system that can be changed.",
        ),
        Place(
            heading="Action items",
            part="action_items",
            layout="table",
            prompt="One thing that can be shown when it is done, one named person, one date.",
            fields=ACTION_FIELDS,
        ),
        Place(
            heading="Next experiment",
            part="questions.what_will_be_tested",
            layout="text",
            prompt="What is run again, and when.",
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
