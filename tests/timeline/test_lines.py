from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nofault.timeline import lines
from nofault.timeline.lines import blocks


def cut(data, size):
    return [data[start : start + size] for start in range(0, len(data), size)]


def found_lines(pieces):
    return [
        (block.offset + start, block.data[start:end])
        for block in blocks(pieces)
        for start, end in zip(block.starts.tolist(), block.ends.tolist(), strict=True)
    ]


@given(st.lists(st.sampled_from([b"", b"a", b"long line", b"x" * 50, b"with\r"]), max_size=20), st.integers(1, 40), st.booleans())
def test_lines_and_offsets_do_not_depend_on_how_the_bytes_arrive(texts, size, ended):
    data = b"\n".join(texts) + (b"\n" if ended else b"")
    expected, offset = [], 0
    for line in data.split(b"\n")[: None if data and not data.endswith(b"\n") else -1]:
        expected.append((offset, line))
        offset += len(line) + 1
    assert found_lines(cut(data, size)) == expected


def test_of_a_giant_line_the_head_and_the_length_are_kept(monkeypatch):
    monkeypatch.setattr(lines, "LONGEST", 100)
    monkeypatch.setattr(lines, "GIANT_HEAD", 10)
    data = b"first\n" + b"y" * 1_000 + b"\nlast\n"
    found = [(block.offset, block.data, block.lengths().tolist()) for block in blocks(cut(data, 64))]
    assert (6, b"y" * 10, [1_000]) in found
    assert found[-1] == (1_007, b"last\n", [4])


def test_a_giant_line_without_an_end_is_still_a_line(monkeypatch):
    monkeypatch.setattr(lines, "LONGEST", 100)
    assert [block.lengths().tolist() for block in blocks(cut(b"z" * 500, 64))] == [[500]]
