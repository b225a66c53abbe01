"""Spares Jupyter's start what nothing here needs; only programs do this, never the library."""

import sys
from typing import cast


def skip_web_address_grammar() -> None:
    """Make ``import rfc3987_syntax`` fail from now on, as if it were not installed.

    jsonschema compiles a grammar for international web addresses the moment it is imported,
    which takes seconds; without the package it checks those addresses no more, and the room has
    none (jsonschema issue 1428, jupyter_server issue 1559).
    """
    modules = cast(dict[str, object], sys.modules)
    modules.setdefault("rfc3987_syntax", None)


def skip_node_questions() -> None:
    """Keep Lab from starting Node, where there is one, to ask how it is set up.

    It does so when it is imported, for building extensions, which the room never does.
    """
    from jupyterlab import commands  # Jupyter, only now

    commands._yarn_config = lambda logger: {"yarn config": {}, "npm config": {}}
