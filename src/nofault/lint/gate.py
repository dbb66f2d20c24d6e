"""Which lookouts a text can hold something for, told by its words alone: most texts are ruled out before they are tokenised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nofault.lint.lexicon.people import PEOPLE

# Bytes of a text to what is compared: letters and digits in lower case, the hyphen as it is, all else a space.
BETWEEN = b"\xff"  # a byte that no text in UTF-8 holds: what stands between two texts
KEPT = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789-" + BETWEEN)
COMPARED = bytes(byte if byte in KEPT else 32 for byte in bytes(range(256)).lower())
PLACES = 2  # places of a lookout that are asked for, besides a companion


class Gate:
    """For each word one number, whose bits say what the word is to each lookout; those of the words of a text together tell what it can hold.

    The number has a field of `size` bits for the first place, the second, and the companions; a lookout has the same bit in each.
    """

    def __init__(self, size: int, people: frozenset[str]) -> None:
        self.size = size
        self.people = PEOPLE | people
        self.words: dict[bytes, int] = {}
        self.always = 0  # what is asked of no word
        self.companions: dict[frozenset[str], int] = {}
        self.handles = 0  # the companions that a handle stands for

    def add(self, bit: int, places: Sequence[Iterable[str]], companions: frozenset[str] | None) -> None:
        """Let a lookout pass where a text holds a word of each of its places (two are enough), and one of its companions."""
        for number in range(PLACES):
            if number < len(places):
                self._open(places[number], bit << number * self.size)
            else:
                self.always |= bit << number * self.size
        bit <<= PLACES * self.size
        if companions is None:
            self.always |= bit
        else:
            self.companions[companions] = self.companions.get(companions, 0) | bit

    def close(self) -> None:
        """Nothing more is added: the companions become words; whoever is a person is one for every lookout about people."""
        for words, bits in self.companions.items():
            about_people = words >= PEOPLE
            self.handles |= bits if about_people else 0
            self._open(words - PEOPLE if about_people else words, bits)
        if self.handles:
            self._open(self.people, self.handles)

    def _open(self, words: Iterable[str], bits: int) -> None:
        """Give words these bits; what follows an apostrophe is a word of its own here."""
        known = self.words
        for word in words:
            key = (word.partition("'")[0] if "'" in word else word).encode()
            known[key] = known.get(key, 0) | bits

    def masks(self, texts: Sequence[str]) -> list[int]:
        """The bits of the lookouts that each text can hold something for; all texts are looked through at once. A handle is a companion, too."""
        words, size, always = self.words, self.size, self.always
        written = BETWEEN.join([text.encode(errors="replace") for text in texts])
        compared = written.translate(COMPARED).replace(b"no one", b"no-one").replace(b"--", b" ")
        named = [b"@" in text for text in written.split(BETWEEN)] if b"@" in written else [False] * len(texts)
        low = (1 << size) - 1
        masks: list[int] = []
        for text, handle in zip(compared.split(BETWEEN), named, strict=True) if texts else ():
            held = always
            for word in words.keys() & text.split():
                held |= words[word]
            if handle:
                held |= self.handles
            masks.append(held & held >> size & held >> 2 * size & low)
        return masks
