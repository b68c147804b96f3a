from __future__ import annotations

from pathlib import Path

import pytest
from districts import district

from reportgen.batch.outcomes import Failure
from reportgen.batch.plan import configurations, plan
from reportgen.errors import ConfigError, UsageError


def test_a_folder_stands_for_every_configuration_that_names_its_own_puskesmas(tmp_path: Path) -> None:
    made = district(tmp_path, "Wagir", "Turen")
    (tmp_path / "notes.txt").write_text("puskesmas: {id: notes}", encoding="utf-8")
    assert configurations([tmp_path]) == (made.config("Turen"), made.config("Wagir"))


def test_a_configuration_named_twice_is_built_once(tmp_path: Path) -> None:
    made = district(tmp_path, "Wagir", "Turen")
    named = configurations([made.config("Wagir"), tmp_path, tmp_path / "." / "turen.yaml"])
    assert named == (made.config("Wagir"), made.config("Turen"))


def test_a_folder_without_configurations_is_a_usage_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        plan([tmp_path])
    assert str(caught.value.diagnostics[0].where) == str(tmp_path)


def test_subjects_say_whose_brief_it_is(tmp_path: Path) -> None:
    made = district(tmp_path, "Wagir")
    (subject,) = plan([tmp_path]).subjects
    assert subject.config == made.config("Wagir")
    assert (subject.puskesmas, subject.period) == ("wagir", "2025-Q1")
    assert subject.name == {"id": "Puskesmas Wagir", "en": "Wagir Puskesmas"}


def test_two_configurations_for_one_brief_are_refused_by_name(tmp_path: Path) -> None:
    made = district(tmp_path, "Wagir", "Turen")
    copy = tmp_path / "copy.yaml"
    text = made.config("Wagir").read_text(encoding="utf-8")
    copy.write_text(text.replace("id: wagir", "id: WAGIR"), encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        plan([tmp_path])
    (problem,) = caught.value.diagnostics
    assert {problem.where.file if problem.where else "", problem.message.rpartition(" ")[2]} == {
        str(copy),
        str(made.config("Wagir")),
    }


def test_two_periods_of_one_puskesmas_are_two_briefs(tmp_path: Path) -> None:
    made = district(tmp_path, "Wagir")
    text = made.config("Wagir").read_text(encoding="utf-8")
    (tmp_path / "wagir-q2.yaml").write_text(f"period: 2025-Q2\n{text}", encoding="utf-8")
    assert [subject.period for subject in plan([tmp_path]).subjects] == ["2025-Q2", "2025-Q1"]


def test_a_configuration_that_does_not_load_keeps_its_place_and_its_reason(tmp_path: Path) -> None:
    made = district(tmp_path, "Wagir", "Turen")
    text = made.config("Turen").read_text(encoding="utf-8")
    made.config("Turen").write_text(f"{text}stauts: final\n", encoding="utf-8")
    planned = plan([tmp_path])
    assert planned.working_order == (1,)
    (outcome,) = planned.broken.values()
    assert planned.subjects[0].config == outcome.subject.config == made.config("Turen")
    assert outcome.trouble is not None
    assert outcome.trouble.failure is Failure.CONFIG
    assert "stauts" in outcome.trouble.reason


def test_briefs_that_read_the_same_register_follow_one_another(tmp_path: Path) -> None:
    north, south = district(tmp_path / "north", "Wagir", "Turen"), district(tmp_path / "south", "Pakis")
    planned = plan([north.config("Wagir"), south.config("Pakis"), north.config("Turen")])
    assert planned.working_order == (0, 2, 1)
    assert [subject.puskesmas for subject in planned.subjects] == ["wagir", "pakis", "turen"]
