"""Whole incidents with known truth: what a folder costs (CPU seconds and memory of the whole process), how far off onsets are, what is kept.

    python -m benchmarks.timeline.incidents [--megabytes 1000] [--keep /tmp/evidence] [--json]

`--megabytes` is the size of the large folder; the accuracy is measured on twelve small ones.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import tempfile
from datetime import timedelta
from pathlib import Path

from benchmarks.timeline._logs import nofault, options, show
from nofault.timeline.build import build_timeline
from tests.timeline.incidents import KEPT, ZONES, score, truth_of, write_evidence

MB_PER_SCALE = 3.8  # megabytes of evidence for each request a second at the edge
SEEDS = range(12)
SMALL = 5.5


def accuracy() -> dict[str, float | None]:
    """Seconds off over the small incidents, onsets at decoys, kinds of event that are missing."""
    off, ends, decoys, missing, shares = [], [], 0, 0, []
    for seed in SEEDS:
        with tempfile.TemporaryDirectory() as folder:
            truth = write_evidence(Path(folder), seed, scale=SMALL)
            given = build_timeline([folder], zones=ZONES)
            result = score(given, truth)
            off.append(result.off_s.get("onset", float("inf")))
            ends.append(result.off_s.get("recovery", float("inf")))
            decoys, missing = decoys + len(result.decoys), missing + len(result.missing)
            shares.append(1 - len(result.missing) / len(KEPT))
    return {
        "incidents": len(off),
        "onset, seconds off, median": round(statistics.median(off), 1),
        "onset, seconds off, most": round(max(off), 1),
        "end, seconds off, median": round(statistics.median(ends), 1),
        "onsets at decoys": decoys,
        "kinds of event missing": missing,
        "share of kinds kept": round(statistics.mean(shares), 3),
    }


def whole_folder(folder: Path, megabytes: float) -> dict[str, float | None]:
    """CPU seconds and memory of `nofault timeline` on one large folder, of all of it and of two hours."""
    if not folder.is_dir() or not any(folder.iterdir()):
        write_evidence(folder, 1, scale=megabytes / MB_PER_SCALE)
    truth = truth_of(1)
    files = [path for path in folder.rglob("*") if path.is_file()]
    figures: dict[str, float | None] = {"files": len(files), "folder, MB": round(sum(path.stat().st_size for path in files) / 1e6)}
    zones = [part for glob, zone in ZONES.items() for part in ("--zone", f"{glob}={zone}")]
    around = [
        "--since",
        (truth.at["onset"] - timedelta(minutes=10)).isoformat(),
        "--until",
        (truth.at["recovery"] + timedelta(minutes=10)).isoformat(),
    ]
    for name, extra in (("all of it", []), ("its window", around)):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        answer = subprocess.run(nofault("timeline", str(folder), *zones, *extra, "--format", "json"), capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        figures[f"{name}: CPU s, whole process"] = round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 2)
        figures[f"{name}: peak memory, MB"] = round(after.ru_maxrss / 1024)
        figures[f"{name}: events"] = len(json.loads(answer.stdout)["events"])
    return figures


def main() -> None:
    """Measure and print."""
    asked = options(__doc__ or "", 60.0)
    with tempfile.TemporaryDirectory() as temporary:
        figures = whole_folder(Path(asked.keep or temporary) / "evidence", asked.megabytes)
    show({**figures, **accuracy()}, asked.json)


if __name__ == "__main__":
    main()
