"""Phrases of REM001."""

from __future__ import annotations

TEXT = """
- NOSYSTEM must|should|shall|needs|need|has|have|to|ought|will|expected|urged|asked|advised|promised|are ?to ?always|please|all|really|never be|
  become|get ?far|much|a|even|? ?far|much|lot|more|extra|especially|very|better|less|? !vigilant|careful|attentive|cautious|mindful|diligent|
  disciplined|conscientious|alert|thorough|considerate|smarter|accurate|precise|tidy|humble|prudent|quicker|watchful|thoughtful|circumspect|
  careless|rigorous|heedful|sloppy|sensible
- START ?please ?always|and|do ?try|just ?to be|stay|remain|become|get ?far|much ?more|extra|very|less|really !vigilant|careful|attentive|
  cautious|mindful|diligent|disciplined|alert|thorough|considerate|smarter|focused|awake|calm|sharp|conscientious|watchful|careless
- NOSYSTEM stay|remain|keep|be ?more|extra|fully !alert|vigilant|awake|focused|watchful|mindful|attentive|careful|sharp ~services|nodes
- more|greater|extra|extreme|utmost|increased|higher|enhanced|heightened|personal|renewed !vigilance|diligence|caution|discipline|carefulness|
  attentiveness|conscientiousness|prudence|mindfulness|thoroughness|self-discipline|concentration|rigour|rigor|professionalism|accuracy|alertness
  ~lacking|lack|would|could
- more|greater|extra|better|closer|extreme|utmost|special !care|attention|thought must|should|is|needs|in|when|from|next ?to ?be|future|time
  needed|taken|paid|required|given|on|by ~would|could|lacking|deserved|received|with
- NOSYSTEM get|gets|getting its|their|our|his|her act|head|house|heads !together|straight|order
- up|raise|improve|lift its|their|our|his|her|the !game|standards|discipline|attitude|diligence|vigilance
- NOSYSTEM to|must|should|shall|will|please|needs|expect|? everybody|everyone|them|people|staff|all|? to|? !step|knuckle|shape|buckle|man up|down|
  in END
- !pull their|our|his|her socks|weight|finger
- NOSYSTEM do|try|be|work|perform ?much|even !better|harder next|in|END|from|, ?time|future|now|this ~to-do|index|than|users|would
- NOSYSTEM keep their|your|our|his|her|both !eyes|wits open|peeled|on|about ~metrics|dashboard|graphs
- NOSYSTEM take|treat ?this|the|it|these|our ?drills|drill|alerts|warnings|change|reviews|process ?management ?more|far|very !seriously|serious
  ?next ?time|from|in|END ~we
- NOSYSTEM to|must|should|please take|assume|accept|show|feel ?full|more|greater|real|personal|some !ownership|responsibility|responsible|
  accountability
- !people|engineers|developers|everyone|everybody|staff|operators|reviewers|admins|maintainers|managers|researchers must|should|need|needs|have|
  has|are|is|ought ?to|expected|asked|urged|required ?finally|to|always|simply|really|just ?to|always learn|remember|realise|realize|understand|
  grow|stop|start|think|listen|communicate|read|know|respect|care|feel|own|concentrate|focus|talk|speak|look ?to ?up
- NOSYSTEM must|should|shall|need|needs|has|have|are|is|expected|required|ought|asked|urged|requested ?to ?always|at|all !double-check|re-read|
  remember|think|listen|learn|reread|concentrate|communicate|realise|realize|behave|obey|heed|adhere|comply ~we|tool|ci|pipeline|gate|should|able|
  they|system|i|users
- PERSON should|must|shall|needs|need|has|have|ought ?to ?always|never|at|all ?all|times ?times !read|know|remember|think|look|understand|learn|
  double-check|stop|listen|communicate|feel|respect ~able
- !people|engineers|developers|everyone|reviewers|operators|managers|staff|team|teams|buyers|techs|crews|leads|analysts|drivers|admins|agents|
  members|all are|is ?now|all|expected|asked|required|obliged|urged ?to to|expected|obliged ?to ?always|please check|verify|follow|read|exercise|
  double-check|watch|be|keep|take|ask|stay|respect|observe|review|pay
- START !please ?, ?please ?do test|check|read|double-check|think|look|follow|listen|concentrate|focus|watch|mind|remember|pay|communicate your|
  before|twice|carefully|closely|harder|better|down|attention ~configuration|owner|alert
- START !please , please
- START !please ?, ?do|please remember|think|double-check|pay|concentrate|refrain
- START !never ?, ?ever deploy|merge|push|touch|restart|skip|click|rush|work
- START !always think|double-check|ask|remember|look ~ci
- START !do|don't not|? click|deploy|merge|push|panic|assume|rush|skip|guess|touch|trust * without|before|twice|again|on|that ~system
- START !concentrate|focus|think when|on|before|twice
- START !try|aim|endeavour|endeavor harder|to ?be|do|avoid|pay|take|make|harder|better more|mistakes|better|attention|fewer|greater|harder ~again|
  reproduce|find|use|connect|restart
- NOSYSTEM will|shall|must|should|promised|promises|promise|vowed|pledged|try|need|needs|have|want|wants|hope ?to|try|all|both|always ?to|harder
  do|be|pay|make ?be|more|pay ?more|much|such|do ?a ?more !better|harder|careful|attention|attentive|mistakes|mistake|vigilant|cautious ?to|next|
  in|again END|next|in|, ~we
- NOSYSTEM START|to|must|should|always|will|please|and !double-check|re-check|triple-check every|all|before|each|the|everything|your|his|her
- NOSYSTEM !think|look|count|pause|reflect twice|carefully|hard|before|again ?before|when ?acting|deploying|you|pressing|press|running|merging|
  touching|merge|act
- ask !themselves|yourself|himself|herself|ourselves
- make|making|ensure|see sure|to|that ?that|it|all|everyone|staff|engineers|people|every * !understand|understands|know|knows|realise|realizes|
  realises|appreciate|respect|aware|feels|feel|remembers|remember ~system|service|client
- every|each|all !manager|managers|lead|leads|engineer|engineers|employee|person must|should|needs|has|shall ?to make|ensure|see|take|own|think|
  know|understand
- NOSYSTEM to|must|should|needs|has|have|will ?to ?show|exercise|use|apply|take|practise|practice exercise|show|apply|use|practise|employ more|
  greater|extreme|extra|better|common|due|some|good|utmost|their ?common !care|caution|judgement|judgment|sense|diligence|vigilance|restraint|
  discipline|attention
- START no more !cowboy|sloppy|careless|excuses|mistakes|shortcuts|hacks|heroics|guessing
- greater|more|increased|extra !vigilance|diligence|caution|discipline is|are|needed|required|must|by|from|at|on|in|when
- START increase|improve|raise|strengthen|sharpen|enhance|boost ?the|our|their ?overall|team's|team !diligence|vigilance|discipline|carefulness|
  attention|attentiveness|conscientiousness|professionalism|attitude|morale
- keep|hold|have|put the|their|his|her !laptop|phone|pager within|nearby|in|at reach|hand
- START !avoid|prevent|eliminate|stop ?making such|these|human|careless|silly|stupid ?kind ?of mistakes|mistake|error|errors|blunders|carelessness
  ~rate|budget
- ask|get|want|tell|expect|push|urge PERSON to ?be|respond|react|act|answer|work|escalate|check|test ?more|much !faster|harder|quicker|better|
  sooner|carefully|thoroughly
- START ?we ?need ?a ?little ?bit more common !sense
- must|should|shall|will|have|need|needs|has * !sign|confirm|declare|acknowledge that they|he|she|everyone have|has read|understood
- ensure|make|be|become sure|PERSON|staff|everyone|people|they ?are|that ?are ?are !aware of|that their|the|what
- !whoever is|works|deploys|touches|wants * has|must|should|needs|shall to|be|read|know|ask|check|think
- !nobody|no-one|noone should|must|may|shall|ought ?to touch|change|deploy|use|run|edit|work|merge|operate
- people|engineers|developers|everyone|staff|they|teams|team|operators must|should|shall|has|have|need|needs|ought ?to !own|learn|admit|face|stop
  mistakes|from|their|up|treating|ignoring|pretending|assuming|blaming|acting ?their ?own ?mistakes ?to
- we|i !hope|trust|expect * everybody|everyone|they|team|he|she|him|her|people * learned|learnt|learn|understood|understand|knows|careful|better
- NOSYSTEM must|shall|should|to|will|please !refrain from
- let's|we|to|must|please ?all|should|must be !smarter|wiser|cleverer about|next|in|END
- START ?please work|act|deploy|plan|test|review|think|prepare|check|proceed|type|operate|communicate|read ?much|far more !carefully|thoroughly|
  diligently|cautiously|attentively|slowly|calmly|responsibly|conscientiously|deliberately|clearly
- START !try to avoid|not|be|remember|pay|think ?making|more ?more typos|mistakes|errors|forget|careful|attention|attentive|to|before|twice|rush
- need|needs|has|have|must|should|to ?to !improve|work|brush|sharpen ?on|up his|her|their ?own communication|attitude|discipline|skills|knowledge|
  behaviour|performance|manners|concentration|focus|english
- the|a need for !care|caution|diligence|vigilance|discipline|attention ~the-design
- have|get|make PERSON !re-read|reread|attend|sign|repeat|retake|redo|study|memorise|memorize|read
- people|ppl|everyone|everybody|folks|guys|devs|you|y'all|engineers|PERSON ?please|pls|just|all !stop|quit ?just deploying|pushing|merging|
  restarting|touching|changing|breaking|ignoring|doing|throwing|silencing|closing|skipping|committing|editing|poking|messing|treating|rushing|
  guessing|assuming|hiding ~when|if|until|automatically
- START|maybe|perhaps|and|so|please ?please ?, ?maybe !next time ?maybe|please|just|, ?, ?please|maybe|just read|check|test|ask|look|think|call|
  tell|try|wait|verify|double-check|talk|listen|use|run ~we|step
- told|asked|reminded|instructed|warned|urged|tell|remind|ask PERSON * to * !twice|carefully|properly|harder|better|closer|attentively
"""
