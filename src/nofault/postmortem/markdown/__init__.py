"""Markdown documents: outline, the parts in them, the record behind them. Templates are data."""
