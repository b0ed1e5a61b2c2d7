"""Counts what an access key did, from the files of a trail: what a script of a few lines does.

Arguments: the key, the folder. Standard output: {"SERVICE NAME": count} of the calls without an error.
"""
import collections
import gzip
import json
import pathlib
import sys


def main(key, folder):
    seen, counts = set(), collections.Counter()
    for path in sorted(pathlib.Path(folder).rglob("*.json.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for event in json.load(file)["Records"]:
                if event["userIdentity"].get("accessKeyId") == key and event["eventID"] not in seen:
                    seen.add(event["eventID"])
                    if "errorCode" not in event:
                        counts[f'{event["eventSource"]} {event["eventName"]}'] += 1
    json.dump(counts, sys.stdout, sort_keys=True)


main(*sys.argv[1:])
