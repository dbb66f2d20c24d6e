"""The templates of JSON lines taken many at once are those that the pattern finds line by line."""

from __future__ import annotations

import random
import re

import numpy as np

from nofault.timeline.finding import found_members
from nofault.timeline.gather import PADDING
from nofault.timeline.layouts import LineFormat
from nofault.timeline.quoted import UNKNOWN, places_of, quoted_texts
from nofault.timeline.recognising import Recognised, clock_for, recognise
from nofault.timeline.tables import NO_TEMPLATE, read_table
from nofault.timeline.templates import Templates
from tests.timeline.builders import write

WORDS = ["pool", "é", "日本", "n12", "0x9f", 'a\\"b', "c\\\\", "{", ":", "order", "k9", "'x'", "msg", "long" * 90, "z" * 1_100, "\\u00e9", ""]
MESSAGE = re.compile(rb'"msg"\s*:\s*"([^"\\\n]*+(?:\\.[^"\\\n]*+)*)"')


def line(draw: random.Random, number: int) -> str:
    text = " ".join(draw.choices(WORDS, k=draw.randint(0, 6)))
    head = f'{{"level":{draw.choice((30, 50))},"time":{1_781_447_103_000 + number * 10},"pid":17,"hostname":"a"'
    tails = [f',"msg":"{text}"}}'] * 12 + [
        f',"msg": "{text}"}}',
        f',"msg":"{text}","n":1}}',
        f',"msg":"{text}","msg":"second"}}',
        ',"err":5}',
        f',"msg":"{text}',
    ]
    return head + draw.choice(tails)


def test_templates_are_those_of_the_pattern(tmp_path):
    draw = random.Random(5)
    lines = [line(draw, number) for number in range(4_000)]
    path = write(tmp_path / "app.jsonl", "\n".join(lines) + "\n")
    with found_members([path]) as found:
        (member,) = found.members.values()
        one = recognise(member)
        assert isinstance(one, Recognised)
        assert isinstance(one.kind, LineFormat)
        assert one.layout is not None
        assert one.layout.key == b'"msg":"'
        table = read_table(member, one.kind, one.layout, clock_for(one, None, None, None))
    told = Templates()
    for text, number in zip(lines, table.template.tolist(), strict=True):
        wanted = MESSAGE.search(text.encode())
        if wanted is None:
            assert number == NO_TEMPLATE
        else:
            assert table.templates.texts[number] == told.texts[told.number(wanted[1])]


def test_ends_and_keys():
    texts = [b'order 12"', b'order 98"', b'order ab"', b'"', b'12345678"', b'1234567"', b'a\\"b"', b"no end"]
    data = b"\n".join(texts) + b"\n"
    buffer = np.frombuffer(data + bytes(PADDING), np.uint8)
    starts = np.array([data.index(text) if text != b'"' else data.index(b'\n"\n') + 1 for text in texts], np.int64)
    ends, keys = quoted_texts(buffer, starts)
    assert (ends - starts).tolist()[:6] == [8, 8, 8, 0, 8, 7]
    assert ends[6] == UNKNOWN
    assert keys[0] == keys[1]
    assert len(set(keys[[0, 2, 3, 4, 5]].tolist())) == 5


def test_places_of_a_key():
    data = b'{"msg":"a","ms":"b","msg":"'
    assert places_of(np.frombuffer(data, np.uint8), len(data), b'"msg":"').tolist() == [1, 20]
    assert places_of(np.frombuffer(b"x", np.uint8), 1, b'"msg":"').size == 0
