"""The notebook of the relationship map: each person's own, and two people side by side."""
