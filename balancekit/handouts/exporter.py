"""The door for nbconvert: ``jupyter nbconvert --to handout notebook.ipynb``."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nbconvert.exporters.exporter import Exporter, FilenameExtension
from nbconvert.exporters.templateexporter import TemplateExporter
from nbformat import NotebookNode
from traitlets import Bool, Enum, List, Unicode

from balancekit.bundled import bundled
from balancekit.handouts.charts import chart_svg
from balancekit.handouts.export import variant
from balancekit.handouts.looking import missing_from
from balancekit.handouts.press import PAPERS, design_files, print_pdf


class HandoutExporter(TemplateExporter):  # type: ignore[misc]
    """Prints a notebook as an accessible PDF; code is left out unless it is asked for.

    The template's skeleton is a Typst file that never sees the notebook: its words reach the
    page as strings in a file in memory.
    """

    export_from_notebook = "Handout (PDF)"
    output_mimetype = "application/pdf"
    file_extension = FilenameExtension(".pdf").tag(config=True)
    template_name = Unicode("handout").tag(config=True, affects_template=True)
    template_extension = Unicode(".typ.j2").tag(config=True, affects_environment=True)
    extra_template_basedirs = List(Unicode(), [str(bundled("templates"))]).tag(
        config=True, affects_environment=True
    )
    paper = Enum(PAPERS, default_value="a4", help="The paper to print on.").tag(config=True)
    large = Bool(False, help="Large print, 18 pt.").tag(config=True)
    grey = Bool(False, help="Print without colour.").tag(config=True)
    code = Bool(
        False, help="Print the code too, but for cells tagged hide-input or remove-input."
    ).tag(config=True)
    archive = Bool(False, help="For keeping: PDF/A-2a as well as PDF/UA-1.").tag(config=True)

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """Convert a notebook into PDF bytes; the preprocessors run once."""
        notebook, resources = Exporter.from_notebook_node(self, nb, resources, **kw)
        document = variant(
            notebook,
            large=self.large,
            grey=self.grey,
            folder=_folder(resources),
            draw_chart=chart_svg,
            code=self.code,
        )
        for sentence in missing_from(document["sections"]):
            self.log.warning(sentence)
        folders = tuple(Path(folder) for folder in self.template_paths)
        design = design_files(folders) | {"main.typ": self.template.render().encode()}
        return print_pdf(document, self.paper, design, archive=self.archive), resources


def _folder(resources: Mapping[str, Any]) -> Path | None:
    """Where the notebook lies, if nbconvert knows: pictures beside it may be printed."""
    path = resources.get("metadata", {}).get("path")
    return None if path is None else Path(path)  # "" is the folder that one is in
