"""How good suggestions are, counted against annotated documents. No Django, no suggester: documents in,
counts out.
"""

from annotations.scoring.calibration import Band, calibrate
from annotations.scoring.measures import MEASURES, Counts, score

__all__ = ["MEASURES", "Band", "Counts", "calibrate", "score"]
