"""Polars: a folder of Parquet files with documents to OUTPUT/documents and OUTPUT/facts, as two lazy queries.

python examples/polars_lazy.py INPUT OUTPUT
"""

import sys
from pathlib import Path

import polars as pl

from govdocparse.arrow import DOCUMENTS, FACTS, facts_batch, parse_batch


def parse(frame: pl.DataFrame) -> pl.DataFrame:
    """A frame of documents to one of the columns of DOCUMENTS."""
    return pl.DataFrame(parse_batch(frame.to_arrow()))


def find_facts(frame: pl.DataFrame) -> pl.DataFrame:
    """A frame of parsed documents to one of the columns of FACTS."""
    return pl.DataFrame(facts_batch(frame.to_arrow()))


def main(source: str, target: str) -> None:
    """Parse once, and read the facts from the documents that were written; nothing is in memory as a whole."""
    for table in ("documents", "facts"):
        Path(target, table).mkdir(parents=True, exist_ok=True)
    documents_schema = pl.DataFrame(DOCUMENTS.empty_table()).schema
    facts_schema = pl.DataFrame(FACTS.empty_table()).schema

    pages = pl.scan_parquet(f"{source}/*.parquet")
    documents = pages.map_batches(parse, schema=documents_schema, streamable=True)
    documents.sink_parquet(f"{target}/documents/documents.parquet", row_group_size=2048)

    parsed = pl.scan_parquet(f"{target}/documents/*.parquet")
    facts = parsed.map_batches(find_facts, schema=facts_schema, streamable=True)
    facts.sink_parquet(f"{target}/facts/facts.parquet")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
