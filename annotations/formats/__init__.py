"""One module a format: a Document of annotations.scheme in, bytes out, and back. No Django here.

Every module of this package has the same three constants and the same five functions:

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

Offsets are code points of the text, the end excluded. A format that counts otherwise converts in its
own module and nowhere else. A format never changes a text: no normalisation, no stripping.
"""
