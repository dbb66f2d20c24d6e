"""Fills the empty installation that the environment names (NOFAULT_DATA_DIR, DATABASE_URL) and prints a token of the measured member.

python -m benchmarks._filling INCIDENTS
"""

from __future__ import annotations

import sys
from datetime import timedelta

from nofault.web import process


def fill(count: int) -> str:
    """People, documents and the search index of them."""
    from django.db import connection
    from django.utils import timezone

    from benchmarks._rows import fill_documents, fill_people
    from nofault.web.services.installation import migrate
    from nofault.web.services.search import catch_up

    migrate()
    token = fill_people()
    fill_documents(range(count), count, timezone.now().replace(minute=0, second=0, microsecond=0) - timedelta(hours=1))
    catch_up()
    if connection.vendor == "postgresql":
        # What autovacuum has done to tables that grew for three years.
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    return token


if __name__ == "__main__":
    process.set_up()
    print(fill(int(sys.argv[1])))
