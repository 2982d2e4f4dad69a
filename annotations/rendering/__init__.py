"""How marks become what a page shows; plain Python, no Django."""
