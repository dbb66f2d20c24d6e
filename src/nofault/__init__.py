"""nofault: blameless postmortems, from raw evidence to kept promises."""

