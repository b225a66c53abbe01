"""The door through which the browser we start ourselves comes in: it opens once.

Other users of the machine can read how a browser was started, so that address holds no token.
"""

import secrets

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError


class Door:
    """A secret that lets somebody in once."""

    def __init__(self) -> None:
        self.key = secrets.token_urlsafe(32)
        self._opened = False

    def opens(self, key: str) -> bool:
        """Tell whether the key fits; never again afterwards."""
        fits = not self._opened and secrets.compare_digest(key, self.key)
        self._opened = self._opened or fits
        return fits


class DoorHandler(JupyterHandler):  # type: ignore[misc]
    """Leads whoever brings the key to the workbook."""

    def initialize(self, door: Door, leads_to: str) -> None:
        """Take the door and the address behind it."""
        self.door, self.leads_to = door, leads_to

    @allow_unauthenticated  # type: ignore[untyped-decorator]
    def get(self, key: str) -> None:
        """Open, or send away."""
        if not self.door.opens(key):
            raise HTTPError(403)
        self.redirect(self.leads_to)
