"""Two incidents written down by hand, unlike those of the generator: other formats, other words, other habits. Each states what is true of it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

PATHS = ("/", "/api/v2/orders", "/login", "/static/app.js", "/api/v2/search?q=lamp", "/health", "/cart")


class Fact(NamedTuple):
    """What the timeline must hold: one of the kinds, within so many seconds of a time of day."""

    kinds: str
    at: str
    within_s: float = 2


class Story(NamedTuple):
    """A folder with what is true of it: facts, and what must not be told."""

    day: str
    facts: tuple[Fact, ...]
    decoys: tuple[Fact, ...]

    def time(self, clock: str) -> datetime:
        """A time of its day."""
        return datetime.fromisoformat(f"{self.day}T{clock}").replace(tzinfo=UTC)


class _Pen:
    """Writes files below a folder; all chance comes from one seed."""

    def __init__(self, folder: Path, story: Story, seed: int) -> None:
        self.folder, self.story, self.chance = folder, story, random.Random(seed)

    def write(self, name: str, lines: list[str] | str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(lines if isinstance(lines, str) else "".join(f"{line}\n" for line in lines))

    def times(self, since: str, until: str, a_second: float) -> Iterator[datetime]:
        at, end = self.story.time(since), self.story.time(until)
        while (at := at + timedelta(seconds=self.chance.expovariate(a_second))) < end:
            yield at

    def fails(self, at: datetime, since: str, until: str, share: float) -> bool:
        hurt = self.story.time(since) <= at < self.story.time(until)
        return self.chance.random() < (share if hurt else 0.003)

    def slack(self, channel: str, said: dict[str, tuple[str, str]]) -> None:
        people = [{"id": who, "name": who.lower(), "real_name": who} for who in sorted({who for who, _ in said.values()}) if who[0] == "U"]
        self.write("slack/users.json", json.dumps(people))
        messages = []
        for clock, (who, text) in said.items():
            by = {"user": who} if who[0] == "U" else {"subtype": "bot_message", "bot_id": who, "username": f"{who}-bot"}
            messages.append({"type": "message", "text": text, "ts": f"{self.story.time(clock).timestamp():.6f}", **by})
        self.write(f"slack/{channel}/{self.story.day}.json", json.dumps(messages, indent=1))


NAMES = Story(
    "2026-10-02",
    (
        Fact("change", "15:46:55"),
        Fact("onset", "15:47:20", 90),
        Fact("alert", "15:53:00"),
        Fact("page", "15:53:20"),
        Fact("acknowledge", "15:56:02", 10),
        Fact("declare", "15:59:30"),
        Fact("mitigation", "16:18:40"),
        Fact("recovery", "16:21:00", 90),
    ),
    (Fact("declare", "15:58:00", 20), Fact("mitigation", "16:12:00", 20), Fact("mitigation", "16:17:00", 20)),
)


def _hook(step: str, at: str) -> str:
    return json.dumps({"event": {"id": step, "event_type": f"incident.{step}", "occurred_at": at, "data": {"id": "Q1", "type": "incident"}}})


def write_names(folder: Path) -> None:
    """A record of a name server is removed: lookups fail, payments with them."""
    pen, lost = _Pen(folder, NAMES, 11), ("15:47:20", "16:21:00")
    edge, pay, dns = [], [], []
    for at in pen.times("14:00:00", "17:30:00", 3):
        failed, ms = pen.fails(at, *lost, 0.35), at.microsecond // 1000
        edge.append(
            f"<134>1 {at:%Y-%m-%dT%H:%M:%S}.{ms:03d}+00:00 edge-2 haproxy 91 - - 203.0.113.{pen.chance.randrange(255)}:4182"
            f" [{at:%d/%b/%Y:%H:%M:%S}.{ms:03d}] api~ api/s{pen.chance.randrange(9)} 0/0/1/{pen.chance.randrange(90)}/99 {503 if failed else 200}"
            f' 512 - - ---- 40/40/3/1/0 0/0 "GET {pen.chance.choice(PATHS)} HTTP/1.1"'
        )
        why = "dial tcp: lookup psp.example.net on 192.0.2.53:53: no such host" if failed else ""
        pay.append(json.dumps({"level": "error" if failed else "info", "ts": round(at.timestamp(), 6), "msg": "charge", "error": why}))
    for at in pen.times("14:00:00", "17:30:00", 0.3):
        answer = "NXDOMAIN" if NAMES.time(lost[0]) < at < NAMES.time(lost[1]) else "NOERROR"
        dns.append(
            f'{at:%Y-%m-%dT%H:%M:%S.%f}000Z stdout F [INFO] 10.2.0.7:41232 - 81 "A IN psp.example.net. udp 41 false 1232" {answer} qr,rd 70 0.001s'
        )
    pen.write("edge/haproxy.log", edge)
    pen.write("pay/pay.jsonl", pay)
    pen.write("k8s/coredns-0.log", dns)
    calls = [("14:20:00", "ec2", "DescribeInstances"), ("15:46:55", "route53", "ChangeResourceRecordSets"), ("16:50:00", "ssm", "GetParameter")]
    records = [
        {"eventTime": f"{NAMES.day}T{at}Z", "eventSource": f"{service}.amazonaws.com", "eventName": name, "eventID": f"e-{at}", "userIdentity": {}}
        for at, service, name in calls
    ]
    pen.write("aws/cloudtrail.json", json.dumps({"Records": records}))
    alert = {"status": "firing", "labels": {"alertname": "Payment failures"}, "startsAt": f"{NAMES.day}T15:53:00Z", "endsAt": "0001-01-01T00:00:00Z"}
    pen.write(
        "grafana.json", json.dumps({"orgId": 1, "title": "[FIRING:1]", "status": "firing", "alerts": [{**alert, "dashboardURL": "", "panelURL": ""}]})
    )
    steps = (("triggered", "15:53:20"), ("acknowledged", "15:56:02"), ("resolved", "16:40:00"))
    pen.write("pager.jsonl", [_hook(step, f"{NAMES.day}T{at}Z") for step, at in steps])
    pen.slack(
        "pay-war-room",
        {
            "15:54:10": ("UA", 'payments failing, seeing "no such host" for the PSP'),
            "15:56:10": ("UA", "ack, looking"),
            "15:58:00": ("UB", "should I declare an incident?"),
            "15:59:30": ("UB", "calling it: this is a sev2. I'm incident commander"),
            "16:10:00": ("UC", "the run at 15:46 removed the record, see CloudTrail"),
            "16:12:00": ("UA", "don't fail over to the second PSP yet"),
            "16:17:00": ("UC", "I'm going to re-apply the previous state, ok?"),
            "16:18:40": ("UC", "record restored, TTL is 300 so give it a few minutes"),
            "16:22:10": ("UA", "charges are going through again"),
        },
    )


FLAG = Story(
    "2026-08-20",
    (
        Fact("deploy", "10:15:00"),
        Fact("change", "11:30:00"),
        Fact("onset", "11:30:05", 90),
        Fact("alert", "11:38:00"),
        Fact("page", "11:38:30"),
        Fact("acknowledge", "11:40:10", 15),
        Fact("declare", "11:47:00"),
        Fact("mitigation", "11:58:35", 10),
        Fact("recovery", "11:58:40", 90),
    ),
    (Fact("mitigation", "11:50:00", 20), Fact("mitigation", "11:52:00", 20), Fact("onset", "10:15:00", 300)),
)


def write_flag(folder: Path) -> None:
    """A feature flag is turned on, and off again."""
    pen, hurt = _Pen(folder, FLAG, 12), ("11:30:05", "11:58:40")
    balancer, shop = [], []
    for at in pen.times("09:30:00", "13:30:00", 3):
        failed, stamp = pen.fails(at, *hurt, 0.12), f"{at:%Y-%m-%dT%H:%M:%S.%f}Z"
        status = 500 if failed else pen.chance.choice((200, 200, 302, 404))
        balancer.append(
            f"https {stamp} app/shop/50dc6c495c0c9188 203.0.113.{pen.chance.randrange(255)}:4182 192.0.2.7:8080 0.001 0.041 0.000 {status} {status}"
            f' 200 512 "GET https://shop.example.com:443{pen.chance.choice(PATHS)} HTTP/2.0" "curl/8.7" ECDHE TLSv1.2 arn:x "Root=1-5f" "shop" "-" 0'
            f' {stamp} "forward" "-" "-" "192.0.2.7:8080" "{status}" "-" "-"'
        )
        shop.append(json.dumps({"time": stamp, "level": "ERROR" if failed else "INFO", "msg": "request failed" if failed else "request"}))
    pen.write("alb/elb.log", balancer)
    pen.write("shop/slog.jsonl", shop)
    turned = (("11:30:00", "on"), ("11:58:30", "off"))
    audit = [
        {"date": int(FLAG.time(at).timestamp() * 1000), "kind": "flag", "title": f"A member turned {way} the flag discount-v2 in Production"}
        for at, way in turned
    ]
    pen.write("flags/audit.jsonl", [json.dumps(one) for one in audit])
    alert = {"status": "firing", "labels": {"alertname": "BudgetBurn"}, "startsAt": f"{FLAG.day}T11:38:00Z", "endsAt": f"{FLAG.day}T12:03:00Z"}
    pen.write("alerts.json", json.dumps({"status": "firing", "alerts": [alert]}))
    steps = (("trigger", "11:38:30"), ("acknowledge", "11:40:10"), ("resolve", "12:10:00"))
    entries = [
        {"type": f"{step}_log_entry", "created_at": f"{FLAG.day}T{at}Z", "incident": {"id": "PF", "summary": "BudgetBurn"}} for step, at in steps
    ]
    pen.write("pager.json", json.dumps({"log_entries": entries[::-1]}))
    pen.slack(
        "checkout",
        {
            "10:15:00": ("B1", "shop v2.31.0 is live in production :rocket:"),
            "11:40:20": ("UA", "looking into the checkout alert"),
            "11:44:00": ("UA", "nil discount everywhere, that code is behind a flag"),
            "11:47:00": ("UB", "IC here. Declaring SEV2."),
            "11:50:00": ("UC", "is it the flag? did anybody turn it off?"),
            "11:52:00": ("UA", "not yet, checking who uses it"),
            "11:58:35": ("UC", "flag is *off* now"),
            "12:02:00": ("UA", "errors gone"),
        },
    )


STORIES: dict[str, tuple[Story, Callable[[Path], None]]] = {"names": (NAMES, write_names), "flag": (FLAG, write_flag)}
