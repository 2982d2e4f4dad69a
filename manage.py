#!/usr/bin/env python
"""The project's command line: `manage.py help` lists the commands."""

import os
import sys

from newsreader.command_line import main

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsreader.settings")
    main(sys.argv)
