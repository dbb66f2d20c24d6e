"""Status, summary, timeline, why it was not caught sooner, what went well and what did not, and tracked action items.

What the template has no place for is the nested list "Further record" at the end, which reads back.
"""

from __future__ import annotations

from nofault.postmortem.markdown.format import MarkdownFormat
from nofault.postmortem.markdown.template import ACTION_FIELDS, TIMELINE_FIELDS, Place, Template

NAME = "six-rules"
TITLE = "Six rules, why not sooner"
EXTENSION = ".md"

TEMPLATE = Template(
    name=NAME,
    prefix="Incident Postmortem",
    prompt="Behind the colon: what failed for whom, in a few words, then an em dash and the day, such as — 2026-01-14",
    places=(
        Place(
            heading="Status",
            part="",
            layout="facts",
            prompt="",
            fields=(
                ("Severity", "incident.severity"),
                ("Duration", "impact.duration_minutes"),
                ("Customer impact", "impact.summary"),
                ("Author", "authorship.authors"),
            ),
        ),
        Place(
            heading="Summary",
            part="summary",
            layout="text",
            prompt="Two paragraphs at most: what happened, what it meant for users, what set it off.",
        ),
        Place(
            heading="Timeline",
            part="timeline",
            layout="table",
            prompt="Facts with their time and where each was seen; conclusions belong further down.",
            fields=TIMELINE_FIELDS,
        ),
        Place(
            heading="Root cause",
            part="causes.root_cause",
            layout="text",
            prompt="The change in the system: which line, which setting, which assumption.",
        ),
        Place(
            heading="Why we didn't catch it sooner",
            part="why_not_sooner",
            layout="bullets",
            prompt="Why did monitoring not show it, testing not find it, deployment not stop it?",
        ),
        Place(
            heading="What went well",
            part="went_well",
            layout="bullets",
            prompt="Which tool, step or habit made it shorter or smaller?",
        ),
        Place(
            heading="What didn't go well",
            part="went_poorly",
            layout="bullets",
            prompt="Concrete: which page was slow, which runbook was old?",
        ),
        Place(
            heading="Lessons learned",
            part="lessons",
            layout="bullets",
            prompt="What does this say about architecture, process or assumptions?",
        ),
        Place(
            heading="Action items",
            part="action_items",
            layout="table",
            prompt="One thing that can be shown when it is done, one named person, one date.",
            fields=ACTION_FIELDS,
        ),
        Place(
            heading="Related incidents",
            part="related",
            layout="bullets",
            prompt="Earlier incidents that resemble it.",
        ),
    ),
)
FORMAT = MarkdownFormat(TEMPLATE, TITLE)
sniff, read, write, empty = FORMAT.sniff, FORMAT.read, FORMAT.write, FORMAT.empty
