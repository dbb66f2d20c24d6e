"""Phrases of BLM002."""

from __future__ import annotations

TEXT = """
- !guess who VERB|didn't|never|did|was|had|wasn't|hasn't
- WHO~ !never test|tests|check|checks|listen|listens|think|thinks|bother|bothers|ask|asks|learn|learns|communicate|communicates|care|cares
- only|until * did PERSON !wake|bother|react|act|think|escalate|care|look|ask|intervene|stir
- START|,|and|but|because|so|since|yet|when|while|as|apparently|course|: !nobody|no-one|noone * turned|stopped|raised|thought|dared|spoke|
  corrected|stepped|volunteered|remembered|questioned|renewed|answered|answers|bothers|remembers|dares|cares|reacts|looks|owns|speaks|volunteers|
  helps|tells|told|asks|checks|reads|listens|steps|showed ~could|able|because|since|route|routing
- !nobody|no-one|noone * took|taken|had|made the|any|an|a trouble|time|effort|responsibility|ownership|attempt|initiative|interest|presence|sense|
  courage|decency|foresight|guts|wit|nerve|backbone
- !nobody|no-one|noone * had|has ?ever|even|actually|really tested|checked|looked|read|tried|verified|asked|thought|bothered|reviewed|opened|
  updated|documented|noticed
- nobody|no-one|noone is|was|seems|seemed|were ?actually|really !paying|minding|listening|responsible|interested|bothered|willing|home
- !none|neither of them|the|our|these|those * raised|objected|spoke|noticed|asked|checked|questioned|looked|complained|tested|read|opened|
  bothered|thought
- WHO !only|merely|just ?ever executed|tested|checked|skimmed|glanced|added|reacted|acted|read|looked|eyeballed|verified|ran the|a|after|at|on|
  when|half|happy|one|part
- WHO !only VERB * after|once ~TIME
- not|never|wasn't|weren't ?even|actually|properly !read|checked|followed|tested|verified|reviewed|opened|consulted|done|updated|confirmed by
  PERSON ~another|second|other|yet
- DID !without to
- START !instead of * , PERSON VERB
- START !rather than ask|check|page|call|test|verify|wait|read|asking|checking|paging|calling|testing * , PERSON
- VERB * !rather than ask|check|page|call|test|verify|wait|read|raise|escalate|admit|fix|follow
- never|hardly|not !occurred|crossed|dawned to|on|the PERSON
- never|hardly !occurred|crossed to|on|the|his|her|their anyone|anybody|them|him|her|mind|minds|developers|team|engineers
- WHO would|will|could|wouldn't not|never|? !bother|cooperate|budge|listen
- WHO would|wouldn't not|never|? even|? !help|clean|answer|admit|share|wait|ask
- WHO !neglected|omitted|declined to|his|her|their
- WHO- ?simply|even|really|actually !renewed|renew|control|controlled|look|looked|think|thought|turn|show|appear|attend|clean|escalate|reply|
  answer|raise|arrange|tidy|revert|undo|mention|bother|react|respond|question|coordinate|hand
- WHO !missed|misses ?all|both|two|several|the|every|a|an ?obvious|clear|previous|many warning|warnings|sign|signs|signal|signals|alert|alerts|
  page|pages|call|meeting|deadline|step|drill|fact|point|mistake|error|bug|email|message|notice|memo|typo
- WHO !had|have years|months|weeks|days|hours|plenty|ample|time|every * to fix|renew|act|react|patch|replace|test|check|prepare|upgrade|respond
- WHO~ had|have|was|were|been ?long|well !known|aware * did|took|done|taken nothing|no
- WHO !knew|knows * did|do|done|take|took|said|but|yet|and nothing|no|anyway|carried|went|still|it
- without so|as much|? as ?a !telling|asking|looking|checking|glance|word
- WHO !skimmed|skims|glanced|glances|skipped|skips
- WHO didn't|did|does|do not|n't|? !bother
- WHO~ ?still has|have|had not|n't|yet|never|? ?even !grasped|understood|realised|realized|noticed|figured
- WHO !left|leaves * to|for someone|others|somebody|chance|luck|next|colleagues
- WHO had|has|have|with !failed|neglected|omitted|forgotten to
- the !simplest|easiest|basic|obvious|smallest|standard of|? checks|check|test|tests|precautions|questions|precaution|question was|were not|never|
  n't|omitted|skipped|forgotten
- WHO- ?fully|even|really|ever|properly !consider|think|foresee|account|realise|realize|understand|appreciate|prepare|plan|care|read|tell|label|
  document|warn|announce|say|mention
- WHO had|has ?long|repeatedly|been ?been !ignored|ignoring|postponed|neglected|forgotten|overlooked|dismissed|disregarded|skipped
- nobody|no-one|noone * felt|feels|took|takes|was|is !responsible|ownership|accountable|charge
- but|and|, says|said|did|does|do|saying|doing !nothing END
- START|,|and|but|because !neither PERSON * nor * checked|tested|read|noticed|asked|verified|reviewed|looked|questioned|escalated|followed|knew|
  thought|bothered|cared
- !nobody|no-one|noone * took|taken|takes|assumed|accepted|claimed|takes|felt ?any ?personal responsibility|ownership|charge|initiative|
  accountability
- WHO !knew|known about|of|that|this|it|for * for|since months|weeks|years|ages|days|long|spring|summer|autumn|winter|january|february|march|
  april|may|june|july|august|september|october|november|december ~because
"""
