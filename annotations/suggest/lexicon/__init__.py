"""The readable lexicon (the .tsv files here) and the script that writes morphology.db from it: build.py."""
