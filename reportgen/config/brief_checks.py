"""What the brief as printed asks of its configuration: languages of its texts, layout, files, thresholds, months.

In: ``Look``. Out: problems added to it.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from pathlib import Path

from reportgen import resources
from reportgen.config.evidence_checks import evidence_indicators
from reportgen.config.fields import THEME_KEYS, LevelDefinition, ThemeDefinition
from reportgen.config.look import Look, word
from reportgen.config.model import Brief, Layout, Quality
from reportgen.config.places import Keys, Leaf, Node, Place, Problem, Step, dotted, nearest, texts_in
from reportgen.config.shape import Annotation, takes
from reportgen.config.study_checks import used_variables
from reportgen.config.suggest import near_or_all
from reportgen.config.survey_look import sources_of
from reportgen.config.template_checks import unused_templates
from reportgen.locales.languages import Language, Text
from reportgen.periods import PeriodKind, parse_period

_LANGUAGES = ("brief", "languages")
_LOGO_SUFFIXES = (".png", ".svg")


def check_brief(look: Look) -> None:
    """Check what is printed."""
    check_texts(look)
    _layout(look)
    _files(look)
    _theme(look)
    _thresholds(look)
    _whole_months(look)
    _issued(look)


def asked_languages(look: Look) -> tuple[str, ...]:
    """Give the languages that the brief is printed in, as far as they are known ones."""
    known = {language.value for language in Language}
    if look.at(*_LANGUAGES) is None:
        return tuple(language.value for language in Brief().languages)
    return tuple(dict.fromkeys(str(leaf.value) for _, leaf in texts_in(look.at(*_LANGUAGES)) if leaf.value in known))


def check_texts(look: Look, *, under: str | None = None) -> None:
    """Check that every text that reaches a page has the languages of the brief; only those ``under`` a key, if any."""
    asked, known = asked_languages(look), {language.value for language in Language}
    printed, told = Printed(look), set[tuple[Place, str]]()
    for path, node, expected in look.spots:
        words = _words_at(node, expected)
        if not words or any(key not in known for key in words) or path not in printed:
            continue
        if under is not None and path[:1] != (under,):
            continue
        for language in asked:
            if language not in words and (node.place, language) not in told:  # an anchor's words stand at many paths
                told.add((node.place, language))
                message = f'{dotted(path)} has no "{language}", and brief.languages asks for it'
                there = words[0]
                hint = f"add `{language}: …` beside `{there}:`, or take {language} out of brief.languages"
                look.refuse(Problem("no_language", message, hint), node.place, dotted(path))


def _words_at(node: Node, expected: Annotation) -> tuple[str, ...]:
    """Give the languages that a text stands in, without what stands beside the words of an answer or a theme."""
    if not isinstance(node, Keys):
        return ()
    if takes(expected, ThemeDefinition):
        beside: tuple[str, ...] = THEME_KEYS
    elif takes(expected, LevelDefinition):
        beside = ("raw",)
    elif takes(expected, Text):
        beside = ()
    else:
        return ()
    return tuple(str(key) for key in node.entries if key not in beside)


class Printed:
    """Which texts may reach a page: what is defined and named by nothing does not."""

    def __init__(self, look: Look) -> None:
        """Note which indicators and variables the analyses name."""
        self._look = look
        self._indicators = look.used.union(evidence_indicators(look))
        self._variables = {source: used_variables(look, source) for source in sources_of(look, "survey")}

    def __contains__(self, path: tuple[Step, ...]) -> bool:
        """Say whether the text at a path may reach a page."""
        match path:
            case ("indicators", name, *_):
                return name in self._indicators
            case ("policy", "targets", int(index), *_):
                return word(self._look.at("policy", "targets", index, "indicator")) in self._look.used
            case ("policy", "reference_targets", name, *_):
                return word(self._look.at("policy", "reference_targets", name, "indicator")) in self._look.used
            case ("sources", str(source), "variables", name, *_):
                return name in self._variables.get(source, ())
            case _:
                return True


def _layout(look: Look) -> None:
    layout = look.named("brief", "layout")
    asked = asked_languages(look)
    if layout is not None and layout.word == Layout.PARALLEL and len(asked) != 2:  # noqa: PLR2004 -- side by side is two
        message = f"brief.layout is parallel, which sets two languages side by side; brief.languages has {len(asked)}"
        look.refuse(Problem("value", message, "layout: separate prints one"), layout.place, layout.key)


def _files(look: Look) -> None:
    for key in ("logo", "templates"):
        named = look.named("brief", key)
        if named is None or not named.word.strip():
            continue
        path = Path(named.place.file).parent / named.word
        message = _logo(path) if key == "logo" else _templates(path)
        if message is not None:
            hint = f"paths are relative to the folder of {named.place.file}"
            look.refuse(Problem("no_file", f"brief.{key}: {message}", hint), named.place, named.key)
        elif key == "templates":
            for file, hint in unused_templates(path):
                unused = (
                    f"brief.templates: no built-in template is called {file}, and no template of the folder names it"
                )
                look.refuse(Problem("unused_template", unused, hint), named.place, named.key)


def _logo(path: Path) -> str | None:
    if not path.is_file():
        return f"there is no file {path}"
    if path.suffix.lower() not in _LOGO_SUFFIXES:
        return f"{path.name} is neither a PNG nor an SVG file"
    return None


def _templates(path: Path) -> str | None:
    return None if path.is_dir() else f"there is no folder {path}"


def _theme(look: Look) -> None:
    theme = look.named("brief", "theme")
    if theme is None or theme.word == Brief().theme:
        return
    folders = [resources.templates() / "themes"]
    own = look.named("brief", "templates")
    if own is not None:
        folders.insert(0, Path(own.place.file).parent / own.word / "themes")
    if not any((folder / theme.word).is_dir() for folder in folders):
        known = {path.name for folder in folders if folder.is_dir() for path in folder.iterdir() if path.is_dir()}
        problem = Problem("no_theme", f'there is no theme "{theme.word}"', near_or_all(theme.word, known))
        look.refuse(problem, theme.place, theme.key)


def _whole_months(look: Look) -> None:
    # A register counts by month: a period that cuts a month in two cannot be answered from it.
    named = look.named("period")
    if named is None or not sources_of(look, "register"):
        return
    try:
        period = parse_period(named.word)
    except ValueError:
        return
    last = monthrange(period.end.year, period.end.month)[1]
    if period.kind is PeriodKind.DAYS and (period.start.day != 1 or period.end.day != last):
        message = f"period {period} cuts a month in two, and a register counts by month"
        hint = f"write {period.first_month}/{period.last_month}"
        look.refuse(Problem("value", message, hint), named.place, named.key)


def _issued(look: Look) -> None:
    # Its own date says which law a brief cites: a slip in the year would cite what has ended.
    issued, named = look.named("brief", "date"), look.named("period")
    try:
        day, period = date.fromisoformat(issued.word if issued else ""), parse_period(named.word if named else "")
    except ValueError:
        return
    if issued is not None and day < period.start:
        message = f"brief.date is {day}, before the period {period} begins; expected a day from {period.start} on"
        hint = "a brief is issued after what it tells of; is the year right?"
        look.remark(Problem("early", message, hint), issued.place, issued.key)


def _thresholds(look: Look) -> None:
    for what in ("reporting", "asked"):
        low, high = (_share(look, f"{what}_{end}") for end in ("caution", "usable"))
        if low is not None and high is not None and low > high:
            key = f"{what}_caution" if look.at("quality", f"{what}_caution") is not None else f"{what}_usable"
            message = f"quality.{what}_caution {low:g} is above quality.{what}_usable {high:g}"
            hint = (
                "below `caution` the data are not usable, from `usable` on they are; in between they are with caution"
            )
            place = nearest(look.root, ("quality", key))
            look.refuse(Problem("value", message, hint), place, f"quality.{key}")


def _share(look: Look, name: str) -> float | None:
    node = look.at("quality", name)
    if node is None:
        return float(Quality.model_fields[name].default)
    value = node.value if isinstance(node, Leaf) else None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
