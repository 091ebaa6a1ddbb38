"""``python -m depesche.cli``."""

from depesche.cli import main

main()
