"""PyArrow alone: a folder of Parquet files with documents to OUTPUT/documents and OUTPUT/facts, on all cores.

python examples/pyarrow_stream.py INPUT OUTPUT
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
from pyarrow import dataset, parquet

from govdocparse.arrow import DOCUMENTS, FACTS, facts_batch, map_batches, parse_batch


def write(folder: Path, schema: pa.Schema, batches: Iterator[pa.RecordBatch]) -> None:
    """Each batch as soon as it is there."""
    folder.mkdir(parents=True, exist_ok=True)
    with parquet.ParquetWriter(folder / "0.parquet", schema) as writer:
        for batch in batches:
            writer.write_batch(batch)


def main(source: str, target: str) -> None:
    """Parse once, and read the facts from the documents that were written; nothing is in memory as a whole."""
    documents, facts = Path(target, "documents"), Path(target, "facts")

    pages = dataset.dataset(source).to_batches(batch_size=256)
    write(documents, DOCUMENTS, map_batches(parse_batch, pages))

    parsed = dataset.dataset(documents).to_batches(batch_size=256, columns=["id", "document"])
    write(facts, FACTS, map_batches(facts_batch, parsed))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
