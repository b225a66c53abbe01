"""The command line in this very process: what starting Python anew adds is proven in test_cli."""

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from subprocess import CompletedProcess

import pytest

from balancekit.__main__ import main


def run(*arguments: object, given: str = "", **environment: str) -> CompletedProcess[str]:
    """Run ``balancekit`` with these arguments and what comes through a pipe."""
    command = ["balancekit", *map(str, arguments)]
    out, complaints, code = io.StringIO(), io.StringIO(), 0
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(complaints):
        patch.setattr(sys, "argv", command)
        patch.setattr(sys, "stdin", io.StringIO(given))
        for name, value in environment.items():
            patch.setenv(name, value)
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
    return CompletedProcess(command, code, out.getvalue(), complaints.getvalue())
