"""Phrases of TML002."""

from __future__ import annotations

TEXT = """
- WHO !deigns|bothers|claims|pretends|shrugs|hopes|wishes|hides|fumbles|fiddles|wanders|naps|snores|yawns|panics|flaps|flounders|waffles|sulks|
  confesses|whines|complains|moans|grumbles|frets|boasts|brags|gloats|snaps|shouts|yells|swears|curses|cries|sobs|guesses|gambles|dithers|wavers|
  insists|refuses|stonewalls|denies|dodges|deflects|blames|accuses|scolds|lectures|mocks|jokes|giggles|chats|gossips|argues|squabbles|bickers|
  forgets|ignores|overlooks|misreads|misses|misunderstands|mistypes|confuses|stares|gapes|gawks|gazes|loiters|idles|procrastinates|stalls|
  squanders|wastes|fails|messes|botches|bungles|breaks|nukes|wipes|clicks|hits|tinkers|plays|drags|sleeps|snoozes ~alert|signal|client|scanner|
  test
- WHO !gives|gave up and
- WHO !drags|digs|buries|washes|passes|points|wrings|loses|sticks|scratches its|his|her|their|the ?own feet|heels|head|heads|hands|buck|finger|
  fingers|nerve|temper|cool|way
- WHO !pats|gets|owns|runs|plays|running|makes|throws|stands|sits|looks|turns|falls|gropes|clutches itself|themselves|himself|herself|lost|up|
  around|excuses|idly|circles|in|down|at|asleep|apart|by|busy|away ?the ?circles|a ?an ?look|like|on ?back|fit|tantrum|straws|busy|problem|other|
  END ~try|gets-up|touch ~ticket|pager|phone|alert|rollback|logs|support|network
- WHO !manages|managed|struggles|struggled , with|to find|log|locate|remember ~rollback
- WHO !manages|struggles|contrives|succeeds , with|to|in
- it|realisation|realization|truth finally|at|slowly|? ?last !dawns|dawned|sinks|occurs on|to|in PERSON|someone
- it !dawns|dawned on
- WHO~ !wakes|woke|wake|waking up to|late ~acknowledges
- WHO !happily|sheepishly|proudly|smugly|grudgingly|reluctantly|lazily|nervously|frantically|wildly|confidently|boldly|bravely|heroically|
  stubbornly|calmly|cheerfully|blithely|eventually|belatedly|finally|obliviously|blissfully|dutifully|clumsily|randomly|hopefully|desperately|
  unhelpfully|helpfully|conveniently|wrongly|mistakenly|gleefully|brilliantly|foolishly|naively|miraculously|hastily|idly|merrily|guesses , VERB
- WHO , !predictably|naturally|obviously|wrongly|clearly|unsurprisingly|still|apparently|visibly|blissfully|oblivious|late|unaware|confused|
  annoyed|sheepishly|half|evidently
- !predictably|naturally|unsurprisingly|obviously|inevitably|surprise|unbelievably|incredibly|remarkably|amazingly|astonishingly , ?nobody|
  surprise|PERSON|no-one|the|support
- , !naturally|obviously|predictably|unsurprisingly|wrongly|inevitably|allegedly|apparently END
- of|as|, !course|usual|always|ever|expected , PERSON|had|nobody|no-one|the|END ~unit
- , as !usual|always|ever END
- PERSON , of !course ,
- START ?still|finally|at|last|long|yet ?somebody|someone|nobody|no-one|people|everyone !somebody|someone|nobody|no-one|everybody|everyone
  ?finally|eventually|, ?actually|at|in ?last|the ?room|channel|call realises|realizes|thinks|remembers|bothers|notices|reads|wakes|answers|dares|
  knows|cares|reacts|responds|looks|watching|panics|hopes|waits|stares|helps|admits|understands|believes|owns|wonders|blames|suggests|discovers
- somebody|someone|everybody|everyone should|must|could|has|might|needs|ought * but !nobody|no-one
- somebody|someone|everyone|everybody|nobody|no-one ?eventually|finally|, ?suddenly ?belatedly !realises|realizes|thinks|bothers|remembers|hopes|
  panics|dares|cares|shrugs|blames|waits|knows ~that
- !nobody|no-one is|are|was ?actually|really|even watching|looking|minding|listening|answering|responding|awake|interested|bothering
- !nobody|no-one * answers|knows|remembers|replies|responds|reacts|dares|volunteers|cares|speaks|seems|bothers|looks|admits|wants|owns|
  understands|listens|notices ~whether|why|customers
- START !silence|crickets|panic|confusion|chaos|pandemonium|mayhem|bickering|dithering|finger-pointing|guessing|guesswork|shouting|hand-wringing|
  hysteria|recriminations in|on|while|at|everywhere|ensues|reigns|from|erupts|begins|continues|all|and|, ~kernel
- wild|random|blind|frantic|aimless|endless|pointless|heroic|desperate|half-hearted|clumsy|futile|feeble|hopeless|botched|headless|mindless|
  belated|token|more|much !guessing|guesswork|clicking|attempt|attempts|restart|restarts|effort|efforts|searching|debate|discussion|activity|
  panic|typing|rebooting|theories|fix
- !heroic|pointless|futile|feeble|hopeless|hapless|belated|clueless but|and|attempt|attempts|restart|effort|reboot ?pointless|heroic|attempt|
  restart
- bright|brilliant|great|genius|clever|another !idea from|by|of|:|to
- !attempt|attempts|tries|try|trying to hide|cover|downplay|conceal|blame|deflect|look ~data|it
- hours|minutes|days|hour|far|much|way !too late
- hours|minutes|days|an|far|much|way ?hours|minutes|hour|too !late|after ?late ?the ?first|, ?and ?alert|fact ?without|END ~latency
- , far|much|way|hours|days too|? !late|overdue|after
- , an|two|three|one hour|hours|minutes|day !late
- , hours|days|minutes !after|late the|first|?
- PERSON !nowhere to be found|seen
- PERSON is|was|remains ?still|again|now|on ?nowhere|at !unreachable|nowhere|asleep|missing|absent|lost|clueless|oblivious|invisible|drunk|
  sleeping|lunch|offline|unavailable ~because|,|power|took
- has|have|had|with no !idea|clue|inkling|plan what|why|how|that|of|where|which|END ~we|i|users
- WHO~ !drinking|sleeping|texting|gaming|partying|napping|snoring|drunk|hungover ~client
- !great|nice|well|good|bravo|congratulations|kudos for|work|job|done|one|? that|done|job|work|guys|everyone|one END ~to
- !thanks|cheers|bravo|congratulations for nothing|that
- WHO !applies|restarts|deploys|kills|runs|deletes|clicks|pushes|edits|changes|presses|pulls|types * . to|without|wrong|oops|again|on|nobody|of
- !oops|whoops|duh|facepalm|sigh|lol|yikes
- !despite the outage|alarm|alarms|incident
- WHO !demands|demanded|rants|micromanages|interferes|meddles|speculates|vanishes|disappears|insults
- who knew|knows ?exactly|actually what he|she|they was|were|are|is !doing
- somebody|someone|people|person|one ?else ?finally|with|has|had|have the|some|common|any|enough !sense|wits|brains|decency ?of|to
- , of !course , had|did|was|has|is|were
- !still no sign|trace|word|response|answer|reaction|reply of|from PERSON
- !still no sign of life from PERSON
- !miraculously|luckily|amazingly|astonishingly|incredibly|unbelievably|finally , PERSON|somebody|someone
- START !panic|chaos|confusion|silence|crickets|mayhem END
- another|yet|third|second|next|fourth|more * wrong|wild|bad|random !guess|guesses|theory|attempt|idea|hunch ?by|from
- WHO !congratulates|celebrates|congratulated|applauds
- !stupid|silly|dumb|pointless|annoying|unhelpful|useless|clueless questions|question|ideas|comments|advice|suggestions|remarks
- useless|late|slow|busy|unhelpful|clueless|absent|confused|quiet as !ever|usual|always
- WHO~ has|had a|some bad|uneasy|strange|funny !feeling|hunch but|and
- WHO tries|tried|pushes|pushed|chances|presses his|her|their !luck
- everybody|everyone !talks|shouts|panics|argues|waits|stares|blames|hopes|guesses
- PERSON|he|she|they !pretends|pretend|pretended|claims|claimed|insists to|that ?he|she|they know|knows|understand|be|have|work|remember
- , !who should|was|had|is|ought have|supposed|promised|been|still ?been|to ?of ?course
- after|,|while|by !wasting ?an|another|more|half|two|precious|valuable ?an hour|hours|time|minutes|day
- WHO play|plays|played !dumb|innocent|deaf|stupid
- START !belatedly|inexplicably|stupidly|foolishly|carelessly|stubbornly|frantically|sheepishly|embarrassingly ,
- WHO !claims|claimed|swears|swore that|to|he|she ?it|he|she|they
- PERSON is|was|are|were|keeps|remains still|busy|again|happily|? !reading|looking|staring|searching|checking|debugging|watching|editing|
  restarting ?at|for|in|through|into the|an|a wrong|old|outdated|unrelated
- long|deafening|awkward|radio|total|complete|stony|more|utter|usual !silence from|by|in|on|at ~period|alert
- WHO !remembers|realises|realizes|notices|thinks|bothers|discovers|understands|sees|admits|agrees|answers|looks|reads|checks|replies|joins|
  appears at last|length|long ?last
- nobody|no-one|noone has|have|had|finds the !nerve|courage|guts|wit|sense|decency|presence|energy|backbone to|of
- to nobody's|no-one's|everyone's|everybody's|no ?one's !surprise|horror|dismay|amusement
- PERSON is|was|are|were|remained ?still|all|left none the !wiser
- WHO !shrugs|yawns|smirks|grins|sighs|rolls|shrugged|yawned|smirked and|off|it|his|her|at|,|END
- WHO !keeps ING
"""
