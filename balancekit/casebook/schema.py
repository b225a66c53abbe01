"""The tables of a casebook and their version; knows nothing of keys, files or people's screens.

Answers are only ever added. Times are whole microseconds since 1970 in UTC and are for reading:
what came later is decided by the row's number, which does not depend on the clock.
"""

import apsw

from balancekit.errors import CannotOpenError, CasebookError
from balancekit.strings import say

_APPLICATION = 0x626B6362  # "bkcb": tells a casebook from any other SQLite file

_VERSION_1 = """
CREATE TABLE cases (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    code_key TEXT NOT NULL UNIQUE,  -- the code, upper and lower case made equal
    relation TEXT NOT NULL,
    created INTEGER NOT NULL,
    last_saved INTEGER,  -- of the newest answer; the list of cases would be slow without it
    place TEXT,  -- JSON: where the workbook stands
    placed INTEGER  -- counts up: the case whose place was kept last has the highest
) STRICT;

CREATE TABLE respondents (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases,
    role TEXT NOT NULL CHECK (role IN ('person', 'together', 'therapist')),
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    UNIQUE (case_id, position)
) STRICT;

CREATE TABLE occasions (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases,
    started INTEGER NOT NULL
) STRICT;
CREATE INDEX occasions_of_case ON occasions (case_id);

CREATE TABLE answers (
    id INTEGER PRIMARY KEY,
    occasion_id INTEGER NOT NULL REFERENCES occasions,
    respondent_id INTEGER NOT NULL REFERENCES respondents,
    item TEXT NOT NULL,
    entry INTEGER NOT NULL CHECK (entry >= 0),
    status TEXT NOT NULL
        CHECK (status IN ('answered', 'does_not_fit', 'rather_not_say', 'cleared')),
    value TEXT CHECK ((status = 'answered') = (value IS NOT NULL)),  -- JSON
    bank TEXT NOT NULL,
    bank_version TEXT NOT NULL,
    saved INTEGER NOT NULL
) STRICT;
CREATE INDEX answers_of_line ON answers (occasion_id, respondent_id, item, entry);

CREATE TRIGGER answers_stay BEFORE UPDATE ON answers
BEGIN SELECT RAISE(ABORT, 'answers are only ever added'); END;

CREATE TRIGGER answers_date_their_case AFTER INSERT ON answers
BEGIN
    UPDATE cases SET last_saved = NEW.saved
    WHERE id = (SELECT case_id FROM occasions WHERE id = NEW.occasion_id);
END;

-- One row each time somebody chooses who may read a line; the newest choice counts.
CREATE TABLE choices (
    id INTEGER PRIMARY KEY,
    occasion_id INTEGER NOT NULL REFERENCES occasions,
    respondent_id INTEGER NOT NULL REFERENCES respondents,
    item TEXT NOT NULL,
    entry INTEGER NOT NULL,
    saved INTEGER NOT NULL
) STRICT;
CREATE INDEX choices_of_line ON choices (occasion_id, respondent_id, item, entry);

CREATE TABLE recipients (
    choice_id INTEGER NOT NULL REFERENCES choices,
    reader_id INTEGER NOT NULL REFERENCES respondents,
    PRIMARY KEY (choice_id, reader_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE pages (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases,
    occasion_id INTEGER REFERENCES occasions,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    given INTEGER NOT NULL
) STRICT;
CREATE INDEX pages_of_case ON pages (case_id);

CREATE TABLE page_readers (
    page_id INTEGER NOT NULL REFERENCES pages,
    reader_id INTEGER NOT NULL REFERENCES respondents,
    PRIMARY KEY (page_id, reader_id)
) STRICT, WITHOUT ROWID;
"""

_VERSION_2 = """
-- The row that this one takes back; NULL in an ordinary row.
ALTER TABLE answers ADD COLUMN undoes INTEGER REFERENCES answers;

-- The day (ISO) after which the case is to be looked at again: to be erased, or kept on.
ALTER TABLE cases ADD COLUMN keep_until TEXT;

-- One row each time somebody says yes or no to something; the newest counts.
CREATE TABLE consents (
    id INTEGER PRIMARY KEY,
    respondent_id INTEGER NOT NULL REFERENCES respondents,
    purpose TEXT NOT NULL,
    given INTEGER NOT NULL CHECK (given IN (0, 1)),
    saved INTEGER NOT NULL
) STRICT;
CREATE INDEX consents_of_respondent ON consents (respondent_id, purpose);

-- Where copies of this file were put: erasing here does not erase there.
CREATE TABLE backups (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    made INTEGER NOT NULL,
    extent INTEGER NOT NULL  -- of what is kept, at that time: has anything come since?
) STRICT;

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL  -- JSON
) STRICT, WITHOUT ROWID;
"""

_VERSION_3 = """
-- The day (ISO) on which each was known to have been seen alone; never what came of it.
ALTER TABLE cases ADD COLUMN screened_on TEXT;

-- Whether nothing for two is offered; this says nothing of the reason.
ALTER TABLE cases ADD COLUMN individual_only INTEGER NOT NULL DEFAULT 0
    CHECK (individual_only IN (0, 1));
"""

# Step n leads from version n to n + 1; a new file takes all of them, so that it is the same file.
_STEPS = (_VERSION_1, _VERSION_2, _VERSION_3)
VERSION = len(_STEPS)


def lay_out(connection: apsw.Connection) -> None:
    """Bring an empty or an older file to the present version, wholly or not at all."""
    with connection:
        for step in _STEPS[connection.pragma("user_version") :]:
            connection.execute(step)
        connection.pragma("application_id", _APPLICATION)
        connection.pragma("user_version", VERSION)


def check_version(connection: apsw.Connection) -> None:
    """Refuse a file this version of balancekit cannot work with.

    Raises
    ------
    CannotOpenError
        The file can be read but is no casebook.
    CasebookError
        A newer balancekit made it.
    """
    if connection.pragma("application_id") != _APPLICATION:
        raise CannotOpenError(say("casebook.cannot_open"))
    if connection.pragma("user_version") > VERSION:
        raise CasebookError(say("casebook.newer"))
