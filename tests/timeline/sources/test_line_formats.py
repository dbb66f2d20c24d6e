"""One table for the line formats: what a line is taken for, when it happened, whether it is a failure, what it says."""

# ruff: noqa: E501  (a table reads better in long lines)
from __future__ import annotations

import pytest
from msgspec import Struct

from nofault.timeline.listing import line_stamps
from nofault.timeline.stamps import as_datetime
from tests.timeline.builders import read, table_of, write


class Case(Struct):
    format: str
    lines: list[str]
    times: list[str | None]  # UTC as the stamps are read without a zone, None for a line without a time of its own
    failed: list[bool] | None = None
    text: str = ""
    zoned: bool = True


CASES = {
    "nginx error": Case(
        "nginx error log",
        [
            "2026/06/14 16:25:03 [error] 71#71: *9 upstream timed out (110: Connection timed out), client: 203.0.113.9",
            "2026/06/14 16:25:04 [notice] 71#71: signal process started",
        ],
        ["2026-06-14T16:25:03", "2026-06-14T16:25:04"], [True, False], "upstream timed out", False,
    ),
    "apache 2.4 error": Case(
        "Apache error log",
        ["[Sun Jun 14 16:25:03.123456 2026] [proxy:error] [pid 7] AH00957: attempt failed", "[Sun Jun 14 16:25:04.5 2026] [core:notice] [pid 7] ok"],
        ["2026-06-14T16:25:03.123456", "2026-06-14T16:25:04.500000"], [True, False], "AH00957: attempt failed", False,
    ),
    "apache 2.2 error": Case(
        "Apache error log", ["[Sun Dec 04 04:47:44 2005] [error] mod_jk child workerEnv in error state 6"], ["2005-12-04T04:47:44"], [True], zoned=False
    ),
    "syslog with a one-digit day": Case("syslog (RFC 3164)", ["Jun  4 16:25:03 web-1 sshd[811]: Accepted"], ["2026-06-04T16:25:03"], zoned=False),
    "syslog with a priority": Case("syslog (RFC 3164)", ["<34>Jun 14 16:25:03 web-1 su: failed"], ["2026-06-14T16:25:03"], [True], zoned=False),
    "syslog with a fraction": Case(
        "syslog (RFC 3164)", ["Jun 14 16:25:03.120456 web-1 cron[1]: x"], ["2026-06-14T16:25:03.120456"], text="x", zoned=False
    ),
    "syslog 5424": Case(
        "syslog (RFC 5424)", ['<131>1 2026-06-14T16:25:03.120+02:00 edge-2 haproxy 91 - [m seq="1"] 502'], ["2026-06-14T14:25:03.120000"], [True], "502"
    ),
    "klog": Case(
        "klog",
        ['E0614 14:25:03.123456     811 pod.go:9] "Error syncing pod" err="timed out"', "I0614 14:25:04.000001     811 pod.go:9] synced"],
        ["2026-06-14T14:25:03.123456", "2026-06-14T14:25:04.000001"], [True, False], '"Error syncing pod"', False,
    ),
    "haproxy behind rsyslog": Case(
        "HAProxy HTTP log",
        [
            '2026-06-14T16:25:03.120+02:00 edge-2 haproxy[91]: 203.0.113.9:4182 [14/Jun/2026:16:25:03.001] web~ shop/s1 0/0/1/-1/10 502 157 - - SH-- 9/9/1/1/0 0/0 "GET /cart HTTP/1.1"',
            '2026-06-14T16:25:04.120+02:00 edge-2 haproxy[91]: 2001:db8::7:4182 [14/Jun/2026:16:25:04.001] web~ shop/s2 0/0/1/9/+10 200 +157 - - ---- 9/9/1/1/+2 0/0 {shop.example.com|503 } "GET /503 HTTP/1.1"',
            "2026-06-14T16:25:05.000+02:00 edge-2 haproxy[91]: Server shop/s1 is UP, reason: Layer7 check passed",
        ],
        ["2026-06-14T14:25:03.120000", "2026-06-14T14:25:04.120000", "2026-06-14T14:25:05"], [True, False, False], "GET /cart HTTP/1.1",
    ),
    "haproxy behind RFC 3164": Case(
        "HAProxy HTTP log",
        ['<134>Jun  4 16:25:03 edge-2 haproxy[91]: 203.0.113.9:4182 [04/Jun/2026:16:25:03.001] web shop/<NOSRV> 0/-1/-1/-1/0 503 213 - - SC-- 9/9/1/0/0 0/0 "GET / HTTP/1.1"'],
        ["2026-06-04T16:25:03"], [True], "GET / HTTP/1.1", False,
    ),
    "Ruby Logger": Case(
        "Ruby Logger",
        [
            "E, [2026-06-14T16:25:03.123456 #811] ERROR -- shop: [5f-1] charge failed",
            "app/models/pay.rb:9:in `charge'",
            "I, [2026-06-14T16:25:04.5#811]  INFO -- : Completed 200 OK in 5ms",
        ],
        ["2026-06-14T16:25:03.123456", None, "2026-06-14T16:25:04.500000"], [True, False], "charge failed", False,
    ),
    "log4j with a trace": Case(
        "log4j or logback",
        [
            "2026-06-14 16:25:03,123 ERROR [exec-3] c.a.Pay - charge failed", "java.lang.IllegalStateException: at 2026-06-14 10:00:00",
            "\tat com.example.Pay.charge(Pay.java:41)", "2026-06-14 16:25:04,001 INFO  [exec-3] c.a.Pay - no ERROR here",
        ],
        ["2026-06-14T16:25:03.123000", None, None, "2026-06-14T16:25:04.001000"], None, "charge failed", False,
    ),
    "python logging": Case(
        "Python logging",
        ["2026-06-14 16:25:03,123 - app - ERROR - charge failed", "Traceback (most recent call last):", "2026-06-14 16:25:04,000 - app - INFO - ok"],
        ["2026-06-14T16:25:03.123000", None, "2026-06-14T16:25:04"], [True, False], "charge failed", False,
    ),
    "go": Case("Go standard log", ["2026/06/14 16:25:03.000123 pay.go:9: charge failed"], ["2026-06-14T16:25:03.000123"], [True], "charge failed", False),
    "postgres": Case(
        "PostgreSQL log",
        ["2026-06-14 16:25:03.123 CEST [811] app@db ERROR:  deadlock detected", "2026-06-14 16:25:03.123 CEST [811] app@db STATEMENT:  select 1", "\tfrom x"],
        ["2026-06-14T14:25:03.123000", "2026-06-14T14:25:03.123000", None], [True, False], "deadlock detected",
    ),
    "postgres csv": Case(
        "PostgreSQL log",
        ['2026-06-14 16:25:03.123 CEST,"app","db",811,"192.0.2.7:22",5f,1,"SELECT",2026-06-14 16:00:00 CEST,3/1,0,ERROR,40P01,"deadlock",,,'],
        ["2026-06-14T14:25:03.123000"], [True],
    ),
    "postgres json": Case(
        "PostgreSQL log (JSON)", ['{"timestamp":"2026-06-14 16:25:03.123 CEST","pid":811,"error_severity":"ERROR","message":"deadlock"}'],
        ["2026-06-14T14:25:03.123000"], [True], "deadlock",
    ),
    "mysql": Case(
        "MySQL error log", ["2026-06-14T14:25:03.123456Z 9 [ERROR] [MY-010001] [Server] Lost connection"], ["2026-06-14T14:25:03.123456"], [True],
        "Lost connection",
    ),
    "old mysql": Case("MySQL error log", ["260614 16:25:03 [Note] ready for connections"], ["2026-06-14T16:25:03"], [False], zoned=False),
    "mysql slow": Case(
        "MySQL slow query log", ["# Time: 2026-06-14T14:25:03.123456Z", "# User@Host: app[app] @ web-1 []  Id: 9", "SELECT 1;"],
        ["2026-06-14T14:25:03.123456", None, None],
    ),
    "cri": Case("container log (CRI)", ["2026-06-14T14:25:03.123456789Z stderr F charge failed"], ["2026-06-14T14:25:03.123456"], [True], "charge failed"),
    "docker": Case(
        "Docker json-file", ['{"log":"charge failed\\n","stream":"stderr","time":"2026-06-14T14:25:03.123456789Z"}'], ["2026-06-14T14:25:03.123456"], [True],
        "charge failed",
    ),
    "journal": Case(
        "systemd journal (JSON)", ['{"__REALTIME_TIMESTAMP":"1781447103123456","MESSAGE":[72,105],"PRIORITY":"3"}'], ["2026-06-14T14:25:03.123456"], [True],
        "Hi",
    ),
    "journal export": Case(
        "systemd journal (export)", ["__CURSOR=s=1", "__REALTIME_TIMESTAMP=1781447103123456", "MESSAGE=x", ""],
        [None, "2026-06-14T14:25:03.123456", None, None],
    ),
    "github actions": Case(
        "GitHub Actions log", ["\ufeff2026-06-14T14:25:03.1234567Z ##[error]exit code 1", "2026-06-14T14:25:04.0000000Z ok"],
        ["2026-06-14T14:25:03.123456", "2026-06-14T14:25:04"], [True, False], "exit code 1",
    ),
    "gitlab ci": Case(
        "GitLab CI log", ["section_start:1781447103:step_script\r\x1b[0K", "$ make", "section_end:1781447109:step_script\r\x1b[0K"],
        ["2026-06-14T14:25:03", None, "2026-06-14T14:25:09"], text="step_script",
    ),
    "load balancer": Case(
        "AWS load balancer access log",
        [
            'https 2026-06-14T14:25:03.123456Z app/lb/1 203.0.113.9:2817 192.0.2.7:80 0.0 0.1 0.0 502 502 34 366 "GET https://example.com/ HTTP/1.1" "x"',
            'h2 2026-06-14T14:25:04.000000Z app/lb/1 203.0.113.9:2817 192.0.2.7:80 0.0 0.1 0.0 200 200 34 366 "GET https://example.com/ HTTP/2" "x"',
        ],
        ["2026-06-14T14:25:03.123456", "2026-06-14T14:25:04"], [True, False],
    ),
    "logfmt": Case(
        "logfmt", ['time="2026-06-14T16:25:03+02:00" level=error msg="charge \\"7\\" failed"', "ts=2026-06-14T14:25:04Z level=info msg=ok"],
        ["2026-06-14T14:25:03", None], [True], "charge",
    ),
    "windows": Case("Windows servicing log", ["2016-09-28 04:30:30, Info                  CBS    Loaded"], ["2016-09-28T04:30:30"], text="Loaded", zoned=False),
    "android": Case("Android logcat", ["06-14 16:25:03.123  1702  2395 E ActivityManager: ANR"], ["2026-06-14T16:25:03.123000"], [True], "ANR", False),
    "cloudfront": Case(
        "CloudFront access log",
        [
            "#Version: 1.0", "#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status",
            "2026-06-14\t14:25:03\tFRA50-C1\t512\t203.0.113.9\tGET\td1.example.com\t/cart\t502\t-\tcurl", "2026-06-14\t14:25:04\tFRA50-C1\t502\t2001:db8::1\tGET\td1.example.com\t/\t200",
        ],
        [None, None, "2026-06-14T14:25:03", "2026-06-14T14:25:04"], [True, False], "/cart",
    ),
    "w3c": Case(
        "W3C extended log",
        [
            "#Software: Microsoft Internet Information Services 10.0", "#Fields: date time s-ip cs-method cs-uri-stem sc-status time-taken",
            "2026-06-14 14:25:03 192.0.2.1 GET /cart 503 12", "2026-06-14 14:25:04 192.0.2.1 GET /502 200 512",
        ],
        [None, None, "2026-06-14T14:25:03", "2026-06-14T14:25:04"], [True, False], "/cart",
    ),
    "php": Case(
        "PHP error log",
        [
            "[14-Jun-2026 16:25:03 Europe/Berlin] PHP Fatal error:  Uncaught PDOException: too many connections", "Stack trace:", "#0 {main}",
            "[14-Jun-2026 14:25:04 UTC] PHP Notice:  x",
        ],
        ["2026-06-14T14:25:03", None, None, "2026-06-14T14:25:04"], [True, False], "too many connections",
    ),
    "google, seconds and nanoseconds apart": Case(
        "Google Cloud Logging",
        [
            '{"severity":"ERROR","message":"pool exhausted","timestampSeconds":"1781447103","timestampNanos":123456789}',
            '{"timestampNanos":5000,"severity":"INFO","message":"x","timestampSeconds":1781447104}',
        ],
        ["2026-06-14T14:25:03.123456", "2026-06-14T14:25:04.000005"], [True, False], "pool exhausted",
    ),
    "bunyan, a nested key of the same name before": Case(
        "bunyan",
        [
            '{"name":"gw","hostname":"a","pid":1,"level":50,"res":{"time":"2020-01-01T00:00:00Z"},"msg":"x","time":"2026-06-14T14:25:03.123Z","v":0}',
            '{"name":"gw","hostname":"a","pid":1,"level":30,"msg":"y","time":"2026-06-14T14:25:04Z","v":0}',
        ],
        ["2026-06-14T14:25:03.123000", "2026-06-14T14:25:04"], [True, False],
    ),
    # Formats that nothing knows by name: learned from the head.
    "epoch beside a local stamp": Case(
        "text with times",
        ["- 1781447103 2026.06.14 R02 2026-06-14-07.25.03.675872 R02 RAS KERNEL INFO x", "- 1781447104 2026.06.14 R02 2026-06-14-07.25.04.1 R02 RAS INFO y"],
        ["2026-06-14T14:25:03", "2026-06-14T14:25:04"],
    ),
    "epoch in the middle": Case(
        "text with times", ["134681 node-246 unix.hw state_change 1781447103 1 Component", "7 node-9 unix.hw boot 1781447104 1 x"],
        ["2026-06-14T14:25:03", "2026-06-14T14:25:04"],
    ),
    "a name that looks like a stamp": Case(
        "text with times", [f"api.log.1.2026-06-13_13:53:08 2026-06-14 00:00:0{second}.008 25746 INFO [req-1] GET" for second in range(6)],
        [f"2026-06-14T00:00:0{second}.008000" for second in range(6)], zoned=False,
    ),
    "two-digit years without separators": Case("text with times", ["260614 142503 17 INFO dfs: x"], ["2026-06-14T14:25:03"], zoned=False),
    "two-digit years": Case("text with times", ["26/06/14 14:25:03 INFO executor: x"], ["2026-06-14T14:25:03"], zoned=False),
    "month and day in brackets": Case("text with times", ["[06.14 16:25:03] proxy.exe - open"], ["2026-06-14T16:25:03"], zoned=False),
    "a time whose width varies": Case(
        "text with times", ["20260614-9:5:3:7|Step|x", "20260614-22:15:29:606|Step|y"], ["2026-06-14T09:05:03.007000", "2026-06-14T22:15:29.606000"], zoned=False
    ),
    "twelve hours": Case("text with times", ["6/14/2026 4:25:03 PM stopped", "6/14/2026 12:00:01 AM x"], ["2026-06-14T16:25:03", "2026-06-14T00:00:01"], zoned=False),
    "day before month": Case("text with times", ["25/06/2026 16:25:03 x", "26/06/2026 01:00:00 y"], ["2026-06-25T16:25:03", "2026-06-26T01:00:00"], zoned=False),
    "month before day": Case("text with times", ["06/25/2026 16:25:03 x", "06/26/2026 01:00:00 y"], ["2026-06-25T16:25:03", "2026-06-26T01:00:00"], zoned=False),
    "the name of a zone": Case("text with times", ["Sun 2026-06-14 16:25:03 CEST web-1 sshd[811]: x"], ["2026-06-14T14:25:03"]),
    "twelve hours in small letters": Case(
        "text with times", ["06/14/2026 4:25:03.123 pm stopped", "06/14/2026 12:00:01.5 am x"], ["2026-06-14T16:25:03.123000", "2026-06-14T00:00:01.500000"], zoned=False
    ),
    "Java's own logging": Case(
        "text with times", ["Jun 14, 2026 4:25:03 PM com.example.Pay charge", "SEVERE: charge failed"], ["2026-06-14T16:25:03", None], zoned=False
    ),
    "small t and z": Case("text with times", ["2026-06-14t14:25:03.123z x", "2026-06-14t14:25:04z y"], ["2026-06-14T14:25:03.123000", "2026-06-14T14:25:04"]),
    "as date writes it": Case("text with times", ["Sun Jun 14 16:25:03 CEST 2026 x", "Sun Jun 14 16:25:04 CEST 2026 y"], ["2026-06-14T14:25:03", "2026-06-14T14:25:04"]),
    "gin": Case("text with times", ["[GIN] 2026/06/14 - 16:25:03 | 502 | 1.2ms", "[GIN] 2026/06/14 - 16:25:04 | 200 | 1ms"], ["2026-06-14T16:25:03", "2026-06-14T16:25:04"], zoned=False),
    "old RabbitMQ": Case("text with times", ["=ERROR REPORT==== 14-Jun-2026::16:25:03 ===", "x"], ["2026-06-14T16:25:03", None], zoned=False),
    "basic ISO": Case("text with times", ["20260614T142503Z start", "20260614T142504.5Z x"], ["2026-06-14T14:25:03", "2026-06-14T14:25:04.500000"]),
}  # fmt: skip


@pytest.fixture(params=CASES)
def case(request, tmp_path):
    one = CASES[request.param]
    return one, write(tmp_path / "evidence", "\n".join(one.lines) + "\n")


def test_the_times_of_a_format_are_read(case):
    wanted, path = case
    found = [(as_datetime(us).isoformat().removesuffix("+00:00") if us is not None else None) for _, us, _ in line_stamps(path, year=2026)]
    assert found == wanted.times


def test_a_time_is_exact_only_where_a_zone_is_known(case):
    wanted, path = case
    certainties = {certainty.value for _, us, certainty in line_stamps(path, year=2026) if us is not None}
    assert certainties == {"exact" if wanted.zoned else "zone-assumed"}


def test_a_format_is_recognised_by_its_name_and_its_failures_by_their_mark(case):
    wanted, path = case
    table = table_of(path)
    assert table.kind.name == wanted.format
    assert wanted.failed is None or table.failed.tolist() == wanted.failed


def test_what_a_line_says_is_quoted_without_its_frame(case):
    wanted, path = case
    assert wanted.text in read(path, year=2026).events[0].text


def test_a_level_inside_a_message_is_no_failure(tmp_path):
    lines = [f"2026-06-14 16:25:0{second},123 INFO  [exec-3] com.example.pay.ChargeService - {'x' * 60} ERROR said" for second in range(3)]
    assert not table_of(write(tmp_path / "log", "\n".join(lines))).failed.any()


def test_a_json_document_over_several_lines_is_no_log(tmp_path):
    path = write(tmp_path / "a.json", '{\n "at": "2026-06-14T14:25:03Z",\n "b": "2026-06-14T14:25:04Z"\n}\n')
    assert [one.why for one in read(path).skipped] == ["JSON of no known kind"]


def test_a_learned_format_is_said_to_be_learned(tmp_path):
    notes = read(write(tmp_path / "a.log", "14.06.2026 16:25:03 x\n14.06.2026 16:25:04 y\n")).sources[0].notes
    assert any("learned from the head" in note for note in notes)
