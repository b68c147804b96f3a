"""A REFI-QDA project as it stands: codes, cases, sources, and every coded segment of text.

In: a ``.qdpx`` file. Out: ``Project``. It maps nothing to themes or groups. Text comes from the archive only; a path to
anywhere else is not followed. Coded places that are not text are counted by kind and not read.

Source: REFI-QDA Standard 1.0, project exchange (https://www.qdasoftware.org).
"""

from __future__ import annotations

from pathlib import Path

from reportgen.errors import Location
from reportgen.sources.files import refuse
from reportgen.sources.refi_qda_archive import opened
from reportgen.sources.refi_qda_model import Project
from reportgen.sources.refi_qda_reading import Reading
from reportgen.sources.refi_qda_xml import parse


def read_project(path: Path) -> Project:
    """Give the project.

    Raises ``SourceError`` where the file is not there; ``DataError`` where it is no archive, is too large, holds no
    project or two, has XML that is damaged or declares entities, has no source, or contradicts itself.
    """
    with opened(path) as archive:
        member, data = archive.project()
        file = f"{archive.name} ({member})"
        reading = Reading(parse(data, file=file), archive, file)
        sources = reading.sources()
        if not sources:
            hint = "export the project again, with its sources"
            refuse("data.no_sources", "the project has no sources", where=Location(file=file), hint=hint)
        codes, cases = reading.codes(), reading.cases()
        segments = reading.segments(sources, codes)
        unread, unread_codes = reading.unread()
        reading.problems.raise_if_any()
        return Project(
            archive.name, archive.sha256, codes, cases, sources, segments, reading.users(), unread, unread_codes
        )
