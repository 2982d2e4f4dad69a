"""The classes by which a stretch of text is drawn, of the marks that cover it."""

from collections.abc import Sequence
from typing import NamedTuple

from annotations.scheme import Layer


class Cover(NamedTuple):
    """A mark over a stretch: its layer, a quote's kind (else ""), whether it is only suggested."""

    layer: str
    kind: str = ""
    suggested: bool = False


def classes_of(covers: Sequence[Cover]) -> str:
    """The classes, parted by spaces, for the marks that cover a stretch, outer before inner; "" for none."""
    if not covers:
        return ""
    classes = ["piece"]
    for layer in Layer:
        of_layer = [cover for cover in covers if cover.layer == layer]
        if not of_layer:
            continue
        classes.append(layer.value)
        if all(cover.suggested for cover in of_layer):
            classes.append(f"{layer.value}-suggested")
        if layer == Layer.QUOTE:
            classes.append(of_layer[-1].kind)
            if len(of_layer) > 1:
                classes.append("nested")
    if all(cover.suggested for cover in covers):
        classes.append("suggested")
    return " ".join(classes)
