"""What one relationship's answers say, for the screen and for paper."""

from balancekit.casebook import default_path
from balancekit.handouts.worksheet_answers import Rated
from balancekit.interpretation import Audience, Context, Reading, Rules, load_rules, read

OWN_RULES = "rules.yaml"


def readings_of(rated: Rated, audience: Audience) -> tuple[Reading, ...]:
    """Put the ratings of one relationship into words.

    Parameters
    ----------
    rated : Rated
        The relationship with its ratings.
    audience : {"client", "clinician"}
        A client gets words and questions, never numbers.

    Raises
    ------
    RulesError
        The clinician's own rules have faults; each is named with its line.
    """
    context = Context(name=rated.relationship.name)
    return read(
        rated.scores,
        rated.answers,
        rated.bank,
        _rules_in_force(),
        audience=audience,
        context=context,
    )


def _rules_in_force() -> Rules:
    """Our rules, changed by what the clinician has written in a file beside the casebook."""
    own = default_path().with_name(OWN_RULES)
    return load_rules(own if own.is_file() else None)
