"""Run the command line in this process, as a shell would see it."""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from typing import Any
from unittest.mock import patch

from msgspec import Struct

from nofault.cli import main


class Run(Struct, frozen=True):
    """Exit status, standard output and standard error of one run."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


def run(*argv: object, stdin: str = "") -> Run:
    """Run `nofault` with these arguments."""
    out, err, given = (io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8", write_through=True) for text in ("", "", stdin))
    with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "stdin", given):
        try:
            main([str(one) for one in argv])
            status = 0
        except SystemExit as end:
            status = int(end.code or 0)
    return Run(status, _text(out), _text(err))


def _text(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
