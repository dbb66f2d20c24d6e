"""Phrases of REM001."""

from __future__ import annotations

TEXT = """
- NOSYSTEM must|should|shall|needs|need|has|have|to|ought|will|expected|urged|asked|advised|promised|are ?to ?always|please|all|really|never be|
  become|get ?far|much|a|even|? ?far|much|lot|more|extra|especially|very|better|less|? !vigilant|careful|attentive|cautious|mindful|diligent|
  disciplined|conscientious|alert|thorough|considerate|smarter|accurate|precise|tidy|humble|prudent|quicker|watchful|thoughtful|circumspect|
  careless|rigorous|heedful|sloppy|sensible
- START ?please ?always|and|do ?try|just ?to be|stay|remain|become|get ?far|much ?more|extra|very|less|really !vigilant|careful|attentive|
  cautious|mindful|diligent|disciplined|alert|thorough|considerate|smarter|focused|awake|calm|sharp|conscientious|aware|watchful|careless
- stay|remain|keep|be ?more|extra|fully !alert|vigilant|awake|focused|watchful|mindful|attentive|careful|sharp ~services|nodes
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
- START ?please ?, ?please ?do test|check|read|double-check|think|look|follow|listen|concentrate|focus|watch|mind|remember|pay|communicate !your|
  before|twice|carefully|closely|harder|better|down|attention ~configuration|owner|alert
- START !please , please
- START !please ?, ?do|don't|please ?not test|check|read|be|remember|think|take|follow|stop|double-check|pay|ask|watch|deploy|push|merge|run|use|
  make|keep|refrain|try
- START !never ?, ?ever deploy|merge|push|touch|restart|ignore|skip|click|rush|work
- START !always think|double-check|ask|remember|look ~ci
- START !do|don't not|? click|deploy|merge|push|panic|assume|rush|ignore|skip|guess|forget|touch|run|trust|make|take|work * without|before|twice|
  again|on|that|unless|until|when ~system
- START !remember|concentrate|focus|think to|when|on|before|twice|about|that
- START !try|trying|aim|endeavour|endeavor|promise|vow|resolve ?harder ?to ?be|do|not|avoid|pay|take|make|read|remember|harder|better ?more|
  mistakes|better|attention ~again|reproduce|find|use|connect|restart
- NOSYSTEM will|shall|must|should|promised|promises|promise|vowed|pledged|try|need|needs|have|want|wants|hope ?to|try|all|both|always ?to|harder|
  do|be|pay|never|not|make ?be|more|pay ?more|much|such|do ?a ?more !better|harder|careful|attention|attentive|mistakes|mistake|vigilant|cautious
  ?to|next|in|again ~we
- NOSYSTEM !double-check|re-check|triple-check every|all|before|each|the|everything|your|his|her
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
"""
