"""PySpark: a folder of Parquet files with documents to OUTPUT/documents and OUTPUT/facts, on all cores of a cluster.

python examples/spark.py INPUT OUTPUT
"""

import os
import sys
from collections.abc import Iterable, Iterator

import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from govdocparse.arrow import DOCUMENTS, FACTS, facts_batch, parse_batch

# Without this, workers are the `python3` of the PATH, which need not have govdocparse.
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)


def documents_of(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """What a worker makes of its share of the documents."""
    return map(parse_batch, batches)


def facts_of(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """What a worker makes of its share of the parsed documents."""
    return map(facts_batch, batches)


def main(source: str, target: str) -> None:
    """Parse once, and read the facts from the documents that were written."""
    spark = (
        SparkSession.builder.appName("govdocparse")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "256")
        .getOrCreate()
    )
    documents = spark.read.parquet(source).mapInArrow(documents_of, from_arrow_schema(DOCUMENTS))
    documents.write.mode("overwrite").parquet(f"{target}/documents")

    facts = spark.read.parquet(f"{target}/documents").mapInArrow(facts_of, from_arrow_schema(FACTS))
    facts.write.mode("overwrite").parquet(f"{target}/facts")
    spark.stop()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
