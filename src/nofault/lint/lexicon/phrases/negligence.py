"""Phrases of CHR001."""

from __future__ import annotations

TEXT = """
- why ?on ?earth ?in ?the ?hell anyone|anybody|somebody|someone !would|thought ~want|need|use|require|care
- idea|idk|clue|earth|hell|heck|dunno|knows ?what ?was|were PERSON ?was|were !thinking
- NOSYSTEM needs|need|deserves|deserve a|another|some|the ?basic ?crash !lesson|lessons|talking-to|refresher|course in|on|about|END
- what !happens when|if you|one|we|they let|lets|give|hire|trust|leave PERSON
- WHO~ glued|stuck to * !phone|screen|chair|mobile
- WHO~ on|running|working|flying !autopilot|auto-pilot
- on !autopilot|auto-pilot END
- WHO- ?really|fully|very|particularly|exactly !concentrated|focused|attentive|concentrating|interested|committed|thorough|watching|listening|
  rigorous|meticulous|engaged|mindful
- NOSYSTEM showed|shows|showing|displayed|displays|demonstrated|exhibited|lacked|lacks|had|has|have ?such|very little|no|poor|scant|zero|
  insufficient|questionable|any|a|the ?real|basic|due|necessary|required|proper|? !regard|respect|interest|urgency|judgement|judgment|care|
  leadership|initiative|ownership|discipline|remorse|concern|diligence|rigour|rigor|sense|professionalism|accountability|curiosity|humility|
  backbone|maturity|experience|commitment|foresight|consideration|prudence|attention ~customers|because
- !lack|absence|shortage|want|deficit of ?basic|proper|due|common|any|personal|professional|real accountability|ownership|discipline|care|
  attention|diligence|rigour|rigor|professionalism|judgement|judgment|competence|leadership|vigilance|concentration|thoroughness|responsibility|
  urgency|commitment|foresight|awareness|thought|sense|seriousness|respect|willingness|effort|motivation|initiative|integrity|conscientiousness|
  concern|regard|humility
- WHO !slacked|slacking|slacks|coasting|coasted|napping|daydreaming|dozing|snoozing|loafing|goofing|skiving|idling|bluffing|dithering|flailing|
  floundering|panicking|scrambling ?off|around
- WHO~ ?far|much !too trusting|comfortable|proud|lazy|tired|busy|complacent|scared|timid|eager|junior|confident|casual|relaxed|optimistic|
  arrogant|sure|stubborn|slow|hasty|quick|cavalier|lax|naive|absorbed|distracted|inexperienced|easily
- set in their|his|her|its !ways
- WHO~ ?way|far|in|was in|out|over * !depth|head
- not|n't|hardly|never|wasn't|weren't|isn't|scarcely !up to ?the|our|any|professional|expected standard|standards|job|task|scratch|mark|par|it
- WHO had|has|have|with no|little|zero|absolutely|not ?real|absolutely|a|the|no|? ?slightest|real !idea|clue|inkling|notion|business|
  understanding|grasp|experience|feeling|respect ~because|could
- a|an|the|total|complete|utter|distinct|general|obvious|striking|marked|certain !lack|absence of [virtue]
- WHO~ is|are|was|were|has|have|had ?well|a|an|the|long|? ?bad|nasty|certain|terrible|poor|dubious|long|? !known|notorious|infamous|famous|
  reputation|habit|tendency|history|penchant|record|knack for|of|to
- !reputation|track-record|penchant|knack|tendency for|of|to|towards ?breaking sloppiness|carelessness|breaking|cutting|ignoring|forgetting|
  rushing|skipping|being|laziness|haste|panic
- playing|played|plays|play fast and !loose
- it|that|this|which was|is|were|seems|seemed ?very|rather|quite|simply|just|plain|downright|extremely|so|a ?bit|plain|most !naive|foolish|
  careless|reckless|irresponsible|negligent|sloppy|unwise|silly|stupid|dumb|unprofessional|lazy|short-sighted|shortsighted|arrogant|rash|hasty|
  thoughtless|inexcusable|unforgivable|disappointing|unacceptable|embarrassing|shameful|disgraceful|idiotic|amateurish|imprudent|inconsiderate to|
  of|from|for|that|not|how|and|END ~input|value
- START !hubris|carelessness|sloppiness|laziness|complacency|arrogance|incompetence|recklessness|thoughtlessness|negligence|haste|overconfidence|
  stupidity|ignorance
- !half-hearted|halfhearted|superficial|perfunctory|cursory|lackadaisical|slapdash|shoddy|amateurish|unprofessional|sloppy|haphazard|botched|
  bungled|careless|negligent|shambolic|chaotic|clumsy|ham-fisted|disorganised|disorganized|uncoordinated|rushed piece|bit|handling|investigation|
  handover|review|work|job|attempt|response|reading|check|look|test|testing|effort|fix|approach|reviewing|planning|preparation|troubleshooting|
  thinking|workmanship|code|coding|script|execution|deployment|handoff|attitude|communication ~loading|evaluation
- handover|review|investigation|handling|work|response|troubleshooting|testing|planning|preparation|communication|attitude|approach|coding|
  execution|reviewing|handoff|deployment|migration|rollout|cleanup|rollback|attempt|effort * was|were|is|are|been|remained ?done|carried|rather|
  quite|very|somewhat|out|slow|simply|in|conducted|performed * !half-hearted|halfhearted|superficial|superficially|perfunctory|cursory|
  lackadaisical|slapdash|shoddy|amateurish|unprofessional|sloppy|haphazard|botched|bungled|shambolic|clumsy|ham-fisted|uncoordinated|careless|
  carelessly|negligent|sloppily|negligently|disorganised|disorganized|incompetent|embarrassing|laughable|disgraceful|rushed|hasty|relaxed|
  uninspired|confused
- attitude|mindset|mentality|behaviour|behavior|conduct|manner|approach of|to|towards|was|is|among|on * !careless|cavalier|relaxed|casual|lax|
  sloppy|arrogant|negligent|poor|unacceptable|dismissive|unprofessional
- cavalier|casual|lax|relaxed|careless|sloppy|poor|wrong|bad|dismissive|arrogant|negligent|blase|unprofessional|cowboy|can't-be-bothered
  !attitude|mindset|mentality|culture|behaviour|behavior|conduct
- WHO~ could|couldn't|can|can't|cannot not|n't|? be|? !bothered|troubled|trusted
- could|couldn't|can|can't|cannot not|? be !bothered|troubled|arsed
- WHO threw|lost|throws|loses|had a|his|her|their|its !tantrum|nerve|temper|head|cool|patience|marbles|way|fit|meltdown|grip|bearings
- WHO stopped|never|long !caring|cared|trying
- whoever|somebody|someone|people|one|those who|that * stopped|lost|never|not|couldn't|no|n't !caring|interest|care|cared|bothered|idea|better
- PERSON seemed|seems|appeared|appears|looked|looks !indifferent|uninterested|unconcerned|bored|lost|clueless|overwhelmed|careless|confused|unsure
- PERSON cut !corners
- took the !easy|lazy way|route|option
- !cowboy|cowboys|clowns|clown|idiot|idiots|moron|morons|fool|fools|amateur|amateurs|dilettantes|genius|geniuses|hotshot ?who|deploy|deploys|
  deployment|in|VERB
- some|our|the|resident|a|another|by !genius|clown|idiot|moron|fool|amateurs|amateur|clowns|idiots|cowboy|cowboys|hotshot|muppet|numpty
- !headless|clueless chickens|people|leaders
- !so-called expert|experts|senior|seniors|engineer|engineers|professional|professionals|architect|specialist|specialists|capacity|solution|
  review|leads|lead
- some|finally|under|without ?any adult !supervision
- OWNER !incompetence|indifference|laziness|negligence|carelessness|arrogance|stubbornness|haste|impatience|hubris|inattention|ignorance|
  overconfidence|absent-mindedness|forgetfulness|sloppiness|recklessness|inexperience|naivety|complacency
- his|her|their !incompetence|indifference|laziness|negligence|carelessness|arrogance|stubbornness|haste|impatience|hubris|inattention|ignorance|
  overconfidence|absent-mindedness|forgetfulness|sloppiness|recklessness|naivety|complacency
- !haste|carelessness|overconfidence|negligence|arrogance|complacency|laziness|impatience|sloppiness|hubris|inattention|stubbornness|fatigue|
  inexperience|indifference and|or|led|made|cost|caused|drove|of|by|among|in|on|prevailed carelessness|haste|overconfidence|negligence|sloppiness|
  PERSON|us|the|fatigue|routine
- culture|climate|pattern|atmosphere|spirit of !carelessness|negligence|sloppiness|laziness|indifference|complacency|arrogance|recklessness|haste
- special|certain|rare|remarkable|impressive|astonishing|surprising kind|degree|level|sort|amount of !carelessness|stupidity|negligence|
  incompetence|ignorance|talent|genius|laziness|arrogance|skill
- cutting|cut|cuts !corners
- no|little|scant|total|complete|utter !regard|respect for
- !arrogant|lazy|stupid|foolish|naive|careless|reckless enough to
- WHO !acted|behaved|reacted|responded|performed|worked|handled ?very|rather|quite|so|too|like|in ?a|an rashly|carelessly|recklessly|
  irresponsibly|negligently|unprofessionally|poorly|badly|slowly|hastily|foolishly|impulsively|amateurishly|incompetently|thoughtlessly|children|
  amateurs|arrogantly|lazily|stubbornly|panicky|hasty|beginners|without
- not|n't|isn't|no ?a ?much ?of ?a team !player
- stuck|living|lives in the !past|nineties|eighties|seventies|nineteen-nineties|dark
- WHO behaved|acted|behaves|acts|carried|works|treats|treated|treat on|like|as * !children|kids|amateurs|toy|playground|decoration|lab|sandbox|
  heroes|kings|idiots|nuisance|optional|suggestions
- !typical|characteristic|symptomatic of PERSON
- slightest|faintest|foggiest|remotest !idea|clue|notion|inkling|interest
- PERSON|OWNER|their|our ?response|work|performance|handling|effort|reaction|planning|attitude ?work was|is|were ?simply|frankly|rather|just|a ?a
  !pitiful|woeful|abysmal|dismal|pathetic|lamentable|laughable|farcical|joke|shambles|disgrace|mess|disaster|embarrassing|disappointing|appalling|
  shocking|unacceptable|absent|invisible|useless|hopeless ~system|cluster|code
- handover|review|meeting|process|planning|call|response * was|is a !joke|farce|shambles|disgrace|mess|disaster|charade|circus|sham
- !poorly|badly|carelessly|sloppily|hastily|shoddily|incompetently|negligently executed|planned|handled|managed|prepared|organised|organized|done|
  implemented|tested|coordinated|communicated|run|reviewed|supervised|carried ?out by PERSON
- display|piece|act|example|case|moment|show|bit of ?pure|sheer|utter|plain !amateurism|stupidity|negligence|carelessness|arrogance|laziness|
  incompetence|folly|recklessness|madness
- without ?due|proper|any|sufficient|the|a|much ?due|necessary|required|second|proper !care|thought|diligence|consideration|thinking|forethought|
  vigilance|supervision ~being|user
- WHO turned|turns|turn a !blind|deaf eye|ear
- endless|much|lengthy|heated|pointless|interminable !discussion|discussions|debate|debates|arguments|bickering|meetings|dithering
- , in ?a|an|full|sheer|blind !panic|desperation|confusion|haste|hurry|despair ,|END
- review|approval|sign-off|signoff|audit|check|inspection|test|testing|approvals|reviews|checks|handover|drill was|were|is|are ?nothing|little|
  just|a|more|but|merely|effectively|basically|pure ?but|than|a ?a !rubber-stamp|rubber|box-ticking|formality|farce|joke|sham|charade|lip-service|
  theatre|pretence|travesty|shambles ~not
- !how hard|difficult is|was|can|could it ?be ?possibly ?be to|? ~measure|know|ask|predict
- who ?the|in|on !tf|hell|heck|fuck|devil|eff VERB
- could|can|would|should ?ever anyone|anybody|somebody|someone|person|people|they|he|she|PERSON be so|that|this !careless|stupid|dumb|reckless|
  naive|sloppy|lazy|blind|foolish|negligent|irresponsible|clueless|ignorant|thick|incompetent
- !beggars|defies belief|logic|explanation that|how|why
- !what|that's|thats you|we|one|they get|gets when|for|if you|we|they|one|ING hire|trust|let|cut|skimp|give|rely|outsource|hiring|trusting|
  letting|cutting|skimping|outsourcing|put|leave
- supervision|oversight|leadership|discipline|management|coordination|housekeeping|craftsmanship|conduct|behaviour|behavior|attitude|performance|
  handling ?of|in|by|from|on * was|were|is|are|been !lax|slack|woeful|wanting|lamentable|dismal|abysmal|shocking|appalling|deplorable|pitiful|
  feeble|atrocious|dire|disgraceful|inexcusable|unbecoming|shoddy ~query|queries|read|write|disk
- [virtue] * was|is|were|are|wasn't|isn't ?simply|clearly not|? where it|they|we !needs|need|should|ought|needed|must
- NOSYSTEM !shrugs|shrugged|shrug ?it|this|that|us|them|the|everything off
- hopes|hoped|hoping|hopes for the !best ~we
- PERSON|desk|desks has|have|had|got !form in|here|for|on|when
- START !typical|classic|vintage PERSON
- START !trust|leave|bless ?it ?to ?the|our PERSON to ~example|case|symptom|value|mode|editor|time|blank|empty|pattern|load|architecture
- WHO has|have|had ?really|truly|once|again ?again !excelled|outdone|surpassed themselves|himself|herself
- PERSON , !bless him|her|them|his
- WHO !strikes|struck again
- START !way to go ,|PERSON|everyone|team|guys
- had|have|has !one job END
- always|it's|its|is|it the !same|usual ?two|three|few|handful|old people|suspects|faces|names|person|team|culprits|offenders|guy|guys ~machine|
  host|node|hash
- third|second|fourth|fifth|nth|umpteenth|hundredth !time * PERSON has|have|had|did|does|pulls|pulled ~alert|page|failed
- clown|amateur|circus|shit|gong|freak !show|hour|night
- PERSON with too !many|much|little|few * and|for|to|,|END ~users|customers
- handling|response|reaction|performance|conduct|work|communication|coordination|leadership|decision-making|troubleshooting|work of|by|from|on
  ?the|in * PERSON was|were|is|are|remained ?very|too|rather|simply|quite|so !poor|slow|inadequate|weak|insufficient|bad|chaotic|unacceptable|
  disappointing|below|substandard|hesitant|timid|half-hearted ~query|queries
- WHO~ was|were|is|are of no|little|no-earthly !help|use|assistance
- NOSYSTEM attitude|approach|mentality ?to|towards|toward|about * is|was|are|were|remains ?a|the|part|of !problem|worrying|casual|disgrace|
  appalling|cavalier
- !miscommunication|quarrel|rivalry|feud|bickering|squabble|squabbling|infighting between|among ?two|both|the PERSON
- !wtf|ffs|jfc|smh ?, ?at ?the who|he|she|they|dude|PERSON|whoever|vendor ~fixed|found
- this|that|thats|that's is|was|? ?exactly !what happens when ?the PERSON|sales|marketing|mgmt|people|you
- its|it's|it is|was|? !always the|those|our|that ?same * guys|people|lot|folks|crowd|bunch ~first
- START !imagine not|never ING
- are|is|do|does|did|have you|u|they|he|she|anyone|PERSON ?guys|people|all|lot even !reading|looking|testing|checking|read|look|check|test|tested|
  care|listening|trying|try|know ~data
- how do|did|does|can|could|would you|u|they|anyone|anybody|one|he|she|PERSON ?even ?possibly !miss|forget|break|manage|overlook|screw|mess|
  ignore|lose|confuse ~we
- he|she|they|PERSON did|does|has|have ?done it|this|that !again
- can't|cannot|cant|couldn't|couldnt !believe ?that ?the PERSON|they|he|she|you|u|nobody|someone|somebody
- PERSON was|is|were|are|went|being ?completely|totally|again !mia|awol
- lazy|dumb|stupid|sorry|cheap|weak|clueless !ass|arse|assed|arsed
- they|he|she|PERSON just|simply|clearly|obviously|really|honestly dont|don't|doesn't|doesnt|didn't|didnt|never|won't|wont !care|think|listen|
  learn|read|bother|test|check ~whether
- !cleaning|cleans|clean|mopping|mop|picking up ?the|all|? ?mess|pieces|crap after PERSON|them|him|her|you|others|these
- up|of their|his|her|your|someone's|somebody's ?own|whole !mess|crap|shit|garbage|rubbish
- NOSYSTEM !oblivious|unbothered|unconcerned|unmoved to|of|by ~customers
- without !batting an eye|eyelid
- DID without !thinking|hesitation|hesitating|blinking twice|about|END|,
- DID without a|so|? ?much|second|moment's|as|single|? ?a !second|thought|care|moment's ?thought|in|END
- DID with a !shrug|yawn|smirk|wink
- DID as if|though nothing !had|were|was|ever
- DID , !hoping|trusting|praying|gambling|betting that|it|nobody|no-one|for|nothing|everything|all|someone
- , !convinced|overconfident|cocksure|smug that|he|she|they|of|himself|herself ~customers
- little did|does PERSON|he|she|they !know|realise|realize|suspect|care
- attitude|conduct|behaviour|behavior|demeanour|mindset|posture|manner|tone|approach|mentality of|by|at|from|in|on|among|towards|during * was|is|
  were|are|seemed|remained|described|came|struck !indifferent|careless|casual|lax|complacent|arrogant|dismissive|lackadaisical|hostile|sloppy|
  cavalier|unprofessional|nonchalant|slack|defensive|uncooperative|unhelpful|negligent|reckless|laid-back|sluggish|condescending|aloof ~query
- attitude|conduct|behaviour|behavior|demeanour|mindset|manner|approach|mentality * described|perceived|seen|experienced|criticised|criticized|
  regarded as !indifferent|careless|casual|lax|complacent|arrogant|dismissive|lackadaisical|hostile|sloppy|cavalier|unprofessional|nonchalant|
  slack|defensive|uncooperative|unhelpful|negligent|reckless|laid-back|sluggish|condescending|aloof
- by|from|of PERSON was|were|is|are|has|had ?been ?very|rather|quite|simply|often !superficial|slovenly|sloppy|careless|slapdash|shoddy|
  perfunctory|cursory|amateurish|unprofessional|haphazard|negligent|half-hearted|lax|slipshod|reckless|incompetent|thoughtless|unacceptable|
  inexcusable|disgraceful|deplorable ~query
- checks|tests|inspections|check|test|inspection|rounds|readings|work|reviews|backups|drill|drills that|which|? nobody|never|no-one|noone ?ever
  ?had ?been !carried|performed|happened|conducted|existed|attended ~yet|planned|because
- !careless|sloppy|slack|slapdash|shoddy|half-arsed|half-assed|superficial|slovenly|amateurish|slipshod|perfunctory|mindless|thoughtless reviews|
  review|checks|check|fix|fixes|code|coding|testing|tests|work|job|handover|handovers|commit|commits|docs|documentation|config|configuration|
  design|planning|preparation|approval|approvals|monitoring|record|bookkeeping|housekeeping|communication|people|engineers ~loading|evaluation|
  init|lazily
- START zero|no|little|poor|weak|absolutely|such ?zero|no|little !discipline|ownership|rigour|rigor|professionalism|diligence|accountability|
  urgency|initiative|foresight|curiosity around|in|with|about|for|on|among|at|whatsoever|END
- could|couldn't|couldnt|can|n't ?not care !less
- WHO !went|goes and restarted|deleted|changed|approved|merged|deployed|pushed|ran|told|did|edited|pulled|pressed|opened|closed|installed|
  upgraded|rebooted|wiped|dropped|signed|ordered|called|clicked|turned|switched|bought|moved|swapped
- !slovenly|slipshod|slapdash|lackadaisical|half-arsed|negligent END
- level|standard|quality|kind|sort|care|attention|behaviour|behavior|conduct|work|effort * i|we|one|you|i'd|we'd ?would !expect|expected of|from
  ~not-expected
- was|is|were ?simply|plainly|just|all a|an|? ?outright|complete|pack !lie|lies|fib|fabrication|untruth ~group
- !lazy reviews|review|reviewing|reviewer|reviewers|testing|work|people|engineers|handover|approval|approvals|team|devs|developers
"""
