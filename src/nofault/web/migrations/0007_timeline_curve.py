"""The error curve that a reading of evidence found."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('web', '0004_saved_views'),
    ]

    operations = [
        migrations.AddField(
            model_name='evidenceimport',
            name='curve',
            field=models.TextField(blank=True, default=''),
            preserve_default=False,
        ),
    ]
