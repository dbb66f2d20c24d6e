"""The document: its typed model, its shapes on disk, its exports. Pure: no framework, no database, no clock."""
