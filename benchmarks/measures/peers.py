"""The time that other libraries take over the same text, each alone in a process of its own, against the floor there.

    python -m measures.peers NAME FILE        one peer over the lines of a file, as a line of JSON

Most of them read sentences, so a text is given to each line by line. Each does one part of the work; none gives a
document.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from importlib import metadata
from pathlib import Path

from speed import multiple, seconds, to_json

# A peer that takes longer than this many seconds is given up.
LONGEST = 120

Work = Callable[[str], object]


@dataclass(frozen=True)
class Peer:
    """A library to compare with: the distribution that brings it, what it does, and how it is loaded."""

    distribution: str
    does: str
    load: Callable[[], Work]


@dataclass(frozen=True)
class Taken:
    """What a peer took: seconds to load and do its first line, seconds for the text, and these against the floor."""

    start: float
    seconds: float
    multiple: float


def _whole() -> Work:
    return to_json


def _cn2an() -> Work:
    import cn2an

    return partial(_each_line, cn2an.transform)


def _jionlp(name: str) -> Work:
    import jionlp

    return partial(_each_line, getattr(jionlp.ner, name))


def _recognizer(name: str) -> Work:
    import recognizers_suite

    model = getattr(recognizers_suite, f"recognize_{name}")
    return partial(_each_line, lambda line: model(line, recognizers_suite.Culture.Chinese))


def _normalizer() -> Work:
    from tn.chinese.normalizer import Normalizer

    return partial(_each_line, Normalizer().normalize)


def _inverse_normalizer() -> Work:
    from itn.chinese.inverse_normalizer import InverseNormalizer

    return partial(_each_line, InverseNormalizer().normalize)


def _each_line(work: Work, text: str) -> None:
    for line in text.splitlines():
        if line:
            work(line)


_RECOGNIZERS = ("currency", "dimension", "percentage", "number", "datetime")
PEERS = {
    "govdocparse": Peer("govdocparse", "the whole document to JSON", _whole),
    "cn2an.transform": Peer("cn2an", "Chinese numerals to digits", _cn2an),
    "JioNLP money": Peer("jionlp", "amounts of money", partial(_jionlp, "extract_money")),
    "JioNLP time": Peer("jionlp", "dates and times", partial(_jionlp, "extract_time")),
    **{
        f"Recognizers-Text {name}": Peer("recognizers-text-suite", f"one model: {name}", partial(_recognizer, name))
        for name in _RECOGNIZERS
    },
    "WeTextProcessing TN": Peer("WeTextProcessing", "text normalization, for speech", _normalizer),
    "WeTextProcessing ITN": Peer("WeTextProcessing", "inverse text normalization", _inverse_normalizer),
}


def installed(peer: Peer) -> str | None:
    """The version of a peer, if it is installed."""
    try:
        return metadata.version(peer.distribution)
    except metadata.PackageNotFoundError:
        return None


def taken(name: str, file: Path) -> Taken | str:
    """What the peer took over the file, measured in a process of its own; else in a few words why not."""
    command = [sys.executable, "-W", "ignore", "-m", "measures.peers", name, str(file)]
    folder = Path(__file__).parents[1]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=LONGEST, check=True)
    except subprocess.TimeoutExpired:
        return f"over {LONGEST} s"
    except subprocess.CalledProcessError as error:
        return "failed: " + (str(error.stderr).strip().splitlines() or ["no message"])[-1]
    # What libraries print of themselves stands before it.
    return Taken(**json.loads(done.stdout.splitlines()[-1]))


def measure(name: str, text: str) -> Taken:
    """Load the peer in this process and let it do the text."""
    loaded: list[Work] = []

    def start() -> None:
        loaded.append(PEERS[name].load())
        loaded[0](text.partition("\n")[0])

    begun = seconds(start, 1)
    return Taken(begun, *multiple(text, loaded[0]))


if __name__ == "__main__":
    print("\n" + json.dumps(asdict(measure(sys.argv[1], Path(sys.argv[2]).read_text(encoding="utf-8")))))
