"""Phrases of CHR002."""

from __future__ import annotations

TEXT = """
- WHO~ ?was|were|is|are ?clearly|simply|plainly|obviously|totally|completely|rather|not|just !clueless|gullible|naive|impatient|arrogant|
  overconfident|over-confident|complacent|careless|ill-prepared|unprepared|unqualified|underqualified|inexperienced|incompetent|amateurish|
  trigger-happy|absent-minded|forgetful|indecisive|panicky|disorganised|disorganized|unprofessional|inept|hopeless|overwhelmed|out-of-touch|
  stubborn|pigheaded|indifferent|uninterested|apathetic|lazy|ignorant|reckless|sloppy|untrained|unfocused|inattentive|timid|negligent|foolish|
  hasty|rash|irresponsible|thoughtless|selfish|uncooperative|evasive|dismissive|defensive|obstructive|unhelpful|hungover|drunk|sleepy|distracted|
  unmotivated|demotivated|undisciplined|lax|cocky|smug|condescending|clumsy|slow-witted|dim|dense
- WHO~ insufficiently|poorly|inadequately|barely|hardly|scarcely ?properly|sufficiently|really|adequately !qualified|trained|prepared|skilled|
  experienced|competent|motivated|educated|supervised|informed ~model|classifier|network|system|users|customers
- WHO !lacked|lacks|lacking ?the|any|basic|sufficient|simply ?necessary|required|basic|right|technical|relevant experience|skill|skills|knowledge|
  competence|expertise|training|judgement|understanding|aptitude|ability|confidence|maturity|courage|discipline|rigour|patience|focus|
  qualifications|insight
- !lacked|lacks the|any|basic|sufficient|even ?necessary|required|basic experience|skill|skills|competence|expertise|maturity|judgement|discipline
- WHO- ?simply|just|really|clearly|plainly|obviously|an|the !understand|understood|expert|fit|grasp|clever|smart|gifted|capable|qualified|
  brightest|sharpest ~users
- out|way of|out|over|beyond ?of his|her|their|its !depth|head|league|abilities|capabilities|competence ~queue
- not|hardly|n't the|? most|brightest|sharpest|? ?technically !gifted|bulb|tool|knife|talented|brightest|capable|skilled
- WHO !struggled|struggles|struggling|fumbled|failed with|to|even|basic|use|operate|read|understand|follow ?the|basic|use|operate|understand|find|
  a|follow|log|login|configure basic|simplest|simple|the|a|own|his|her
- !worth|worthy their|his|her|its|of|the salt|name|title|pay
- !amateur|amateurs|beginner|beginner's|rookie|novice|schoolboy|kindergarten|undergraduate hour|mistake|mistakes|error|errors|move|level|stuff|
  job|work
- is|are|was|were ?a|still|just|an|only|such|total|complete|? ?absolute|bunch|total|? ?of !beginner|beginners|amateur|amateurs|novice|novices|
  rookie|rookies|clown|clowns|idiot|idiots|disgrace|liability|menace|cowboy|cowboys|joke|embarrassment|risk|hazard ~it|this|that|there|system|
  service|which|what
- WHO- have|had|possess|bring * !skills|skill|experience|expertise|competence|qualifications|nerve|guts|courage|maturity|backbone|temperament
  ~permission
- WHO~ ?far|simply|just !too inexperienced|junior|green|stupid|lazy|incompetent|ignorant|weak|old|young|proud|arrogant|slow
- PERSON who was|were|had|is|are|has|have not|never|little|no|hardly|barely|insufficient|only ?been|ever|just ?a !familiar|trained|experience|
  used|experienced|knowledge|qualified|acquainted|idea|clue|business|touched|seen|run ~before-hand|users
- people|person|someone|somebody|engineers|staff|colleagues who|that do|does|did|don't|doesn't|didn't ?not ?even !know|understand|care|read|think|
  listen|bother ~yet|users
- WHO- have|had|possess|show the !discipline|patience|foresight|presence|wit|decency|sense|courage|will|grit|stomach
"""
