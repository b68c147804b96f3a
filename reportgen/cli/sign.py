"""``reportgen sign``: what makes a brief final, and a language's catalogues reviewed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli.console import Console
from reportgen.cli.options import CONFIGURATION, LANGUAGES, talking

if TYPE_CHECKING:
    from reportgen.pipeline import Signable

CATALOGUES = LANGUAGES[:2]

_EXAMPLES = """\b
Examples:
  reportgen sign wagir.yaml
  reportgen sign wagir.yaml --name "dr. Sari" --role "Kepala puskesmas" \\
    --role-en "Head of the puskesmas" --date 2025-04-20
  reportgen sign wagir.yaml --json | jq -r .hash
  reportgen sign --catalogue id --name "Dewi" --role "Penyunting, Dinas Kesehatan" --date 2025-04-01 \\
    > office/locale/id/review.yaml

Nothing is written: paste what is printed into CONFIG, and build. What is not given is left empty to
be filled in.

\b
A signature covers
  the configuration with all that it extends and all that it takes by default, but not its comments;
  the bytes of every file that it names: data, informants, villages, templates, logo, brief.previous;
  the catalogues, templates, indicators, regulations and rules that come with reportgen;
  reportgen itself.
A later change to any of them makes the brief a draft again, in its title, on its pages, in its file
names and in results.json; with --final or --strict it is refused. A new version of reportgen, which
may reckon or word differently, is such a change: read the new draft, and sign it.

\b
It is refused while the brief cannot be final:
  a published figure in it cannot be reproduced (reportgen audit CONFIG);
  a language has not been reviewed. Somebody who writes it reads the catalogues as prose;
  --catalogue prints the review to save as locale/id/review.yaml (or en) in the folder that
  brief.templates names. Catalogues that change afterwards have to be reviewed anew."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, as far as it was said."""

    name: str
    role: str
    role_en: str
    day: str


def _day(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str:
    if value is None:
        return ""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        message = f'"{value}" is no day; write it as 2025-04-20'
        raise click.BadParameter(message) from None


@click.command(epilog=_EXAMPLES)
@click.argument("config", metavar="[CONFIG]", required=False, type=CONFIGURATION)
@click.option("--catalogue", type=click.Choice(CATALOGUES), help="Print the review of a language's catalogues instead.")
@click.option("--name", default="", help="Who has read it.")
@click.option("--role", default="", help="As what; in Indonesian where the brief is printed in both languages.")
@click.option("--role-en", default="", help="The same in English, where the brief is printed in both.")
@click.option("--date", "day", callback=_day, metavar="DAY", help="When: 2025-04-20.")
@talking
def command(  # noqa: PLR0913 -- one argument an option of the command line
    config: Path | None,
    *,
    catalogue: str | None,
    name: str,
    role: str,
    role_en: str,
    day: str,
    console: Console,
) -> None:
    """Print the sign_off that makes the brief of CONFIG final, with the hash of what was read."""
    if (config is None) == (catalogue is None):
        message = "give either CONFIG or --catalogue"
        raise click.UsageError(message)
    signer = Signer(name.strip(), role.strip(), role_en.strip(), day)
    if config is not None:
        _sign(config, signer, console=console)
    elif catalogue is not None:
        _review(catalogue, signer, console=console)


def _sign(config: Path, signer: Signer, *, console: Console) -> None:
    from reportgen.pipeline import Workshop, sign  # noqa: PLC0415 -- heavy

    signable = sign(config, workshop=Workshop())
    checked = signable.checked
    languages = [language.value for language in checked.loaded.config.brief.languages]
    block = {"name": signer.name, "role": _role(signer, languages), "date": signer.day, "hash": signable.hash}
    for line in _block(signable, block):
        console.result(line)
    console.record(
        {
            "config": str(config),
            "puskesmas": checked.puskesmas,
            "period": checked.period,
            "title": checked.title,
            "files": [path.name for path in signable.files],
            "hash": signable.hash,
            "sign_off": block,
        }
    )
    for notice in checked.notices:
        console.say(f"  note: {notice}")
    console.say(f"Paste this into {config} instead of its `status:`; any later change makes the brief a draft again.")


def _role(signer: Signer, languages: Sequence[str]) -> str | dict[str, str]:
    if len(languages) == 1:
        return signer.role
    given = {"id": signer.role, "en": signer.role_en}
    return {language: given[language] for language in languages}


def _block(signable: Signable, block: dict[str, Any]) -> Iterator[str]:
    """Give the lines to paste; JSON's strings are YAML's."""
    checked = signable.checked
    yield f"# {checked.puskesmas}, {checked.period}: {next(iter(checked.title.values()))}"
    yield f"# Signed are the configuration, {', '.join(path.name for path in signable.files)},"
    yield "# and reportgen with its catalogues, templates, indicators, regulations and rules."
    yield "status: final"
    yield "sign_off:"
    for key, value in block.items():
        yield f"  {key}: {_yaml(value)}{'' if _filled(value) else '  # to be filled in'}"


def _review(language: str, signer: Signer, *, console: Console) -> None:
    from reportgen import signing  # noqa: PLC0415 -- heavy
    from reportgen.locales.languages import Language  # noqa: PLC0415 -- likewise

    files = signing.catalogue_names(Language(language))
    hashed = signing.catalogue_hash(Language(language))
    review = {"state": "reviewed", "by": signer.name, "role": signer.role, "date": signer.day, "sha256": hashed}
    console.result(f"# Read as prose: {', '.join(files)}")
    for key, value in review.items():
        console.result(f"{key}: {_yaml(value)}{'' if value else '  # to be filled in'}")
    console.record({"language": language, "files": list(files), "review": review})
    console.say(f"Save this as locale/{language}/review.yaml in the folder that brief.templates names.")


def _filled(value: str | dict[str, str]) -> bool:
    return all(value.values()) if isinstance(value, dict) else bool(value)


def _yaml(value: str | dict[str, str]) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_yaml(each)}" for key, each in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)
