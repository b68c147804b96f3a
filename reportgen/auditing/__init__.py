"""Published figures of a file, checked: what ``reportgen audit`` does below the command line.

In: the path of a file. Out: publications with their claims judged, as records, or as a report in bytes. It writes
nothing and prints nothing.
"""

from reportgen.auditing.reading import audit_file
from reportgen.auditing.records import claim_record, file_record
from reportgen.auditing.report import Format, report_files, summary

__all__ = ["Format", "audit_file", "claim_record", "file_record", "report_files", "summary"]
