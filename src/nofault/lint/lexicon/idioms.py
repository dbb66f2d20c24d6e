"""Fixed phrases by their last word: what is told against somebody in a figure of speech. The verb stands shortly before the last word."""

from __future__ import annotations

from nofault.lint.lexicon.verbs import VerbClass


def _table(text: str) -> dict[str, VerbClass]:
    """Lines of `last words: verbs` as a mapping from each last word to the class of its verbs."""
    table: dict[str, VerbClass] = {}
    for line in text.strip().splitlines():
        lasts, verbs = line.split(":")
        for last in lasts.split():
            table[last] = VerbClass(verbs)
    return table


# Of an act or an omission.
OF_DEEDS = _table(
    """
    ball: drop+ fumble lose/lost
    corner corners: cut+/cut
    gun: jump
    shortcut shortcuts: take/took/taken use
    sleep: go/went fall/fell
    asleep: fall/fell
    away: look walk
    himself herself themselves: lock
    bothered: be/was/been can could couldn't
    conclusions conclusion: jump leap rush run/ran
    feet heels: drag+ dig/dug
    worse: make/made
    mess hash: make/made leave/left
    nothing: do/did/done say/said
    no-one nobody: tell/told inform consult ask notify warn
    carpet rug: sweep/swept brush
    wind: throw/threw/thrown
    wall: throw/threw/thrown toss
    hip: shoot/shot
    buck: pass
    heed: pay/paid
    sand: bury stick/stuck
    fire: play
    luck: push press try
    protocol ranks: break/broke/broken
    rules: bend/bent break/broke/broken
    chance chances gamble: take/took/taken
    toes: step+ tread/trod
    lurch: leave/left
    dark: leave/left keep/kept
    rogue: go/went
    offline incommunicado dark missing: go/went
    it: wing blow/blew/blown screw phone
    hands thumbs: sit+/sat wash twiddle
    ticket tickets request requests report reports fix patch advisory findings: sit+/sat
    thread plot control: lose/lost
    assumption assumptions: make/made
    excuse excuses: make/made
    obvious: miss overlook state
    trail: lose/lost
    alarm alarms alert alerts: sleep/slept
    tree: bark
    finger fingers: point
    wool: pull
    loose: play
    rails: go/went
    boat point mark: miss
    clock: run/ran
    homework: skip+ neglect
    memo: miss
    wolf: cry
    circles: run/ran go/went
    risk risks: take/took/taken
    ear: turn
    chase: spend/spent waste go/went chase
    chickens: run/ran
    rope: give/gave
    chin: take/took
    knife: bring/brought
    weekend: cost
    business: have/had
    chalk: call
    nines: sleep
    pasta spaghetti: throw/threw
    eyes: close shut+/shut
    ears: close shut+/shut
    """
)
# Words that must stand between the verb and the last word, where the phrase alone says something else.
BETWEEN = {
    "risk": frozenset({"unacceptable", "unnecessary", "needless", "huge", "foolish", "big", "great", "stupid"}),
    "risks": frozenset({"unacceptable", "unnecessary", "needless", "huge", "foolish", "big", "great", "stupid"}),
    "business": frozenset({"no"}),
    "ear": frozenset({"deaf", "blind"}),
    "chase": frozenset({"wild", "goose", "fruitless", "pointless"}),
    "eyes": frozenset({"their", "his", "her", "its"}),
    "ears": frozenset({"their", "his", "her"}),
    "tree": frozenset({"wrong"}),
    "chance": frozenset({"a", "unnecessary"}),
    "fix": frozenset({"on"}),
    "patch": frozenset({"on"}),
    "sand": frozenset({"head", "heads"}),
    "wind": frozenset({"caution"}),
    "wall": frozenset({"over"}),
    "worse": frozenset({"things", "it", "matters", "everything", "situation", "problem", "outage", "much"}),
    "dark": frozenset({"in"}),
    "fire": frozenset({"with"}),
    "heed": frozenset({"no", "little"}),
    "it": frozenset(),
    "assumption": frozenset({"wrong", "incorrect", "bad", "false", "faulty", "an", "unfounded"}),
}
# Of nerve and character.
OF_CHARACTER = _table(
    """
    nerve nerves cool temper head patience: lose/lost
    depth league: be/was/been
    hour: be/was/been
    things: rush
    shoulder shoulders: shrug+
    moment: choke
    pressure: crack buckle crumble fold choke
    shift: coast
    found: be/was/been
    together: throw/threw/thrown
    headlights: freeze/froze/frozen
    """
)
CHARACTER_BETWEEN = {
    "depth": frozenset({"out"}),
    "found": frozenset({"nowhere"}),
    "league": frozenset({"out"}),
    "hour": frozenset({"amateur"}),
    "pressure": frozenset({"under"}),
}
