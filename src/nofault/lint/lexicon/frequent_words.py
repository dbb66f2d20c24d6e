"""Words that most texts hold, the most frequent first: what such a word is part of is better looked for by another word.

The order is that of English reports about technical trouble, roughly; only how early a word comes matters (Zipf: one over its rank).
"""

from __future__ import annotations

FREQUENT = """
    the a and to of in is it that was for on or with not as we by an are at be this from its had were when our all no they which has have
    but one if there their after before been can what so then did up out would could who into also more other only some than any new due
    about will do during how no-one them he his she her you your i my us these those because while until over again first two each both time
    where made make run running used use using should down may now most such even through between still back set being same off does under
    very just need needs next long later since took take taken get got without within too many much every another own few last nobody people
    team teams engineer engineers change changes data error errors issue issues incident service services user users system systems test
    tests check checks alert alerts monitoring process failed failure cause root problem fix point way part well work right day days hours
    minutes never against once keep good better always must left see seen went go done found clear know known read want help think look
    looking wrong bad missing real simple little enough care attention mind hand hands eye eyes step steps plan code line key keys
"""
WEIGHT = {word: 1 / rank for rank, word in enumerate(FREQUENT.split(), 4)}
RARE = 1 / (8 * len(WEIGHT))  # of a word that is not among them


def weight(word: str) -> float:
    """How often a word is met, beside others."""
    return WEIGHT.get(word, RARE)
