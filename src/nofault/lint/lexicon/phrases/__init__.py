"""Phrases of the rules by their names, in the notation of `nofault.lint.phrases`, and the classes that several of them use."""

from __future__ import annotations

from nofault.lint.lexicon import listed

CLASSES = {
    "data": listed(
        """
        table tables database databases bucket directory directories folder folders volume volumes view views index recipe leaderboard schema
        partition records rows dataset home-directories files mailbox zone project cluster namespace drive share archive exports orders
        accounts
        """
    ),
    "virtue": listed(
        """
        accountability ownership discipline care attention diligence rigour rigor professionalism judgement judgment competence leadership
        vigilance concentration thoroughness responsibility urgency commitment foresight seriousness respect effort motivation initiative
        integrity conscientiousness humility
        """
    ),
}
