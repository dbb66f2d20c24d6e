"""What every test stands on: which database, throw-away folders, no network, and what a skip means.

NOFAULT_TEST_DB=sqlite (default) runs everything on SQLite. NOFAULT_TEST_DB=postgres starts a server and runs what touches the database:
tests/web and whatever else is marked `web`. The address is set before Django's settings are read; workers of pytest-xdist inherit it.
"""

from __future__ import annotations

import atexit
import os
import shutil
import socket
import tempfile
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.postgres import PostgresMissing, running_server

HERE = Path(__file__).parent
DATABASE = os.environ.setdefault("NOFAULT_TEST_DB", "sqlite")
# What a busy machine takes longer for is no failure.
settings.register_profile("any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any-machine")
REQUIRE_ALL = os.environ.get("NOFAULT_REQUIRE_ALL") == "1"
IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ


def _this_machine() -> str:
    """The name that passkeys want, or the address where nothing knows the name: a bare chroot has no /etc/hosts."""
    try:
        socket.getaddrinfo("localhost", None)
    except socket.gaierror:
        return "127.0.0.1"
    return "localhost"


def _set_environment() -> None:
    data = tempfile.mkdtemp(prefix="nofault-tests-")
    atexit.register(shutil.rmtree, data, ignore_errors=True)
    os.environ |= {"NOFAULT_TESTING": "1", "NOFAULT_DATA_DIR": data, "NOFAULT_SECRET_KEY": "for-tests-only"}
    os.environ["DJANGO_SETTINGS_MODULE"] = "nofault.web.settings"
    os.environ.setdefault("DJANGO_LIVE_TEST_SERVER_ADDRESS", _this_machine())
    if IS_WORKER:
        return  # DATABASE_URL is the one that the controlling process chose
    os.environ.pop("DATABASE_URL", None)
    if DATABASE == "postgres":
        server = ExitStack()
        atexit.register(server.close)
        try:
            os.environ["DATABASE_URL"] = server.enter_context(running_server())
        except PostgresMissing as error:
            os.environ["NOFAULT_TEST_DB_MISSING"] = str(error)
    elif DATABASE != "sqlite":
        raise pytest.UsageError(f"NOFAULT_TEST_DB={DATABASE!r}: choose sqlite or postgres.")


_set_environment()


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Django stands before any further conftest is read; `-p no:django` leaves it out for work on the pure rooms."""
    if pluginmanager.has_plugin("django"):
        import django

        django.setup()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark tests/web as `web`; on PostgreSQL leave the other tests out, since they would only be run twice."""
    for item in items:
        if item.path.is_relative_to(HERE / "web"):
            item.add_marker("web")
    if DATABASE != "postgres":
        return
    others = [item for item in items if item.get_closest_marker("web") is None]
    config.hook.pytest_deselected(items=others)
    items[:] = [item for item in items if item.get_closest_marker("web")]
    missing = os.environ.get("NOFAULT_TEST_DB_MISSING")
    if missing:
        for item in items:
            item.add_marker(pytest.mark.skip(reason=missing))


def _require(report: Any) -> None:
    """Under NOFAULT_REQUIRE_ALL a skip is a failure, unless it is the sample material that is absent."""
    if not REQUIRE_ALL or not report.skipped or hasattr(report, "wasxfail"):
        return
    reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
    if "sample material" not in reason:
        report.outcome = "failed"
        report.longrepr = f"NOFAULT_REQUIRE_ALL=1 allows no skip: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Any:
    """A skipped test fails where everything is required."""
    report = yield
    _require(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Any:
    """A skipped module fails where everything is required."""
    report = yield
    _require(report)
    return report


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """One line for each reason to skip and a count; the same into the file NOFAULT_TEST_REPORT, which `./dev test` shows at its end."""
    if IS_WORKER:
        return
    stats = terminalreporter.stats
    reasons = Counter(str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr) for report in stats.get("skipped", []))
    counts = ", ".join(f"{len(stats.get(word, []))} {word}" for word in ("passed", "failed", "error", "skipped"))
    lines = [f"{DATABASE}: {counts}", *(f"  {count} × {reason.removeprefix('Skipped: ')}" for reason, count in sorted(reasons.items()))]
    for line in lines:
        terminalreporter.write_line(line)
    target = os.environ.get("NOFAULT_TEST_REPORT")
    if target:
        with open(target, "a", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing leaves the machine: a connection to any other address than this machine's own is an error."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if self.family in (socket.AF_INET, socket.AF_INET6) and host not in {"127.0.0.1", "::1", "localhost", ""}:
            raise AssertionError(f"a test tried to connect to {host!r}; the network is cut.")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of sample material: NOFAULT_SHARED, else `../shared` beside the checkout, else `shared/` in it."""
    root = HERE.parent
    for folder in (os.environ.get("NOFAULT_SHARED"), root.parent / "shared", root / "shared"):
        if folder and Path(folder).is_dir():
            return Path(folder)
    pytest.skip("no sample material: NOFAULT_SHARED names no folder, and there is no ../shared")
