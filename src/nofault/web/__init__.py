"""The one Django app: keeps, decides who may, shows."""
