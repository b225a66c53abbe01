"""The notebook of learning together: readings, a menu of practices, a story to place."""
