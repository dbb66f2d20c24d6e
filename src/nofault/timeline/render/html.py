"""One self-contained HTML page without scripts. Everything that comes from evidence is escaped."""

from __future__ import annotations

from html import escape

from nofault.timeline.events import Event, Timeline
from nofault.timeline.masking import display_text
from nofault.timeline.wording import certainty_text, clock_text, length_text, phase_texts, where_text

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color-scheme:light dark}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #8886}"
    "code,pre{font:13px/1.4 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere}small{opacity:.75}"
)


def _safe(text: str) -> str:
    return escape(display_text(text, 2_000), quote=True)


def render(timeline: Timeline, explain: bool = False) -> str:
    """The page; with `explain` each event also says why it was chosen."""
    rows = "\n".join(_row(event, explain) for event in timeline.events) or '<tr><td colspan="5">No events were found.</td></tr>'
    phases = "\n".join(f"<tr>{''.join(f'<td>{_safe(cell)}</td>' for cell in row)}</tr>" for row in phase_texts(timeline))
    sources = "\n".join(
        f"<li><code>{_safe(one.path)}</code>: {_safe('; '.join([f'{one.format}, zone {one.zone} ({one.zone_from})', *one.notes]))}</li>"
        for one in timeline.sources
    )
    skipped = "\n".join(f"<li><code>{_safe(one.path)}</code>: {_safe(one.why)}</li>" for one in timeline.skipped)
    parts = [
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>Timeline</title><style>{_STYLE}</style></head><body><h1>Timeline</h1>",
        '<table><thead><tr><th scope="col">time (UTC)</th><th scope="col">kind</th><th scope="col">what happened</th>',
        f'<th scope="col">source</th><th scope="col">evidence</th></tr></thead><tbody>\n{rows}\n</tbody></table>',
        '<h2>Phases</h2><table><thead><tr><th scope="col">phase</th><th scope="col">means</th><th scope="col">length</th>',
        f'<th scope="col">between</th></tr></thead><tbody>\n{phases}\n</tbody></table>',
        f"<h2>Sources</h2><ul>\n{sources}\n</ul>",
        f"<h2>Skipped</h2><ul>\n{skipped}\n</ul>" if timeline.skipped else "",
        "</body></html>\n",
    ]
    return "\n".join(part for part in parts if part)


def _row(event: Event, explain: bool) -> str:
    sure = "" if certainty_text(event) == "exact" else f"<br><small>{_safe(certainty_text(event))}</small>"
    until = f"<br><small>until {clock_text(event.until)}, {length_text((event.until - event.at).total_seconds())}</small>" if event.until else ""
    why = f"<br><small>{_safe(event.why)}, weight {event.weight:g}</small>" if explain else ""
    evidence = "".join(
        f"<details><summary>{_safe(where_text(one))}</summary><pre>{_safe(one.text)}</pre><small>sha256 {one.sha256}</small></details>"
        for one in event.evidence
    )
    actor = f" ({_safe(event.actor)})" if event.actor else ""
    return (
        f'<tr><td><time datetime="{event.at.isoformat()}">{clock_text(event.at)}</time>{sure}</td><td>{event.kind.value}</td>'
        f"<td>{_safe(event.text)}{until}{why}</td><td>{_safe(event.source)}{actor}</td><td>{evidence}</td></tr>"
    )
