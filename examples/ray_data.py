"""Ray Data: a folder of Parquet files with documents to OUTPUT/documents and OUTPUT/facts, on all cores of a cluster.

python examples/ray_data.py INPUT OUTPUT
"""

import sys

import ray.data
from ray.data import SaveMode

from govdocparse.arrow import facts_batch, parse_batch

HOW = {"batch_format": "pyarrow", "batch_size": 256}


def main(source: str, target: str) -> None:
    """Parse once, and read the facts from the documents that were written."""
    documents = ray.data.read_parquet(source).map_batches(parse_batch, **HOW)
    documents.write_parquet(f"{target}/documents", mode=SaveMode.OVERWRITE)

    facts = ray.data.read_parquet(f"{target}/documents").map_batches(facts_batch, **HOW)
    facts.write_parquet(f"{target}/facts", mode=SaveMode.OVERWRITE)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
