"""The same scores on Spark, which starts a Java machine of its own."""

import pandas as pd
import pyarrow as pa
import pytest
from pyspark.sql import SparkSession

import balancekit as bk
from balancekit import ScoringError
from tests.scoring.engines import rows_of
from tests.scoring.test_engines import BALANCE, answers_with_holes, bank_of, scored
from tests.scoring.test_keys import checked


def test_the_same_scores_on_spark() -> None:
    table = answers_with_holes(20, pa.int8())
    one = bank_of(mine=BALANCE.scales["independence"])
    builder = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    spark = builder.config("spark.sql.shuffle.partitions", "1").getOrCreate()
    try:
        data = spark.createDataFrame(table)
        scores = bk.score(data, BALANCE, id="who", out_of_range="null")
        assert type(scores) is type(data)
        wanted = scored("pandas", table, BALANCE, out_of_range="null")
        assert rows_of(scores.toArrow()) == wanted
        with pytest.warns(UserWarning, match="against the rest"):
            keys = bk.check_keys(data, one, out_of_range="null")
        wanted_keys = checked("pandas", table, one, out_of_range="null")
        pd.testing.assert_frame_equal(keys, wanted_keys, check_exact=True)
        with pytest.raises(ScoringError, match=r'"ind_1", .*: 99 lies'):
            bk.score(data, BALANCE)
        with pytest.raises(ScoringError, match='"0" stands in 2 rows'):
            bk.score(data.union(data), one, id="who", out_of_range="null")
    finally:
        spark.stop()
