"""Writes the vendored schema anew from the file that an npm package ships: one definition a line, with a comment that says where it is from.

npm pack @microsoft/jest-sarif && tar xzf microsoft-jest-sarif-*.tgz
python tests/lint/sarif/vendor.py package/lib/schemas/sarif-2.1.0-rtm.5.json
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

COMMENT = (
    "The OASIS JSON schema of SARIF 2.1.0 (rtm.5) as shipped in the npm package @microsoft/jest-sarif 1.0.0-beta.0, MIT licence. "
    "Made by tests/lint/sarif/vendor.py, which escapes a stray bracket in one pattern that strict validators refuse; not edited by hand."
)


def written(schema: dict[str, object]) -> str:
    """The schema as JSON text, a definition a line."""
    definitions = schema.pop("definitions")
    assert isinstance(definitions, dict)
    head = json.dumps({"$comment": COMMENT} | schema)
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(value)}" for name, value in definitions.items())
    return head[:-1] + ',\n"definitions": {\n' + lines + "\n}}\n"


if __name__ == "__main__":
    source = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8").replace("{2}]?$", "{2}\\\\]?$"))
    Path(__file__).with_name("sarif-2.1.0.json").write_text(written(source), encoding="utf-8")
