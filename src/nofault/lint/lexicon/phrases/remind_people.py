"""Phrases of REM002."""

from __future__ import annotations

TEXT = """
- NOSYSTEM !remind|reminding|instruct|instructing|brief|briefing|coach|coaching|educate|educating|re-educate|retrain|retraining|sensitise|
  sensitize|sensitising|urge|urging|admonish|exhort|discourage|lecture|implore|beg|caution|re-train|teach|motivate|re-brief|rebrief|mentor ?all|
  the|our|every|both|each|new|relevant|affected|evening|night|day|mobile PERSON ?about|to|on|of|that|in|how|not|from|again|more|against ~channel|
  tool|when|if|automatically|bot|page|within|alert|incident
- NOSYSTEM !remind|reminding|educate|sensitise|sensitize|train|retrain|brief|encourage|urge|tell|ask|warn|instruct|coach people|users|everyone|
  everybody|staff|colleagues|all|reviewers|researchers|students|drivers|nurses|managers|crews|agents|analysts|clinicians|employees ?to|about|of|
  on|not|in|that|how|engineers|users|staff|teams ~automatically|via|banner|when|script
- WHOM ?again|once|now|also !reminded|instructed|briefed|coached|re-educated|educated|retrained|sensitised|sensitized|urged|admonished|lectured|
  cautioned|counselled|counseled|re-instructed|re-trained ~by|first|yesterday
- PERSON|staff|employees|nurses|drivers|clinicians to|will|must|shall|should ?again be ?again|once !reminded|briefed|instructed|told|urged|
  coached|sensitised|retrained|educated|re-educated|warned
- will|must|should|were|was|been ?be !told|asked|instructed|urged|ordered|advised|begged|warned ?again|once|firmly|clearly|more ?clearly not|never
  to ~by|users|customers|we
- WHOM !told|asked|urged|instructed to be|stop|pay|take|think|remember|keep|slow|read|follow|watch|double-check|concentrate|stay|refrain|improve
  ~we|customers|users|vendor
- we|management have|has !asked|told|reminded|urged|instructed|begged PERSON to|not ?to be|take|pay|think|stop|remember|double-check
- !impress|stress|emphasise|emphasize|reiterate|underline|instil|instill|drum|drill|hammer ?the ?importance ?upon|on|to|into|in|home ?all|their|
  our|the PERSON|crews|staff|engineers|teams
- raise|raising|increase|create|build|improve|strengthen|heighten|promote|enhance ?more|greater|general|the|team|team's|user|security|everyone's|
  staff ?of|team's !awareness ?among|of|for|in|about|on
- make|making PERSON|all|staff|everyone|users|engineers|people|teams|developers|them ?more|fully|all|engineers ?more !aware|conscious|understand|
  mindful|sensitive of|to|that|about|the ~alert|banner|page
- make ?it ?absolutely|very|perfectly|crystal !clear to PERSON|all|everyone|staff|engineers
- !send|write|circulate|post|issue|distribute|send-out ?out|a|an|another|the|all ?a|an|strong|stern|short ?mail|email|e-mail|memo|note|message|
  reminder|notice|circular|warning to|reminding|asking|telling ?all|the all|everyone|everybody|users|staff|engineers|people|teams|colleagues ~bot|
  automatically|when
- refresher|remedial|mandatory|additional|repeat|awareness|further|more !training|course|courses|session|sessions|class|coaching for|will|is|to|
  of|mandated|on|in|about ~model|data|we
- !training|coaching|counselling|counseling|refresher|instruction|briefing|mentoring for|of|to ?the|all|this|that|our individuals|individual|
  people|person|PERSON|those
- had|have|has|having|gave|give|got|gets ?been ?given|a|an|had ?a ?very !stern|serious|firm|clear|quiet|long|frank|harsh ?stern|serious word|
  words|talk|talking-to|chat|dressing-down|conversation
- a !talking-to|dressing-down|earful|telling-off|ticking-off
- !talk|speak|spoke|spoken|talked|spoke-to|have to|with PERSON|the|whoever|them|him|her * about|why|that|how|again|regarding|following ~vendor|
  support|process|customer
- START !encourage|urge|push|get|beg|require|tell|ask people|reviewers|engineers|everyone|developers|staff|PERSON to ?be look|think|pay|take|slow|
  read|follow|communicate|double-check|stop|remember|care|try ~tool
- PERSON will|shall|must|should|to|has|have|had|was|were be|been|to given|sent|enrolled|booked|signed * !training|course|coaching|session|
  workshop|lesson
- NOSYSTEM receive|get|undergo|attend|complete|given|have ?additional|more|extra|further|remedial|refresher|mandatory|proper !training|coaching|
  lessons|instruction END|on|in|about ~model|data
- !encourage|urge|tell|ask|want|expect PERSON to be ?more|far|much proactive|careful|responsible|thorough|attentive|vigilant|open|responsive|
  diligent
- START !talk|speak ?sternly|again|seriously to|with the|that|whoever|our|both|those|all PERSON ~vendor|customer|customers|about|to|find
- START !tell|instruct|order|urge|ask|get PERSON|everyone|everybody|people|staff|engineers|developers * to|not to|follow|be|read|stop|pay|take|
  think|check|know ~vendor|restart|rollback
- !make|making sure|certain ?that everyone|everybody|all|engineers|developers|staff|people|PERSON knows|know|understands|understand|reads|read|
  follows|follow|remembers|remember|is|are ~aware-of
"""
