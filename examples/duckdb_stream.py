"""DuckDB: a folder of Parquet files with documents to OUTPUT/documents and OUTPUT/facts, on all cores of one machine.

python examples/duckdb_stream.py INPUT OUTPUT
"""

import sys
from pathlib import Path

import duckdb
import pyarrow as pa

from govdocparse.arrow import DOCUMENTS, FACTS, facts_batch, map_batches, parse_batch


def main(source: str, target: str) -> None:
    """Parse once, and read the facts from the documents that were written; nothing is in memory as a whole."""
    for table in ("documents", "facts"):
        Path(target, table).mkdir(parents=True, exist_ok=True)
    # One connection reads while the other writes.
    reading, writing = duckdb.connect(), duckdb.connect()

    pages = reading.sql(f"SELECT * FROM '{source}/*.parquet'").to_arrow_reader(256)
    documents = pa.RecordBatchReader.from_batches(DOCUMENTS, map_batches(parse_batch, pages))
    writing.register("documents", documents)
    writing.sql(f"COPY (SELECT * FROM documents) TO '{target}/documents/documents.parquet' (ROW_GROUP_SIZE 2048)")

    parsed = reading.sql(f"SELECT id, document FROM '{target}/documents/*.parquet'").to_arrow_reader(256)
    facts = pa.RecordBatchReader.from_batches(FACTS, map_batches(facts_batch, parsed))
    writing.register("facts", facts)
    writing.sql(f"COPY (SELECT * FROM facts) TO '{target}/facts/facts.parquet'")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
