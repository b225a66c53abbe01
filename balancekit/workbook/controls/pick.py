"""One of many, in a list that opens: where radio buttons would fill the page."""

from collections.abc import Mapping

import traitlets

from balancekit.workbook.controls.control import SYNCED, Control, check_offered, script


class Pick(Control):
    """A list that opens, with its label above.

    Attributes
    ----------
    options : list of dict
        ``{"id": str, "label": str}``.
    chosen : str
        The id of the one chosen.
    """

    _esm = script("pick")
    options = traitlets.List(traitlets.Dict()).tag(**SYNCED)
    chosen = traitlets.Unicode().tag(**SYNCED)

    def __init__(self, label: str, options: Mapping[str, str], chosen: str) -> None:
        offered = [{"id": id_, "label": words} for id_, words in options.items()]
        super().__init__(label=label, options=offered, chosen=chosen)

    def fill(self, chosen: str) -> None:
        """Choose by id.

        Raises
        ------
        ArgumentError
            There is no such option.
        """
        check_offered([chosen], [option["id"] for option in self.options])
        self.chosen = chosen
