"""One module a format: a Document of annotations.scheme in, bytes out, and back. No Django here.

Every format's module has the same three constants and the same five functions, and a sixth that says what
the five keep; registry.FORMATS has them by name:

``NAME``, ``SUFFIX``, ``MEDIA_TYPE``
    the format's name (the word after ``--format``), the end of its files' names, its media type.
``write_document(document) -> bytes``
    one document, complete with whatever ends it. The same document gives the same bytes, in whatever
    order its marks and entities stand. Raises FormatError where the document could not be read back.
``write(documents, out) -> int``
    the documents one after the other to a binary file, as they come; returns how many.
``read_document(data, *, line=None) -> Document``
    the opposite of `write_document`: the document in the order of `ordering.in_order`.
``read(source) -> Iterator[Document]``
    the documents of a binary file or of its lines, as they come; raises FormatError at the first fault.
``check(source) -> Iterator[FormatError]``
    every fault of a file, without stopping at the first: what is not this format, and what breaks the
    annotation scheme. An empty iterator means that `read` will succeed and the marks are sound.
``kept(document) -> Document | None``
    what comes back of a document, exactly: ``list(read(write(documents))) == list(map(kept, documents))``
    wherever `write` does not refuse. All of it in JSON Lines; each other module says what it has no room for.

A format that needs several files for a document, or one for all, writes them into a zip archive (archive.py)
whose bytes depend on the documents alone; it reads a folder (a Path) too. Where a format
only goes out, `kept` gives None and `read_document` and `read` raise FormatError.

Offsets are code points of the text, the end excluded. A format that counts otherwise converts in its
own module and nowhere else. A format never changes a text: no normalisation, no stripping.
"""
