"""The name of a file as a system gives it -> as every output can hold it: valid text, and on one line.

A name is bytes to most systems, and what of it is no UTF-8 comes as lone surrogates (PEP 383). Output that held those
would be no UTF-8, and with a line end in a name no output of a line a file.
"""

from __future__ import annotations

import os
import re
import sys

# Control characters, line ends, lone surrogates and noncharacters: nothing that XML 1.0 or a line of output can hold.
_ODD = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_ADDRESS = re.compile("https?:/")
_FOREIGN = re.compile("[\ud800-\udfff]")
# No byte of a character of GB 18030 is one of these, so each piece between them may be in an encoding of its own.
_PIECE = re.compile("[^\0-/:-?]+")


def readable(name: str | os.PathLike[str]) -> str:
    r"""A name, a path or a message with one in it as text that can be written anywhere; most are as they were.

    A name that is no UTF-8 is read as GB 18030, as Chinese systems write it; what is neither, and every control
    character, is spelled out with a backslash: `\xff`, `\n`. To open the file takes the name as it was.
    """
    text = os.fspath(name)
    if _ODD.search(text) is None:
        return text
    if _FOREIGN.search(text) is not None:
        text = _PIECE.sub(lambda piece: _decoded(piece.group()), text)
    return _ODD.sub(lambda odd: odd.group().encode("unicode_escape").decode(), text)


def unread(path: str | os.PathLike[str], error: OSError) -> str:
    """Why what a path names cannot be read, to stand behind its name; an address of the web is no path."""
    if _ADDRESS.match(os.fspath(path)):
        return "is an address of the web; save the page, and name its file"
    return f"cannot be read: {error.strerror or error}"


def on_disk(name: str) -> str:
    """A readable name as one that the system can make; where its encoding lacks a character, it is that of UTF-8."""
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        return os.fsdecode(name.encode())
    return name


def _decoded(piece: str) -> str:
    """A piece of a path as text: of foreign bytes, as UTF-8 or GB 18030, else with their escapes."""
    if _FOREIGN.search(piece) is None:
        return piece
    try:
        raw = piece.encode(sys.getfilesystemencoding(), "surrogateescape")
    except UnicodeEncodeError:  # a surrogate that stands for no byte
        return piece
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "backslashreplace")
