"""Diagrams on the screen: the same ones that the handout prints."""

from ipywidgets import HTML
from plotly.graph_objects import FigureWidget

from balancekit.diagrams import Diagram
from balancekit.figures import CONFIG, figure, spoken, still, update


class Still:
    """A diagram to look at; it is there at once, and says itself to screen readers.

    Attributes
    ----------
    widget : HTML
    """

    def __init__(self, diagram: Diagram) -> None:
        self.widget = HTML(still(diagram))

    def become(self, diagram: Diagram) -> None:
        """Show something else."""
        self.widget.value = still(diagram)


class Told(HTML):  # type: ignore[misc]
    """A plotly figure's name and words, for those who do not see it."""

    def __init__(self, diagram: Diagram) -> None:
        super().__init__()
        self.become(diagram)

    def become(self, diagram: Diagram) -> None:
        """Tell something else."""
        self._diagram = diagram
        self.value = spoken(diagram)

    @property
    def still(self) -> str:
        """The same as a still picture, for where no script runs."""
        return still(self._diagram)


class Picture:
    """A plotly figure that changes in place while people write, and tells more when pointed at.

    Attributes
    ----------
    widgets : tuple
        The picture, and its name and a table of its words for those who do not see it.
    """

    def __init__(self, diagram: Diagram) -> None:
        self._figure = FigureWidget(figure(diagram))
        self._figure._config = CONFIG
        self._said = Told(diagram)
        self.widgets = (self._figure, self._said)

    def become(self, diagram: Diagram) -> None:
        """Change what is drawn, without a flicker."""
        update(self._figure, diagram)
        self._said.become(diagram)
