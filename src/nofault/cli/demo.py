"""`nofault demo`: a realistic incident worked through the whole cycle, in a throw-away installation."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import webbrowser
from pathlib import Path
from types import FrameType

import click

from nofault.cli.extras import require_extra

LAST_PORT = 65535


@click.command("demo")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, LAST_PORT), help="The port, or the next free one above it.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser. Without a display none is opened anyway.")
def command(port: int, no_browser: bool) -> None:
    """Try nofault with a made-up incident, worked through from raw evidence to a published postmortem.

    Everything lies in a temporary folder that is gone when the demo ends. It listens on this machine only.
    The line `ready http://127.0.0.1:PORT/` says that pages answer; you are logged in as one of the made-up team.

    Example: nofault demo --no-browser
    """
    require_extra("server", "django", "uvicorn", "numpy", "tantivy")
    signal.signal(signal.SIGTERM, _interrupted)
    folder = Path(tempfile.mkdtemp(prefix="nofault-demo-"))
    try:
        _run(folder, port, opens=not no_browser and _has_display())
    except KeyboardInterrupt:
        click.echo("The demo has ended; nothing of it is left.", err=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _interrupted(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _has_display() -> bool:
    return sys.platform in {"darwin", "win32"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _run(folder: Path, port: int, *, opens: bool) -> None:
    from nofault.web import process

    listening = process.bind_next("127.0.0.1", port)
    # A throw-away installation takes nothing from the environment of a real one.
    for name in [name for name in os.environ if name == "DATABASE_URL" or name.startswith("NOFAULT_")]:
        del os.environ[name]
    os.environ |= {"NOFAULT_DATA_DIR": str(folder), "NOFAULT_BASE_URL": process.address_of(listening).rstrip("/"), "NOFAULT_DEMO": "1"}
    process.set_up()
    from django.utils import timezone

    from nofault.demo.story import tell_story
    from nofault.web import server
    from nofault.web.services.installation import migrate

    click.echo("Making a throw-away database …", err=True)
    migrate()
    click.echo("Working an incident through from 20 MB of evidence …", err=True)
    tell_story(folder / "sample-evidence", now=timezone.now())

    def ready(address: str) -> None:
        click.echo(f"ready {address}")
        click.echo(f"The sample evidence, to drop into an incident of your own: {folder / 'sample-evidence'}", err=True)
        if opens:
            webbrowser.open(address)

    server.run("127.0.0.1", port, on_ready=ready, listening=listening)
