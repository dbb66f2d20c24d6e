"""Phrases of HND004."""

from __future__ import annotations

TEXT = """
- !hindsight|retrospect * obvious|obviously|clear|clearly|deserved|should|foolish|mistake|wrong|naive|ought|bound|unwise|needed|reckless|careless|
  optimistic|inevitable|premature
- !signs|signals|warnings|hints|evidence was|were|had|have ?all|clearly|plainly|been|right there|plain|obvious|visible|clear|ignored|missed|
  overlooked|everywhere ~not
- !there|plain|clear|obvious for|to all|anyone|everyone|everybody|see|anybody ?to|who|that ?see|cared|looked|wanted
- !obvious|plain|apparent to anyone|anybody|everyone|everybody
- for !anyone|everyone|anybody|all who|to cared|see|wanted|looked|was|with ?to|eyes
- was|were ?all|so|very|painfully|fairly|really|quite|too !easy|simple|trivial to spot|notice|catch|avoid|prevent|foresee ~next
- !obviously|clearly|plainly|evidently|naturally ?not|going|bound|the|a|wrong|should|did|had|was going|to|wrong|mistake|careless|never|not|
  overloaded ~we|system
- !anyone|anybody|everyone|everybody|someone|somebody|surely ?else|in ?the * must|could|should|would have seen|known|noticed|spotted|realised|
  realized|predicted|guessed|heard|tried|thought
- you|one would !think|expect|imagine|hope that
- one|we would|might have !expected|thought|hoped|imagined the|that|a|someone|somebody|them|our|any|more|better ~user|users
- hard|difficult|impossible to !understand|believe|imagine|comprehend|justify why|how
- rocket !science|surgery|rocket-science
- lesson|lessons|nothing * not|never|n't|been ?been !learnt|learned|heeded
- golden|missed|wasted|every !opportunity|chance|chances to
- a|an disaster|accident|outage|catastrophe !waiting
- !obvious|sensible|right|safe|correct|logical|prudent thing|choice|course|step|move|decision|option * would|was|should * been|to
"""
