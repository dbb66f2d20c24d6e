"""Evidence to ordered UTC events. Pure: no framework, no database, no clock.

The way in is `nofault.timeline.build.build_timeline`; what comes out is `nofault.timeline.events.Timeline`.
`nofault.timeline.entries` turns events into entries of a document, `nofault.timeline.masking` makes text safe to show.
"""
