"""Verb classes and their forms. A class is written as lemmas; irregular forms follow the lemma: `forget/forgot/forgotten`.

`+` after a lemma doubles its last letter (`drop+` gives dropped, dropping). A class is a mapping from each form to its lemma.
"""

from __future__ import annotations

from collections.abc import Iterable

from nofault.lint.lexicon import listed

VOWELS = "aeiou"


def inflected(entry: str) -> dict[str, str]:
    """Each form of a verb with its kind: `base`, `s`, `past`, `part` or `ing`; `past` stands for both where they are the same."""
    lemma, *irregular = entry.split("/")
    double = lemma.endswith("+")
    lemma = lemma.rstrip("+")
    stem = lemma + lemma[-1] if double else lemma
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = lemma + "es"
    elif lemma.endswith("y") and lemma[-2] not in VOWELS:
        third = lemma[:-1] + "ies"
    else:
        third = lemma + "s"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        past, gerund = lemma + "d", lemma[:-1] + "ing"
    elif lemma.endswith("y") and lemma[-2] not in VOWELS:
        past, gerund = lemma[:-1] + "ied", lemma + "ing"
    else:
        past, gerund = stem + ("d" if lemma.endswith(("ee", "oe", "ye")) else "ed"), stem + "ing"
    if irregular:
        past = irregular[0]
    forms = {third: "s", gerund: "ing", past: "past"}
    if len(irregular) > 1 and irregular[1] != past:
        forms[irregular[1]] = "part"
    forms.setdefault(lemma, "base")
    return forms


class VerbClass(dict[str, str]):
    """A class of verbs: form -> lemma. `kinds` holds form -> kind."""

    def __init__(self, *groups: str | Iterable[str]) -> None:
        super().__init__()
        self.kinds: dict[str, str] = {}
        for group in groups:
            if isinstance(group, VerbClass):
                self.update(group)
                self.kinds.update(group.kinds)
                continue
            for entry in group.split() if isinstance(group, str) else group:
                lemma = entry.split("/")[0].rstrip("+")
                for form, kind in inflected(entry).items():
                    self.setdefault(form, lemma)
                    self.kinds.setdefault(form, kind)

    def forms(self, *kinds: str) -> frozenset[str]:
        """The forms of the given kinds."""
        return frozenset(form for form, kind in self.kinds.items() if kind in kinds)

    def without(self, lemmas: str) -> VerbClass:
        """The class without some lemmas."""
        smaller = VerbClass()
        left = set(lemmas.split())
        for form, lemma in self.items():
            if lemma not in left:
                smaller[form] = lemma
                smaller.kinds[form] = self.kinds[form]
        return smaller

    def lemmas(self) -> frozenset[str]:
        """The lemmas of the class."""
        return frozenset(self.values())


# Slips that only a person can make: they also turn an unknown capitalised word into a name.
HUMAN_SLIPS = VerbClass(
    """
    forget+/forgot/forgotten mistype misread/misread misclick overlook misunderstand/misunderstood misjudge neglect botch bungle fumble
    disregard blunder bother fat-finger misremember goof flout snooze underestimate overestimate mishear/misheard misspell/misspelt
    transpose mis-key mis-label+ mislabel+ mis-hear mis-judge mis-enter mis-file mis-route mis-order misorder misgauge misassess misestimate
    second-guess ghost
    """
)
# Slips that are also said of systems; the subject decides.
SLIPS = VerbClass(
    HUMAN_SLIPS,
    """
    misconfigure misinterpret mishandle miscalculate misdiagnose misplace mislabel misapply ignore violate breach omit+ skip+ bypass
    circumvent mess miss err mismanage misuse miscommunicate sidestep mistake/mistook/mistaken misspecify mis-specify
    mis-configure mis-type mis-read mis-click misassign misroute misallocate mistarget miskey confuse jeopardise jeopardize
    refuse rubber-stamp rubberstamp downplay dismiss waste squander hard-code hardcode rush fluff flub+ overreact overstep+ misidentify pressure
    meddle tinker fiddle tamper fudge skimp gamble dawdle dither procrastinate trivialise trivialize ridicule belittle overrule strong-arm
    force-push bulldoze stonewall blindside misinform mislead/misled misreport mistranscribe miscopy mis-copy misplug+ misread/misread
    deviate double-book copy-paste overfill overtighten overprovision over-provision underprovision overload underfund undersize mislay/mislaid
    misclick muff bodge bumble yolo half-ass fat-thumb misconnect misaddress misinterpret misroute misfile misspell misstate miswire
    misaddress misdirect misidentify mismatch
    mistag+ misname
    misquote miskey misprint misrepresent misallocate misprescribe misdose misaim misalign misdeploy misplan+ mistranslate
    misprice misdeclare miscategorise miscategorize misclassify misdescribe misenter misexecute misestimate misattribute misdose misnumber
    mistime miscount misremember overcommit+ overpromise overlook eyeball half-finish under-estimate over-estimate
    """,
)
SLIPS.pop("missing", None)
# Harm that a person's hand did, whatever the intention.
HARM = VerbClass(
    """
    break/broke/broken crash wreck ruin destroy corrupt trash clobber nuke wipe cripple brick torpedo sabotage hose obliterate leak
    destabilise destabilize vandalise expose endanger compromise freeze/froze/frozen flood overload saturate exhaust disrupt swamp choke
    wreck strand bork demolish butcher mangle fry/fried kneecap banjax
    """
)
# Acts that are ordinary work, and blame when the object or the manner is bad.
ACTS = VerbClass(
    """
    push merge deploy run+/ran/run apply select enter choose/chose/chosen pick use set+/set configure upload commit+ restart reboot shut+/shut
    enable disable install ship+ release publish copy paste click execute type write/wrote/written create delete remove drop+ promote approve
    sign upgrade edit change introduce make/made assume leave/left swap+ unplug+ move migrate revoke grant send/sent point target load assign
    roll turn give/gave/given follow stop+ start kill terminate put+/put switch add launch update replace hard-code hardcode hit+/hit press
    look stare accept pass rename override overwrite/overwrote/overwritten connect disconnect cut+/cut flip+ toggle tweak mount open close
    force patch import export commission decommission submit+ check schedule plan+ trigger cause rely trust believe think/thought do/did/done
    order pull carry perform act reply communicate announce page call escalate invoke truncate purge reset+/reset scale flash rush insert
    provision sync download attach detach cable label drain resize proceed mark hand tick silence mute ack+ swap+ respond go/went/gone transfer
    email share post configure key draw/drew/drawn tag+ wire operate fly/flew/flown inject administer dose fit+ refuse
    """
)
DESTRUCTIVE = VerbClass(
    """
    delete drop+ remove wipe overwrite/overwrote/overwritten terminate revoke disable truncate purge erase kill unplug+ decommission destroy
    shut+/shut stop+ restart reboot
    """
)
# What somebody is said to have left undone.
DUTIES = VerbClass(
    """
    check test verify validate read/read tell/told inform notify escalate communicate follow consider think/thought review update document ask
    look bother respond acknowledge plan+ announce coordinate raise listen realise realize understand/understood notice spot+ catch/caught
    anticipate prepare monitor warn question confirm inspect investigate compare back alert page rehearse practise practice double-check
    ensure make/made take/took/taken add set+/set drain remove revert rollback disable enable renew rotate clean merge fix close
    write/wrote/written report mention share schedule act apply run+/ran/run use recognise recognize appreciate foresee/foresaw/foreseen care
    pay/paid wait stop+ pause secure protect configure specify include define provide prioritise prioritize assess evaluate estimate measure
    do/did/done involve consult obtain request approve train onboard hand handover distribute forward record save disclose attend sanitise
    sanitize escape
    reload validate clarify follow-up own test label archive calibrate supervise brief scan sign lock
    keep/kept maintain file register uphold/upheld honour honor exercise enforce comply adhere respect obey abide heed challenge query open
    intervene speak/spoke/spoken chase pursue insist explain justify count perform complete carry cross-check recheck re-check proofread enquire
    inquire safeguard isolate ventilate rinse weigh reconcile
    """
)
# What a person did not do, said as context: information, access or effect that was absent.
CONTEXT = VerbClass(
    """
    see/saw/seen know/knew/known find/found have/had receive experience lose/lost need get+/got feel/felt want expect require suffer encounter
    observe believe intend mean/meant seem appear belong agree like suspect remember work suspend own be/was/been hear/heard return arrive
    exist happen change win/won succeed reach reproduce identify figure log+ authenticate connect access load login join open submit+
    sleep/slept wake/woke/woken resolve locate determine pinpoint trace hesitate contact stop+ leave/left come/came
    """
)
# Avoidance and discovery: the verbs of hindsight.
PREVENTION = VerbClass(
    """
    avoid prevent catch/caught detect spot+ notice mitigate shorten save stop+ reduce limit identify flag+ discover foresee/foresaw/foreseen
    anticipate avert forestall cut+/cut minimise minimize uncover reveal contain solve resolve fix halve spare
    """
)
# What people do in a process: with them "should have been …" is about people even without one.
PROCESS = VerbClass(
    PREVENTION,
    DUTIES.without("back page run set use act alert apply remove add close disable enable"),
    "postpone delay cancel abort revert escalate defer question raise treat do/did/done close discuss address handle ship+ upgrade",
    "roll allow know/knew/known",
)
# With these a bad object is somebody's good work, or what happened to them.
GOOD_WORK = VerbClass(
    """
    find/found notice see/saw/seen identify discover detect revert fix correct report replace remove repair restore undo/undid/undone spot+
    receive realise realize suspect recognise recognize flag+ catch/caught diagnose isolate roll show/showed/shown learn hear/heard rule avoid
    prevent stop+ disable drain notify warn explain confirm rename reject undeploy understand/understood experience encounter
    """
)
# Verbs of the head: only people do them; they make "they" and an unknown name a person.
MENTAL = VerbClass(
    """
    read/read tell/told ask consider think/thought bother understand/understood realise realize check review test merge deploy push escalate
    communicate decide assume listen notice sign approve commit+ ignore forget+/forgot/forgotten double-check inform care plan+ ship+ publish
    know/knew/known believe
    """
)
IRREGULAR_PAST = listed(
    """
    went came took gave made did ran saw knew found got told thought left kept brought began held wrote stood heard let meant set met paid sat
    spoke led grew lost fell sent built understood drew broke spent cut rose drove bought wore chose hit put shut read felt became threw
    caught sold won hung dealt overrode forgot mistook misled misread rode drove ate slept woke stole stuck struck sank shook sought undid
    overcame
    reset split spread quit upset undercut broadcast
    flew fled fought withdrew undertook oversaw overheard overtook hid quit blew shrank drank hurt crept clung was were is are has had does
    """
)
IRREGULAR_PARTICIPLES = listed(
    """
    been known seen done taken gone run given chosen written broken forgotten spoken drawn driven fallen grown shown begun become come worn
    thrown torn overwritten overridden undertaken mistaken foreseen proven gotten hidden frozen woken
    """
)
NOT_PAST = listed("need speed feed seed shed embed bed red indeed exceed proceed succeed hundred shared unused unrelated")
VERB_FORMS: frozenset[str] = frozenset().union(
    *(group.forms("past", "part", "s") for group in (SLIPS, HARM, ACTS, DESTRUCTIVE, DUTIES, PREVENTION, MENTAL))
) - listed("changes checks tests reviews updates plans runs sets loads pages calls labels types copies releases commits uses")


def is_past(word: str) -> bool:
    """Whether `word` looks like a past form or a participle."""
    return word in IRREGULAR_PAST or (len(word) > 3 and word.endswith("ed") and word not in NOT_PAST)


def is_verb(word: str) -> bool:
    """Whether `word` looks like a finite verb (past, or third person of a known verb)."""
    return word in VERB_FORMS or is_past(word)


def is_participle(word: str) -> bool:
    """Whether `word` can follow `have`."""
    return is_past(word) or word in IRREGULAR_PARTICIPLES
