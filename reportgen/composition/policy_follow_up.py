"""What can be chosen and what is to be measured again: the sections *options* and *monitoring*.

In: the story of the recommendations. Out: words and exhibits not yet numbered.
"""

from __future__ import annotations

from reportgen.brief import Bullets
from reportgen.composition.found import Found
from reportgen.exhibits.policy.measures import Measures
from reportgen.exhibits.policy.monitoring import monitoring_table
from reportgen.exhibits.policy.options import options_table
from reportgen.exhibits.policy.targets import targets_table
from reportgen.locales.messages import Words
from reportgen.narrative.policy import options
from reportgen.narrative.policy.story import PolicyStory
from reportgen.narrative.policy.targets import other_targets


def options_found(story: PolicyStory) -> tuple[Found, ...]:
    """Give the options as a table; nothing where there is no choice."""
    table = options_table(options.caption(story), options.option_lines(story), notes=options.option_notes(story))
    return () if table is None else (table,)


def monitoring_found(story: PolicyStory) -> tuple[Found, ...]:
    """Give what is to be measured again, the known targets, and figures of other places, as far as there are any.

    Without figures of other places a note below the first table tells of the targets.
    """
    measures = Measures(story.findings, story.counsel, story.place, story.indicators, story.headline, story.floor)
    baselines, context = _baselines(story), _context(story, measures)
    told = other_targets(measures) if context is None else ()
    monitored = monitoring_table(measures, notes=told)
    targets = targets_table(measures, baselines=baselines) if context is not None else None
    beside = Bullets(baselines) if baselines and targets is None else None
    return tuple(each for each in (monitored, targets, beside, context) if each is not None)


def _baselines(story: PolicyStory) -> tuple[Words, ...]:
    if not story.supplied:
        return ()
    from reportgen.narrative.policy import supplied  # noqa: PLC0415 -- only where figures were supplied

    return supplied.baselines(story)


def _context(story: PolicyStory, measures: Measures) -> Found:
    if not story.supplied:
        return None
    from reportgen.exhibits.policy.context import context_table  # noqa: PLC0415 -- only where figures were supplied
    from reportgen.narrative.policy import supplied  # noqa: PLC0415 -- only where figures were supplied

    return context_table(
        measures,
        supplied.context_figures(story),
        remarks=supplied.remarks(story),
        notes=supplied.impossible_notes(story),
    )
