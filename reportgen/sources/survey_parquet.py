"""A survey's columns from a Parquet file.

In: a file's bytes. Out: columns of ``RawTable``. The size that the file states is checked before a column is read, for
a few bytes can stand for a thousand million rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import numpy as np

from reportgen.errors import Location
from reportgen.sources.extras import needs
from reportgen.sources.files import FileContent, refuse
from reportgen.sources.spelling import collapse
from reportgen.sources.survey_raw import Columns, RawColumn, check_cells
from reportgen.sources.survey_text import Read, is_dropped
from reportgen.sources.value_text import value_text


def read_parquet(content: FileContent, *, drop: Sequence[str]) -> Read:
    """Give every column but those to drop.

    Raises ``DataError`` for a damaged file, one too large, and where the extra package is not installed.
    """
    with needs("parquet", package="pyarrow", name=content.name):
        import pyarrow as pa  # noqa: PLC0415 -- an extra
        from pyarrow import parquet  # noqa: PLC0415 -- likewise

    try:
        file = parquet.ParquetFile(BytesIO(content.data))
        size = file.metadata.num_rows
        names = list(file.schema_arrow.names)
        check_cells(content.name, rows=size, columns=len(names))
        columns = tuple(
            _column(file, place, name=content.name)
            for place, heading in enumerate(names)
            if not is_dropped(collapse(heading), drop)
        )
    except (pa.ArrowException, OSError, ValueError) as error:
        hint = "write it again from the program that made it"
        message = f"this Parquet file is damaged, or of a kind that is not read ({type(error).__name__})"
        refuse("data.damaged_file", message, where=Location(file=content.name), hint=hint)
    if not size:
        refuse("data.no_rows", "the file holds no row", where=Location(file=content.name))
    return Read(None, np.arange(1, size + 1, dtype=np.int64), columns)


def _column(file: Any, place: int, *, name: str) -> RawColumn:
    heading = file.schema_arrow.names[place]
    columns = Columns([collapse(heading)], name=name)
    for batch in file.iter_batches(batch_size=100_000, columns=[heading]):
        columns.add([batch.column(0).to_pylist()])
    return columns.done(value_text)[0]
