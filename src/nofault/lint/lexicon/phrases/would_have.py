"""Phrases of HND003."""

from __future__ import annotations

TEXT = """
- !glance|look|call|check|minute|minutes|test|run|eye|eyes|sense|reading|foresight|planning|preparation|rehearsal|question|review|reviewer|
  attention|thought|care|effort|patience|caution|humility|homework|conversation|drill * would|could|might|'d ?easily|also|at|never|probably|
  certainly ?least have|'ve|ve
- a|an|any|one ?more|less !trained|experienced|competent|careful|attentive|diligent|prudent|responsible|decent|proper|serious|second|better|
  closer|simple|quick|senior|good|sensible|reasonable|professional|skilled * would|could|might|'d have|never|not
- it|that|this|there would|might|'d have !been trivial|easy|enough|sufficient|wise|wiser|better|prudent|simple|straightforward|obvious|cheap|
  smart|smarter|helpful|appropriate|right|proper|sensible to|if|for|, ~cheaper|expensive
- would|'d have been ?well !advised|wise|wiser|smarter|better ?off to|,
- !more|better|proper|closer|careful|earlier|quicker|faster|greater|adequate|sufficient|basic|stricter * would|could|might have ?easily|probably
  led|avoided|prevented|shown|revealed|caught|made|saved|helped|stopped|detected|been|spared|given|allowed|shortened|reduced|identified|found
- PERSON would|could|'d ?never|surely|certainly|have ?never|at have|'ve ?at ?surely|certainly !stopped|noticed|known|seen|rejected|asked|put|done|
  spotted|thought|refused|waited|checked|rolled|picked|recognised|recognized|caught|written|double-checked|tested|questioned
- !if PERSON had done|been|only|bothered|kept|stuck|paid|taken|followed|listened|looked|asked|checked|read|escalated|tested|called|used|had|told|
  compared|waited
- if|had ?only !someone|somebody|anyone|anybody ?had|only * would|could|might
- if|had they|we|i|he|she|people|one|someone ?only !would have tested|checked|asked|looked|read|listened
- !had PERSON read|checked|looked|asked|tested|compared|followed|called|waited|escalated|listened|known|noticed|paid|taken|done|been|thought|
  bothered|used|seen|run|stopped|reviewed|verified|informed|told|consulted|kept|stuck|acted|reacted|understood|opened|picked
- would|should|could not|n't|never|? have|be|been|? happened|broken|here|failed|occurred !if|had ?only PERSON|anyone|someone|we|they|it|the|shop
- would have happened|gone|broken|failed !if
- it had been|would|were !enough|sufficient|better|wiser ?have|to ?been ?to
- with ?just|only ?a more|little|bit|better|some|modest|slightly * !attention|care|foresight|planning|thought|preparation|patience|effort|
  diligence|discipline|experience|help * would|could|might|, ~will
"""
