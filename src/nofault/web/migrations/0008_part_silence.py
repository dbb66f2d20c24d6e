"""The mark of a part about which the linter has nothing to ask."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('web', '0007_timeline_curve'),
    ]

    operations = [
        migrations.AddField(
            model_name='part',
            name='silence',
            field=models.CharField(blank=True, default='', max_length=24),
        ),
    ]
