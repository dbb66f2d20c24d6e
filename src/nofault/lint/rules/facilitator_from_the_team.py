"""Flags a review that nobody facilitated, or that somebody of the affected team, the commander or the sole author did (off unless selected).

## Why it matters
A facilitator asks what the team takes for granted, and can only do so from outside.

## Known problems
The facilitator of a Markdown document is read from its head; a team counts where it is written beside the name ("Facilitator: Lee (payments)").

## Example
Facilitator: Kim. Incident commander: Kim.

## Use instead
Facilitator: Lee (another team). Incident commander: Kim.

## Sources
Etsy, Debriefing Facilitation Guide, 2016.
"""

from __future__ import annotations

from collections.abc import Iterable

from nofault.lint.paper import Paper, Told, names_in
from nofault.lint.terms import Terms

CODE = "PRO005"
NAME = "facilitator-from-the-team"
SEVERITY = "warning"
SECTIONS = None
DEFAULT = False
QUESTION = "Who from outside the team can ask the questions?"
MESSAGE = "{text}."
SUGGESTION = "Ask somebody of another team to facilitate."


def look_paper(paper: Paper, terms: Terms) -> Iterable[Told]:
    """The facilitator who is the commander or an author, or whose team is the affected one; a list of attendees without a facilitator."""
    facilitator = paper.facts.get("facilitator")
    if facilitator is None:
        if (attendees := paper.facts.get("attendees")) is not None:
            yield Told.of(attendees, "The meeting had no facilitator")
        return
    name, _, rest = facilitator.text.partition("(")
    names = names_in(name)
    involved = [one for fact in ("commander", "authors") if (line := paper.facts.get(fact)) is not None for one in names_in(line.text)]
    team = paper.facts.get("team")
    own = team is not None and team.text.strip().lower() in (rest.strip(" )").lower(), _team(paper))
    if own or any(one in involved for one in names):
        yield Told.of(facilitator, f"“{facilitator.text}” had a part in it")


def _team(paper: Paper) -> str | None:
    line = paper.facts.get("facilitator_team")
    return line.text.strip().lower() if line is not None else None
