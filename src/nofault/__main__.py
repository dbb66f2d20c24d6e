"""`python -m nofault`."""

from nofault.cli import main

main()
