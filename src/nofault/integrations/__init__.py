"""One vendor a folder; http.py is the only way out."""
