"""The notebook of seven steps: paths through it, and the pages that belong to it alone."""
