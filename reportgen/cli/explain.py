"""``reportgen explain``: why each rule fired or did not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.console import NORMAL, TALKATIVE, Console
from reportgen.cli.options import CONFIGURATION, LANGUAGES, Choices, as_options, strictly, talking
from reportgen.cli.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.cli.explained import Explained
    from reportgen.cli.explained_lines import Telling
    from reportgen.pipeline import Checked

_IN_SUMMARY = {
    "recommended": "recommend",
    "blocked": "blocked",
    "failed": "do not hold",
    "unknown": "cannot be told",
    "switched_off": "switched off",
}

_EXAMPLES = """\b
Examples:
  reportgen explain wagir.yaml                    every rule: recommended or not, and why
  reportgen explain wagir.yaml low_imd            one rule, or every rule of one action
  reportgen explain -q wagir.yaml                 a line a rule
  reportgen explain -v wagir.yaml low_imd         with the ids that results.json gives its findings
  reportgen explain --lang id wagir.yaml          the brief's words in Indonesian alone
  reportgen explain --json wagir.yaml | jq 'select(.standing == "recommended") | .action'

Nothing is written. A share is judged on its interval: `gap` where the whole interval falls short of its
target or threshold, `met` where none of it does, else it cannot be said. What is not measured is never
taken to be missing."""


@click.command(epilog=_EXAMPLES)
@click.argument("config", metavar="CONFIG", type=CONFIGURATION)
@click.argument("rule", metavar="[RULE]", required=False)
@click.option("--lang", "language", type=click.Choice(LANGUAGES), help="Languages; by default the configuration's.")
@strictly
@talking
def command(config: Path, rule: str | None, *, language: str | None, strict: bool, console: Console) -> None:
    """Say why each rule of CONFIG's brief fired or did not, and what it recommends; or RULE alone."""
    from reportgen import pipeline  # noqa: PLC0415 -- heavy
    from reportgen.pipeline import Workshop  # noqa: PLC0415 -- likewise

    options = as_options(Choices(language, strict=strict))
    checked = pipeline.check(config, options=options, workshop=Workshop())
    told = _asked(checked, rule)
    _record(config, told, checked=checked, console=console)
    _tell(config, told, checked=checked, console=console, alone=rule is not None)


def _asked(checked: Checked, name: str | None) -> tuple[Explained, ...]:
    """Give what became of the rules asked for, which are all where none is named."""
    from reportgen.cli.explained import asked_for, explained  # noqa: PLC0415 -- heavy

    counsel = checked.told.findings.counsel
    every = explained(counsel, checked.loaded.rulebook) if counsel is not None else ()
    if name is None:
        return every
    found = asked_for(every, name)
    if not found:
        raise click.UsageError(_unknown(name, checked, every))
    return found


def _unknown(name: str, checked: Checked, every: Sequence[Explained]) -> str:
    from reportgen.config.suggest import did_you_mean  # noqa: PLC0415 -- for a misspelt name only

    known = [*(each.rule for each in every), *checked.loaded.rulebook.actions]
    if name in known:
        return f'no rule leads to the action "{name}"'
    hint = did_you_mean(name, known) or f"the rules are {', '.join(each.rule for each in every) or 'none'}"
    return f'there is no rule or action "{name}"; {hint}'


def _tell(config: Path, told: Sequence[Explained], *, checked: Checked, console: Console, alone: bool) -> None:
    from reportgen.cli.explained_lines import order_words  # noqa: PLC0415 -- heavy
    from reportgen.cli.question_lines import state_words  # noqa: PLC0415 -- likewise

    telling = _telling(checked, console.verbosity)
    voice = telling.seen.voice
    day, data = voice.say(checked.loaded.day), state_words(checked.usability)
    console.result(f"{config}: {checked.puskesmas} {checked.period}, dated {day}, data {data}")
    _tell_rules(told, telling, console=console)
    if console.verbosity >= NORMAL and any(each.recommendation is not None for each in told):
        for line in wrapped(order_words(telling.reader, voice), indent=0):
            console.result(line)
    if not alone:
        console.result(_summary(told))


def _tell_rules(told: Sequence[Explained], telling: Telling, *, console: Console) -> None:
    """Print every rule, and a recommendation under the first of the rules that lead to it."""
    above: dict[str, str] = {}
    for each in told:
        action = each.recommendation.action if each.recommendation is not None else ""
        for line in telling.lines(each, above=above.get(action)):
            text = line.lstrip()
            for part in wrapped(text, indent=len(line) - len(text)):
                console.result(part)
        if action:
            above.setdefault(action, each.rule)
        if console.verbosity >= NORMAL:
            console.result("")


def _record(config: Path, told: Sequence[Explained], *, checked: Checked, console: Console) -> None:
    from reportgen.cli.explained_record import explained_record  # noqa: PLC0415 -- heavy

    whose = {"config": str(config), "puskesmas": checked.puskesmas, "period": checked.period}
    for each in told:
        record = explained_record(each, checked.told.findings)
        console.record({**whose, "date": checked.loaded.day.isoformat(), "usability": checked.usability, **record})


def _telling(checked: Checked, verbosity: int) -> Telling:
    from reportgen.cli.explained_lines import Telling  # noqa: PLC0415 -- heavy
    from reportgen.cli.question_lines import Seen  # noqa: PLC0415 -- likewise
    from reportgen.locales.languages import Language  # noqa: PLC0415 -- likewise
    from reportgen.locales.voice import voice  # noqa: PLC0415 -- likewise

    return Telling(
        Seen(checked.told.findings, voice(Language.ENGLISH), with_ids=verbosity >= TALKATIVE),
        tuple(voice(each) for each in checked.loaded.config.brief.languages),
        checked.loaded.rulebook.reader,
        checked.told.usability,
        verbosity,
    )


def _summary(told: Sequence[Explained]) -> str:
    from collections import Counter  # noqa: PLC0415 -- beside its only use

    counted = Counter(_IN_SUMMARY[each.standing.value] for each in told)
    actions = len({each.recommendation.action for each in told if each.recommendation is not None})
    rules = ", ".join(f"{count} {words}" for words, count in counted.items())
    return f"{len(told)} rules: {rules or 'none'}; actions recommended: {actions}"
