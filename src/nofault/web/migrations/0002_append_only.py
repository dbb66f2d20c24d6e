"""The database itself refuses to change or delete an audit event."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER web_auditevent_no_{verb} BEFORE {verb} ON web_auditevent
BEGIN SELECT RAISE(ABORT, 'audit events are only ever added'); END;
"""
POSTGRESQL = """
CREATE OR REPLACE FUNCTION nofault_refuse() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'audit events are only ever added'; END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER web_auditevent_no_change BEFORE UPDATE OR DELETE ON web_auditevent FOR EACH ROW EXECUTE FUNCTION nofault_refuse();
"""


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
    else:
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(SQLITE.format(verb=verb))


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER web_auditevent_no_change ON web_auditevent; DROP FUNCTION nofault_refuse();")
    else:
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(f"DROP TRIGGER web_auditevent_no_{verb};")


class Migration(migrations.Migration):
    dependencies = [("web", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
