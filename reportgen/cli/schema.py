"""``reportgen schema``: the JSON Schema of the configuration, for editors."""

from __future__ import annotations

import json

import click

_EXAMPLES = """\b
Examples:
  reportgen schema > reportgen.schema.json
  reportgen schema --layer > reportgen-layer.schema.json

In an editor with a YAML language server, put this line first in a configuration:

\b
  # yaml-language-server: $schema=reportgen.schema.json"""


@click.command(epilog=_EXAMPLES)
@click.option("--layer", is_flag=True, help="Of a file that extends others or is extended: nothing in it is required.")
def command(*, layer: bool) -> None:
    """Print the JSON Schema of a configuration."""
    from reportgen.config.schema import full_schema, layer_schema  # noqa: PLC0415 -- pydantic is heavy

    schema = layer_schema() if layer else full_schema()
    click.echo(json.dumps(schema, ensure_ascii=False, indent=2))
