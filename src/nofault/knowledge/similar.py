"""Earlier incidents that resemble a text, why they do, and which of their promises are still open.

Ranked by BM25 over the words of the parts (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, with the usual k1 = 1.2 and
b = 0.75), where a word counts more in a title or a cause than in a timeline; a shared failure class and a shared service add to it.
Standard library only, made for a folder of documents; a server finds its candidates with `index.SearchIndex` and ranks those.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from nofault.knowledge.classify import classify, taxonomy
from nofault.knowledge.searchable import lines_of
from nofault.knowledge.sentences import Sentence, sentences_of
from nofault.knowledge.words import STOP, stem, words
from nofault.postmortem.model import ActionItem, Postmortem
from nofault.postmortem.parts import PARTS
from nofault.postmortem.terms import ActionState

K1, B = 1.2, 0.75
# How much one word of a part counts; parts that are not named count 1, people and meetings nothing.
WEIGHTS = {"incident": 3, "causes": 3, "factors": 3, "summary": 2, "impact": 2, "detection": 2, "why_not_sooner": 2, "questions": 2}
UNHEARD = frozenset({"authorship", "meeting", "reviewers", "approvals", "attachments", "related", "failure_classes", "action_items"})
# What a shared class or service adds, in units of the best word's score: enough to order equals, never enough alone.
CLASS_BONUS, SERVICE_BONUS = 0.5, 0.5
CLASSES_CONSIDERED = 4
REACH = 4  # so many times `top` are looked at closely: a bonus may lift what shares fewer words
NAMED_WORDS = 6
FINISHED = frozenset({ActionState.DONE, ActionState.VERIFIED, ActionState.DECLINED})


class Past(Struct, frozen=True):
    """An earlier document and where it was found."""

    document: Postmortem
    path: str = ""


class Unfinished(Struct, frozen=True):
    """A promise of an earlier incident that is still open. `due` is the day as written where it could not be read."""

    text: str
    owner: str | None
    due: str | None
    state: str


class Similar(Struct, frozen=True):
    """An earlier incident, its score (comparable within one answer only), why it was found, what ended it, and what is still open."""

    id: str
    title: str
    path: str
    score: float
    why: list[str]
    mitigation: str
    unfinished: list[Unfinished]


class _Bag(Struct, frozen=True):
    """The weighted stems of a document and the first form in which each was written."""

    counts: Counter[str]
    forms: dict[str, str]
    length: float


def similar(text: str, past: Iterable[Past], top: int = 5, service: str = "") -> list[Similar]:
    """At most `top` of the documents in `past` that share words with `text`, best first. `service` is the service that it is about, if known.

    A document is never found for its class or service alone.
    """
    found = list(past)
    bags = [_bag(one.document) for one in found]
    seen_in = Counter(stem for bag in bags for stem in bag.counts)
    average = sum(bag.length for bag in bags) / len(bags) if bags else 1.0
    query = Counter(stem(word) for word in words(text) if word not in STOP)
    classes = _classes([Sentence(text, None, "summary")])
    scored = []
    for one, bag in zip(found, bags, strict=True):
        scores = {term: _bm25(bag, term, average, seen_in[term], len(bags)) for term in query if term in bag.counts}
        if scores:
            scored.append((sum(scores.values()), one, bag, scores))
    scored.sort(key=lambda candidate: -candidate[0])
    nearest = scored[: max(top, 0) * REACH]
    answers = [_answer(one, bag, scores, classes, service) for _, one, bag, scores in nearest]
    return sorted(answers, key=lambda answer: (-answer.score, answer.id))[: max(top, 0)]


def text_of(document: Postmortem) -> str:
    """What of a document is compared with others: everything but people, meetings and promises."""
    return "\n".join(line for name in PARTS if name not in UNHEARD for line in lines_of(getattr(document, name)))


def _bag(document: Postmortem) -> _Bag:
    counts: Counter[str] = Counter()
    forms: dict[str, str] = {}
    for name in PARTS:
        if name in UNHEARD:
            continue
        weight = WEIGHTS.get(name, 1)
        for line in lines_of(getattr(document, name)):
            for word in words(line):
                if word not in STOP:
                    term = stem(word)
                    counts[term] += weight
                    forms.setdefault(term, word)
    return _Bag(counts, forms, float(counts.total()))


def _bm25(bag: _Bag, term: str, average: float, seen_in: int, documents: int) -> float:
    rarity = math.log(1 + (documents - seen_in + 0.5) / (seen_in + 0.5))
    count = bag.counts[term]
    return rarity * count * (K1 + 1) / (count + K1 * (1 - B + B * bag.length / max(average, 1.0)))


def _answer(past: Past, bag: _Bag, scores: dict[str, float], classes: Sequence[str], service: str) -> Similar:
    document = past.document
    best = sorted(scores, key=lambda term: (-scores[term], term))
    score = sum(scores.values())
    why = [f"shared words: {', '.join(bag.forms[term] for term in best[:NAMED_WORDS])}"]
    shared = [code for code in classes if code in _classes_of(document)]
    if shared:
        score += CLASS_BONUS * len(shared) * scores[best[0]]
        why += [f"same failure class: {code} {taxonomy()[code].name}" for code in shared]
    if service and service.casefold() in {name.casefold() for name in (document.incident.service, *document.impact.services)}:
        score += SERVICE_BONUS * scores[best[0]]
        why.append(f"same service: {service}")
    return Similar(
        id=document.incident.reference or document.id,
        title=document.incident.title,
        path=past.path,
        score=round(score, 3),
        why=why,
        mitigation=_mitigation(document),
        unfinished=[_unfinished(item) for item in document.action_items if item.state not in FINISHED],
    )


def _classes(sentences: Iterable[Sentence]) -> list[str]:
    return [found.code for found in classify(sentences) if found.axis != "trigger"][:CLASSES_CONSIDERED]


def _classes_of(document: Postmortem) -> list[str]:
    """The classes that a person confirmed; where nobody did, the best suggestions."""
    confirmed = [kept.code for kept in document.failure_classes if kept.confirmed]
    return confirmed or _classes(sentences_of(document))


def _mitigation(document: Postmortem) -> str:
    detection = document.detection
    kind = str(detection.mitigation) if isinstance(detection.mitigation, str) else ""
    return ": ".join(part for part in (kind, detection.mitigation_note) if part)


def _unfinished(item: ActionItem) -> Unfinished:
    owner = item.owner if isinstance(item.owner, str) else ""
    due = item.due_on.isoformat() if isinstance(item.due_on, date) else item.due_text
    return Unfinished(item.text, owner or None, due or None, str(item.state))
