"""``python -m balancekit`` is the command ``balancekit``."""

from balancekit.cli import main

main()
