"""Documents on their way in."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('web', '0004_saved_views'),
    ]

    operations = [
        migrations.CreateModel(
            name='DocumentImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField()),
                ('label', models.CharField(max_length=200)),
                ('folder', models.CharField(blank=True, max_length=1000)),
                ('is_fetched', models.BooleanField(default=True)),
                ('problem', models.TextField(blank=True)),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='ImportedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=1000)),
                ('stored_as', models.CharField(blank=True, max_length=100)),
                ('size_bytes', models.BigIntegerField(default=0)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('state', models.CharField(choices=[('arrived', 'Waiting to be read'), ('keeping', 'Waiting to be kept'), ('understood', 'Understood'), ('asks', 'Needs a person'), ('kept', 'Kept'), ('unchanged', 'Is here already'), ('left-out', 'Left out'), ('refused', 'Refused'), ('aside', 'No document')], default='arrived', max_length=20)),
                ('problem', models.TextField(blank=True)),
                ('title', models.CharField(blank=True, max_length=300)),
                ('reading', models.TextField(blank=True)),
                ('told', models.JSONField(default=dict)),
                ('corrections', models.JSONField(default=dict)),
                ('version', models.PositiveIntegerField(default=1)),
                ('kept', models.TextField(blank=True)),
                ('kept_at', models.DateTimeField(null=True)),
                ('document_import', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='web.documentimport')),
                ('former', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='web.incident')),
                ('incident', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='origins', to='web.incident')),
            ],
            options={
                'ordering': ('path', 'id'),
                'indexes': [models.Index(fields=['document_import', 'state'], name='imported_by_state'), models.Index(condition=models.Q(('state', 'kept')), fields=['sha256'], name='imported_by_bytes'), models.Index(condition=models.Q(('state', 'kept')), fields=['path'], name='imported_by_path')],
                'constraints': [models.UniqueConstraint(fields=('document_import', 'path'), name='one_path_a_document_import')],
            },
        ),
    ]
