"""Evidence to ordered UTC events. Pure: no framework, no database, no clock."""
