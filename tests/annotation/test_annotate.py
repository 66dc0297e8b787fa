"""The layers of annotation together: what one has claimed is closed to the next."""

import pytest

from govdocparse.annotation import annotate
from govdocparse.grammar import shipped
from govdocparse.text import Text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("根据国办发〔2024〕10号安排50万元", [("Citation", "国办发〔2024〕10号"), ("Quantity", "50万元")]),
        ("落实《2025年100件实事方案》", [("Citation", "《2025年100件实事方案》")]),
        ("2025年安排5亿元", [("Date", "2025年"), ("Quantity", "5亿元")]),
        ("2月30日前补助300元", [("Quantity", "300元")]),  # an impossible date is no quantity either
        ("补助3天。（责任单位：市财政局）", [("Quantity", "3天"), ("Responsibility", "（责任单位：市财政局）")]),
        (
            "（完成时限：2025年12月；责任单位：市财政局）",
            [("Responsibility", "（完成时限：2025年12月；责任单位：市财政局）"), ("Date", "2025年12月")],
        ),
        # a responsibility that would cross another annotation is none
        ("（二《牵头〔》；责任：甲局）", [("Citation", "《牵头〔》"), ("Responsibility", "责任：甲局")]),
    ],
)
def test_claims(text: str, found: list[tuple[str, str]]) -> None:
    annotations, _ = annotate(Text.of(text), shipped())
    assert [(type(item).__name__, item.text) for item in annotations] == found


def test_diagnostics_come_through() -> None:
    _, diagnostics = annotate(Text.of("2月30日前补助300元"), shipped())
    assert [item.code for item in diagnostics] == ["date.impossible"]
