"""Phrases of HND002."""

from __future__ import annotations

TEXT = """
- entirely|easily|perfectly|completely|totally|eminently|wholly|clearly|readily !avoidable|preventable|foreseeable|predictable
- was|were|is ?plainly|clearly|entirely|easily|quite !foreseeable
- there|they|team|we|who|noc|engineer|he|she|operator was|were|had|has ?more ?than !ample|plenty|enough|twenty|ten|thirty|all|every ?of|minutes|
  the time|minutes|warning|warnings|opportunity|opportunities|chance|chances|reason|information|hints to|of|in|they|that|and ~users|customers
- had|have !all the information|data|facts|warnings|signs|time they|he|she|needed|that
- all|thing it|that ?would ?have !took|taken|take|needed|required was|is|a|one|,
- would have !taken|cost|required|needed only|just|nothing|five|two|ten|little ?a ?minutes|seconds|single|one ~job|process|rebuild|queue|hours
- was|is|were all ?that|it ?it|that would|took|needed|required|had|was ?have|had ?been !needed|taken|required|took|necessary ~is
- would|could|might not|n't|hardly|never|? have !hurt|killed|harmed to|PERSON|him|her|them|anyone
- !nothing|none * would|could have happened|broken|gone|failed|occurred
- !nobody|no-one * would have lost|noticed|been|had|suffered
- PERSON !could|might ?very|just|simply|easily|as ?well|easily|simply have asked|called|waited|stopped|checked|hung|tested|spoken|said|rolled|
  looked|pinged|paged|tried|gone|raised|reverted|used|run|taken ~not
- could|might|would ?easily|well|also have|'ve been !spared|limited|shortened|contained|averted|minimised|minimized ~delivered|index
- proper|simple|quick|basic|more|careful|better|earlier * would|could|might have ?easily|also !revealed|uncovered|shown|exposed|surfaced|sufficed
  ~canary|retry|client|alert|monitor
- would have made|done all|a|the * !difference|trick
- time|warnings|warning|chances in !which to
- only a !matter|question of time
- !bound|certain|destined to happen|fail|break|go|blow ~up|io|cpu|by
- in a !position|place to stop|prevent|see|know|intervene|act|notice ~system
- could|might have been !able to avoid|prevent|catch|detect|notice|spot|shorten|stop|reduce|mitigate|respond|react|find|fix|recover|restore|roll
- we|i|they !should|could|might have ?also|easily|just|simply communicated|acted|reacted|responded|tested|checked|asked|noticed|caught|rolled|
  escalated|announced|waited|planned|prevented|avoided|done|been|had|used|made|known|looked|thought|paid ~not|later|worse
- was|is|as|such|of|this|that a|an|the ?very|entirely|wholly|completely|easily|perfectly|thoroughly !avoidable|preventable|needless|unnecessary|
  unforced outage|incident|failure|mistake|error|loss|disaster|accident|crash|downtime|mess|episode|event|delay ~cost|costs
"""
