"""newsclaim on Apache Spark: a JSON Lines worker in each task.

    spark-submit tests/recipes/spark.py pipe articles.jsonl reports/
    spark-submit tests/recipes/spark.py pandas articles.jsonl reports/

Both read articles ({"id": ..., "text": ...} a line) and write reports, a line each. The program must be on the PATH
of every executor. A line that is no article costs itself alone: its message goes to the executor's standard error,
newsclaim exits with 2, and the articles without a report are those whose ids are missing.
"""

import json
import os
import subprocess
import sys

import pandas
from pyspark.sql import SparkSession

# One thread a task, since Spark runs a task a core; no configuration of whichever folder it runs in.
WORKER = ["newsclaim", "--no-config", "--from", "jsonl", "--format", "jsonl", "-j1"]

# The exit codes at which all articles were tried.
DONE, SOME_FAILED = 0, 2


def by_pipe(lines):
    """Reports of an RDD of lines."""
    # Spark takes any code but 0 for the end of the task; this one is not. It also gives no environment on.
    worker = f"sh -c '{' '.join(WORKER)} || [ $? -eq {SOME_FAILED} ]'"
    return lines.pipe(worker, env={"PATH": os.environ["PATH"]}, checkCode=True)


def by_pandas(articles):
    """Reports of a DataFrame with the columns id and text, beside their ids."""

    def extract(batches):
        for batch in batches:
            lines = batch[["id", "text"]].to_json(orient="records", lines=True, force_ascii=False)
            worker = subprocess.run(WORKER, input=lines.encode(), stdout=subprocess.PIPE, check=False)
            if worker.returncode not in (DONE, SOME_FAILED):
                raise RuntimeError(f"newsclaim ended with {worker.returncode}")
            reports = worker.stdout.decode().split("\n")[:-1]
            ids = [json.loads(report)["document"]["id"] for report in reports]
            yield pandas.DataFrame({"id": ids, "report": reports})

    return articles.mapInPandas(extract, "id string, report string")


def main(way, articles, reports):
    spark = SparkSession.builder.appName("newsclaim").getOrCreate()
    if way == "pipe":
        by_pipe(spark.sparkContext.textFile(articles)).saveAsTextFile(reports)
    else:
        rows = spark.read.schema("id string, text string").json(articles)
        by_pandas(rows).select("report").write.text(reports)


if __name__ == "__main__":
    main(*sys.argv[1:])
