"""Words that judge: bad objects, careless manner, character, compare the rules that use them."""

from __future__ import annotations

from nofault.lint.lexicon import listed

BAD = listed(
    """
    wrong incorrect bad broken faulty buggy untested unreviewed unapproved unverified unvetted unauthorised unauthorized stale outdated
    invalid erroneous mistaken flawed defective malformed untried unsafe unfinished incomplete inappropriate half-baked hard-coded hardcoded
    half-finished worst reckless unscheduled unannounced extra poor false fatal disastrous phishing malicious rogue unbounded untrusted
    unlicensed half-tested barely-tested under-tested half-built
    unsigned unencrypted unpinned mistyped mis-typed mislabelled mislabeled misspelled misspelt unlimited unvalidated unsanitised unsanitized
    ill-timed ill-advised reckless dangerous expired obsolete sloppy hasty rushed needless unnecessary unneeded unsupported
    """
)
# After "without": the step that is said to be missing.
MISSING_STEPS = listed(
    """
    review reviews tests test approval checks check verification validation notice warning permission authorisation authorization backup
    backups confirmation coordination supervision coverage authority regard consent clause plan rollback rehearsal peer staging canary
    question hesitation thought care asking consultation discussion consensus agreement
    consent clearance warning understanding reading knowledge
    snapshot ticket dry-run sign-off second-pair
    """
)
# "Without" these is good work.
BENIGN_WITHOUT = listed(
    """
    causing losing affecting interrupting disrupting impacting needing restarting requiring touching incurring breaking dropping involving
    being having blocking adding changing
    """
)
# What somebody is told to have caused.
FAULTS = listed(
    """
    bug bugs regression regressions outage outages incident incidents error errors defect problem problems issue issues vulnerability leak
    downtime failure failures disruption breakage mess misconfiguration typo mistake mistakes corruption loss crash crashes breach degradation
    blunder fault
    """
)
UNINTENDED = listed(
    """
    mistakenly accidentally inadvertently erroneously unintentionally unknowingly unwittingly incorrectly improperly wrongly prematurely
    hastily blindly needlessly unnecessarily wrongfully inexplicably absent-mindedly absentmindedly unilaterally secretly negligently
    wilfully willfully deliberately
    knowingly overconfidently
    """
)
CARELESS = listed(
    """
    careless carelessly carelessness sloppy sloppily sloppiness reckless recklessly recklessness negligent negligently negligence
    irresponsible irresponsibly irresponsibility thoughtless thoughtlessly thoughtlessness foolish foolishly foolishness inattentive
    inattention inattentively complacent complacency complacently cavalier lackadaisical slapdash slipshod heedless heedlessly haphazardly
    unprofessional unprofessionally lax cocky overconfident overconfidence arrogant arrogantly arrogance hasty rushed rash rashly stupid
    stupidly stupidity dumb idiotic clueless cluelessly amateurish unthinking unthinkingly shoddy half-hearted half-heartedly impatient
    impatiently impatience blase indifferent indifference silly rookie schoolboy amateur elementary embarrassing inexcusable inexcusably
    unforgivable cowboy trigger-happy gung-ho ham-fisted immature nonchalant nonchalantly flippant flippantly naive naively imprudent
    imprudently ill-considered ill-judged ill-advised unwise unwisely unfocused blithely brazenly wilfully willfully lazily hapless bungling feckless
    inconsiderate shameful shamefully appalling over-confident overeager over-eager overzealous over-zealous absent-minded clueless disgruntled
    short-sighted shortsighted pig-headed hot-headed headstrong selfish cheap cynical sleepy unthinkingly mindless mindlessly senseless
    senselessly pointlessly unforgivably disgraceful disgracefully dismal abysmal boneheaded bone-headed braindead brain-dead moronic
    ridiculous laughable ludicrous absurd childish half-asleep unprofessionalism incautious incautiously inconsiderately dishonest dishonestly
    secretive evasive obstinate foolhardy daft dopey gullible unobservant forgetful forgetfulness scatterbrained knee-jerk bonehead
    half-baked hubris apathy apathetic sloth wishful ego egos
    substandard sub-standard beginner novice basic unforced newbie cringeworthy pathetic pitiful lame dreadful horrible terrible awful
    disinterested uninterested unconcerned uncaring unmotivated undisciplined stubborn inflexible dismissive heavy-handed high-handed
    ill-prepared happy-go-lucky slovenly lackluster lacklustre shortcut-taking dereliction recklessness foolishness
    """
)
INCOMPETENT = listed(
    """
    incompetent incompetence incompetently lazy lazily laziness clumsy clumsily clumsiness inept ineptly ineptitude unqualified unskilled
    inexperienced inexperience undisciplined unreliable untrained undertrained ignorant ignorance stubborn stubbornness unfit incapable
    hopeless bumbling unprepared mediocre indecisive hungover drunk spineless useless unobservant inattentive disorganised disorganized green
    """
)
EVALUATIVE = listed(
    """
    finally belatedly inexplicably stubbornly frantically desperately blindly hastily reluctantly needlessly pointlessly foolishly carelessly
    recklessly stupidly lazily sloppily clumsily rashly thoughtlessly unwisely naively unfortunately unbelievably incredibly astonishingly
    bizarrely obstinately sheepishly blithely casually helplessly cluelessly aimlessly nervously impatiently angrily grudgingly sluggishly
    idly suddenly conveniently magically miraculously absent-mindedly smugly unhelpfully wrongly mistakenly foolhardily halfheartedly
    half-heartedly sadly typically uselessly
    """
)
