"""Prometheus, a real one: a server of Debian's package over blocks that promtool wrote from made-up samples."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from datetime import timedelta

import httpx
import pytest

from nofault.integrations.engines import Connection, Question, bring_evidence
from nofault.integrations.errors import IntegrationError
from nofault.timeline.build import build_timeline
from tests.integrations.engines.builders import END, ONSET, SINCE, UNTIL, failing


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The address of a server that holds two hours of a share of errors."""
    if not (shutil.which("prometheus") and shutil.which("promtool")):
        pytest.skip("prometheus is not installed (Debian: apt-get install prometheus)")
    folder = tmp_path_factory.mktemp("prometheus")
    rows = ["# HELP error_share Share of failed requests.", "# TYPE error_share gauge"]
    for number in range(int((UNTIL - SINCE).total_seconds()) // 15):
        at = SINCE + timedelta(seconds=15 * number)
        value = 0.31 if failing(at) else 0.004 + number % 3 / 1000
        rows.append(f'error_share{{job="shop"}} {value} {at.timestamp():.0f}')
    (folder / "samples.txt").write_text("\n".join([*rows, "# EOF", ""]))
    (folder / "prometheus.yml").write_text("global: {scrape_interval: 1h}\n")
    command = ["promtool", "tsdb", "create-blocks-from", "openmetrics", folder / "samples.txt", folder / "data"]
    subprocess.run(command, check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [f"--storage.tsdb.path={folder}/data", "--storage.tsdb.retention.time=100y", f"--web.listen-address=127.0.0.1:{port}"]
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(["prometheus", f"--config.file={folder}/prometheus.yml", *options], stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, running)
        yield address
    finally:
        running.terminate()
        running.wait(20)


def _wait_for(address, running):
    until = time.monotonic() + 60
    while time.monotonic() < until and running.poll() is None:
        try:
            if httpx.get(f"{address}/-/ready", trust_env=False).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.2)
    raise AssertionError("prometheus did not become ready")


def test_the_impact_is_found_in_the_answer_of_a_real_server(server, tmp_path):
    connection = Connection("prometheus", server, query='error_share{job="shop"}', allow_private=True)
    files = [path for path, _ in bring_evidence(connection, Question.about(SINCE, UNTIL), tmp_path)]
    timeline = build_timeline(files)
    assert [event.kind.value for event in timeline.events] == ["onset", "recovery"]
    assert abs((timeline.events[0].at - ONSET).total_seconds()) <= 15
    assert abs((timeline.events[1].at - END).total_seconds()) <= 320  # the server holds the last sample for five minutes


def test_a_wrong_expression_is_told_in_the_words_of_the_server(server, tmp_path):
    connection = Connection("prometheus", server, query="sum(", allow_private=True)
    with pytest.raises(IntegrationError, match="parse error"):
        list(bring_evidence(connection, Question.about(SINCE, UNTIL), tmp_path))


def test_more_steps_than_the_server_gives_are_not_asked_for(server, tmp_path):
    connection = Connection("prometheus", server, query="error_share", allow_private=True)
    assert list(bring_evidence(connection, Question(SINCE - timedelta(days=30), UNTIL, 10), tmp_path))


def test_a_private_address_needs_the_say_of_an_administrator(server, tmp_path):
    with pytest.raises(IntegrationError):
        list(bring_evidence(Connection("prometheus", server, query="error_share"), Question.about(SINCE, UNTIL), tmp_path))
