"""Phrases of CHR003."""

from __future__ import annotations

TEXT = """
- WHO~ ?was|were|is|are ?still|half|fast|busy|mostly|apparently|clearly|probably !asleep|half-asleep|distracted|drunk|daydreaming|texting|napping|
  dozing|watching|playing|gaming|scrolling|chatting|shopping|browsing|hungover|absent|preoccupied|inattentive|tired|exhausted|sleepy at|by|with|
  on|to|in|END|,|and|football|netflix|games|his|her|their ~dashboard|graphs|graph|metrics|logs|rollout|for|hours
- !asleep|sleeping|dozing at|on|during the|his|her|their|duty|shift ?switch wheel|switch|job|keyboard|shift|duty|post|desk
- WHO !clearly|evidently|obviously|apparently|plainly|simply|just wasn't|weren't|was|were|isn't|didn't|did|not ?not watching|listening|reading|
  paying|looking|thinking|concentrating|interested|caring|aware|care
- not|n't|wasn't|weren't|hardly ?really|fully|properly !reading|watching|listening|concentrating|looking|focusing|focussing the|at|to|on|closely|
  END ~client|consumer|replica|cache|service|we|process|from|pods|job
- WHO had|has his|her|their !mind|head|thoughts|eyes elsewhere|off|on
- took|takes|taking ?his|her|their|an !eye|eyes off|of the|his|her|their
- attention|mind|focus|concentration was|were|had|slipped|lapsed|wandered ?been|clearly|obviously !elsewhere|slipped|lapsed|wandered|lacking
- !inattention|inattentiveness|absent-mindedness|carelessness|distraction|forgetfulness during|of|by|on|in|from|while|among PERSON|the|an|a|his|
  her
- moment|lapse|instant|second|moments|lapses of !inattention|concentration|carelessness|distraction|attention|weakness|forgetfulness|judgement|
  judgment|madness|absent-mindedness
- !tired|exhausted|bored|irritable|drunk|hungover|distracted|sleepy and pressed|typed|careless|made|sloppy|irritable|hit|clicked|did
"""
