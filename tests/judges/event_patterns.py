"""moto's event patterns, as a second opinion on ours.

Standard input: a list of {"pattern", "event"}. Standard output: a list of true and false.
"""
import json
import sys

from moto.events.models import EventPattern

print(json.dumps([EventPattern.load(json.dumps(case["pattern"])).matches_event(case["event"]) for case in json.load(sys.stdin)]))
