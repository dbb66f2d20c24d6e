"""Flags abbreviations that are neither common nor explained in the document (off unless selected, or with the public profile).

## Why it matters
A customer reads the document to learn whether to trust you; every word of the house costs some of that.

## Known problems
An abbreviation is explained where it stands in brackets after its words, before its words in brackets, or in a glossary.

## Example
The QMX dropped the batch.

## Use instead
The queue multiplexer (QMX) dropped the batch.

## Sources
PlainLanguage.gov, Federal plain language guidelines, 2011, on abbreviations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from nofault.lint.lexicon import listed
from nofault.lint.paper import Paper, Told
from nofault.lint.patterns import Pattern
from nofault.lint.terms import Terms
from nofault.lint.words import masked

CODE = "PUB005"
NAME = "unexplained-abbreviation"
SEVERITY = "info"
SECTIONS = None
DEFAULT = False
QUESTION = "What would a customer call this?"
MESSAGE = "“{text}” is not explained."
SUGGESTION = "Use the plain word, or explain it at its first use."
COMMON = listed(
    """
    api apis url urls http https html css json xml yaml csv pdf sql dns tcp udp tls ssl ssh vpn cdn cpu gpu ram ssd hdd usb io os ui ux id
    ids ip ips
    utc gmt cet cest est edt pst pdt ist bst eu us uk usa aws gcp sla slo sli sev faq ceo cto ok am pm kb mb gb tb pb ms qa it ai ml vm
    vms db tbd
    eta fyi iso rfc p0 p1 p2 p3 p4 sev1 sev2 sev3 sev4 i a and or not
    """
)
ABBREVIATION = Pattern(r"[A-Z](?<![\w/.#-].)[A-Z0-9]{1,5}s?(?![\w/-])")
EXPLAINED = Pattern(r"\(([A-Z][A-Z0-9]{1,5})s?\)|\b([A-Z][A-Z0-9]{1,5}) \(|^[*_ -]*([A-Z][A-Z0-9]{1,5})[*_ ]*[:–-]", re.MULTILINE)


def look_paper(paper: Paper, terms: Terms) -> Iterable[Told]:
    """The first use of each abbreviation that nothing explains."""
    explained = {name for line in paper.texts for found in EXPLAINED.finditer(line.text) for name in found.groups() if name}
    for line in paper.texts:
        for found in ABBREVIATION.finditer(masked(line.text)):
            name = found.group().removesuffix("s")
            if name.lower() in COMMON or name in explained or (line.text.isupper() and len(line.text) > len(name)):
                continue
            explained.add(name)
            yield Told(line.number, *found.span())
