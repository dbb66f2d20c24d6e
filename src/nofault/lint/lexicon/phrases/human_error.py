"""Phrases of HUM001."""

from __future__ import annotations

TEXT = """
- !wetware|pebcak|pebkac|layer-8|layer8|liveware ?failure|problem|issue|error
- problem|issue|fault|bug|error|defect|failure|trouble * sat|sits|was|is|located|between ?in ?front|the ?of ?the ?and ?the ?a !screen|keyboard|
  chair|console|terminal ~rendering|display
- between|behind|in ?front|the ?of ?chair|the ?and|of ?the|of !keyboard|chair|screen and|chair|keyboard
- human|individual|personal|staff|personnel|people|worker|crew|operator's|engineer's !failing|failings|fallibility|weakness|misjudgement|
  misjudgment|negligence|carelessness|inattention|shortcoming|shortcomings|blunder|confusion ~rate|budget|messages|resources|avoid|page|code|
  report|protection|not|call
- lapse|lapses|moment|failure of !concentration|judgement|judgment|attention|care|discipline|inattention|diligence|vigilance|memory
- !honest|simple|silly|stupid|careless|genuine|plain|basic|unforced|avoidable|costly|unfortunate|regrettable|dumb|rookie|classic|clumsy|
  embarrassing|human|manual mistake|oversight|slip|error|blunder|typo|lapse|slip-up|misstep by|on|from|of|in|during|while|when PERSON|my|his|her|
  their|someone|somebody|our
- oversight|mistake|error|lapse|slip|failing|negligence|blunder|misjudgement|misjudgment|carelessness|misunderstanding|inattention|failure|typo|
  confusion|omission on ?the !my|his|her|their|our|part ?of|end ?PERSON
- on the !part of PERSON
- !weak|weakest link|spot|point was|is|remains|turned ?the|a ?out ?to ?be|human|user|person|people|operator|our ?the human|humans|people|operator|
  user|person|PERSON
- the|it weakest|was|is ?not ?the ?tool|the|system|machine ?, ?; ?it ?was ?the !person|people|human|humans|operator|user using|who|behind|at|not|
  operating
- people|humans|individuals|staff|engineers|operators|we !failed|fail|erred not|, ?not machines|not|the ?technology|tools|machines|system
- our|the|these|those|its|and|but !people|staff|engineers|team did|failed|were|was|didn't|have not|us|the END
- !incorrect|wrong|improper|false|faulty|erroneous|mistaken|inadvertent|careless|inappropriate|poor|accidental|unauthorised|unauthorized ?manual
  action|actions|intervention|decision|decisions|operation|handling|input|manipulation|judgement|judgment|execution|entry|use|maintenance|
  interventions|keystroke|command|configuration|change ?made|taken|entered|executed|on ?the ?part|night ?by|of|from|shift PERSON
- :|was|is|were|to|by|of|- ?an|a|the|simple|just|one|purely|? ?simple|honest|careless|silly|manual|stupid|plain|pure !negligence|carelessness|
  inattention|inattentiveness|sloppiness|misjudgement|misjudgment|blunder|incompetence|forgetfulness|overconfidence|fat-fingering|laziness|
  complacency|stupidity|haste ~license|committee|regulatory
- PERSON !error|mistake|slip|blunder|misjudgement|misjudgment|oversight|lapse|negligence|carelessness|inattention|misconfiguration|mishandling|
  misunderstanding|misdiagnosis|misclick|typo|fault ~rate|message|messages|code|page|budget|report|avoid|not|never|no|accept|call|count|counts|
  counter|metric|metrics|screen|screens|dialog|statistics|taxonomy|categories|register|glossary|symptom
- through|by|from|to|of|in|via|pure|sheer|plain|simple !carelessness|inattention|inattentiveness|forgetfulness|sloppiness|absent-mindedness|
  clumsiness|thoughtlessness|recklessness|negligence
- !somebody|someone ran|used|entered|typed|pressed|clicked|pushed|deleted|chose|selected|picked|pulled|plugged|sent|applied|deployed the|a|an
  wrong
- people|person – !failure
- !failure of the|an|our|operations|a PERSON to
- !failure by|of|from * to follow|check|notice|correlate|verify|escalate|test|read|act|recognise|recognize|communicate|monitor|adhere|apply|
  comply|observe|validate ~health|probe|controller|service|system|load|client|node|server|daemon
- purely|entirely|solely|plainly|only|squarely|basically a ?case|matter|question ?of !human|user|operator|people|staff|individual
- START !individual|personal|staff error|failure|failing END|;
- !human|people factor|problem|issue|factors : PERSON|carelessness|negligence|inattention
- !individuals|people|persons|somebody|someone|staff not|failing|forgetting|ignoring|neglecting|skipping|who ?do|to|doing their|his|to|the|did|
  check|follow ?not ?job|jobs
- !decision|decisions|actions|action|behaviour|behavior|inaction|choices|judgement|negligence by|of|made|taken|on ?by PERSON
- !fatigue|tiredness|stress|carelessness|inexperience|complacency|indifference and carelessness|negligence|inattention|complacency|of|on|among
- procedural|protocol|policy|process|safety !violation|violations|breach|breaches|lapse by|of|on PERSON
- root|cause|reason|category|classification : ?simple|pure|plain|the|an|a !engineer|operator|developer|admin|dba|technician|someone|somebody|sre|
  nobody|user|employee|analyst|nurse ran|forgot|did|used|typed|failed|entered|made|deleted|pushed|missed|chose|skipped|ignored|pressed|error|
  mistake|checked|tested|renewed|deployed|merged|restarted|misread|thought|was
- poor|lack|insufficient|inadequate|missing ?of !training|experience|knowledge|skills|competence|education of|among|by|on PERSON|staff|users|
  operators ~model
- !human|humans|people|operator|operators|user|engineer|staff was|is|are|were ?clearly|once ?again ?always the ?weak|weakest link|problem|culprit|
  cause|weakness
- wrong|bad|careless|stray|single|accidental|unlucky|hasty !click|keystroke|guess|tap|paste|press|keypress|turn by|of|from|on PERSON
- OWNER !slip|typo|lapse|blunder|misclick|misjudgement|misjudgment|negligence|oversight|fault|error|mistake|misunderstanding|impatience|
  stubbornness|haste ?of|led|caused|deleted|cost|sent|took|brought|broke|in|was|made|to|END ~spotted|found|report|not
- !accidental|inadvertent|mistaken|unintended|unintentional|erroneous|premature deletion|restart|removal|shutdown|deployment|merge|deploy|reboot|
  revocation|change|update|edit|publication|disclosure|release|rollback by PERSON
- !non-compliance|noncompliance|disobedience|indiscipline|complacency|misconduct|malpractice|recklessness|inattentiveness|overconfidence of|by|on|
  among|from ?the ?part ?of PERSON
- !blunder|blunders|howler|howlers|cock-up|cock-ups|screw-up|screw-ups|screwup|foul-up|balls-up|boo-boo
- !manual|human|hand mistake|mistakes|slip|slips|blunder|typo|slip-up ~tracking|detect|catch
- ?a|an !human|people|personnel|staffing|user|operator|person problem|issue END ~ids|interface|experience|support|data
- cause|reason|problem|trouble|causes is|was|:|lay|lies ?in|a|the|simply|simple ?a|the !failure|inability|refusal|unwillingness|omission|neglect
  to read|check|test|follow|verify|ask|look|listen|tell|escalate|communicate|think|notice|monitor|review|renew|document|prepare|understand|inform
  ~probe|client|controller|service|system|load|node|server|daemon|agent|job|script
- !non-observance|nonobservance|non-adherence|nonadherence|non-compliance|disregard|breach|contravention|circumvention|misapplication|misreading
  of|with ?the|a|his|her|standard|agreed|written|our procedure|procedures|rules|rule|instruction|instructions|policy|protocol|checklist|standard|
  standards|requirements by|from|on PERSON|personnel|staff
"""
