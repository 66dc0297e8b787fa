"""Time on hostile input: it must double when the input doubles, whatever the input is.

python benchmarks/hostile.py              prints the table; exits with 1 where time grows faster than length
python benchmarks/hostile.py --largest    goes to 10 MB for the cheap shapes, too
"""

from __future__ import annotations

import argparse
import sys

from speed import seconds, to_json

SHAPES = {
    "digits": "1",
    "一": "一",
    "1,1,1,": "1,",
    "1,000,": "1,000,",
    "1万5千": "1万5千",
    "每1家": "每1家",
    "5元（含5元）": "5元（含5元）",
    "最高": "最高",
    "（（（": "（",
    "《《《": "《",
    "至至至": "至",
    "1万元，": "1万元，",
    "no punctuation": "推动经济高质量发展",
    "万": "万",
    "1-1-1": "1-",
    "2025年": "2025年",
    "第": "第",
    "?；": "?；",
    "???": "?",
    "一、 lines": "一、\n",
    "责任单位：": "责任单位：",
    "glosses": "經(jīng)",
    "“": "“",
    "blank lines": "\n",
    "附件 lines": "附件：\n",
}
SIZES = (50_000, 100_000, 200_000, 400_000)
LARGEST = 10_000_000
# What one doubling may cost; two would be exact, the rest is for caches and a busy machine.
HIGHEST = 2.6


def taken(text: str) -> float:
    """The better of two runs, in seconds of this process."""
    return seconds(lambda: to_json(text), 2)


def main() -> int:
    """Print the seconds of each size and the mean growth of a doubling."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", action="store_true")
    largest = parser.parse_args().largest
    failed = []
    print(f"{'shape':16}" + "".join(f"{size // 1000:>8} K" for size in SIZES) + f"{'doubling':>10}{'us/char':>9}")
    for name, piece in SHAPES.items():
        times = [taken(piece * (size // len(piece))) for size in SIZES]
        doubling = (times[-1] / times[0]) ** (1 / (len(SIZES) - 1))
        print(
            f"{name:16}" + "".join(f"{each:>10.3f}" for each in times) + f"{doubling:>10.2f}"
            f"{times[-1] / SIZES[-1] * 1e6:>9.2f}",
            flush=True,
        )
        if doubling > HIGHEST:
            failed.append(name)
        if largest and times[-1] / SIZES[-1] < 3e-6:
            print(f"{'':16}{LARGEST // 1_000_000} MB: {taken(piece * (LARGEST // len(piece))):.1f} s", flush=True)
    for name in failed:
        print(f"grows faster than its input: {name}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
