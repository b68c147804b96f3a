"""What the words of a brief draw on: a story of each kind that it has.

In: a loaded configuration, publishable findings, what was read. Out: ``Told``. It words nothing and decides nothing
that the configuration does not say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import __version__
from reportgen.config.load import Loaded
from reportgen.config.model import Config, CoverageAnalysis
from reportgen.findings import Findings, GroupBy
from reportgen.indicators import Indicator
from reportgen.locales.languages import Text
from reportgen.narrative.policy.story import PolicyStory
from reportgen.narrative.story import DataSource, QualityRule, Story
from reportgen.narrative.study.story import StudyRule, StudyStory
from reportgen.narrative.telling import Told
from reportgen.narrative.voices.story import VoicesStory
from reportgen.policy.law import cited
from reportgen.sources import Data
from reportgen.sources.dataset import Provenance

if TYPE_CHECKING:
    from reportgen.narrative.evidence import EvidenceStory
    from reportgen.publications import Audited
    from reportgen.supplied import Supplied


def main_register(config: Config, data: Data) -> str | None:
    """Give the register of the headline: that of the first coverage analysis, or else of the first of a register.

    ``None`` where the brief has no register that an analysis names.
    """
    named = [each for each in config.analyses if each.source in data.registers]
    coverage = next((each for each in named if isinstance(each, CoverageAnalysis)), None)
    first = coverage or next(iter(named), None)
    return first.source if first is not None else None


def headline(loaded: Loaded) -> Indicator | None:
    """Give the indicator of page one, or ``None`` where the brief has no register."""
    return loaded.indicators[loaded.headline] if loaded.headline is not None else None


def told(loaded: Loaded, findings: Findings, data: Data, *, evidence: tuple[Audited, ...] = ()) -> Told:
    """Give what the words draw on."""
    return Told(
        findings,
        _register_story(loaded, findings, data),
        _study_story(loaded, findings, data),
        _evidence_story(loaded, findings, evidence),
        _voices_stories(loaded, findings, data),
        _policy_story(loaded, findings),
    )


def _policy_story(loaded: Loaded, findings: Findings) -> PolicyStory | None:
    if findings.counsel is None:
        return None
    return PolicyStory(
        findings,
        findings.counsel,
        loaded.config.puskesmas.name,
        {**loaded.indicators, **loaded.cited},
        loaded.headline,
        loaded.rulebook.floor,
        supplied_figures(loaded.config),
    )


def supplied_figures(config: Config) -> tuple[Supplied, ...]:
    """Give the context figures and the targets' baselines of a configuration, judged."""
    policy = config.policy
    if not policy.context and all(target.baseline is None for target in policy.targets):
        return ()
    from reportgen.supplied import supplied  # noqa: PLC0415 -- only where figures were supplied

    return supplied(policy)


def _voices_stories(loaded: Loaded, findings: Findings, data: Data) -> tuple[VoicesStory, ...]:
    config = loaded.config
    return tuple(
        VoicesStory(
            findings=findings,
            voices=each,
            place=config.puskesmas.name,
            district=config.puskesmas.district,
            description=_description(config),
            source=_data_source(each.facts.source, data.interviews[each.facts.source].provenance),
            version=__version__,
            issuer=config.brief.issuer,
        )
        for each in findings.voices
    )


def _description(config: Config) -> dict[str, Text]:
    """Give what only the authors can say of their study, by the key of the configuration."""
    study = config.study
    return {name: words for name in type(study).model_fields if (words := getattr(study, name)) is not None}


def _evidence_story(loaded: Loaded, findings: Findings, judged: tuple[Audited, ...]) -> EvidenceStory | None:
    if not judged:
        return None
    from reportgen.narrative.evidence import EvidenceStory  # noqa: PLC0415 -- only where figures were supplied

    return EvidenceStory(
        findings,
        loaded.config.puskesmas.name,
        judged,
        {**loaded.indicators, **loaded.cited},
        loaded.headline,
        loaded.config.study.eligibility,
    )


def _study_story(loaded: Loaded, findings: Findings, data: Data) -> StudyStory | None:
    if findings.study is None:
        return None
    config, rule = loaded.config, loaded.config.quality
    return StudyStory(
        findings=findings,
        study=findings.study,
        place=config.puskesmas.name,
        district=config.puskesmas.district,
        rule=StudyRule(rule.asked_usable, rule.asked_caution, rule.minimum_denominator),
        description=_description(config),
        sources=tuple(_data_source(name, each.provenance) for name, each in data.surveys.items()),
        version=__version__,
        issuer=config.brief.issuer,
        contact=config.brief.contact,
    )


def _register_story(loaded: Loaded, findings: Findings, data: Data) -> Story | None:
    config, rule = loaded.config, loaded.config.quality
    main, indicator = main_register(config, data), headline(loaded)
    if main is None or indicator is None:
        return None
    named = [each for each in config.analyses if each.source in data.registers]
    coverage = next((each for each in named if isinstance(each, CoverageAnalysis)), None)
    return Story(
        findings=findings,
        place=config.puskesmas.name,
        district=config.puskesmas.district,
        indicators=loaded.indicators,
        coverage=coverage.id if coverage is not None else named[0].id,
        headline=indicator,
        neighbour=GroupBy(coverage.compare.value) if coverage is not None and coverage.compare is not None else None,
        quality_rule=QualityRule(
            rule.reporting_usable,
            rule.reporting_caution,
            rule.asked_usable,
            rule.asked_caution,
            rule.minimum_denominator,
        ),
        sources=tuple(_data_source(name, each.table.provenance) for name, each in data.registers.items()),
        version=__version__,
        unit=data.registers[main].unit,
        law={
            name: cited(each.law, loaded.rulebook.regulations, day=loaded.day)
            for name, each in loaded.indicators.items()
            if each.law
        },
    )


def _data_source(name: str, provenance: Provenance) -> DataSource:
    return DataSource(name, provenance.name, provenance.sha256, provenance.n_rows)
