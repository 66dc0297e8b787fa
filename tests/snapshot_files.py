"""Whole outputs that tests compare with: one file each, under tests/snapshots in a folder of the test module's name."""

from syrupy.extensions.single_file import SingleFileSnapshotExtension
from syrupy.location import PyTestLocation

from project import ROOT


class Snapshot(SingleFileSnapshotExtension):
    """One file an output; its kind gives the ending of its name."""

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        return str(ROOT / "tests" / "snapshots" / test_location.basename)
