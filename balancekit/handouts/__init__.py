"""From a case, or any notebook, to a page that can be taken home.

``compose`` decides what stands on a page (the only place that asks the casebook), ``document``
turns a notebook into plain values, ``press`` hands these to Typst. ``exporter`` is the door for
nbconvert and is left out here: importing nbconvert takes longer than making the page.
"""

from balancekit.handouts.compose import compose_handout
from balancekit.handouts.export import export_handout, page_images
from balancekit.handouts.practice import Practice

__all__ = ["Practice", "compose_handout", "export_handout", "page_images"]
