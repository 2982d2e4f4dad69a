"""What makes a corpus of documents: splits, families of near-copies, texts and marks apart, the data card.

No Django and no database here: documents and plain values in, plain values and bytes out.
"""
