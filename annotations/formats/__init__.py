"""One module a format: a Document of annotations.scheme in, bytes out, and back. No Django here.

Every format's module has the same three constants and the same functions, of which the last says what the
others keep; registry.FORMATS has them by name:

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
``each(source) -> Iterator[Document | FormatError]``
    the same, and in the place of a document that is broken its faults; in the place of a file that is, its
    one fault. In formats of a document a line piecewise.py asks `read_document` for each line instead.
``check(source) -> Iterator[FormatError]``
    every fault of a file, without stopping at the first: what is not this format, and what breaks the
    annotation scheme. An empty iterator means that `read` will succeed and the marks are sound.
``kept(document) -> Document | None``
    what comes back of a document, exactly: ``list(read(write(documents))) == list(map(kept, documents))``
    wherever `write` does not refuse. All of it in JSON Lines; each other module says what it has no room for.

A format that needs several files for a document, or one for all, writes them into a zip archive (archive.py)
whose bytes depend on the documents alone; it reads a folder (a Path) too. Where a format
only goes out, `kept` gives None, `read_document` and `read` raise FormatError, and there is no `each`.

Offsets are code points of the text, the end excluded. A format that counts otherwise converts in its
own module and nowhere else. A format never changes a text: no normalisation, no stripping.
"""
