"""Phrases of BLM001."""

from __future__ import annotations

TEXT = """
- START out of !habit|laziness|spite|boredom|frustration|convenience|impatience|curiosity|ignorance|stubbornness|vanity|annoyance ?, PERSON VERB
- START what PERSON !failed|neglected|forgot|omitted|neglects|forgets to
- WHO !blew away|up|past|it
- DID !half-baked|half-assed|half-arsed|half-cocked|half-finished|half-done
- DID !half baked|assed|arsed|cocked
- DID for no good|apparent|obvious|real|particular|stated !reason
- DID on a|an !whim|impulse|hunch
- DID at the worst|wrong ?possible !moment|time
- DID out of !habit|laziness|spite|boredom|frustration|convenience|impatience|curiosity|ignorance|stubbornness|vanity|annoyance|fear
- DID to save|saving himself|herself|themselves|some|a|the|? ?few !time|money|effort|minutes|hours|face ~TIME
- DID to save !time|money|effort|minutes|hours|face ~TIME
- DID behind * !back
- DID against all|better|every|explicit|his|her|their !advice|judgement|judgment|warnings|orders|instructions
- DID in a|such ?a ?great !hurry|rush|temper|huff
- DID just to !get|be on|over|rid|done
- DID !untested|unreviewed|unannounced|unasked END
- DID and !hoped|hopes|hoping for|that
- WHO !quietly|secretly|unilaterally|blindly|happily|merrily|cheerfully|blithely|casually|simply|single-handedly|prematurely|wrongly|incorrectly|
  needlessly|unnecessarily VERB ~rolled|reverted|found ~restored
- WHO !insisted|insists on
- WHO took|takes|taken it upon|on !himself|herself|themselves|itself
- WHO kept|keeps|keep !pressing|pushing|hammering|changing|clicking|restarting|retrying|ignoring|bouncing|postponing|breaking|insisting|deploying|
  delaying|forgetting|blaming|poking|rebooting|silencing|muting|adding|shouting
- WHO tried|tries|attempted|attempts|wanted to * !himself|herself|themselves
- WHO !took|takes|take no action|notice|interest|precaution|precautions|responsibility
- WHO !took|takes ?his|her|their ?own time END
- WHO was|were|is|had|been ?well|fully|perfectly !aware * but|yet|took|went|did
- WHO~ had|has|have|was|were been|? ?repeatedly|clearly|explicitly|already !warned|advised|told about|of|twice|repeatedly|against|before|several|
  times|not
- WHO !decided|decides|chose|chooses|opted|opts|elected|preferred against|not
- WHO !decided|decides|chose|chooses|opted|elected|preferred|wanted to skip|ignore|postpone|bypass|save|cut|gamble|override|risk|defer|sleep|hide|
  overrule|omit|forego|forgo|circumvent ~TIME
- WHO chose|preferred|valued|put !speed|convenience|comfort|deadlines|features|profit over|above|before
- WHO !thought|thinks|figured|reckoned|decided|felt it was|were|would|is ?be ?a ?not|fine|good|ok|great|clever|smart|safe|best|funny idea|
  necessary|needed|fine|okay|ok|funny|enough|unimportant
- WHO !spent|wasted|lost|spends|wastes|loses * on|in|with|at|staring|looking|chasing|debugging the|a ?completely|entirely wrong
- WHO !went|goes|pressed|forged|ploughed|plowed|pushed|carried|charged ahead|on ?with|and|anyway|regardless|although|despite END ~waited|agreed|
  planned|approved
- WHO went|goes|pressed|forged|ploughed|plowed|pushed !ahead|through ~TIME|waited|agreed|planned|approved
- WHO !walked|walks|wandered away|off|out|past
- WHO looked|turned|looks|turns the other !way|cheek
- WHO !hung|hangs up
- WHO went|gone home|off|out|back|to|on ?to|for !home|shift|duty|bed|sleep|lunch|holiday|vacation|dinner ~TIME
- WHO~ had|has|have !gone|left home|for|off ?the|by ?home|shift|duty|bed|lunch|holiday|vacation|dinner|then|day|night|weekend
- WHO left|leaves for|early|? the|? !weekend|lunch|holiday|vacation|early ~TIME
- WHO- have|bring|take|charge|carry|had|answer * !laptop|phone|pager|charger ~number|numbers
- WHO left|leaves|turned|switched|turns|had|put|muted his|her|the|their !phone|laptop|pager
- WHO- !arranged|arrange|organised|organized|organise|organize
- WHO !overwrote|deleted|erased|wiped|lost|discarded the|our only|last copy|backup|snapshot|version
- WHO !deleted|dropped|wiped|erased|overwrote|purged|truncated|removed|deletes|drops|wipes|nukes|removes * [data] ~as|planned|old|stale|unused|
  obsolete|temporary|temp|corrupt|corrupted|rebuilt|restored|broken|leftover|orphaned|listed|ticket|duplicate|duplicates|test|runbook|cache|
  agreed|requested|after|manually|TIME
- WHO !disabled|muted|silenced|bypassed|switched|turned|commented|deactivated|disables|mutes|silences|bypasses * alert|alerts|alarm|alarms|check|
  checks|tests|test|monitoring|validation|firewall|logging|limit|limiting|guard|detector|backup|backups|feed|protection|verification|signing|hook|
  safety|gate|sensor|audit|encryption|cache|throttling ~as|for|during|temporarily|while|planned|runbook|after|agreed|requested|TIME|until|prevent|
  reduce|mitigate|avoid
- WHO !unplugged|unplugs|kicked|kicks|pulled|pulls|tripped|yanked|severed|cut * cable|cables|cord|plug|plugs|feed|feeds|fibre|fiber|power|wire|
  wires|stop ~as|for|planned|TIME|agreed|after|supplies
- WHO !swapped|mixed|crossed|confused|switched the|two|both * cables|arrays|cards|labels|ports|environments ~TIME
- WHO reused|shares|shared|wrote|stuck|pasted|emailed * !password|passwords|credentials
- WHO !whitelisted|allowlisted|whitelists|unblocked|trusted|trusts * attacker|attacker's|attackers|everything|world|everyone|caller
- WHO !gave|gives * reset|access|code|password|go-ahead|green ~TIME
- WHO used|uses|applied|deployed|copied|loaded|uploaded|imported|installed * !stale|outdated|obsolete|expired|draft|year's|month's|week's|
  yesterday's ~reverted
- WHO !sneaked|snuck|smuggled|slipped|rammed|shoved|forced|pushed|waved|nodded|rushed|whipped * through|into|past
- WHO started|launched|kicked|ran|began|scheduled|shipped|released|pushed|deployed|merged * !friday|weekend|midnight|term|rush|peak|holiday|
  holidays ~TIME
- WHO shipped|released|deployed|published|merged|pushed|left|committed * !debug|debugging|todo|placeholder|leftover|backdoor|unfinished|
  half-finished|broken|bug|bugs|buggy|red|failing ~fixed|reverted
- WHO !threw|throws|flung|cobbled|slapped|hacked|lashed together|up|in|out
- WHO had * hundred|many|better|other !things to
- WHO~ was|were|is|are !supposed|meant|expected|asked to watch|check|verify|monitor|test|review|inform|call|renew|do * not|never|didn't|wasn't|
  nowhere
- WHO ended|ends up !deleting|wiping|breaking|locking|overwriting|restarting
- WHO~ ?was|were !responsible for breaking|deleting|causing|taking|the * outage|incident|failure|mistake|error|breakage|loss|mess
- WHO did|does !nothing ~asks|runbook|procedure|wrong|plan|policy
- WHO did|does so !without asking|checking|telling|testing|approval|review|permission
- WHO !confirmed|acknowledged|closed|accepted|dismissed|approved|signed|resolved|cleared|endorsed|authorised|authorized|certified|countersigned|
  passed * without ?independently|actually|properly|even|really|first|fully|ever reading|looking|checking|asking|verifying|testing|opening|
  investigating|understanding|thinking
- WHO !played|plays|toyed|experimented|tinkered around|with|in production|prod|live|fire|settings
- WHO !guessed|guesses|gambled|improvised|winged
- WHO turned|turns|showed|shows|came|comes up|in ?an ?hour ?an|two|three !late|hours|drunk|unprepared|empty-handed
- WHO !pulled|pulls rank|a|an
- WHO !covered|covers|cover up|for
- WHO !hid|hides|concealed|withheld|buried|suppressed * mistake|error|failure|problem|extent|outage|fact|truth|warning|warnings|report
- WHO !lied|lies|fibbed about|to|that
- WHO !blamed|blames|blaming
- WHO !broke|breaks * promise|word|rules|rule|policy|protocol
- WHO helped|helps !himself|herself|themselves
- WHO did|does|made|makes|done * !damage|mess
- WHO deserves|bears|bear|carries|carry * !blame|responsibility
- WHO !made|makes ?such ?a|an|another ?very ?serious|bad|poor|terrible|wrong|costly|fatal|rookie|grave|questionable decision|choice|call|
  judgement|judgment|mistake|error|blunder|assumption
- some|our|the|resident|another !genius|wizard|hero|mastermind|einstein|whizz-kid|rocket-scientist VERB
- it was PERSON who|that !broke|deleted|did|caused|took|pushed|disabled|ran|changed|made|dropped|left|forgot|turned|restarted|merged|approved
- it|this ?later !turned|emerged|transpired ?out that * edited|deleted|changed|disabled|copied|removed|restarted|muted ~TIME ~automatically|
  system|script|job
- !nobody|no-one|noone but PERSON
- by PERSON at the !worst|wrong ?possible moment|time
- !muted|silenced|disabled|deleted|overwritten|bypassed|commented|dismissed|ignored|overruled|skipped|waived * by the same PERSON
- kept|left|keeps|keep in the !dark
- WHO pushed|pushes|deployed|deploys|committed|merged|shipped|went|released|applied|ran * !straight|directly to|into|on|in main|master|production|
  prod|live|trunk ~TIME
- !mistake|fault|error|typo|slip|oversight|blunder was|is ?entirely|all|clearly|purely OWNER END
- WHO overwrote|undid|broke each !other's
- WHO took|takes|needed|wasted|spent|waited ?over|more|nearly|almost|another|a ?than * minutes|hours|hour|days|weeks|ages|forever|eternity to|
  before * !respond|react|acknowledge|notice|realise|realize|escalate|answer|admit|wake|understand|call|grasp|responding|reacting ~because
- WHO !pushed|pressed|forced|rushed|pressured|bullied|talked|coerced PERSON to|into
- DID out of !order|sequence
- DID in the wrong !order|sequence
- WHO entered|ran|pressed|clicked|typed|released|submitted|paid|sent|executed|charged * !twice ~because|since|as|TIME|returned
- WHO !decided|chose|opted|elected|preferred to proceed|continue|go|carry|deploy|push|merge|restart|launch|ship|release * in|despite|anyway|
  without|regardless|although|though|spite|before|instead
- WHO !left|leaves * in ?a|an|such ?a ?terrible|bad|broken|half-finished|sorry|dreadful|complete|sad state|mess|shambles|limbo|ruins|disarray
- WHO wrote|pushed|merged|ran|deployed|made|approved|started|submitted|introduced * that|which ?later|then|had !brought|took|broke|crashed|killed|
  caused|deleted|triggered|overloaded|locked|wiped|exposed|leaked ~fixed
- WHO !cut|slashed|withheld * budget|funding|corners|staffing|redundancy|headcount
- !whoever * left|clearly|obviously|broke|deleted|evidently|thought|skipped|ignored|must|deserves|should|forgot|approved
- !whoever did|wrote|made|broke|approved|thought|touched|deployed|merged|pushed|configured|designed|built|changed|set
- !he|she made|makes a|an ?very ?huge|big|terrible|silly|stupid|grave|serious|major|rookie|costly|careless mistake|error|blunder
- WHO deployed|pushed|merged|shipped|released|made|changed * !without coordinating|telling|informing|consulting|warning|notifying|asking|testing|
  checking
- !i had|used|selected|picked|chose|opened|typed|entered|set|copied|pasted|ran|deployed|merged|pushed|restarted|deleted * the|a|in|on|into|from
  wrong
- i !realise|realised|realize|realized * i|my ?had|own mistake|mistakenly|forgot|forgotten|wrong|incorrect|error|made
- i|my own|? stupid|silly|dumb|bad|? !mistake|fault|oversight|blunder|carelessness|typo ~spotted
- WHO !disabled|turned|switched|removed|bypassed|overrode * breaker|autoscaling|replication|failover|linter|lint|retries|throttle|quota|interlock|
  two-factor|mfa|antivirus|updates ~as|for|during|temporarily|while|planned|runbook|after|agreed|requested|TIME|until|prevent|reduce|mitigate|
  avoid|restore
- WHO !broke|breaks|killed|kills|crashed|took|brought|knocked * production|build|site|login|checkout|shop|api|down|offline|cluster|hub|website|
  deployment
- WHO !talked|talk|worked|talks past|against each other
- WHO worked|working|acted|acting|was|typed|typing from !memory
- WHO !waved|waves|brushed|shrugged|laughed|talked|argued|fobbed away|off|aside|down
- WHO !promised|promises|told|assured|misled * that|refund|fix|fine|nothing|everyone|date ?everything|was ?was fine|ready|tested|wrong|not|quiet|
  untrue|does|did ~TIME|by
- WHO !lost|loses|losing track|sight|patience|interest|control|count|focus|heart|the ?of ?plot
- WHO ran|runs out of !patience|ideas|steam
- WHO !wanted|decided|felt * try|impress|show|prove|play|experiment * new|out|off|point|production
- WHO had * !access|rights|permissions|privileges|privilege * supposed|should|allowed|entitled
- WHO !propped|wedged|taped|left * door|doors|gate|window
- WHO !spilled|spilt|poured|dropped|knocked * coffee|water|tea|over|screwdriver|onto
- WHO !clicked|clicks|hit|pressed|typed|tapped through|past|away|randomly|blindly|wildly|yes|ok ~TIME
- WHO chose|picked|bought|ordered|selected|preferred|took|used|went ?for ?the|a !cheapest|quickest|easiest|laziest|worst|simplest|fastest
- PERSON should|must|ought|would not|never|n't * in the first !place
- it was|is ?entirely|all|simply|just|only|purely|solely OWNER !mistake|fault|error|oversight|doing|slip|decision|negligence|carelessness
- WHO had|has named|appointed|left|given|arranged no !deputy|cover|replacement|substitute|handover|instructions
- WHO !showed|demonstrated|tested|tried|practised|rehearsed|practiced * live|production|prod|real ~TIME|canary
- WHO !failed|fails|fell at|short|over|apart ?the|of simplest|basics|first|basic|hurdle|duty|duties|task|expectations
- WHO !used|uses|using|ran|typed rm|sudo|chmod|kill|force|--force|-f -rf|777|-9|--force|-f
- PERSON !thought|assumed|assumes|thinks|believed someone|somebody|another|others|that|the else|someone|somebody|team ?was|had|would|is|will ?was
  ?had
- first|biggest|real|only|main|initial|fatal !mistake|error|blunder was|is|: to|trusting|letting|not|that|hiring|believing
- NAMED change|script|query|commit|refactoring|job|patch|merge|deploy|command|edit|experiment|fix|migration|code|update|config|test|export|import
  * !deleted|wiped|locked|took|brought|caused|introduced|triggered|removed|disabled|overloaded|exposed|killed|crashed|sent|flooded|filled|
  overwrote|dropped ~reverted
- !introduced|caused|triggered|broken|created|made by NAMED change|script|query|commit|refactoring|job|patch|merge|deploy|command|edit|experiment|
  fix|migration|code|update|test
- by someone|somebody|people|a|an ?engineer|person|developer !who|without ?had|was|is|were ?had not|no|never|hardly|training|experience|authority|
  authorisation ?been
- WHO !granted|gave|gives|grants everyone|everybody|anyone|himself|herself ?full|root|admin|too
- someone|somebody|they|he|she|one * !must have VERB
- !someone|somebody * uploaded|renamed|deleted|edited|removed|unplugged|pressed|kicked|touched|switched|disabled|pushed|merged|hard-coded|
  overwrote|bypassed|altered|tampered|replaced ~fixed|helpfully|reverted|TIME
- WHO ran|executed|started|launched|pointed|tried|tested * load|stress|test|experiment|benchmark|fuzzer|script|cleanup * against|on|in
  !production|prod|live ~TIME|canary|as|planned
- DID !instead of ING ~TIME|usual|using|being|having
- WHO forwarded|shared|emailed|mailed|sent|posted|uploaded * !confidential|private|personal|sensitive|secret|unencrypted|internal ~encrypted
- on a !sticky note ?by
- WHO !left|leaves * default|old|test|temporary|initial|weak password|credentials|setting|settings|configuration|rule|account in|unchanged|on|as
- WHO !used|uses|borrowed|shared|reused * production|root|admin|live|personal|shared|colleague's|someone's|private credentials|password|token|
  account|keys|laptop|key ~as|vault|break-glass
- OWNER !decision|choice|judgement|assumption|plan|idea|belief * was|were|proved|turned wrong|bad|mistake|poor|questionable|unwise|misguided|
  error|fatal|premature|incorrect|mistaken|disastrous|costly|false|reckless
- change|commit|script|query|patch|edit|push|merge|deploy|command|job|update by|from|of PERSON !broke|took|brought|crashed|killed|deleted|wiped|
  caused|triggered|exposed|locked|disabled|removed|knocked|led
- WHO !sat|sits|sitting|sit on ?the|this|that|it|his|her|their|a|an|these ?first|initial|same warning|warnings|report|reports|ticket|tickets|
  alert|alerts|page|email|mail|finding|findings|request|it|this|that|hands|fix|patch|complaint|complaints|information|news|case|advisory|fence
- NOSYSTEM !sat|sits on ?the|this|that|it|his|her|their ?ticket|case|this|it|warning for ~bench|committee|board
- threw|throw|throws|throwing|tossed|toss|tossing|chucked|chucking|lobbed ?it|stuff|things|code|work|this|changes|everything over the !wall|fence
- WHO typed|entered|put|wrote|pressed|selected|chose|picked|plugged|set|keyed|inserted|clicked|ran|used * !instead of|where ~planned|agreed
- WHO typed|entered|put|wrote|pressed|keyed|inserted * where * !belonged|belongs|should
- WHO restarted|rebooted|killed|stopped|deployed|pushed|changed|merged|updated|patched|upgraded|reloaded|edited|reconfigured|dropped|unplugged|
  altered|moved * in|during|at the !middle|midst|height|peak of ?a|the|our|an|his|her ?nightly|running|ongoing|monthly|weekly backup|restore|
  migration|rebuild|deployment|deploy|rush|sale|demo|copy|upgrade|failover|shift|business|trading|import|payroll|closing|season|exam|broadcast
  ~planned|agreed
- DID !upside down
- DID the wrong way !round|around|up
- DID back !front|to front
- DID !backwards|back-to-front|inside-out END
- DID behind * !backs
- US !let|lets|letting the|an|our|a|some intern|trainee|rookie|newbie|temp|juniors|kid|kids|amateurs|apprentice|junior|student|students * drive|
  loose|touch|near|play|alone|unsupervised|at
- WHO !left|leaves * ?wide open|unlocked|exposed|unprotected|unattended|unsecured|unpatched|unmonitored ~on-purpose|deliberately|agreed
- WHO left|committed|pushed|checked|put|forgot|leaves|commits * !hardcoded|hard-coded|plaintext|cleartext ~removed|scanner|found|reported
- WHO gave|give|gives|made ?us|the|everyone|management false|empty|hollow !assurances|promises|guarantees
- WHO * !assurances|promises|guarantees that turned|proved|were|later ?out ?to ?be|turned unfounded|false|empty|untrue|wrong|worthless|hollow
- WHO !assured|assures|promised|swore * untrue|false|nonsense|lie
- given|told|sent|handed|shown|quoted ?the|a|an !wrong|incorrect|outdated * by PERSON
- WHO restarted|rebooted|changed|deployed|pushed|merged|updated|patched|upgraded|removed|deleted|edited|opened|closed|moved|swapped|unplugged|
  altered|enabled|disabled|started|stopped|shut|cut|ran|executed|applied|installed|reset|flipped|turned * !without ?a|an|any|the|prior ?approved|
  valid|proper|prior change|permit|ticket|authorisation|authorization|sign-off|signoff|announcement|warning|notice|word|permission|clearance|
  consent|go-ahead|mandate
- WHO !shot|shoots|shooting himself|herself|themselves|itself in the foot
- WHO !made|makes|making a|an ?complete|total|right|real|proper hash|meal|pig's|dog's|mockery|farce|hames|muddle|bungle|botch of|ear|dinner|
  breakfast
- WHO let|lets it|this|that|things|standards|them !slide|slip|drift|fester|linger
- WHO !flew|flying|flies|went|going|acting|acted|working|worked blind|rogue|cowboy
- WHO had|having|has a|another !senior|brain|blonde|off moment|fart|freeze|day
- WHO got|gets|had|grabbed the wrong !end of
- WHO bit|bites|took|takes on|off !more than ?he|she|they could|can
- WHO was|were|been|got !caught ?well|clearly|badly napping|out|unprepared|flat-footed|off-guard|cold|asleep|sleeping
- WHO !rolled|rolls|rolling|threw the dice
- WHO !played|plays|playing ?the hero|cowboy|god|roulette|dumb|politics|games|chicken
- WHO thought|thinks|believed|imagined|figured|assumed ?that ?he|she|they|it knew|know|knows|were|was !better|smarter|cleverer|invincible|
  untouchable|above
- WHO took|takes|taken|taking matters|things into his|her|their !own hands
- WHO took|takes|taken|taking the law into his|her|their !own hands
- WHO paid|pays|pay|paying|gave|give|gives !scant|little|no|insufficient|zero|hardly ?any|much|the|due|proper attention|heed|regard|thought|
  consideration|mind ~users|customers|system
- WHO !blanked|blanks|froze|freezes on|under|out|at|when|up
- WHO !stuck|sticks|clung|clings|stick to his|her|their|the|a ?own ?old|pet guns|theory|hunch|story|assumption|belief ~plan|runbook|procedure
- WHO kept|keeps|left|leaves us|me|everyone|others|support|the|customers ?rest|others|team|business|management in the !dark
- WHO was|is|were|are the !reason ?that|why ?that we|this|it|the|production
- WHO !tripped|trips|stumbled|stumbles|fell|falls up|over|for|on|into ?the|a|an|his|her ?oldest|same|obvious ~breaker|limit|alarm|switch|sensor
- WHO put|puts|placed his|her|their !foot|feet|head|neck in|wrong|on
- WHO couldn't|cannot|can't|could|can ?not ?even !be arsed|bothered|trusted|relied
- couldnt|cant|wont|didnt|doesnt|wasnt|isnt ?even be !arsed|bothered
- WHO went|goes|going ?off on|down|up|off a|the ?wrong|false|blind|dead !tangent|track|alley|path|detour|trail ~critical|happy
- WHO- ?ever ?really !owned|own|fessed|fess|confessed|confess up|to
- WHO left|turned|switched|turns|had|put|muted|silenced off|on|down ?silent ?mute his|her|the|their !phone|pager|mobile
- WHO~ had|has|have|were|was ?given ample|every|plenty|enough|sufficient|repeated|clear|fair|fully ?of !warning|warnings|notice|opportunity|
  chance|chances|occasion ~users|customers
- WHO approved|signed|merged|shipped|deployed|released|ran|pushed|accepted|closed|applied|copied|executed * that|which|he|she|they he|she|they|
  had|has had|has|? not|never|barely|hardly|n't ?even ?really !opened|read|tested|checked|reviewed|tried|understood|run|looked
- OWNER !refusal|reluctance|hesitation|insistence|inability|unwillingness|inaction|indecision|impatience|procrastination|silence ?to|not|in|about|
  of|on * cost|led|leads|caused|delayed|made|prolonged|worsened|meant|contributed|problem|straight|directly|left|let|turned
- OWNER !decision|choice|delay|wish|desire * cost|delayed|prolonged|worsened|doubled|backfired|aggravated ~data|saved|benefit
- took|takes|taken PERSON|him|her|them ?far|way|much|all !too long|late to|before
- !yolo'd|yoloed|yolo'ed|derped|goofed ?it|the|this|that|up|? ?straight|again
- !oopsie|oopsies|whoopsie from|by|of|in|on|at|again ~error
- START|,|and|but|because|since|as mgmt|management|leadership|sales|marketing|procurement|finance ?simply|just|again !ignored|ignores|dismissed|
  refused|overruled|promised|overpromised|insisted|wouldn't ~alerts|signal
- take|taking|took|takes away|off * !access|keys|admin|permissions|root|sudo ~attacker|attackers
- START in !violation|breach|defiance|disregard|contravention of * , PERSON VERB
- DID in !violation|breach|defiance|disregard|contravention of
- DID !contrary to ?the|his|her|all|clear|written|our|company ?clear|written|agreed|standing instructions|instruction|procedure|procedures|advice|
  policy|orders|guidance|rules|agreement
- WHO made|took|showed|makes|shows no|little|hardly !attempt|effort|move|steps|inclination|sign|any to|of|attempt|effort
- WHO !fell|falls|fallen ?well|far short of|in
- WHO made|makes|did|committed ?a|an|the|another ?very|same !big|huge|stupid|silly|little|dumb|unforgivable|embarrassing|elementary|gross|heavy|
  same|avoidable mistake|error|fault|blunder|mistakes|errors
- WHO- !well|correctly|properly|carefully check|read|test|checked|tested|prepare|prepared|look|verify|control|follow|understand
- its|it's|that's|thats ?all|entirely !on him|her|them|you|u|PERSON END|,|not
- WHO ended|wound|finished|ends|winds up !forgetting|ignoring|missing|overlooking|skipping|mistyping|bypassing|misreading|losing|crashing|
  exposing|leaking|corrupting|ruining|wrecking|killing
- WHO~ !managed|manages|contrived|contrives ?somehow to ?even ?also delete|wipe|lose|crash|ruin|destroy|miss|forget|overlook|misread|expose|leak|
  overwrite|corrupt|nuke|trash|mistype|brick|confuse|mix|lock ~without
- WHO~ succeeded|succeeds !in breaking|deleting|wiping|losing|crashing|ruining|destroying|missing|exposing|leaking|corrupting|confusing|locking
- WHO~ is|was|are|were|has|been ?notoriously|always !prone|liable|apt|inclined|given to ?such forgetting|ignoring|forget|ignore|miss|skip|
  skipping|rush|rushing|cut|cutting|panic|guess|guessing|mistakes|haste|shortcuts|errors|lapses
- OWNER !forgetting|ignoring|skipping|overlooking|misreading|mistyping|bypassing|neglecting|meddling|tinkering|dawdling|dithering ?of the|a|an|to|
  it|with|in|led|cost|brought
- WHO~ was|were|is|are|had been expected|required|obliged|paid|trusted to ?at ?least !know|notice
- it was|is ?clearly|plainly|simply OWNER !job|duty to|not check|know|watch|read|test|verify|notice|tell|look|catch|spot|monitor
- it was ?clearly ?entirely !up to PERSON to check|know|watch|read|test|verify|notice|tell|look|catch|spot|monitor
- OWNER !actions|action|behaviour|behavior|conduct|intervention|meddling|handiwork|antics|inaction ?directly|alone|then|last|that|on|at|night|day|
  in|the|console led|caused|triggered|brought|took|resulted|cost|broke|knocked|crashed|made
- is|was|are|falls|sits|rests ?all|entirely|squarely|solely|purely !on PERSON END|;
- have|has|had|can|could PERSON|him|her|them to !thank for
- WHO~ has|have|had a lot|much|plenty|some|explaining|? to !answer|explain|do|own END|for
- PERSON !saw|sees|found|finds fit|necessary|reason ?it ?fit ?necessary to ~no
- no-one|nobody !saw|sees|found|thought|deemed ?it fit|necessary|worthwhile|worth|important to|?
- behind our|my|their|his|her|everyone's|everybody's|your|people's|others !back|backs
- WHO opened|closed|turned|pulled|fitted|connected|started|stopped|loaded|gave|sent|took|administered|restarted|rebooted|deleted|drained|removed|
  unplugged|changed|called|mounted|shipped|restored|promoted|locked|billed|booked|paged|filled * !instead of ~planned|agreed|because|as
- WHO !decided|chose|opted|preferred to wait until|till ?the morning|monday|tomorrow|weekend|next|after
- WHO !kept|stayed|remained|keeps|stays ?rather|very quiet|silent|mum|schtum|shtum ~phone|graph|line|alert
- WHO !kept|hid|concealed|withheld|withholds|hides * from ?the|our committee|board|management|customers|us|auditors|auditor|regulator|others|
  everyone|public|users|colleagues|team|client|PERSON ~spam
"""
