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
  bench|desk|supervision|branch ~node|traffic|host|server|release
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
- OWNER !contract|employment|bonus|promotion * not|be|was|terminated|ended|renewed|cancelled|extended ?be ?renewed
- in no uncertain !terms
- WHO~ should|must|will|shall be !given|assigned|moved|restricted|limited ?only ?to simpler|easier|other|different|less|a|tasks|duties|work
  ?critical
- will|to|shall|must !discipline|punish|sanction|reprimand|fire|demote PERSON|the|those|whoever|anyone ~retry|event
- PERSON|this|that|it will|shall|must|to ?be|been|has|have be|been|is|was !dealt with ~by
"""
