"""The five documents' own examples, written anew in the same shapes, into each other's formats: nothing is lost on any way."""

from __future__ import annotations

import re

import pytest

from nofault.postmortem.reading import read, write
from nofault.postmortem.records import difference, to_plain

FULL = ("classic", "forensic", "smart", "action-first", "six-rules", "coe", "yaml", "json")
CLASSIC = """\
# Postmortem: Search answered 504 — 2026-01-14

## Executive Summary
Search answered 504 for 40 minutes. A rollback ended it.

## Impact
- **Duration:** 40 minutes (10:05 - 10:45 UTC)
- **Services affected:** search
- **User impact:** 9% of searches failed
- **Revenue impact:** Estimated $12,000 of orders

## Timeline
| Time (UTC) | Event |
|------------|-------|
| 10:00 | Deployment of 1.8.2 |
| 10:05 | First 504 |
| 10:45 | Search recovered |

## Root Cause
Staging has an index of a hundredth of the size.

## Contributing Factors
1. No limit on the time of a query
2. Alert at 5%

## What Went Well
- Rollback in 6 minutes

## What Went Poorly
- The alert came late

## Action Items
| Item | Owner | Due Date | Priority |
|------|-------|----------|----------|
| Index of real size in staging | Search Team | 2026-02-01 | P1 |

## Lessons Learned
- Size is a property of a test
"""
FORENSIC = """\
id: INC-2026-0114
severity: SEV-2
title: "Search answered 504"
date_of_incident: "2026-01-14T10:05:00Z"
date_of_postmortem: "2026-01-16"
facilitator: "Reliability lead"
participants: [search-on-call, platform-on-call]
timeline:
  - {time: "10:00", event: "Deployment of 1.8.2", source: deploy log}
  - {time: "10:05", event: "First 504", source: metrics}
impact:
  duration_minutes: 40
  error_rate_peak: 9
  affected_users_estimate: 1200
  slo_budget_consumed_minutes: 36
contributing_factors:
  - "No limit on the time of a query"
what_helped: ["Rollback in one command"]
what_hurt: ["Alert at 5 %"]
action_items:
  - {description: "Limit queries to 2 s", owner: search-on-call, due: "2026-02-01", ticket: SRCH-9, priority: P1}
"""
SMART = """\
# Postmortem: Search outage — 2026-01-14

**Severity:** SEV2
**Duration:** 10:05 – 10:45 UTC (40 minutes)
**Author:** @noor
**Reviewers:** @ana, @li
**Published:** 2026-01-17

---

## Summary
A query without a limit held every worker. Rolled back, no data lost.

## Timeline
| Time (UTC) | Event |
|-----------|-------|
| 10:00 | search 1.8.2 deployed |
| 10:05 | Alert: error rate above 5% |

## Root Cause
Queries had no limit.

## Contributing Factors
1. No test with a large index.
2. No alert on busy workers.

## What Went Well
- Rollback without delay

## What Could Be Improved
- The alert was late

## Action Items
| # | Action | Owner | Due | Status |
|---|--------|-------|-----|--------|
| 1 | Alert on busy workers above 80% | @ana | 2026-02-01 | Open |
| 2 | Runbook for slow queries | @li | 2026-01-20 | Done |

## Lessons Learned
A slow failure trips no health check.
"""
ACTION_FIRST = """\
# Postmortem: Search answered 504

- Severity: SEV-2
- Duration: 40 minutes
- Detection: alert on errors, by the on-call
- Impact: 1,200 users, 9 % of searches
- Authors: Noor, Ana
- Status: review

## TL;DR
A query held every worker. We rolled back and set a limit.

## Timeline
- 2026-01-14 10:00 UTC Deployment of 1.8.2
- 2026-01-14 10:05 UTC First 504

## What was actually happening
Workers waited for the index.

## What we believed was happening (during)
The network was suspected for 15 minutes.

## What helped, what hurt
### What helped
- Rollback in one command
### What hurt
- Two dashboards disagreed

## Action items
- Limit queries to 2 s
  - Owner: Noor
  - Deadline: 2026-02-01
  - Success criterion: a query of 3 s is cut in staging
  - Priority: P0

## Verification
A drill replays the query each week.

## Open questions
- Why did retries not stop?
"""
SIX_RULES = """\
# Incident Postmortem: Search outage

## Status
- **Severity:** SEV2
- **Duration:** 10:05 - 10:45 UTC (40m)
- **Customer impact:** 9% of searches saw 504
- **Author:** @noor (commander)
- **Reviewers:** @ana, @li

## Summary
A query without a limit held every worker.

## Timeline

| Time (UTC) | Event |
|---|---|
| 10:00 | Deploy of 1.8.2 begins |
| 10:45 | Incident declared resolved |

## Root cause
The setting query_limit was removed.

## Why we didn't catch it sooner
The alert stood at 5 %.

## What went well
The rollback was clean.

## What didn't go well
The dashboard took ten minutes to load.

## Lessons learned
Settings are code.

## Action items

| # | Action | Owner | Due | Status |
|---|---|---|---|---|
| 1 | Test for the setting | @ana | 2026-02-01 | Open |

## Related incidents
- Search slow in October
"""
EXAMPLES = {"classic": CLASSIC, "forensic": FORENSIC, "smart": SMART, "action-first": ACTION_FIRST, "six-rules": SIX_RULES}
WORD = re.compile(r"[^\W_]{3,}")


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_example_is_seen_for_what_it_is(name):
    assert read(EXAMPLES[name]).shape == name


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_word_of_the_example_is_in_its_model(name):
    """Headings, columns and labels aside, which the template knows."""
    document = read(EXAMPLES[name]).document
    model = {word.casefold() for word in WORD.findall(write(document, "json"))}
    body = re.sub(r"^#{1,3} .*$|^\|[-| ]+\|$|^\| (?:Time|Item|#).*$|\*\*[^*]+:\*\*|^ *- \w[\w ]*:|^ *\w+:|\{?\w+:", " ", EXAMPLES[name], flags=re.M)
    lost = {word.casefold() for word in WORD.findall(body)} - model - {"utc", "open", "estimated", "000", "sev", "40m"}
    assert lost <= {"200"}, lost  # 1,200 is the number 1200, SEV-2 is SEV2, 40m are 40 minutes


@pytest.mark.parametrize("target", FULL)
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_example_loses_no_field_on_its_way_to_another_format_and_back(name, target):
    document = read(EXAMPLES[name]).document
    text = write(document, target)
    back = read(text).document
    lost = difference(to_plain(document), to_plain(back))
    assert lost == {}, f"lost on the way through {target}: {sorted(lost)}"
    assert back == document
    assert write(back, target) == text


def test_the_parts_of_the_action_first_example_are_where_they_belong():
    document = read(ACTION_FIRST).document
    item = document.action_items[0]
    assert (item.owner, item.success_criterion, item.priority) == ("Noor", "a query of 3 s is cut in staging", "P0")
    assert document.questions.believed_and_actual == "The network was suspected for 15 minutes."
    assert [one.text for one in document.hurt] == ["Two dashboards disagreed"]
    assert document.authorship.authors == ["Noor", "Ana"]


def test_the_shared_examples_lose_nothing_either(shared):
    """The originals are read from the sample material when it is there."""
    begins = {"000": "# Postmortem: ", "001": "id: INC-", "002": "# Postmortem: ", "003": "# Postmortem: ", "004": "# Incident Postmortem: "}
    ends = {
        "000": "5. Facilitate",
        "001": "\nThe sections that",
        "002": "Root Cause Analysis Techniques",
        "003": "Two design choices",
        "004": "The format is not magic",
    }
    for number, begin in begins.items():
        guide = next((shared / "seeds").glob(f"{number}_*.txt")).read_text(encoding="utf-8")
        start = guide.index(begin)
        document = read(guide[start : guide.index(ends[number], start)]).document
        assert document.timeline or number == "003"
        for target in FULL:
            assert read(write(document, target)).document == document
