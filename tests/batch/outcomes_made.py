"""Outcomes as a batch would give them."""

from __future__ import annotations

from pathlib import Path

from reportgen.batch.outcomes import Effort, Outcome, Product, Status, Subject, trouble
from reportgen.errors import Diagnostic, Location, NoRowsError, ReportgenError, Severity


def subject(name: str) -> Subject:
    names = {"id": f"Puskesmas {name}", "en": f"{name} Puskesmas"}
    return Subject(Path("configs") / f"{name.lower()}.yaml", name.lower(), "2025-Q1", names)


def done(name: str, *, status: Status = Status.DONE) -> Outcome:
    product = Product(
        title={"id": f"Delapan dari sepuluh bayi di {name}", "en": f"Eight in ten infants in {name}"},
        headline={"id": "82,0%", "en": "82.0%"},
        usability="caution",
        outputs=(f"{name.lower()}/2025-Q1/brief.id.draft.pdf", f"{name.lower()}/2025-Q1/results.json"),
        notices=("few villages reported",),
    )
    return Outcome(subject(name), status, product=product, effort=Effort(1.25, {"pdf": 1.0}, 210.0))


def failed(name: str, error: ReportgenError | None = None) -> Outcome:
    return Outcome(subject(name), Status.FAILED, trouble=trouble(error or no_rows(name)))


def no_rows(name: str) -> NoRowsError:
    where = Location(file="register.csv", field="Puskesmas")
    problem = Diagnostic(Severity.ERROR, "data.no_rows", f'no row of "{name}"', where, "see how it is spelt")
    return NoRowsError("no rows", diagnostics=(problem,))


def not_run(name: str) -> Outcome:
    return Outcome(subject(name), Status.NOT_RUN)
