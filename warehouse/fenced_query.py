"""The child's side of the fence: one request on standard input, one answer on standard output, then the process ends.

Run as a script by `warehouse.fence`, in isolated mode and with an empty environment; it imports nothing of the project,
so that it is ready quickly. In: 4 bytes length, then JSON {"path", "sql", "rows"}. Out: one line of JSON
{"status": "ok" | "refused" | "failed", "message", "truncated"}, then, for "ok", an Arrow stream.
"""

from __future__ import annotations

import json
import os
import resource
import struct
import sys
from typing import Any, BinaryIO

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

ADDRESS_SPACE_BYTES = 2 * 1024**3
CPU_SECONDS = 5
CELL_CHARACTERS = 10_000  # what a table on a page can show of one value; the rest of the value is cut and marked
COLUMNS = 500  # more columns than this stop a browser, and no question about models needs them
MESSAGE_CHARACTERS = 2_000
NICENESS = 5  # the dashboard's own answers go first on a busy machine
ANSWER_BYTES = 16 * 1024**2  # 1,000 rows of ordinary facts are below 1 MB

CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",  # otherwise a table name may mean a Python variable of this process
    "temp_directory": "",
    "memory_limit": "1GB",
    "threads": "1",
    "max_expression_depth": "250",
    "lock_configuration": "true",
}
ALLOWED = ("SELECT", "EXPLAIN")


class RefusedError(Exception):
    """The text is not exactly one SELECT or EXPLAIN."""


def set_limits() -> None:
    """Limit this process, for good: memory, CPU time, no file may grow, no core file, behind other work."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu = int(used.ru_utime + used.ru_stime) + 1 + CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE_BYTES, ADDRESS_SPACE_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(NICENESS)


def read_request(stream: BinaryIO) -> dict[str, Any] | None:
    """The request, or None when the parent has gone."""
    head = stream.read(4)
    if len(head) < 4:
        return None
    request: dict[str, Any] = json.loads(stream.read(struct.unpack(">I", head)[0]))
    return request


def check_statement(sql: str) -> None:
    """Raise RefusedError unless `sql` is exactly one statement that only reads."""
    statements = duckdb.extract_statements(sql)
    if len(statements) != 1:
        raise RefusedError(f"{len(statements)} statements; write exactly one SELECT")
    kind = str(statements[0].type).rsplit(".", 1)[-1]
    if kind not in ALLOWED:
        raise RefusedError(f"a statement of the kind {kind} is not allowed here; only SELECT and EXPLAIN are")


def run(path: str, sql: str, rows: int) -> tuple[pa.Table, bool]:
    """Answer `sql` from the database file, at most `rows` rows, and whether there would have been more."""
    check_statement(sql)
    with duckdb.connect(path, read_only=True, config=CONFIG) as connection:
        relation = connection.sql(sql)
        if len(relation.columns) > COLUMNS:
            raise RefusedError(f"the answer has {len(relation.columns):,} columns; select at most {COLUMNS}")
        reader = relation.to_arrow_reader(rows + 1)
        batches: list[pa.RecordBatch] = []
        while sum(batch.num_rows for batch in batches) <= rows:
            try:
                batches.append(reader.read_next_batch())
            except StopIteration:
                break
            if sum(batch.nbytes for batch in batches) > ANSWER_BYTES:
                raise RefusedError(
                    f"the answer is larger than {ANSWER_BYTES // 1024**2} MB; select fewer columns or rows"
                )
        table = pa.Table.from_batches(batches, schema=reader.schema)
    return plain(table.slice(0, rows)), table.num_rows > rows


def plain(table: pa.Table) -> pa.Table:
    """The table with nested and rare types written as text, and no text longer than a page can show."""
    columns = [_plain_column(column) for column in table.columns]
    return pa.table(dict(zip(_distinct(table.column_names), columns, strict=True)))


def _plain_column(column: pa.ChunkedArray) -> pa.ChunkedArray | pa.Array:
    kind = column.type
    if pa.types.is_decimal(kind):
        return column.cast(pa.float64())
    if _is_simple(kind) or (
        pa.types.is_string(kind) and (pc.max(pc.utf8_length(column)).as_py() or 0) <= CELL_CHARACTERS
    ):
        return column
    builder = pa.lib.StringBuilder()  # pa.array() would import pandas here, which takes a second
    builder.append_values([_text(value) for value in column.to_pylist()])
    return builder.finish()


def _is_simple(kind: pa.DataType) -> bool:
    """Whether a reader of Arrow streams knows this type as a number, a truth value or a moment."""
    types = pa.types
    is_moment = types.is_date(kind) or types.is_timestamp(kind) or types.is_time(kind)
    return bool(types.is_boolean(kind) or types.is_integer(kind) or types.is_floating(kind) or is_moment)


def _text(value: object) -> str | None:
    if value is None:
        return None
    text = value if isinstance(value, str) else value.hex() if isinstance(value, bytes) else str(value)
    return text if len(text) <= CELL_CHARACTERS else f"{text[:CELL_CHARACTERS]}… ({len(text):,} characters)"


def _distinct(names: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    distinct = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        distinct.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return distinct


def answer(
    stream: BinaryIO, status: str, message: str = "", truncated: bool = False, table: pa.Table | None = None
) -> None:
    """Write the head line and, when there is one, the table."""
    stream.write(json.dumps({"status": status, "message": message, "truncated": truncated}).encode() + b"\n")
    if table is not None:
        with pa.ipc.new_stream(stream, table.schema) as writer:
            writer.write_table(table)
    stream.flush()


def reason(error: Exception) -> str:
    """What went wrong in words, without DuckDB's stack trace, which names folders of this machine."""
    return str(error).partition("Stack Trace:")[0].strip()[:MESSAGE_CHARACTERS]


def main() -> None:
    """Serve one request and end."""
    set_limits()
    out = sys.stdout.buffer
    out.write(b"ready\n")
    out.flush()
    request = read_request(sys.stdin.buffer)
    if request is None:
        return
    try:
        table, truncated = run(request["path"], request["sql"], request["rows"])
    except RefusedError as error:
        answer(out, "refused", str(error))
    except MemoryError:
        answer(out, "failed", "the query needs more memory than it may have (2 GiB)")
    except (duckdb.Error, pa.ArrowException, RuntimeError, ValueError, OverflowError) as error:
        answer(out, "failed", reason(error))
    else:
        answer(out, "ok", truncated=truncated, table=table)


if __name__ == "__main__":
    main()
