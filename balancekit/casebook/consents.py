"""Who said yes or no to what, as rows; the newest of a person and purpose counts."""

from balancekit.casebook.file import EncryptedFile, Row
from balancekit.casebook.values import now

PURPOSES = ("keeping", "research", "joint")

_ADD = """
INSERT INTO consents (respondent_id, purpose, given, saved)
VALUES (:person, :purpose, :given, :saved)
"""

_NOTED = """
SELECT c.respondent_id, c.purpose, c.given, c.saved
FROM respondents AS r JOIN consents AS c ON c.respondent_id = r.id
WHERE r.case_id = :case_id ORDER BY c.id
"""


def add_consent(file: EncryptedFile, person: int, purpose: str, given: bool) -> int:
    """Note and commit a yes or a no; return its time in microseconds."""
    saved = now()
    file.save(_ADD, person=person, purpose=purpose, given=int(given), saved=saved)
    return saved


def noted(file: EncryptedFile, case_id: int) -> list[Row]:
    """Return every yes and no of a case, oldest first."""
    return file.rows(_NOTED, case_id=case_id)
