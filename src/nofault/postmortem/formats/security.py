"""A review of a breach or a vulnerability, restricted to those who may see it from the beginning.

Nothing in it is an instruction to attack: details that would help somebody belong into evidence that only members may read.
What the template has no place for is the nested list "Further record" at the end, which reads back.
"""

from __future__ import annotations

from nofault.postmortem.markdown.format import MarkdownFormat
from nofault.postmortem.markdown.template import ACTION_FIELDS, TIMELINE_FIELDS, Place, Template

NAME = "security"
TITLE = "Security postmortem"
EXTENSION = ".md"

TEMPLATE = Template(
    name=NAME,
    prefix="Security postmortem",
    prompt="Behind the colon: what failed for whom, in a few words, then an em dash and the day, such as — 2026-01-14",
    places=(
        Place(
            heading="",
            part="",
            layout="facts",
            prompt="",
            fields=(("Severity", "incident.severity"), ("Service", "incident.service"), ("Authors", "authorship.authors"), ("Status", "state")),
        ),
        Place(
            heading="Summary",
            part="summary",
            layout="text",
            prompt="What was exposed or done, from when to when, and how it was ended.",
        ),
        Place(
            heading="Exposure",
            part="impact",
            layout="labels",
            prompt="Which data and services, how many people; unknown where nobody can say.",
            fields=(
                ("Duration", "duration_minutes"),
                ("Services affected", "services"),
                ("Users affected", "users"),
                ("Data loss", "data_loss"),
                ("User impact", "summary"),
            ),
        ),
        Place(
            heading="Detection",
            part="detection.how",
            layout="text",
            prompt="Who or what noticed, and after how long.",
        ),
        Place(
            heading="Timeline",
            part="timeline",
            layout="table",
            prompt="Facts with their time and where each was seen; conclusions belong further down.",
            fields=TIMELINE_FIELDS,
        ),
        Place(
            heading="Entry point",
            part="causes.trigger",
            layout="text",
            prompt="How it began.",
        ),
        Place(
            heading="Root cause",
            part="causes.root_cause",
            layout="text",
            prompt="The property of the system that made it possible.",
        ),
        Place(
            heading="Contributing factors",
            part="factors",
            layout="numbered",
            prompt="Defences that had a gap.",
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
            prompt="Which tool, step or gap made it longer or larger?",
        ),
        Place(
            heading="Action items",
            part="action_items",
            layout="table",
            prompt="One thing that can be shown when it is done, one named person, one date.",
            fields=ACTION_FIELDS,
        ),
        Place(
            heading="Verification",
            part="questions.what_will_be_tested",
            layout="text",
            prompt="How it will be shown that the way in is closed.",
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
