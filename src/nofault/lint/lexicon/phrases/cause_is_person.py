"""Phrases of BLM006."""

from __future__ import annotations

TEXT = """
- !lies|lay|lie|rests|rest|sits|lays with PERSON|whoever|those|the ~responsibility|ownership|decision|action|task|follow-up|approval|power|
  authority
- !traces|traced|goes|leads|led|points back ?directly|all|straight ?all to|at PERSON
- !boils|boiled|came|comes|narrows down ?entirely|ultimately|simply|mostly|again to PERSON|individuals|people|carelessness|one|how
- !put|chalked|pinned|attributed|ascribed|blamed|traceable down|up|on|to|it ?to ?on PERSON
- put|chalked down|up to ?a|an|the|sheer|plain|poor|simple !planner's|mistake|slip|carelessness|negligence|inexperience|inattention|laziness|
  haste|blunder
- because|why|that|reason * PERSON !misunderstood|misread|forgot|ignored|guessed|assumed|panicked|thought|didn't|hurried|rushed|insisted|confused|
  hesitated ~could|not
- !cause|reason|causes|trigger|culprit|explanation|problem|factor was|is|:|remains|for|of ?that|simply|clearly|again|the|: PERSON|whoever|
  somebody|someone|individuals
- !root cause|reason is|was|: that|because ?the PERSON
- !fault|blame|culpability|guilt|liability * lies|rests|falls|lay|rested|fell|sits|is|belongs|goes|points ?squarely|solely|entirely|clearly|firmly
  with|on|to|at PERSON|whoever|those|them|him|her|the ~git
- thanks|courtesy|owing|due|down|because|result to|of !whoever|somebody|someone|individuals
- !owing|account|result|down|fault|mistake|error|negligence|consequence ?solely to|of PERSON ~not|never|isn't|wasn't ~rate|messages|assign|
  assigns|assigned|assigning|apportion|apportions|apportioning|attribute|seek|seeks|looking
- !all|entirely|solely|largely|mainly|partly|purely because|due|down|thanks ?of|to PERSON
- !culprit|trigger|reason|cause|source was|is|: a|an|the|? ?recent|bad|hasty|wrong|faulty change|commit|decision|query|script|deploy|merge|edit|
  command|typo|mistake|error|patch|upload by|from|of|made|made-by PERSON
- cause|reason|explanation|problem|fault * !found|sought|looked|seen with|in|at PERSON
- !buck stops|stopped with|at PERSON
- !finger|fingers points|pointed|point|pointing ?squarely|firmly|clearly|again ?back at|to PERSON
- roads|trails|threads|trail|everything|it|lines !lead|leads|led|point|points ?all|straight|directly back to PERSON
- because|since|as PERSON|he|she was|were ?still|again !away|on|out|at|having|busy|off ?on|a|his|her|their|the|with|having ?a|the|his|her break|
  lunch|phone|smoke|coffee|pub|gym|dinner|breakfast|game|personal
"""
