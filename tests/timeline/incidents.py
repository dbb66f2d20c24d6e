"""A seeded generator of incidents over some thirty files of twenty formats, three zones and three decoys, with the truth about each. Made up from end
to end; real logs are written by other hands, so nothing in the engine may lean on how these are written.
"""

# ruff: noqa: E501  (made-up lines are as long as real ones)
from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from nofault.postmortem.terms import EntryKind
from nofault.timeline.events import Timeline

PARIS, LONDON, DENVER = (timezone(timedelta(hours=hours)) for hours in (2, 1, -6))
ZONES = {"pay-1/*": "Europe/London", "db-*/*": "America/Denver", "edge-1/error.log": "Europe/Paris"}
KEPT = ("deploy", "onset", "alert", "page", "acknowledge", "declare", "mitigation", "recovery")
TOLERANCE_S = {"onset": 90.0, "recovery": 120.0}


@dataclass
class Truth:
    """When what happened (UTC), and the decoys that are no impact."""

    seed: int
    start: datetime
    hours: float
    at: dict[str, datetime] = field(default_factory=dict)
    decoys: dict[str, tuple[datetime, datetime]] = field(default_factory=dict)
    ramp_s: float = 60.0
    peak: float = 0.4
    base: float = 0.003

    def share(self, at: datetime) -> float:
        """The share of requests that fail at a time."""
        for first, last in self.decoys.values():
            if first <= at < last:
                return 0.5
        onset, recovery = self.at["onset"], self.at["recovery"]
        if not onset <= at < recovery:
            return self.base
        return self.base + self.peak * min(1.0, (at - onset).total_seconds() / self.ramp_s)


def truth_of(seed: int, hours: float = 4.0) -> Truth:
    """The truth of an incident, without its files."""
    rng = random.Random(seed)
    start = datetime(2026, 6, 14, 9, 0, tzinfo=UTC) + timedelta(days=rng.randrange(300) - 150, minutes=rng.randrange(600))
    truth = Truth(seed, start, hours, ramp_s=rng.uniform(20, 240), peak=rng.uniform(0.08, 0.55), base=rng.uniform(0.002, 0.006))
    onset = start + timedelta(hours=hours * rng.uniform(0.45, 0.6), seconds=rng.uniform(0, 60))
    steps = {"deploy": -rng.uniform(1, 6), "onset": 0.0, "alert": rng.uniform(3, 6)}
    steps["page"] = steps["alert"] + rng.uniform(0.2, 1)
    steps["acknowledge"] = steps["page"] + rng.uniform(1, 5)
    steps["declare"] = steps["acknowledge"] + rng.uniform(2, 6)
    steps["decision"] = steps["declare"] + rng.uniform(2, 8)
    steps["mitigation"] = steps["decision"] + rng.uniform(3, 10)
    steps["recovery"] = steps["mitigation"] + rng.uniform(0.7, 2)
    truth.at = {name: onset + timedelta(minutes=minutes) for name, minutes in steps.items()}
    spike = onset - timedelta(minutes=rng.uniform(50, 70))
    truth.decoys = {"spike": (spike, spike + timedelta(seconds=rng.uniform(15, 40)))}
    return truth


class Writer:
    """Writes the files of one incident. `scale` is the number of requests a second at the edge."""

    def __init__(self, folder: Path, truth: Truth, scale: float) -> None:
        self.folder, self.truth, self.scale = folder, truth, scale
        self.rng = random.Random(truth.seed + 1)

    def times(self, per_second: float) -> Iterator[datetime]:
        """Times of lines, so many a second on average."""
        end, at, choose = self.truth.start + timedelta(hours=self.truth.hours), self.truth.start, self.rng.expovariate
        while (at := at + timedelta(seconds=choose(per_second))) < end:
            yield at

    def lines(self, name: str, per_second: float, line: Callable[[datetime, bool], str], extra: dict[datetime, str] | None = None) -> None:
        """A log: a line for each time, `extra` lines where they belong; `.gz` names are packed."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        waiting = sorted((extra or {}).items(), reverse=True)
        chance, share = self.rng.random, self.truth.share
        with gzip.open(path, "wt", compresslevel=1) if name.endswith(".gz") else path.open("w") as out:
            for at in self.times(per_second):
                while waiting and waiting[-1][0] <= at:
                    out.write(waiting.pop()[1])
                out.write(line(at, chance() < share(at)))
            for _, text in reversed(waiting):
                out.write(text)

    def document(self, name: str, value: object) -> None:
        """A JSON document."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(value if isinstance(value, str) else json.dumps(value, indent=1))


def iso(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def millis(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S},{at.microsecond // 1000:03d}"


def _edge(writer: Writer) -> None:
    rng, scale = writer.rng, writer.scale
    pages = ["/cart", "/checkout", "/login", "/api/v2/prices?currency=EUR", "/items/17", "/search?q=blue+shoes"]

    def access(at: datetime, failing: bool) -> str:
        status = rng.choice((502, 503)) if failing else rng.choice((200, 200, 200, 200, 304, 404))
        stamp = at.astimezone(PARIS).strftime("%d/%b/%Y:%H:%M:%S +0200")
        return (
            f'203.0.113.{rng.randrange(255)} - - [{stamp}] "GET {rng.choice(pages)} HTTP/1.1" {status} {rng.randrange(9000)} "-" '
            '"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36"\n'
        )

    for name, part in (("edge-1/access.log", 0.4), ("edge-2/access.log", 0.4), ("edge-3/access.log.gz", 0.2)):
        writer.lines(name, scale * part, access)

    def balancer(at: datetime, failing: bool) -> str:
        status = 503 if failing else 200
        return (
            f"https {at:%Y-%m-%dT%H:%M:%S.%fZ} app/shop/1 203.0.113.9:2817 192.0.2.7:80 0.000 0.{rng.randrange(999):03d} 0.000 {status} {status} 34 366 "
            '"GET https://www.example.com:443/ HTTP/1.1" "curl/8.7"\n'
        )

    def nginx(at: datetime, failing: bool) -> str:
        local = at.astimezone(PARIS)
        if failing:
            return f"{local:%Y/%m/%d %H:%M:%S} [error] 71#71: *{rng.randrange(9999)} upstream timed out (110: Connection timed out), client: 203.0.113.9\n"
        return f"{local:%Y/%m/%d %H:%M:%S} [notice] 71#71: signal {rng.randrange(9)} (SIGIO) received\n"

    writer.lines("lb/alb.log", scale * 0.15, balancer)
    writer.lines("edge-1/error.log", scale * 0.05, nginx)


def _applications(writer: Writer) -> None:
    rng, at, scale = writer.rng, writer.truth.at, writer.scale

    def pino(when: datetime, failing: bool, name: str = "checkout") -> str:
        said = f"pool exhausted after {rng.randrange(900)} ms" if failing and when >= at["onset"] else f"order {rng.randrange(10**6)} accepted"
        row = {"level": 50 if "exhausted" in said else 30, "time": round(when.timestamp() * 1000), "pid": 17, "hostname": "checkout-1", "name": name}
        return json.dumps({**row, "reqId": f"{rng.getrandbits(64):016x}", "msg": said}, separators=(",", ":")) + "\n"

    told = {
        at["deploy"]: pino(at["deploy"], False).replace("order ", "deploy of checkout 2026.6.14-3 finished, build "),
        at["mitigation"]: pino(at["mitigation"], False).replace("order ", "rollback of checkout to 2026.6.13-1 complete, build "),
    }
    writer.lines("checkout/app.jsonl", scale * 0.4, pino, told)

    def log4j(when: datetime, failing: bool) -> str:
        local = when.astimezone(LONDON)
        if failing and when >= at["onset"]:
            return f"{millis(local)} ERROR [exec-{rng.randrange(9)}] c.e.pay.Charge - charge failed\njava.net.ConnectException: refused\n\tat c.e.pay.X(X.java)\n"
        return f"{millis(local)} INFO  [exec-{rng.randrange(9)}] c.e.pay.Charge - charge {rng.randrange(10**6)} ok in {rng.randrange(90)} ms\n"

    writer.lines("pay-1/pay.log", scale * 0.3, log4j)
    writer.lines(
        "pay-1/worker.log", scale * 0.05, lambda when, _: f"{millis(when.astimezone(LONDON))} - worker - INFO - job {rng.randrange(999)} done\n"
    )

    # A noisy neighbour: fails all the time at its own steady rate, from its start on.
    def neighbour(when: datetime, failing: bool) -> str:
        bad = rng.random() < 0.06
        said = "recommendation timed out" if bad else f"recommendation {rng.randrange(999)} served"
        return f'{{"level":"{"error" if bad else "info"}","ts":{when.timestamp():.6f},"caller":"r/r.go:9","msg":"{said}"}}\n'

    writer.lines("reco/reco.log", scale * 0.08, neighbour)
    writer.lines("cart/cart.log", scale * 0.1, lambda when, _: f'time={iso(when)} level=info service=cart msg="cart {rng.randrange(9999)} saved"\n')
    writer.lines(
        "mail/mail.log", scale * 0.04,
        lambda when, _: json.dumps({"log": f"mail {rng.randrange(999)} queued\n", "stream": "stdout", "time": when.isoformat().replace("+00:00", "Z")}) + "\n",
    )  # fmt: skip
    writer.lines(
        "search/search.log", scale * 0.05, lambda when, _: f"{when:%Y-%m-%dT%H:%M:%S.%f}000Z stdout F query {rng.randrange(999)} took 3 ms\n"
    )


def _machines(writer: Writer) -> None:
    rng, at, scale = writer.rng, writer.truth.at, writer.scale
    calm = ["link check %d ok", "session %d opened for user deploy", "job %d finished", "audit %d rotated"]

    def bsd(when: datetime, _: bool) -> str:
        local = when.astimezone(DENVER)
        return f"{local:%b} {local.day:2d} {local:%H:%M:%S} db-1 kernel[{rng.randrange(999)}]: {rng.choice(calm) % rng.randrange(99)}\n"

    restart = at["declare"] + timedelta(minutes=1)
    writer.lines("db-1/syslog", scale * 0.05, bsd, {restart: bsd(restart, False).split(" kernel")[0] + " systemd[1]: Restarted pgbouncer.service\n"})
    writer.lines(
        "edge-2/messages", scale * 0.03, lambda when, _: f"{when:%Y-%m-%dT%H:%M:%S.%f}+00:00 edge-2 sshd[1]: {rng.choice(calm) % rng.randrange(99)}\n"
    )
    writer.lines(
        "edge-3/haproxy.log", scale * 0.03, lambda when, _: f"<134>1 {iso(when)} edge-3 haproxy 91 - - {rng.choice(calm) % rng.randrange(99)}\n"
    )
    writer.lines(
        "node-1/kubelet.log", scale * 0.02,
        lambda when, _: f"I{when:%m%d %H:%M:%S.%f}     811 pod.go:9] \"Synced\" pod=\"shop/checkout-{rng.randrange(99)}\"\n",
    )  # fmt: skip
    writer.lines("node-1/journal.json", scale * 0.02, lambda when, _: json.dumps(
        {"__REALTIME_TIMESTAMP": str(round(when.timestamp() * 1e6)), "MESSAGE": rng.choice(calm) % rng.randrange(99), "PRIORITY": "6"}) + "\n")  # fmt: skip
    writer.lines(
        "db-2/postgresql.log", scale * 0.03,
        lambda when, _: f"{when.astimezone(DENVER):%Y-%m-%d %H:%M:%S}.{when.microsecond // 1000:03d} MDT [811] app@db LOG:  checkpoint {rng.randrange(99)} complete\n",
    )  # fmt: skip
    writer.lines(
        "db-3/mysqld.log", scale * 0.01, lambda when, _: f"{when:%Y-%m-%dT%H:%M:%S.%f}Z 9 [System] [MY-010931] [Server] ready {rng.randrange(99)}\n"
    )


def _records(writer: Writer) -> None:
    truth, at = writer.truth, writer.truth.at
    labels = {"alertname": "HighErrorRate", "service": "checkout", "severity": "page"}
    alert = {"labels": labels, "annotations": {"summary": "5xx over 5 % of requests"}, "startsAt": iso(at["alert"]), "fingerprint": "aa01"}
    firing = {**alert, "status": "firing", "endsAt": "0001-01-01T00:00:00Z"}
    ended = {**alert, "status": "resolved", "endsAt": iso(at["recovery"] + timedelta(minutes=5))}
    payloads = [{"version": "4", "status": one["status"], "receiver": "pager", "alerts": [one]} for one in (firing, firing, ended)]
    writer.document("alerts.jsonl", "".join(json.dumps(one) + "\n" for one in payloads))
    incident, user = {"summary": "[#412] High error rate"}, {"type": "user_reference", "summary": "Avery Example"}
    rows = [
        ("trigger", at["page"], {"type": "service_reference"}),
        ("acknowledge", at["acknowledge"], user),
        ("resolve", at["recovery"] + timedelta(minutes=9), user),
    ]
    entries = [
        {"id": f"R{number}", "type": f"{kind}_log_entry", "created_at": f"{when:%Y-%m-%dT%H:%M:%SZ}", "agent": agent, "incident": incident}
        for number, (kind, when, agent) in enumerate(rows)
    ]
    writer.document("pagerduty.json", {"log_entries": entries[::-1]})
    said = [
        (at["acknowledge"] + timedelta(seconds=50), "seeing lots of 502 errors on checkout, looking"),
        (at["declare"], "declaring a SEV2 incident, I take the command role"), (at["decision"] - timedelta(minutes=1), "should we roll back?"),
        (at["decision"], "let's roll back checkout to the build of yesterday"), (at["mitigation"] + timedelta(seconds=40), "rollback is done, watching"),
        (at["recovery"] + timedelta(minutes=4), "error rate is back to normal, all clear"),
    ]  # fmt: skip
    messages = [{"type": "message", "user": "U1", "text": text, "ts": f"{when.timestamp():.6f}"} for when, text in said]
    writer.document(f"slack/inc-412/{at['onset']:%Y-%m-%d}.json", messages)
    writer.document("slack/users.json", [{"id": "U1", "name": "avery", "profile": {"real_name": "Avery Example"}}])
    planned = truth.start + timedelta(minutes=20)
    deployments = [
        {"id": number, "ref": ref, "environment": "live", "created_at": iso(when - timedelta(minutes=3)),
         "statuses": [{"state": "success", "created_at": iso(when)}]}
        for number, (ref, when) in enumerate((("search-2026.6.9", planned), ("checkout-2026.6.14-3", at["deploy"])))
    ]  # fmt: skip
    writer.document("deployments.json", deployments)


def _clouds(writer: Writer) -> None:
    truth, at = writer.truth, writer.truth.at
    writer.document("git.log", "".join(
        f"commit {number:040x}\nAuthor: Avery Example <avery@example.com>\nDate:   {when:%a %b %d %H:%M:%S %Y} +0000\n\n    {subject}\n\n"
        for number, (when, subject) in enumerate([(at["deploy"] - timedelta(minutes=40), "Raise the pool limit"), (truth.start, "Tidy the docs")], 11)))  # fmt: skip
    writer.document("k8s-events.json", {"kind": "EventList", "items": [
        {"kind": "Event", "metadata": {"uid": "e1"}, "involvedObject": {"kind": "Pod", "name": "checkout-1"}, "reason": "Unhealthy", "type": "Warning",
         "message": "Readiness probe failed", "firstTimestamp": f"{at['onset'] + timedelta(minutes=2):%Y-%m-%dT%H:%M:%SZ}",
         "lastTimestamp": f"{at['mitigation']:%Y-%m-%dT%H:%M:%SZ}", "count": 7}]})  # fmt: skip
    writer.document("trail.json", {"Records": [
        {"eventTime": f"{truth.start + timedelta(minutes=30):%Y-%m-%dT%H:%M:%SZ}", "eventSource": "s3.amazonaws.com", "eventName": "PutBucketPolicy", "eventID": "t1",
         "userIdentity": {"type": "AssumedRole", "arn": "arn:aws:sts::0:assumed-role/ops/x"}}]})  # fmt: skip
    minutes = range(int(truth.hours * 60))
    points = [(truth.start + timedelta(minutes=minute), truth.share(truth.start + timedelta(minutes=minute))) for minute in minutes]
    values = [[int(when.timestamp()), f"{share + writer.rng.random() / 1000:.5f}"] for when, share in points]
    writer.document("prometheus.json", {"status": "success", "data": {"resultType": "matrix", "result": [
        {"metric": {"__name__": "http_error_ratio", "job": "shop"}, "values": values}]}})  # fmt: skip
    cpu = (f"{int((truth.start + timedelta(minutes=minute)).timestamp())},{40 + writer.rng.random() * 9:.1f}\n" for minute in minutes)
    writer.document("cpu.csv", "time,cpu_percent\n" + "".join(cpu))
    done = at["deploy"] - timedelta(minutes=2)
    writer.document("ci/build.log", "".join(f"{done + timedelta(seconds=n):%Y-%m-%dT%H:%M:%S}.1234567Z step {n} ok\n" for n in range(60)))


def write_evidence(folder: Path, seed: int, *, scale: float = 2.0, hours: float = 4.0) -> Truth:
    """Write the evidence of an incident below `folder`; about 3.4 MB for each request a second over four hours."""
    truth = truth_of(seed, hours)
    writer = Writer(folder, truth, scale)
    for part in (_edge, _applications, _machines, _records, _clouds):
        part(writer)
    return truth


@dataclass
class Score:
    """How a timeline compares with the truth: seconds off by kind, what is missing, onsets or recoveries that stand at a decoy, number of events."""

    off_s: dict[str, float]
    missing: list[str]
    decoys: list[str]
    events: int


def score(timeline: Timeline, truth: Truth) -> Score:
    """Compare; of each kind the nearest event counts, for the onset the one that weighs the most."""
    result = Score({}, [], [], len(timeline.events))
    for kind in KEPT:
        events = [event for event in timeline.events if event.kind.value == kind]
        if kind == "onset" and events:
            events = [max(events, key=lambda event: event.weight)]
        off = min((abs((event.at - truth.at[kind]).total_seconds()) for event in events), default=None)
        if off is None or off > TOLERANCE_S.get(kind, 2.0):
            result.missing.append(kind)
        if off is not None:
            result.off_s[kind] = off
    for event in timeline.events:
        if event.kind is EntryKind.ONSET and abs((event.at - truth.at["onset"]).total_seconds()) > TOLERANCE_S["onset"]:
            result.decoys.append(f"{event.at.isoformat()} {event.source} {event.text}")
    return result
