"""Facts at the head, a short summary, root cause beside several factors, and action items with owner, day and status.

The factors are the ones that the fishbone is drawn from; action items are specific, measurable, assignable, realistic and dated.
What the template has no place for is the nested list "Further record" at the end, which reads back.
"""

from __future__ import annotations

from nofault.postmortem.markdown.format import MarkdownFormat
from nofault.postmortem.markdown.template import ACTION_FIELDS, TIMELINE_FIELDS, Place, Template

NAME = "smart"
TITLE = "Fishbone and SMART actions in Markdown"
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
                ("Author", "authorship.authors"),
                ("Written", "authorship.written_on"),
            ),
        ),
        Place(
            heading="Summary",
            part="summary",
            layout="text",
            prompt="What happened, what it meant, how it ended, in a few sentences.",
        ),
        Place(
            heading="Timeline",
            part="timeline",
            layout="table",
            prompt="Facts with their time and where each was seen; conclusions belong further down.",
            fields=TIMELINE_FIELDS,
        ),
        Place(
            heading="Root Cause",
            part="causes.root_cause",
            layout="text",
            prompt="The property of the system, not the act of a person, that made it possible.",
        ),
        Place(
            heading="Contributing Factors",
            part="factors",
            layout="numbered",
            prompt="Broad before narrow: people, process, technology, environment, measurements.",
        ),
        Place(
            heading="What Went Well",
            part="went_well",
            layout="bullets",
            prompt="Which tool, step or habit made it shorter or smaller?",
        ),
        Place(
            heading="What Could Be Improved",
            part="went_poorly",
            layout="bullets",
            prompt="Which tool, step or gap made it longer or larger?",
        ),
        Place(
            heading="Action Items",
            part="action_items",
            layout="table",
            prompt="One thing that can be shown when it is done, one named person, one date.",
            fields=ACTION_FIELDS,
        ),
        Place(
            heading="Lessons Learned",
            part="lessons",
            layout="bullets",
            prompt="What would another team want to know?",
        ),
    ),
)
FORMAT = MarkdownFormat(TEMPLATE, TITLE)
sniff, read, write, empty = FORMAT.sniff, FORMAT.read, FORMAT.write, FORMAT.empty
