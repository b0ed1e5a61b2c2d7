"""The renderings of a report as somebody would write them in Python, from the same report.json.

Reads the file before any time is taken, writes each form beside it and prints the seconds of each as JSON. JSON and
OCSF by json, the table by csv with the same guard against formulas, the page by Jinja2 with autoescape where it is
installed, else by string.Template and html.escape.
"""
import csv
import html
import json
import re
import string
import sys
import time
from datetime import datetime

CELL_BEGINNING = re.compile(r"((?:^|[,;|\"])\s*)(['=+\-@])")
VALUE = re.compile(r"^\s*(?:[^\W\d_]|[<&{\\])", re.UNICODE)
STATUS = {
    "compliant": (1, "Pass", 1, "Informational"),
    "unknown": (2, "Warning", 3, "Medium"),
    "nonCompliant": (3, "Fail", 4, "High"),
}
WORDS = {"compliant": "compliant", "nonCompliant": "non-compliant", "unknown": "UNKNOWN",
         "notApplicable": "not applicable", "outOfReach": "out of reach", "notWatched": "not watched"}


def cell(text):
    shown = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
    if not VALUE.match(shown) and any(c.isdigit() for c in shown) and shown[0] not in "'=+-@":
        return "'" + shown
    return CELL_BEGINNING.sub(r"\1'\2", shown)


def utc(text):
    return "" if text is None else text[:19].replace("T", " ")


def milliseconds(text):
    return None if text is None else int(datetime.fromisoformat(text).timestamp() * 1000)


def is_unknown(account):
    return account["unread"] is not None or any(
        one["standing"] == "unknown" or one["isStale"] for one in account["controls"])


def write_json(report, path):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(report, file, indent=1, ensure_ascii=False)


def write_csv(report, path):
    names = [one["name"] for one in report["controls"]]
    now = datetime.fromisoformat(report["at"])
    state = cell(("INCOMPLETE" if report["problems"] else "complete") + ", " + utc(report["at"])
                 + " UTC: " + " ".join(report["problems"])[:500])
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(["report", "account_id", "name", "units", "state", "reach", "unknown", "active_keys", "keys",
                         "key_ids", *names, "evidence_utc", "last_use_utc", "last_use_by", "open_incidents",
                         "oldest_incident_days", "exempt_until_utc", "problem", "next_step"])
        for one in report["accounts"]:
            answers = {answer["control"]: answer for answer in one["controls"]}
            last = one["lastUse"] or {"at": None, "by": ""}
            writer.writerow([
                state, "'" + one["id"], cell(one["name"]), cell(" / ".join(one["units"])), cell(one["state"]),
                one["reach"], "yes" if is_unknown(one) else "no",
                sum(key["active"] is not False for key in one["keys"]), len(one["keys"]),
                cell(", ".join(key["id"] for key in one["keys"])),
                *(WORDS[answers[name]["standing"]] if name in answers else "" for name in names),
                utc(one["evidenceAt"]), utc(last["at"]), cell(last["by"]), one["openIncidents"],
                (now - min(datetime.fromisoformat(i["began"]) for i in one["open"])).days if one["open"] else "",
                utc(max((e["until"] for e in one["exemptions"]), default=None)), cell(one["unread"] or ""),
                cell(one["next"])])


def write_ocsf(report, path):
    controls = {one["name"]: one for one in report["controls"]}
    now = milliseconds(report["at"])
    with open(path, "w", encoding="utf-8") as file:
        separator = "[\n"
        for account in report["accounts"]:
            for answer in account["controls"]:
                control = controls[answer["control"]]
                status_id, status, severity_id, severity = STATUS.get(
                    answer["standing"], (99, WORDS[answer["standing"]].title(), 1, "Informational"))
                detail = " ".join(answer["findings"])
                finding = {
                    "activity_id": 2, "activity_name": "Update", "category_uid": 2, "category_name": "Findings",
                    "class_uid": 2003, "class_name": "Compliance Finding", "type_uid": 200302,
                    "type_name": "Compliance Finding: Update", "severity_id": severity_id, "severity": severity,
                    "time": now,
                    "metadata": {"version": "1.3.0", "profiles": ["cloud"], "product": {
                        "name": "Guardrails", "vendor_name": "Guardrails", "version": "0.1.0"}},
                    "finding_info": {
                        "uid": f"{report['organization']}/{account['id']}/{answer['control']}",
                        "title": f"{control['name']}: {control['description']}", "desc": detail,
                        "created_time": milliseconds(answer["since"]),
                        "first_seen_time": milliseconds(answer["since"]),
                        "last_seen_time": milliseconds(answer["evidenceAt"]), "modified_time": now},
                    "compliance": {
                        "control": answer["control"],
                        "standards": list(dict.fromkeys(one["framework"] for one in control["references"])),
                        "requirements": [f"{one['framework']} {one['id']}" for one in control["references"]],
                        "status": status, "status_id": status_id, "status_detail": detail},
                    "cloud": {"provider": "AWS", "region": "us-east-1", "account": {
                        "uid": account["id"], "name": account["name"], "type": "AWS Account", "type_id": 10},
                        "org": {"uid": report["organization"], "ou_name": " / ".join(account["units"])}},
                    "resources": [{"uid": f"AWS::::Account:{account['id']}", "type": "AwsAccount",
                                   "name": account["name"], "cloud_partition": "aws", "region": "us-east-1"}],
                    "unmapped": {"standing": answer["standing"], "is_stale": answer["isStale"],
                                 "report_is_complete": not report["problems"],
                                 "report_problems": len(report["problems"])},
                }
                if status_id in (2, 3):
                    finding["remediation"] = {"desc": account["next"], "references": list(
                        dict.fromkeys(one["source"] for one in control["references"]))}
                file.write(separator)
                json.dump(finding, file, ensure_ascii=False, separators=(",", ":"))
                separator = ",\n"
        file.write("\n]\n")


def write_html(report, path):
    try:
        from jinja2 import Environment
    except ImportError:
        row = string.Template("<tr><td>$id</td><td>$name</td><td>$units</td><td>$controls</td><td>$next</td></tr>\n")
        with open(path, "w", encoding="utf-8") as file:
            file.write("<!doctype html><title>Report</title><table>")
            for one in report["accounts"]:
                file.write(row.substitute(
                    id=one["id"], name=html.escape(one["name"]), units=html.escape(" / ".join(one["units"])),
                    controls=html.escape(", ".join(WORDS[a["standing"]] for a in one["controls"])),
                    next=html.escape(one["next"])))
            file.write("</table>")
        return
    page = Environment(autoescape=True).from_string(
        "<!doctype html><title>Report</title>{% for p in report.problems %}<p>{{ p }}</p>{% endfor %}<table>"
        "{% for one in report.accounts %}<tr><td>{{ one.id }}</td><td>{{ one.name }}</td>"
        "<td>{{ one.units | join(' / ') }}</td>{% for a in one.controls %}<td>{{ words[a.standing] }}"
        "<p>{{ a.findings | join(' ') }}</p><time>{{ a.evidenceAt }}</time></td>{% endfor %}"
        "<td>{% for k in one['keys'] %}{{ k.id }} {% endfor %}</td><td>{{ one.openIncidents }}</td>"
        "<td>{{ one.next }}</td></tr>{% endfor %}</table>")
    with open(path, "w", encoding="utf-8") as file:
        page.stream(report=report, words=WORDS).dump(file)


def main(source, folder):
    with open(source, encoding="utf-8") as file:
        report = json.load(file)
    seconds = {}
    for name, write in (("json", write_json), ("csv", write_csv), ("ocsf", write_ocsf), ("html", write_html)):
        began = time.perf_counter()
        write(report, f"{folder}/python-report.{name}")
        seconds[name] = time.perf_counter() - began
    try:
        import jinja2
        page = f"Jinja2 {jinja2.__version__}"
    except ImportError:
        page = "string.Template"
    json.dump({"page": page, "python": sys.version.split()[0], "seconds": seconds}, sys.stdout)


main(*sys.argv[1:])
