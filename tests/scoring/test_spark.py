"""The same scores on Spark, which starts a Java machine of its own."""

import pyarrow as pa
import pytest
from pyspark.sql import SparkSession

import balancekit as bk
from balancekit import ScoringError
from tests.scoring.engines import rows_of
from tests.scoring.test_engines import BALANCE, answers_with_holes, scored


def test_the_same_scores_on_spark() -> None:
    table = answers_with_holes(20, pa.int8())
    builder = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    spark = builder.config("spark.sql.shuffle.partitions", "1").getOrCreate()
    try:
        data = spark.createDataFrame(table)
        scores = bk.score(data, BALANCE, id="who", out_of_range="null")
        assert type(scores) is type(data)
        wanted = scored("pandas", table, BALANCE, out_of_range="null")
        assert rows_of(scores.toArrow()) == wanted
        with pytest.raises(ScoringError, match=r'"ind_1", .*: 99 lies'):
            bk.score(data, BALANCE)
    finally:
        spark.stop()
