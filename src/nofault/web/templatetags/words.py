"""How words that are not ours are written on our pages."""

from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def sentence_case(text: str) -> str:
    """ "Add Security Key" as "Add security key": titles of the login pages come in Title Case. Text with markup stays as it is."""
    if "<" in text or "&" in text:
        return text
    first, *others = text.split() or [""]
    # An acronym stays: only a word of one capital and small letters behind it is written small.
    words = [first[:1] + first[1:].lower() if first.istitle() else first, *(word.lower() if word.istitle() else word for word in others)]
    return " ".join(words)
