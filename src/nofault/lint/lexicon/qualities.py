"""Words that judge: bad objects, careless manner, character, compare the rules that use them."""

from __future__ import annotations

from nofault.lint.lexicon import listed

BAD = listed("""
    wrong incorrect bad broken faulty buggy untested unreviewed unapproved unverified unvetted unauthorised unauthorized stale outdated
    invalid erroneous mistaken flawed defective malformed untried unsafe unfinished incomplete inappropriate half-baked half-finished
    reckless unscheduled unannounced extra poor false fatal disastrous
    """)
# After "without": the step that is said to be missing.
MISSING_STEPS = listed("""
    review reviews reviewing testing tests test approval checking checks check verifying verification validating validation asking telling
    reading running notice notifying warning informing permission authorisation authorization backup backups consulting confirming
    confirmation looking thinking considering planning coordination coordinating supervision coverage authority knowing realising realizing
    understanding taking making following announcing communicating documenting escalating waiting regard consent
    """)
UNINTENDED = listed("""
    mistakenly accidentally inadvertently erroneously unintentionally unknowingly unwittingly incorrectly improperly wrongly prematurely
    hastily blindly needlessly unnecessarily wrongfully inexplicably
    """)
CARELESS = listed("""
    careless carelessly carelessness sloppy sloppily sloppiness reckless recklessly recklessness negligent negligently negligence
    irresponsible irresponsibly irresponsibility thoughtless thoughtlessly thoughtlessness foolish foolishly foolishness
    inattentive inattention inattentively complacent complacency cavalier lackadaisical slapdash slipshod heedless heedlessly haphazardly
    unprofessional unprofessionally lax cocky overconfident overconfidence arrogant arrogance hasty rushed rash rashly stupid
    stupidly stupidity dumb idiotic clueless amateurish
    """)
INCOMPETENT = listed("""
    incompetent incompetence incompetently lazy lazily laziness clumsy clumsily clumsiness inept ineptly ineptitude unqualified unskilled
    inexperienced inexperience undisciplined unreliable untrained undertrained ignorant ignorance stubborn stubbornness
    """)
EVALUATIVE = listed("""
    finally belatedly inexplicably stubbornly frantically desperately blindly hastily reluctantly needlessly pointlessly foolishly
    carelessly recklessly stupidly lazily sloppily clumsily rashly thoughtlessly unwisely naively unfortunately
    """)
