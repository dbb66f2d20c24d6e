"""Phrases of HND003."""

from __future__ import annotations

TEXT = """
- glance|look|call|check|minute|minutes|test|run|eye|eyes|sense|reading|foresight|planning|preparation|rehearsal|question|review|reviewer|
  attention|thought|care|effort|patience|caution|humility|homework|conversation|drill * would|could|might|'d ?easily|also|at|probably|certainly
  ?least have|'ve ?easily !shown|revealed|caught|told|saved|prevented|spotted|exposed|detected|noticed|alerted|identified|avoided|stopped|
  sufficed|been|made|found|discovered|rejected|led|sorted|uncovered ~that|which|even|if|though
- a|an|any|one ?more|less !trained|experienced|competent|careful|attentive|diligent|prudent|responsible|decent|proper|serious|second|better|
  closer|simple|quick|senior|good|sensible|reasonable|professional|skilled * would|could|might|'d have|never|not
- it|that|this|there would|might|'d have !been trivial|easy|enough|sufficient|wise|wiser|better|prudent|simple|straightforward|obvious|cheap|
  smart|smarter|helpful|appropriate|right|proper|sensible to|if|for|, ~cheaper|expensive
- would|'d have been ?well !advised|wise|wiser|smarter|better ?off to|,
- !more|better|proper|closer|careful|earlier|quicker|faster|greater|adequate|sufficient|basic|stricter * would|could|might have ?easily|probably
  led|avoided|prevented|shown|revealed|caught|made|saved|helped|stopped|detected|been|spared|given|allowed|shortened|reduced|identified|found
- PERSON would|could|'d ?never|surely|certainly|have ?never|at have|'ve ?at ?surely|certainly !stopped|noticed|known|seen|rejected|asked|put|
  spotted|thought|refused|waited|checked|rolled|picked|recognised|recognized|caught|written|double-checked|tested|questioned
- if PERSON !had done|been|only|bothered|kept|stuck|paid|taken|followed|listened|looked|asked|checked|read|escalated|tested|called|used|had|told|
  compared|waited
- if|had ?only !someone|somebody|anyone|anybody had * would|could|might
- if|had they|we|i|he|she|people|one|someone ?only !would have tested|checked|asked|looked|read|listened
- !had PERSON read|checked|looked|asked|tested|compared|followed|called|waited|escalated|listened|known|noticed|paid|taken|done|been|thought|
  bothered|used|seen|run|stopped|reviewed|verified|informed|told|consulted|kept|stuck|acted|reacted|understood|opened|picked
- would|should|could not|n't|never|? have|be|been|? happened|broken|here|failed|occurred !if|had ?only PERSON|anyone|someone|we|they|it|the|shop
- would have happened|gone|broken|failed !if
- it had been|would|were !enough|sufficient|better|wiser ?have|to ?been ?to
- with ?just|only ?a more|little|bit|better|some|modest|slightly * !attention|care|foresight|planning|thought|preparation|patience|effort|
  diligence|discipline|experience|help * would|could|might|, ~will
- a|an|any|another * test|check|canary|alert|monitor|alarm|limit|gate|rollout|drill|rehearsal|review|dry-run|lint|backup|staging|call|look|
  test-run|comparison|plan|checklist|confirmation would|could|might !have ?easily|probably|also|at ?least caught|prevented|shown|revealed|
  detected|stopped|avoided|flagged|spotted|told|warned|saved|made|helped|alerted
- monitoring|alerting|testing|automation|documentation|communication|training|pairing|coverage|staging|logging|observability|discipline * would|
  could|might !have ?easily|probably|also|at ?least caught|prevented|shown|revealed|detected|stopped|avoided|flagged|spotted|told|warned|saved|
  made|helped|alerted|given
- !ideally ?, we|this|the|they|it|someone would|should|could have
- it would|might have !helped|sufficed|been|paid ?good|nice|useful|helpful|better|easier|worthwhile to|if|had
- if !he'd|she'd|they'd|we'd|i'd|you'd ?only|just asked|looked|checked|known|read|tested|listened|waited|called|told|followed|thought|noticed|
  been|had|done|paid|taken
- glance|look|call|check|minute|minutes|seconds|test|run|question|review|eye|eyes|thought|care|attention|message|heads-up|rehearsal * !wouldve|
  couldve|mightve|would've|could've|might've ?easily|also|at ?least shown|revealed|caught|told|saved|prevented|spotted|exposed|avoided|stopped|
  helped|been|made|found
- with|had|given ?just ?only ?a|an|some ?little|bit|touch|modicum|ounce|grain|shred|minimum ?of !more|better|proper|greater|enough|due|basic|
  common|ordinary attention|care|diligence|thought|foresight|discipline|effort|vigilance|respect|preparation|curiosity|sense|interest|judgement
  ?from|by|of|on|in PERSON|,|we|this|it ~will|can|must|should
- START !had * been read|followed|checked|tested|heeded|consulted|reviewed|verified|escalated|listened|informed|told|asked|warned|documented|
  respected|observed|obeyed ~would-be|will
- PERSON would|could|'d have|'ve ?surely|never !done ~same|likewise
"""
