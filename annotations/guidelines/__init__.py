"""The annotation guidelines: the scheme in Arabic and in English, with worked examples. No Django here.

What is kept by hand stands in sections/*.xml: each rule with its two texts and its examples, whose marks are
written around their words as in the samples. `reading` reads it, `drawing` cuts examples into pieces.
"""
