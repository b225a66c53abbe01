"""The rules in force: ours, changed by what the clinician has written in a file of their own."""

from balancekit.casebook import default_path
from balancekit.interpretation import Rules, load_rules

FILE = "rules.yaml"


def rules_in_force() -> Rules:
    """Load the rules, with the clinician's own file beside the casebook where there is one.

    Raises
    ------
    RulesError
        The file has faults; each is named with its line.
    """
    own = default_path().with_name(FILE)
    return load_rules(own if own.is_file() else None)
