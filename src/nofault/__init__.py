"""nofault: blameless postmortems, from raw evidence to kept promises."""

__version__ = "0.1.0"
