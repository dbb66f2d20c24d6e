"""The error curve that a reading of evidence found, and which events it found besides those it proposes."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('web', '0006_templates'),
    ]

    operations = [
        migrations.AddField(
            model_name='evidenceimport',
            name='curve',
            field=models.TextField(blank=True, default=''),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='candidate',
            name='standing',
            field=models.CharField(
                choices=[('chosen', 'Proposed'), ('beside', 'Found besides'), ('taken-up', 'Taken up')], default='chosen', max_length=10
            ),
        ),
    ]
