"""A light review of something that nearly happened: which defence held, where it was luck, and what would have followed.

What the template has no place for is the nested list "Further record" at the end, which reads back.
"""

from __future__ import annotations

from nofault.postmortem.markdown.format import MarkdownFormat
from nofault.postmortem.markdown.template import ACTION_FIELDS, TIMELINE_FIELDS, Place, Template

NAME = "near-miss"
TITLE = "Near-miss review"
EXTENSION = ".md"

TEMPLATE = Template(
    name=NAME,
    prefix="Near miss",
    prompt="Behind the colon: what nearly happened, then an em dash and the day, such as — 2026-01-14",
    places=(
        Place(
            heading="What nearly happened",
            part="summary",
            layout="text",
            prompt="In a few sentences, naming nobody.",
        ),
        Place(
            heading="How it was noticed",
            part="detection.how",
            layout="text",
            prompt="Which signal, and how long it took to be seen.",
        ),
        Place(
            heading="What it would have meant",
            part="impact.summary",
            layout="text",
            prompt="For users and the business, had it gone on.",
        ),
        Place(
            heading="Which defence worked",
            part="helped",
            layout="bullets",
            prompt="What held, and would hold again.",
        ),
        Place(
            heading="Where we were lucky",
            part="luck",
            layout="bullets",
            prompt="What held by chance and may not hold again.",
        ),
        Place(
            heading="Timeline",
            part="timeline",
            layout="table",
            prompt="Facts with their time and where each was seen; conclusions belong further down.",
            fields=TIMELINE_FIELDS,
        ),
        Place(
            heading="Contributing factors",
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
            heading="Lessons learned",
            part="lessons",
            layout="bullets",
            prompt="What would another team want to know?",
        ),
    ),
)
FORMAT = MarkdownFormat(TEMPLATE, TITLE)
sniff, read, write, empty = FORMAT.sniff, FORMAT.read, FORMAT.write, FORMAT.empty
