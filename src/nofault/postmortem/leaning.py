"""What a heading leans to where no phrase decides it: naive Bayes over the words of all phrases, and the look of what stands below it.

Each phrase of the vocabulary is an example of its kind. The words of the heading, and of the first lines below it with less weight, are what is
judged (multinomial model with pairs of words, additive smoothing: Manning, Raghavan, Schütze, "Introduction to Information Retrieval", ch. 13).
A table with columns for owners or days, or a list of times, says by itself what its section is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from functools import cache
from itertools import pairwise
from math import exp, log

from nofault.postmortem.grammar import DELIMITER, FENCE, row_cells
from nofault.postmortem.markdown.places import COLUMNS, COMMON_HEADS, column_field
from nofault.postmortem.vocabulary import Vocabulary, tokens_of
from nofault.postmortem.when import leading

# Found by cross-validation over the labelled documents and templates.
SMOOTHING = 0.05
BELOW = 0.5  # weight of a word below the heading against one of the heading
MOST_BELOW = 6  # words below that count in full; more of them share this weight
SURE = 0.6  # least probability of a kind that is taken
LOOKED_AT = 1500  # characters below a heading

Feature = tuple[str, ...]

_MARKS = re.compile(r"^[\s>*+_`\[(-]+|^\s*\d{1,3}[.)]\s+(?!\d)")


def leaning(heading: str, below: str, known: Vocabulary, said: Container[str | None] = ()) -> str | None:
    """The kind that a heading with the text `below` it leans to, surely enough to be taken; else None.

    The look of a table makes no second timeline of a document where another heading is `said` to be one.
    """
    below = below[:LOOKED_AT]
    look = look_of(below)
    return look if look and look not in said else _model(known).kind(heading, below)


def look_of(text: str) -> str | None:
    """`timeline` or `action-items` where a text is a table or a list that can be nothing else."""
    lines = list(_written(text))
    for head, under in pairwise(lines):
        if "|" in head and DELIMITER.match(under.strip()):
            return _of_columns(row_cells(head)[0])
    timed = sum(_begins_with_time(line) for line in lines)
    return "timeline" if timed > 1 and timed * 2 > len(lines) else None


def _written(text: str) -> Iterator[str]:
    """The lines with something in them, without code."""
    code = False
    for line in text.split("\n"):
        if FENCE.match(line.strip()):
            code = not code
        elif not code and line.strip():
            yield line


def _of_columns(heads: list[str]) -> str | None:
    """What the heads of columns say; a "when" that comes first is a time of an event, else a day something is due."""
    item = [column_field(head, COLUMNS["action_items"]) for head in heads]
    event = [column_field(head, COLUMNS["timeline"]) for head in heads]
    begins = event[:1] == ["at"]
    if "text" in event and "at" in event and (begins or "due_on" not in item) and not (begins and {"owner", "due_on"} <= {*item}):
        return "timeline"
    due, owner = "due_on" in item, "owner" in item
    text = any(field == "text" and head.strip("*_` :").casefold() not in COMMON_HEADS for head, field in zip(heads, item, strict=True))
    return "action-items" if (due and owner) or (text and (due or owner)) else None


def _begins_with_time(line: str) -> bool:
    found = leading(_MARKS.sub("", line[:80]))
    return found is not None and found.timed


class _Model:
    """The counts of a vocabulary."""

    def __init__(self, known: Vocabulary) -> None:
        known.learn_all()
        self.known = known
        counts: dict[Feature, Counter[str]] = defaultdict(Counter)
        examples: Counter[str] = Counter()
        for phrases in known.first.values():
            for one in phrases:
                if one.kind != "other":
                    examples[one.kind] += 1
                    for feature in self._features([stem.strip("*") for stem in one.phrase]):
                        counts[feature][one.kind] += 1
        total, size = examples.total(), len(counts)
        features: Counter[str] = Counter()
        for kinds in counts.values():
            features.update(kinds)
        self.prior = {kind: log(number / total) for kind, number in examples.items()}
        self.unseen = {kind: log(SMOOTHING / (features[kind] + SMOOTHING * size)) for kind in examples}
        # What an example with a feature adds to a kind, beyond what an unseen feature does.
        self.gain = {feature: {kind: log((n + SMOOTHING) / SMOOTHING) for kind, n in kinds.items()} for feature, kinds in counts.items()}

    def _features(self, stems: list[str]) -> list[Feature]:
        said = [stem for stem in stems if stem not in self.known.fillers] or stems
        return [*((stem,) for stem in said), *pairwise(said)]

    def kind(self, heading: str, below: str) -> str | None:
        """The most likely kind, if it is likely enough."""
        words = [feature for feature in self._features(self.known.words(heading).tokens) if feature in self.gain]
        lines = [feature for feature in self._features(tokens_of(below)) if feature in self.gain]
        weight = BELOW * min(1.0, MOST_BELOW / len(lines)) if lines else 0.0
        if not words:
            return None
        observed = len(words) + weight * len(lines)
        scores = {kind: prior + observed * self.unseen[kind] for kind, prior in self.prior.items()}
        for features, share in ((words, 1.0), (lines, weight)):
            for feature in features:
                for kind, gain in self.gain[feature].items():
                    scores[kind] += share * gain
        best = max(scores, key=scores.__getitem__)
        return best if sum(exp(score - scores[best]) for score in scores.values()) * SURE <= 1 else None


@cache
def _model(known: Vocabulary) -> _Model:
    return _Model(known)
