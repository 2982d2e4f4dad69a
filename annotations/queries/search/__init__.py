"""The search: what a reader asks for, over articles and, apart, over what was said."""
