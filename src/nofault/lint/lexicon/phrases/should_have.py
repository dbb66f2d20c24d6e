"""Phrases of HND001."""

from __future__ import annotations

TEXT = """
- !anyone|anybody|everyone|everybody * should|ought|must have|to
- PERSON !must have known|seen|noticed|realised|realized|heard|suspected|felt
- any|every|a|an * !should|ought ?never|really|at|least have|to ?have told|shown|alerted|warned|rung|raised|made|been
- !should|ought ?really|at|certainly|definitely|surely|clearly ?least have diverted|stopped|thought|checked|called|asked|paged|waited|informed|
  looked|noticed|seen|known|escalated|tested|read|picked|reacted|raised|told|reviewed ~standby|failover|automatically|job|retry
- !ought never|not|really|surely|at ?least to have
- WHO~ was|were|is|are !supposed|meant|obliged|required|expected to * not|didn't|never|failed|wasn't
- they were !supposed|meant|obliged|expected to * not|didn't|never|failed
- supposed|meant !to, but|and didn't|did
- should|shall|must|ought|does|do not !happen to a|an|us|professional|any
- it goes|go without !saying
- there is|was|were|can|could|be ?absolutely|simply|really|be no !excuse|justification for|that|not|to|END
- !deserved|deserves more|better|closer|greater|some attention|care|thought|scrutiny|consideration ~next
- it|this|that should|ought|must|would have|to ?have been ?very|quite|immediately|abundantly|perfectly !clear|obvious|evident|plain to|that|from
- PERSON !had to see|know|notice|realise|realize that
- any|every !competent|decent|reasonable|sensible|experienced|half-decent|self-respecting|good|serious|professional engineer|reviewer|operator|
  developer|team|admin|administrator|code|review|dba|programmer|sre|person|analyst|tester|technician|organisation
- we|one|i ?would|might|could !expect|expected better|more|someone|somebody ?from|of
- we|i|one|you !expect|deserve|expected better|more from|of|than
- change|code|query|patch|commit|bug|version|release|build|config|flag|pr|migration !should|ought ?to never|not ?to have ?been made|reached|gone|
  got|gotten|passed|been|left|shipped
- and|but|which|as we|i|they|he|she !should|could|ought ?to have ?done ?so END
- should|ought ?to have ?long|already ?been set|put|been ?been up|in !place
- PERSON who|that !should|ought have|to
- ought to !have told|asked|known|warned|informed|called|read|waited|said|thought|looked|spoken|raised|escalated|realised|realized|refused|
  questioned|understood|listened|foreseen ~alert|system|service
- PERSON|they|he|she|dude|u|you !shouldnt|shouldve|shoulda|shouldnta|oughta ?have ?never ?just VERB
"""
