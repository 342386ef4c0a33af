"""``onrecord schema``."""

from __future__ import annotations

import json

from click.testing import CliRunner
from jsonschema import Draft202012Validator

from onrecord.cli.main import cli
from onrecord.record import Record, to_json


def test_schema_is_valid_and_holds_for_a_record(record: Record) -> None:
    """What `onrecord schema` prints is a valid JSON Schema, and a record keeps to it."""
    result = CliRunner().invoke(cli, ["schema"])
    assert result.exit_code == 0
    schema = json.loads(result.stdout)
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(to_json(record)))
    assert result.stdout.count("\n") > 100, "indented, for people"
