"""The notebook of the weekly check-in: three minutes a person, and what both see of it."""
