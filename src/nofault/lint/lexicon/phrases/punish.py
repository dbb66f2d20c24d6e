"""Phrases of REM003."""

from __future__ import annotations

TEXT = """
- parted|part|parting !ways with
- there will|shall|must|should|have be|to ?be !consequences|repercussions|disciplinary
- there|will|must|have|having|without|serious|personal be|serious|? !consequences|repercussions for|to|END ~users|data|customers|performance|
  latency|unintended|the
- as a !lesson|warning|punishment|deterrent ?to|for|END
- learnt|learned|learns|learn|taught|teach his|her|their|a|the|him|them|PERSON ?own|a|hard !lesson ~lessons
- WHOM !banned|suspended|transferred|demoted|dismissed|sacked|fired|reassigned|reprimanded|disciplined|sidelined|admonished|fined|relieved|barred|
  supervised|grounded|benched|censured|penalised|penalized|cautioned|shamed|blacklisted|stripped|scolded|chastised|punished|sanctioned|docked|
  excluded|forbidden|furloughed ?to|from|for|of|go|until|again|pending|formally|END|by|and ~we|customers
- WHOM ?formally|officially !warned|cautioned ?by ?management END|for|about|and|again
- WHO~ been|was|were|put|placed|taken|kicked|removed|pulled|moved|be * off|on|from|to|under a|the|his|her|their|? !rota|rotation|pip|probation|
  bench|desk|supervision|branch ~added|joined|assigned|node|traffic|host|server|release
- !performance|improvement plan|discussion|conversation
- put|placed|is|goes on a|an|the !pip|performance ?END|improvement|plan
- !reprimand|demotion measures|action|procedure|hearing|steps|proceedings|process|letter
- !personnel|personal|hr|employee file|record|records|department|matter ~import|service
- final|formal|written|official|verbal|stern|last|first|strong|clear|severe !warning|warnings|reprimand|notice|caution ~system|compiler|message|
  log
- to !answer|pay|atone|suffer for this|it|that|what|their|his|her
- held|hold|holding|call|called|bring|brought|take|taken to ?strict !account|book|task|justice
- hold|holding|held|make|making PERSON|whoever|people|the|those|all|him|her|them|engineers|teams * !accountable|responsible|liable
- will|shall|must|should|going|have|has|had|asked|made|forced|to ?to ?be|been ?asked|made|forced|to ?to|write ?write|issue|make ?a|an !apologise|
  apologize|apology|apologies
- !fines|penalties for * PERSON|late|leaders
- not|no|zero|never|won't ?longer|any ?be !tolerated|tolerance|excused|condoned ?for|by|in|and|END|any|from ~input|value|request|system|parameter|
  format
- only|solely ?senior|the|most|experienced|trusted ?senior|experienced people|engineers|staff|seniors|admins|members|leads will|may|can|are|
  should|must|shall ?be ?from ?now !allowed|touch|permitted|trusted|work
- OWNER !account|access|badge|login|rights|privileges|admin was|were|has|have|will|is|locked|blocked|revoked|removed|suspended|withdrawn ?been|be|
  locked|revoked|removed ?locked|revoked|disabled|removed|suspended|withdrawn|blocked|taken as|until|because|pending|for|after|from ?a|he|she|
  they|PERSON|further|him|her|them|lesson|punishment ~attacker|node|pod|user|database|service
- under close|closer|strict|constant !supervision|scrutiny|watch ?for|by|from|until|of|END|now ~consul|kubernetes|service|process|erlang|
  committee|bank
- we|i|management !trust|hope|expect|assume * learnt|learned|learn|never|not|lesson|again ~we
- proves|prove|proven|shown|earned|earn|regain|regains|demonstrates ?that|himself|herself|their|our|the ?he|she|they|our|back|trust|his|her
  !trust|trusted|trustworthy|worthy|reliable|confidence
- WHO- ?longer|ever|be !work|touch|deploy|handle|allowed|permitted|trusted near|on|any|production|until|with|core|to|again
- START !discipline|punish|sanction|reprimand|demote|dismiss|sack|bench|reassign PERSON|whoever
- !whoever * again|next ?time ?will|shall|must|lose|loses|gets|get|faces
- !make|making|made an example of
- !let this|that be a warning|lesson ?to|for
- OWNER !contract|employment|bonus|promotion * not|never|n't|terminated|ended|cancelled|canceled|withheld|frozen|revoked|docked|cut ?be ?renewed|
  extended|paid ~renewal
- in no uncertain !terms
- WHO~ should|must|will|shall be !given|assigned|moved|restricted|limited ?only ?to simpler|easier|other|different|less|a|tasks|duties|work
  ?critical
- will|to|shall|must !discipline|punish|sanction|reprimand|fire|demote PERSON|the|those|whoever|anyone ~retry|event
- PERSON|this|that|it will|shall|must|to ?be|been|has|have be|been|is|was !dealt with ~by
- !consequences for those|individuals|people|anyone|everyone|whoever|staff|all|the|PERSON ?people|individuals|staff|ones ?who involved|
  responsible|concerned|did|END ~users|customers
- !performance management|improvement|review of|for|with ?the|? ?two|both|three individuals|PERSON|people|staff
- PERSON|individual|individuals shall|will|must|should|to|is|has|have|had ?been ?be ?to|asked|told|sent ?to !undergo|repeat|retake|redo|resit|
  complete|attend * refresher|retraining|reassessment|counselling|counseling|remedial|coaching|competency|course ~model|everyone|all
- made|make|making it ?very|perfectly|absolutely|quite|abundantly|crystal !clear|plain to PERSON|the|all|everyone|everybody|him|her|them|staff *
  must|will|cannot|won't|never|mustn't|not ~customers|vendor
- !heads will|must|have|should|are|need ?to ?to roll
- PERSON was|were|been|be|got|is ?given|shown|handed given|shown|handed|the the|a|an|his|her|their|? !door|boot|sack|chop|axe|marching|walking|
  elbow|heave-ho
- WHOM was|were|been|be|got ?given|shown|handed !given|shown|handed the|a|an|his|her|their ?a door|boot|sack|chop|axe|marching|walking|elbow|
  talking-to|earful|dressing-down|bollocking|telling-off|lecture|rollicking
- gave|give|giving|gives|had PERSON|him|her|them|everyone|a ?a|an|the|stern|good ?good|proper|stern !earful|talking-to|dressing-down|bollocking|
  telling-off|ticking-off|ear-bashing|lecture|rollicking
- got|gets|get|had|received a|an !bollocking|earful|telling-off|talking-to|dressing-down|rollicking|ticking-off
- hauled|raked|dragged over the|hot ?hot !coals
- read PERSON|him|her|them|everyone|staff the !riot act
- rap|raps|rapped|slap|slapped on|over the !wrist|knuckles
- WHO|PERSON had|has|have his|her|their !access|badge|rights|privileges|keys|account|login|permissions|commit pulled|revoked|removed|taken|
  suspended|stripped|withdrawn|cut|bit
- !wants|want|demands|demanded|need|wanted ?to names|heads|scalps END|,|and|of|by ~we|hosts
- find|know|establish|determine|identify|need|want ?to ?know|find ?out !who|whoever|culprit|which did|broke|is|was|caused|made|pushed|ran|deleted
  ?this|it|responsible|that|to|the|at ?blame|prod|production ~knows|approves
- somebody|someone has|must|should|needs|will|is ?have ?going ?to !answer|pay|carry|take|own for|the|up
- PERSON|he|she|they|somebody|someone !should|must|ought|deserves|deserve ?to ?be|hang|feel|know be|hang|feel|to ashamed|fired|sacked|head|heads|
  embarrassed|better|sorry
- PERSON|he|she will|shall|must|should not|no|never ?longer be !invited|hired|rehired|engaged|considered|welcome|employed|promoted ?back|again
- PERSON|he|she|they is|are|was|were|be|will|to|has|have|been ?been|to|be ?be !moved|reassigned|transferred|confined|restricted|limited|shifted|
  relegated to other|different|lighter|simpler|desk|easier|back-office|non-critical|junior duties|tasks|work|office
- put|putting|placed|been|are|is on !notice ~customers|vendor
- START !fire|sack|dismiss|suspend|warn|caution|reprimand|punish|demote|expel|reassign|confront|shame ?the|whoever|that|those|both|all ?two
  PERSON|whoever ~event|node|replica|client|as|when|if|before|about|of
- START|must|should|will|to !remove|take|drop|strike|kick|pull|exclude|ban|bar PERSON|him|her|them from|off the|our|all|future|any|production
  ?on-call rota|roster|rotation|production|shift|on-call ~offboarding|left|leaver
- !escalate|escalated|referred|refer|report|reported|handed|taken|escalates|go|goes|gone|raise|raised ?it|this|the ?matter|case|him|her|them|over|
  up ?over to|with|by hr|personnel|human|legal|disciplinary ~data
- !note|noted|record|recorded|put|goes|write|enter|entered ?it|this|that|down in|on his|her|their|the personnel|own|? file|record|appraisal|
  evaluation
- hr|personnel to|will|shall|must|should|is|has ?to|been|had !speak|talk|talking|meet|deal|decide|interview|informed|involved|handling|looking|
  follow|sit to|with|by|about|into|END|,
- lose|loses|lost|losing|cost|costs ?him ?her his|her|their|the|someone's !job|jobs|post|position|licence|license|head ~data|scheduler|queue
- take|taking|took|taken|raise|raised ?this|it|that ?matter !up with him|her|them|PERSON ~vendor
- we|i|management|he|she|they|lead have|has|had|? ?again ?since !reminded|lectured|admonished ?all|every|our|the|both ?our|the PERSON|everyone|
  everybody|people|staff
"""
