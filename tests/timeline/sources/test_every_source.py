"""What holds for each kind of evidence, whatever it is: one file each, an example that it recognises, text that is nobody's fault."""

from __future__ import annotations

import re

import pytest

from nofault import plugins
from nofault.timeline.finding import found_members
from nofault.timeline.recognising import SOURCES, Recognised, recognise
from tests.timeline.builders import write

MODULES = dict(plugins.walk(SOURCES))
# The slow query log is told by two of its comments, an export of the journal by the line alone.
COMPANIONS = {"mysql_slow": "\n# User@Host: app[app] @ web-1 [192.0.2.7]\nSELECT 1;", "git_log": "\n\n    Raise the pool limit"}
LEADS = {"git_log": "commit 4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f\nAuthor: Avery Example <avery@example.com>\n"}


@pytest.mark.parametrize("name", MODULES)
def test_a_source_recognises_the_example_of_its_documentation(tmp_path, name):
    example = re.search(r"^Example: `(.*)`$", MODULES[name].__doc__, re.MULTILINE)
    assert example, "its documentation has an example"
    path = write(tmp_path / "evidence", LEADS.get(name, "") + example[1] + COMPANIONS.get(name, "") + "\n")
    with found_members([path]) as found:
        one = recognise(found.members[str(path)])
    assert isinstance(one, Recognised), one
    assert one.kind is MODULES[name].SOURCE


def test_no_two_sources_have_one_name():
    names = [module.SOURCE.name for module in MODULES.values()]
    assert len(set(names)) == len(names)
