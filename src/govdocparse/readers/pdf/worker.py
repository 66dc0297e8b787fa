"""A process of its own that reads the pages of one PDF file: what kills PDFium kills nothing else.

`process.py` runs this file as a script and says how it answers. The package around it is not loaded: it would take
longer than the pages of most files.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import ModuleType


def main(arguments: Sequence[str]) -> None:
    """Standard input is a PDF file; standard output takes a message a line, as JSON.

    The arguments are the limits (memory, seconds, characters, elements), then the folder to import the library from,
    and the characters of symbol fonts by their codes, as JSON.
    """
    memory, seconds, characters, elements = (int(argument) for argument in arguments[:4])
    sys.path.append(arguments[4])
    symbols = {
        font: {int(code): shown for code, shown in codes.items()} for font, codes in json.loads(arguments[5]).items()
    }
    for message in _answers((memory, seconds), (characters, elements), symbols):
        sys.stdout.write(json.dumps(message) + "\n")


def _answers(
    cost: tuple[int, int], limits: tuple[int, int], symbols: Mapping[str, Mapping[int, str]]
) -> Iterator[object]:
    """The messages: how many pages there are, then each page; a refusal as a string is the last."""
    characters, elements = limits
    folder = Path(__file__).parent
    _stand_in("govdocparse", folder.parents[1])
    _stand_in("govdocparse.readers", folder.parent)
    _stand_in("govdocparse.readers.pdf", folder)
    from govdocparse.errors import UnusableInput

    try:
        from govdocparse.readers.pdf import fonts, pdfium
    except (ImportError, OSError) as error:
        reason = " ".join(str(error).split())
        yield f"is a PDF file, and pypdfium2 does not load ({reason}): pip install --force-reinstall pypdfium2"
        return
    _bound(*cost)
    try:
        data = sys.stdin.buffer.read()
        document = pdfium.opened(data)
        count, seen = pdfium.page_count(document), 0
        known = fonts.Fonts(symbols)
        yield count
        for index in range(count):
            reason, pages = pdfium.read_page(document, index, (characters - seen, elements), known)
            seen += sum(len(page.glyphs) for page in pages)
            yield reason, pages
    except pdfium.TooMuch as error:
        most = {"characters": characters, "elements": elements}[str(error)]
        some = f"has more {error} than limits.{error} ({most}) allows on the pages up to {index + 1}"
        yield f"{some}; to read it, raise that: --limit {error}=N"
    except UnusableInput as error:
        yield str(error)


def _stand_in(name: str, folder: Path) -> None:
    """Makes the modules of one of our packages known, and runs nothing of what the package itself loads."""
    package = ModuleType(name)
    package.__path__ = [str(folder)]
    sys.modules[name] = package


def _bound(memory: int, seconds: int) -> None:
    """No more memory and no more time than that, as far as the system can see to it; and no core dump."""
    with suppress(ImportError):
        import resource

        # The parent ends what is overdue; processor time is for a parent that is gone.
        limits = (resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds + 1), (resource.RLIMIT_CORE, 0)
        for limit, most in limits:
            with suppress(ValueError, OSError, OverflowError):
                hard = resource.getrlimit(limit)[1]
                resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    main(sys.argv[1:])
