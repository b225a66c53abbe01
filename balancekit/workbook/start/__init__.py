"""The start page of a case: the notebooks, where it stands in each, and what waits."""
