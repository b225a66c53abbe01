"""The samples, when they cannot all be made: one sentence, and nothing of them goes on or is left.

That they are made, from the wheel, is shown in test_wheel.py.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import psutil
import pytest


def ctrl_c(demo: psutil.Process) -> None:
    demo.send_signal(signal.SIGINT)


def kill_a_kernel(demo: psutil.Process) -> None:
    demo.children()[-1].kill()


@pytest.mark.parametrize(
    ("befalls", "code", "sentence"),
    [
        pytest.param(
            ctrl_c,
            130,
            "Stopped before every page was made.",
            marks=pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send"),
        ),
        (kill_a_kernel, 2, "The sample could not be made: Kernel died"),
    ],
)
def test_what_cannot_be_finished_is_a_sentence(
    tmp_path: Path, befalls: Callable[[psutil.Process], None], code: int, sentence: str
) -> None:
    command = [sys.executable, "-m", "balancekit", "demo", "--out", str(tmp_path / "pages")]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    ) as run:
        demo = psutil.Process(run.pid)
        patience = monotonic() + 60
        while len(demo.children()) < 5 and monotonic() < patience:
            sleep(0.05)
        kernels = demo.children()
        befalls(demo)
        said, complained = run.communicate(timeout=60)
    assert (run.returncode, said) == (code, "")
    assert complained.startswith(sentence)
    assert len(complained.splitlines()) == 1
    _, alive = psutil.wait_procs(kernels, timeout=60)
    assert len(kernels) == 5
    assert not alive
    assert not list(tmp_path.glob("balancekit-demo-*"))
