"""The rows of a spreadsheet for `rule_import`; only the import command needs openpyxl."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import load_workbook  # type: ignore[import-untyped]
from openpyxl.utils.exceptions import (  # type: ignore[import-untyped]
    InvalidFileException,
)

from agent_assist.errors import FileProblem


def rows_of_xlsx(content: bytes, path: Path) -> list[Sequence[str]]:
    """Return the rows of the first sheet as texts.

    Raises:
        FileProblem: the file is no spreadsheet.
    """
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    except (InvalidFileException, BadZipFile, KeyError, ValueError, OSError) as error:
        raise FileProblem(path, str(error)) from error
    sheet = book.worksheets[0]
    rows: list[Sequence[str]] = [
        tuple("" if cell is None else str(cell) for cell in row)
        for row in sheet.iter_rows(values_only=True)
    ]
    book.close()
    return rows
