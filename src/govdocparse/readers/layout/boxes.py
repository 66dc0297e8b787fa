"""Catalogue boxes: labels and values that stand side by side in columns become one line for each label."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from govdocparse.expressions.labels import known_labels
from govdocparse.grammar import Grammar
from govdocparse.readers.layout.lines import ONE_LINE, joined, rows
from govdocparse.readers.layout.page import Line

_FEWEST_LABELS = 3
_MOST_LABELS = 200
# In type sizes: how far the letters of a label are spaced, how far a line of a value stands from its label at most.
_SPACED = 3.0
_FARTHEST = 4.5
# How many characters a label has at most, its last piece and each one before it, and of how many pieces it is made.
_LONGEST_LABEL, _LONGEST_PIECE, _MOST_PIECES = 12, 3, 6
# How far the type of a value may differ from that of its label, in parts of that.
_SAME_TYPE = 0.3


def split(pieces: list[Line], grammar: Grammar) -> tuple[list[Line], list[Line]]:
    """The pieces that stand in no box, and the box of the page where it has one.

    A box has three known labels at least, two of them on one line.
    """
    labels = _labels(pieces, grammar)
    if not _FEWEST_LABELS <= len(labels) <= _MOST_LABELS or not _side_by_side(labels):
        return pieces, []
    used = {id(piece) for label in labels for piece in label}
    heads = [joined(label) for label in labels]
    values: list[list[Line]] = [[] for _ in labels]
    rest: list[Line] = []
    for piece in pieces:
        if id(piece) in used:
            continue
        owner = _owner(piece, heads)
        if owner is None:
            rest.append(piece)
        else:
            values[owner].append(piece)
    lines = [_pair(head, found) for head, found in zip(heads, values, strict=True)]
    return rest, [_box(lines)]


def _labels(pieces: Sequence[Line], grammar: Grammar) -> list[list[Line]]:
    """The known labels among the pieces, each as the pieces it is made of (索 引 号：), in reading order."""
    known = known_labels(grammar)
    found: list[list[Line]] = []
    order = [piece for row in rows(pieces) for piece in row]
    for index, piece in enumerate(order):
        if not piece.text.endswith(("：", ":")) or len(piece.text) > _LONGEST_LABEL:
            continue
        label = [piece]
        for before in reversed(order[max(0, index - _MOST_PIECES + 1) : index]):
            if _name(label) in known or abs(before.baseline - piece.baseline) > ONE_LINE * piece.size:
                break
            if len(before.text) > _LONGEST_PIECE or label[0].left - before.right > _SPACED * piece.size:
                break
            label.insert(0, before)
        if _name(label) in known:
            found.append(label)
    return found


def _name(label: Sequence[Line]) -> str:
    return "".join(piece.text for piece in label).rstrip("：:")


def _side_by_side(labels: Sequence[Sequence[Line]]) -> bool:
    lines = [label[-1].baseline for label in labels]
    return any(abs(line - other) < 1 for line, other in pairwise(lines))


def _owner(piece: Line, labels: Sequence[Line]) -> int | None:
    """The label to which a piece of a value belongs: the nearest in height in the column right before it."""
    near = [
        index
        for index, label in enumerate(labels)
        if label.right <= piece.left + 0.5 * piece.size
        and abs(piece.size - label.size) <= _SAME_TYPE * label.size
        and abs(label.baseline - piece.baseline) <= _FARTHEST * label.size
    ]
    if not near:
        return None
    column = max(labels[index].right for index in near) - 2 * piece.size
    return min(
        (index for index in near if labels[index].right >= column),
        key=lambda index: abs(labels[index].baseline - piece.baseline),
    )


def _pair(label: Line, values: Sequence[Line]) -> Line:
    """A label and the lines of its value as one line."""
    text = "".join(joined(row).text for row in rows(values))
    right = max((piece.right for piece in values), default=label.right)
    return label._replace(text=label.text + text, right=right, alone=True)


def _box(lines: Sequence[Line]) -> Line:
    return Line(
        min(line.top for line in lines),
        max(line.baseline for line in lines),
        min(line.left for line in lines),
        max(line.right for line in lines),
        lines[0].size,
        "",
        alone=True,
        box=tuple(lines),
    )
