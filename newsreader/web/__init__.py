"""From an address of the web to bytes, and from bytes to an article's parts; nothing else fetches.

An address is checked (address), its host found and the page read from just that place (connection, fetch),
decoded (charset) and taken apart in a child process with limits (limited, page, feed). No database here.
"""
