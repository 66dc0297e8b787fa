"""The build hook: what a document's text goes through is compiled by mypyc into the wheel, where that can be done.

The modules are the same ones, typed Python, so the package does the same without: on a machine that has no C compiler,
on another interpreter than CPython, and in an editable installation, whose sources are to be changed, it stays plain
Python. GOVDOCPARSE_BUILD=plain asks for that, GOVDOCPARSE_BUILD=compiled has the build fail instead.
"""

from __future__ import annotations

import os
import platform
import shutil
import tempfile
from contextlib import chdir
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# What mypy asks of the sources is asked by `make lint`; here it has to know their types, and no more.
_MYPY = ("--config-file=", "--ignore-missing-imports", "--follow-imports=silent")

# To look for what to warn of takes longer than to compile; and nobody else calls or replaces what is in the extension.
_C_OPTIONS = ("-Wno-all", "-fvisibility=hidden", "-fno-semantic-interposition", "-fno-plt")


class Compiled(BuildHookInterface[Any]):
    """Adds to a wheel the extension modules made from the folders and modules that `compiled` names."""

    PLUGIN_NAME = "custom"
    folder: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Before a wheel is packed: what it also holds; `version` is `standard` or `editable`."""
        wanted = os.environ.get("GOVDOCPARSE_BUILD", "")
        if version == "editable" or wanted == "plain" or platform.python_implementation() != "CPython":
            return
        self.folder = Path(tempfile.mkdtemp(prefix="govdocparse-"))
        try:
            built = compile_modules(Path(self.root) / "src", self.config["compiled"], self.folder)
        except (Exception, SystemExit) as error:  # mypyc ends the process where it finds a fault
            shutil.rmtree(self.folder, ignore_errors=True)
            if wanted == "compiled":
                raise
            self.app.display_warning(f"govdocparse stays plain Python, slower and else the same: {error}")
            return
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        build_data["force_include"].update({str(path): str(path.relative_to(self.folder / "lib")) for path in built})

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """After the wheel is packed: nothing is left behind."""
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)


def compile_modules(source: Path, names: list[str], folder: Path) -> list[Path]:
    """The modules and folders of modules `names` of `source` to the files compiled from them, all in `folder`."""
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    with chdir(source):  # messages of the compiled modules name them from here
        modules = [str(path) for name in names for path in (sorted(Path(name).rglob("*.py")) or [Path(name)])]
        extensions = mypycify(
            [*_MYPY, f"--cache-dir={folder / 'types'}", *modules],
            opt_level="1",
            debug_level="0",
            group_name="govdocparse",
            target_dir=str(folder / "c"),
        )
    if os.name == "posix":
        for extension in extensions:
            extension.extra_compile_args.extend(_C_OPTIONS)
    command = build_ext(Distribution({"name": "govdocparse", "ext_modules": extensions}))
    command.build_lib, command.build_temp = str(folder / "lib"), str(folder / "objects")
    command.ensure_finalized()
    command.run()
    return sorted(path for path in (folder / "lib").rglob("*") if path.is_file())
