"""A tar or zip archive -> its documents in stored order; nothing is unpacked to disk, no name of it is ever a path."""

from __future__ import annotations

import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from govdocparse.batch.inputs.source import HARMLESS, RATIO, Columns, said, unpacked
from govdocparse.batch.item import Item, Refused
from govdocparse.errors import UnusableInput
from govdocparse.file_names import readable
from govdocparse.readers.encoding import is_coincidence
from govdocparse.readers.reading import Limits

TAR = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar.zst", ".tzst")
ZIP = (".zip",)

_BROKEN = (
    tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, ValueError, RuntimeError,
    NotImplementedError, UnusableInput,
)  # fmt: skip
_RAW = "utf-8", "surrogateescape"
_ENCRYPTED, _UTF8 = 0x1, 0x800
_MEMBERS_OF_DOCUMENTS = {"word/document.xml", "OFD.xml"}


def is_document(path: Path) -> bool:
    """Whether a file with the name of an archive is a Word or OFD file."""
    if not path.name.lower().endswith(ZIP):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            return not _MEMBERS_OF_DOCUMENTS.isdisjoint(archive.namelist())
    except _BROKEN:
        return False


def tar(path: Path, name: str, limits: Limits, _: Columns) -> Iterator[Item]:
    """The files of a tar archive, compressed or not; links and hidden files are left out."""
    behind = "its beginning"
    try:
        # As a stream, the archive is read once, from front to back.
        with path.open("rb") as file, unpacked(path, file) as stream, _stream(stream) as archive:
            done = 0
            while (member := archive.next()) is not None:
                archive.members.clear()  # type: ignore[attr-defined] # it would keep them all
                label = _of_tar_header(member)
                if member.isreg() and not _hidden(label):
                    yield _of_tar(archive, member, f"{name}/{label}", limits)._replace(share=file.tell() - done)
                    done = file.tell()
                behind = label
    except _BROKEN as error:
        yield Item(name, Refused(f"{name} cannot be read behind {behind} ({said(error)}); get it again"))


def _stream(file: IO[bytes]) -> tarfile.TarFile:
    encoding, errors = _RAW
    return tarfile.open(fileobj=file, mode="r|", encoding=encoding, errors=errors)


def _of_tar(archive: tarfile.TarFile, member: tarfile.TarInfo, name: str, limits: Limits) -> Item:
    if member.size > limits.bytes:
        return Item(name, _too_large(name, member.size, limits))
    file = archive.extractfile(member)
    data = b"" if file is None else file.read()
    if len(data) != member.size:
        raise tarfile.ReadError("unexpected end of data")
    return Item(name, data)


def zipped(path: Path, name: str, limits: Limits, _: Columns) -> Iterator[Item]:
    """The files of a zip archive; hidden files are left out. A damaged file in it costs itself."""
    try:
        with zipfile.ZipFile(path) as archive:
            left = max(HARMLESS, RATIO * path.stat().st_size)
            for member in archive.infolist():
                label = _of_zip_header(member)
                if member.is_dir() or _hidden(label):
                    continue
                left -= member.file_size
                if left < 0:
                    raise OSError(f"it unpacks to more than {RATIO} times its size")
                yield _of_zip(archive, member, f"{name}/{label}", limits)._replace(share=member.compress_size)
    except _BROKEN as error:
        yield Item(name, Refused(f"{name} cannot be read ({said(error)}); get it again"))


def _of_zip(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, limits: Limits) -> Item:
    if member.flag_bits & _ENCRYPTED:
        return Item(name, Refused(f"{name} is encrypted; unlock the archive first"))
    if member.file_size > limits.bytes:
        return Item(name, _too_large(name, member.file_size, limits))
    try:
        # What a file declares is not what it unpacks to; zipfile stops at what it declares.
        with archive.open(member) as file:
            return Item(name, file.read())
    except _BROKEN as error:
        return Item(name, Refused(f"{name} is damaged ({said(error)}); get it again"))


def _of_tar_header(member: tarfile.TarInfo) -> str:
    """The name of a file in a tar archive; an extended header says it in UTF-8."""
    return readable(member.name) if "path" in member.pax_headers else _label(member.name.encode(*_RAW))


def _of_zip_header(member: zipfile.ZipInfo) -> str:
    """The name of a file in a zip archive, which may say that it is UTF-8."""
    if member.flag_bits & _UTF8:
        return readable(member.filename)
    try:
        return _label(member.filename.encode("cp437"))
    except UnicodeEncodeError:  # it has been decoded by a field of its own
        return readable(member.filename)


def _label(raw: bytes) -> str:
    """A name in an encoding that nobody says: UTF-8, else GB 18030, as Chinese systems write it.

    Some names are both: the GB 18030 of 通知 is the UTF-8 of letters that nobody writes.
    """
    try:
        text = raw.decode()
        return readable(raw.decode("gb18030") if is_coincidence(text, raw) else text)
    except UnicodeDecodeError:
        pass
    try:
        return readable(raw.decode("gb18030"))
    except UnicodeDecodeError:
        return readable(raw.decode(*_RAW))


def _hidden(label: str) -> bool:
    parts = label.split("/")
    return parts[0] == "__MACOSX" or any(part.startswith(".") and part.strip(".") for part in parts)


def _too_large(name: str, size: int, limits: Limits) -> Refused:
    return Refused(f"{name} {limits.passed('bytes', size)}")
