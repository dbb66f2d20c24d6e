"""How the installation is: figures about the machine and the work, never about people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.db import DatabaseError, connection
from django.db.models import Count
from django_tasks_db.models import DBTaskResult

from nofault import __version__
from nofault.web import lanes
from nofault.web.models.incident import Incident, Visibility
from nofault.web.services.jobs import workers_alive


def checks_now() -> dict[str, str]:
    """Each thing that pages need, with `ok` or what is wrong with it."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        alive = workers_alive()
    except DatabaseError:
        return {"database": "does not answer", "work_queue": "unknown"}
    return {"database": "ok", "work_queue": "ok" if alive else "no worker is alive"}


@dataclass
class Metric:
    """One metric of the Prometheus text format; `values` by label text such as `state="draft"`, or by nothing."""

    name: str
    kind: str
    help: str
    values: Mapping[str, float] = field(default_factory=dict)

    def lines(self) -> Iterator[str]:
        yield f"# HELP {self.name} {self.help}"
        yield f"# TYPE {self.name} {self.kind}"
        for label, value in self.values.items():
            yield f"{self.name}{{{label}}} {value:g}" if label else f"{self.name} {value:g}"


def metrics() -> list[Metric]:
    jobs = {"READY": 0, "RUNNING": 0, "FAILED": 0}
    jobs |= dict(DBTaskResult.objects.filter(status__in=jobs).order_by().values_list("status").annotate(Count("id")))
    # A restricted document is in no count that others see.
    seen = Incident.objects.filter(visibility=Visibility.ORGANISATION, binned_at=None)
    documents = dict(seen.order_by().values_list("state").annotate(Count("id")))
    requests = {f'status="{digit}xx"': count for digit, count in sorted(lanes.answered.items())}
    return [
        Metric("nofault_build_info", "gauge", "The version that runs.", {f'version="{__version__}"': 1}),
        Metric("nofault_http_responses_total", "counter", "Answers of this process by the first digit of their status.", requests),
        Metric("nofault_workers_alive", "gauge", "Workers whose heartbeat is fresh.", {"": workers_alive()}),
        Metric("nofault_jobs", "gauge", "Jobs by state.", {f'state="{state.lower()}"': count for state, count in jobs.items()}),
        Metric("nofault_documents", "gauge", "Documents open to the organisation, by state.", {f'state="{s}"': n for s, n in documents.items()}),
    ]
