"""What a practice fills in once: it stands on every page, the same for everyone."""

from base64 import b64encode

import msgspec

SVG, PNG = "image/svg+xml", "image/png"


class Logo(msgspec.Struct, frozen=True):
    """A picture of the practice, as notebooks hold pictures.

    Attributes
    ----------
    mime : str
        `SVG` or `PNG`.
    content : str
        The text of an SVG, or base64.
    """

    mime: str
    content: str


class Practice(msgspec.Struct, frozen=True):
    """The practice's own lines on a page, and how it likes its pages to look.

    Parameters
    ----------
    name : str
        Name of the practice; empty for the plain variant, which says nothing of where it is from.
    support : str
        Whom to turn to between meetings; empty for a neutral sentence.
    address : str
        One line, under the name.
    logo : Logo, optional
        Stands at the top of the first page.
    colour : str
        Of headings, such as ``"#1d4966"``; empty for ours.
    language : str
        Of the pages; empty for the one in force.
    paper : str
        ``"a4"`` or ``"us-letter"``.

    Examples
    --------
    >>> plain = Practice(name="Harbour", support="In danger call 112.").plain()
    >>> plain.name, plain.support
    ('', 'In danger call 112.')
    """

    name: str = ""
    support: str = ""
    address: str = ""
    logo: Logo | None = None
    colour: str = ""
    language: str = ""
    paper: str = "a4"

    def plain(self) -> "Practice":
        """Leave out all that says which practice this is."""
        return Practice(support=self.support, language=self.language, paper=self.paper)


def logo_from(content: bytes) -> Logo | None:
    r"""Tell from its first bytes whether a file is a picture that can be a logo.

    Examples
    --------
    >>> logo_from(b"<svg/>").mime, logo_from(b"GIF89a")
    ('image/svg+xml', None)
    """
    if content.startswith(b"\x89PNG\r\n"):
        return Logo(PNG, b64encode(content).decode())
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return Logo(SVG, text) if "<svg" in text else None
