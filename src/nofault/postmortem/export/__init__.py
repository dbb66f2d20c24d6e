"""Documents for readers elsewhere: HTML, PDF."""
