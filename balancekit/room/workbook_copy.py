"""The user's own copy of the workbook: brought up to date, never overwritten where changed.

What was put there last is remembered by its digest, so a notebook the user has changed can be
told from one that is merely older than the one shipped.
"""

import json
from hashlib import sha256
from pathlib import Path

import msgspec

_MEMORY = ".balancekit.json"


def bring_up_to_date(shipped: Path, own: Path) -> tuple[str, ...]:
    """Copy the shipped notebooks to where the user works with them.

    Parameters
    ----------
    shipped : pathlib.Path
        The folder with the notebooks that came with balancekit.
    own : pathlib.Path
        The user's folder; made when it is not there.

    Returns
    -------
    tuple of str
        The names of the notebooks left alone because the user had changed them.
    """
    own.mkdir(parents=True, exist_ok=True)
    put = _remembered(own)
    left_alone = []
    for notebook in filter(_is_for_the_room, sorted(shipped.glob("*.ipynb"))):
        copy = own / notebook.name
        if copy.exists() and digest(copy) not in (put.get(notebook.name), digest(notebook)):
            left_alone.append(notebook.name)
            continue
        copy.write_bytes(notebook.read_bytes())
        put[notebook.name] = digest(notebook)
    (own / _MEMORY).write_text(json.dumps(put), encoding="utf-8")
    return tuple(left_alone)


def _is_for_the_room(notebook: Path) -> bool:
    """Whether clients may be near: the tour for researchers shows code, and runs elsewhere."""
    try:
        metadata = json.loads(notebook.read_bytes())["metadata"]
        return bool(metadata.get("balancekit", {}).get("workbook", True))
    except (ValueError, KeyError, TypeError, AttributeError):
        return True


def digest(notebook: Path) -> str:
    """Return a digest of the kind and source of each cell.

    Jupyter writes a notebook anew when it saves it; that alone is no change of the user's.
    """
    content = notebook.read_bytes()
    try:
        cells = [
            [cell["cell_type"], "".join(cell["source"])] for cell in json.loads(content)["cells"]
        ]
    except (ValueError, KeyError, TypeError):
        return sha256(content).hexdigest()
    return sha256(json.dumps(cells).encode()).hexdigest()


def _remembered(own: Path) -> dict[str, str]:
    try:
        return msgspec.json.decode((own / _MEMORY).read_bytes(), type=dict[str, str])
    except (OSError, msgspec.DecodeError):
        return {}
