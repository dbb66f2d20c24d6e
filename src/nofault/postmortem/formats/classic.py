"""The classic Markdown template: executive summary, impact, timeline, root cause, factors, what went well and poorly, actions, lessons.

It also reads Markdown that was written by hand elsewhere: sections are recognised by the words of their headings, tables by the words of their
columns, and what no part of the model holds is kept whole and in place. A time counts with the day and the zone that the document states;
without them it is kept as written and asked about. Identifiers stand in a column `ID` or in brackets behind a text, so that an item keeps
its history. What the template has no place for is a nested list in the last section, "Further record"; where a section above says something
else, the section counts. Comments are prompts and are not read.
"""

from __future__ import annotations

from nofault.postmortem.markdown.format import MarkdownFormat
from nofault.postmortem.markdown.template import IMPACT_FIELDS, TIMELINE_FIELDS, Place, Template

NAME = "classic"
TITLE = "Classic postmortem in Markdown"
EXTENSION = ".md"

TEMPLATE = Template(
    name=NAME,
    prefix="Postmortem",
    prompt="Behind the colon: what failed for whom, in a few words, then an em dash and the day, such as — 2026-01-14",
    places=(
        Place(
            heading="Executive Summary",
            part="summary",
            layout="text",
            prompt="A few sentences for somebody who was not there: what happened, for how long, what it meant for users, how it ended.",
        ),
        Place(
            heading="Impact",
            part="impact",
            layout="labels",
            prompt="Numbers where you have them; ~ before an estimate, unknown where nobody can say.",
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
            heading="Root Cause",
            part="causes.root_cause",
            layout="text",
            prompt="What property of the system made this possible?",
        ),
        Place(
            heading="Contributing Factors",
            part="factors",
            layout="numbered",
            prompt="Properties of the system that can be changed, usually three to seven.",
        ),
        Place(
            heading="What Went Well",
            part="went_well",
            layout="bullets",
            prompt="Which tool, step or habit made it shorter or smaller?",
        ),
        Place(
            heading="What Went Poorly",
            part="went_poorly",
            layout="bullets",
            prompt="Which tool, step or gap made it longer or larger?",
        ),
        Place(
            heading="Action Items",
            part="action_items",
            layout="table",
            prompt="One thing that can be shown when it is done, one named person, one date.",
            fields=(("Item", "text"), ("Owner", "owner"), ("Due Date", "due_on"), ("Priority", "priority"), ("ID", "id")),
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
read, write, empty = FORMAT.read, FORMAT.write, FORMAT.empty


def sniff(text: str, path: str = "") -> float:
    """Every text can be read as Markdown, so this is the format of last resort."""
    return max(1, FORMAT.sniff(text, path))
