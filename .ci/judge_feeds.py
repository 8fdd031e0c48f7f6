"""Holds the feeds of a folder against readers that nobody here wrote; prints one line for each of them."""

import csv
import json
import os
import re
import sys
import warnings
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

warnings.filterwarnings("ignore")
folder = Path(sys.argv[1])
schemas = Path(os.environ.get("C3VOC_SCHEMAS", "../shared/oracles"))
failed = False


def judge(feed, name, check):
    """Runs `check` on each copy of a feed; a text that it returns, or an error, is a complaint."""
    global failed
    files = sorted(folder.glob(f"*/{feed}"))
    complaints = []
    for file in files:
        try:
            complaint = check(file)
        except Exception as error:  # Whatever a reader throws is a complaint.
            complaint = f"{type(error).__name__}: {error}"
        if complaint:
            complaints.append(f"{file.parent.name}: {str(complaint)[:300]}")
    failed = failed or bool(complaints) or not files
    print(f"{feed} | {name} | {len(files) - len(complaints)} of {len(files)} passed")
    for complaint in complaints[:3]:
        print(f"  {complaint}")


def read_calendar(file):
    import icalendar

    calendar = icalendar.Calendar.from_ical(file.read_bytes())
    for event in calendar.walk("VEVENT"):
        if event.errors:
            return event.errors
        for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE"):
            if name not in event:
                return f"{name} is missing"
        if event.decoded("DTSTART").utcoffset().total_seconds() != 0:
            return "DTSTART is not in UTC"
    return calendar.errors


def read_atom(file):
    import feedparser

    read = feedparser.parse(str(file))
    if read.bozo:
        return read.bozo_exception
    if read.version != "atom10":
        return read.version
    if not all(entry.get("id") and entry.get("updated_parsed") for entry in [read.feed, *read.entries]):
        return "an entry has no id or no date"
    return None if read.feed.get("title") is not None and read.feed.get("id") else "the feed has no title or no id"


def read_table(file):
    from frictionless import Dialect, Resource, Schema, formats, system

    descriptor = json.loads((file.parent / "programme.schema.json").read_text())
    dialect = Dialect(controls=[formats.CsvControl(delimiter=descriptor["dialect"]["delimiter"])])
    with system.use_context(trusted=True):
        resource = Resource(path=str(file), schema=Schema.from_descriptor(descriptor), dialect=dialect, encoding="utf-8-sig")
        report = resource.validate()
    return None if report.valid else report.flatten(["type", "note"])


def read_rows(file):
    with file.open(newline="", encoding="utf-8-sig") as opened:
        rows = list(csv.DictReader(opened, delimiter=";", strict=True))
    return None if all(len(row) == len(rows[0]) and None not in row for row in rows) else "a row has more or fewer cells"


def read_schema(file):
    from frictionless import Schema

    Schema.from_descriptor(json.loads(file.read_text()))


def read_xml(file):
    ElementTree.fromstring(file.read_bytes())


def read_structured_data(file):
    from schema_org import registry

    # The members of an enumeration are those of the more general ones too.
    enums = sorted(registry.ENUM_BY_SCHEMA.values(), key=len, reverse=True)
    members = {str(member).rsplit("/", 1)[-1]: member for enum in enums for member in enum}

    # The models of this library are strict: a date is no text there, nor is a member of an enumeration.
    def typed(value):
        if isinstance(value, list):
            return [typed(each) for each in value]
        if isinstance(value, dict):
            known = {name: typed(each) for name, each in value.items() if not name.startswith("@") and not is_reference(each)}
            return registry.get_model(value["@type"]).model_validate(known)
        if isinstance(value, str) and value.startswith("https://schema.org/"):
            return members[value.rsplit("/", 1)[-1]]
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?", value):
            return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
        return value

    typed(json.loads(file.read_text(encoding="utf-8")))


def is_reference(value):
    return isinstance(value, dict) and list(value) == ["@id"]


def read_json(file):
    json.loads(file.read_text(encoding="utf-8"))


judge("calendar.ics", "icalendar (PyPI)", read_calendar)
judge("changes.atom", "feedparser (PyPI)", read_atom)
judge("changes.atom", "expat", read_xml)
judge("schedule.xml", "expat", read_xml)
judge("programme.csv", "frictionless (PyPI), by its Table Schema", read_table)
judge("programme.csv", "csv of Python, strict", read_rows)
judge("programme.schema.json", "frictionless (PyPI)", read_schema)
judge("event.jsonld", "schema_org-py (PyPI), strict models of schema.org", read_structured_data)
for feed in ("event.jsonld", "sessionize/All.json", "sessionize/GridSmart.json", "openagenda.json"):
    judge(feed, "json of Python", read_json)
if (schemas / "c3voc-schedule.schema.json").exists():
    import jsonschema

    validator = jsonschema.Draft6Validator(
        json.loads((schemas / "c3voc-schedule.schema.json").read_text()), format_checker=jsonschema.FormatChecker()
    )
    judge("schedule.json", "jsonschema (PyPI), by the schema of c3voc", lambda file: next((e.message for e in validator.iter_errors(json.loads(file.read_text()))), None))
else:
    print(f"SKIPPED: schedule.json by the schema of c3voc — {schemas} has none; set C3VOC_SCHEMAS.")
sys.exit(failed)
