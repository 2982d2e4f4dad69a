"""What pages, commands and the API read; nothing here writes."""
