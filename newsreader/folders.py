"""Where this installation keeps what is its own."""

import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("NEWSREADER_DATA_DIR") or BASE_DIR / ".data").absolute()
DATABASE_DIR = DATA_DIR / "postgres"
EDITOR_FILE = DATA_DIR / "sample-editor"


def make_data_folder() -> Path:
    """The folder for this installation's data, made closed to other accounts. Raises OSError."""
    DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    return DATA_DIR
