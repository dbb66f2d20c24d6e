"""Which lookouts a text can hold something for, told by its words alone: most texts are ruled out before they are tokenised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from nofault.lint.lexicon.people import PEOPLE

BETWEEN = "\xff"  # a byte that no text in UTF-8 holds: what stands between two texts
KEPT = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789-\xff")
# Bytes of a text to what is compared: letters and digits in lower case, the hyphen as it is, all else a space.
COMPARED = bytes(byte if byte in KEPT else 32 for byte in bytes(range(256)).lower())
PLACES = 2  # places of a lookout that are asked for, besides a companion


class Gate:
    """For each word one number, whose bits say what the word is to each of `size` lookouts; those of a text's words together tell what passes.

    The number has a field of `size` bits for the first place, the second, and the companions; a lookout has the same bit in each. Whoever is
    a person is a companion for every lookout about people, as is a handle.
    """

    def __init__(self, size: int, people: frozenset[str]) -> None:
        self.size = size
        self.people = people
        self.added = 0
        self.words: dict[str, int] = {}
        self.always = 0  # what is asked of no word
        self.handles = 0
        self._families: dict[frozenset[str], int] = {}

    def add(self, places: Sequence[Iterable[str]], companions: frozenset[str] | None) -> None:
        """Let the next lookout pass where a text holds a word of each of its places (of two), and one of its companions."""
        bit = 1 << self.added
        self.added += 1
        for number in range(PLACES):
            if number < len(places):
                self._open(places[number], bit << number * self.size)
            else:
                self.always |= bit << number * self.size
        bit <<= PLACES * self.size
        if companions is None:
            self.always |= bit
        else:
            self._families[companions] = self._families.get(companions, 0) | bit
        if self.added == self.size:
            self._close()

    def _close(self) -> None:
        """All are added: the companions become words."""
        for words, bits in self._families.items():
            about_people = words >= PEOPLE
            self.handles |= bits if about_people else 0
            self._open(words - PEOPLE if about_people else words, bits)
        self._open(PEOPLE | self.people, self.handles)

    def _open(self, words: Iterable[str], bits: int) -> None:
        """Give words these bits. What follows an apostrophe is a word of its own here."""
        known = self.words
        for word in words:
            key = word.partition("'")[0] if "'" in word else word
            known[key] = known.get(key, 0) | bits

    def passing(self, texts: Sequence[str]) -> Iterator[Sequence[int]]:
        """The numbers of the lookouts that each text can hold something for, in order; all texts are looked through at once."""
        written = BETWEEN.encode("latin-1").join([text.encode(errors="replace") for text in texts])
        compared = written.translate(COMPARED).decode("latin-1").replace("no one", "no-one").replace("--", " ")
        words, size = self.words, self.size
        known = words.keys()
        for number, text in enumerate(compared.split(BETWEEN) if texts else ()):
            held = self.always
            for word in known & text.split():
                held |= words[word]
            if "@" in texts[number]:
                held |= self.handles
            # Shifted onto one another, and without what lies above the lowest field.
            yield _numbers((held & (held >> size) & (held >> 2 * size)) & ((1 << size) - 1))


def _numbers(mask: int) -> Sequence[int]:
    """The numbers of the bits that are set, the lowest first."""
    numbers: list[int] = []
    while mask:
        lowest = mask & -mask
        numbers.append(lowest.bit_length() - 1)
        mask ^= lowest
    return numbers
