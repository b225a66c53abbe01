"""The command ``balancekit``, also as ``python -m balancekit``: in the language that was chosen.

Apart from the commands themselves, whose help is made of sentences as they are imported.
"""

from balancekit.spoken import speak_as_chosen


def main() -> None:
    """Speak as chosen, then run the command line."""
    speak_as_chosen()
    from balancekit.cli import main as run

    run()


if __name__ == "__main__":
    main()
