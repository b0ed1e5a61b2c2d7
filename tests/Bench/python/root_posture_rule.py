"""The rule RootPostureRule in Python with boto3, as far as the control NoRootAccessKeys: the same reads, the same verdict, the
same evaluation sent with the member account's credentials. The bench stops where its result differs from the C# function's.

It runs under Lambda's Runtime API by a small loop of its own, as the C# function does.
"""
import csv
import http.client
import io
import json
import os
import time
from datetime import datetime, timezone

import boto3
from botocore.exceptions import ClientError

ORGANIZATION_ID = os.environ["ORGANIZATION_ID"]
MANAGEMENT_ACCOUNT_ID = os.environ["MANAGEMENT_ACCOUNT_ID"]
MEMBER_ROLE_NAME = os.environ["MEMBER_ROLE_NAME"]
PARTITION = os.environ["PARTITION"]
ROOT_SESSIONS = os.environ["ROOT_SESSIONS"] == "true"
AUDIT_TASK = f"arn:{PARTITION}:iam::aws:policy/root-task/IAMAuditRootUserCredentials"
CONTROL = "NoRootAccessKeys"
MEMBERSHIP_SECONDS = 3600
REPORT_WAITS = (0.25, 0.5, 1, 2, 4)
REPORT_NOT_READY = ("ReportInProgress", "ReportNotPresent", "ReportExpired")
ANNOTATION_LIMIT = 256
NO_VALUE = ("", "n/a", "no_information", "not_supported")
USE_TRACKED_SINCE = datetime(2015, 4, 22, tzinfo=timezone.utc)

organizations = boto3.client("organizations")
sts = boto3.client("sts")
members = {}


def handle(event):
    """One evaluation: read, decide, write."""
    account, rule = event["accountId"], event["configRuleName"]
    notification = json.loads(event["invokingEvent"])
    if notification["messageType"] != "ScheduledNotification":
        raise ValueError(f"Rule {rule} in account {account}: message type '{notification['messageType']}' is not handled.")
    if json.loads(event.get("ruleParameters") or "{}").get("control") != CONTROL:
        raise ValueError(f"Rule {rule}: its parameter 'control' is not {CONTROL}.")

    refusal = None
    if notification["awsAccountId"] != account:
        refusal = f"The rule {rule} belongs to account {account} and the notification to another: neither is judged."
    refusal = refusal or why_not_member(account)
    if refusal:
        log("refused", account, rule, None, [refusal])
        return

    iam, config = member_clients(account)
    evidence = {"asked_at": moment(notification["notificationCreationTime"]), **read_evidence(iam, account)}
    compliance, findings = judge(evidence)
    findings = [*findings, sources(evidence)]
    response = config.put_evaluations(
        ResultToken=event["resultToken"],
        Evaluations=[{
            "ComplianceResourceType": "AWS::::Account",
            "ComplianceResourceId": account,
            "ComplianceType": compliance,
            "Annotation": annotation(findings),
            "OrderingTimestamp": moment(notification["notificationCreationTime"]),
        }])
    if response.get("FailedEvaluations"):
        raise RuntimeError(f"Account {account}: AWS Config rejected the evaluation of rule {rule}.")
    log("evaluated", account, rule, compliance, findings)


def why_not_member(account):
    """Why the account is no member of the organization, or None. Members are remembered for an hour."""
    if account in members and time.monotonic() - members[account] < MEMBERSHIP_SECONDS:
        return None
    try:
        arn = organizations.describe_account(AccountId=account)["Account"]["Arn"]
    except organizations.exceptions.AccountNotFoundException:
        return f"Account {account} is in no organization that this function can see."
    if arn.split("/")[1:] != [ORGANIZATION_ID, account]:
        return f"Account {account} belongs to another organization ({arn})."
    members[account] = time.monotonic()
    return None


def member_clients(account):
    """IAM and AWS Config with the member account's credentials."""
    credentials = sts.assume_role(
        RoleArn=f"arn:{PARTITION}:iam::{account}:role/{MEMBER_ROLE_NAME}",
        RoleSessionName="Guardrails-RootPostureRule",
        DurationSeconds=900)["Credentials"]
    session = {
        "aws_access_key_id": credentials["AccessKeyId"],
        "aws_secret_access_key": credentials["SecretAccessKey"],
        "aws_session_token": credentials["SessionToken"],
    }
    return boto3.client("iam", **session), boto3.client("config", **session)


def read_evidence(iam, account):
    """What IAM shows of the account's root user: what decides least first, so that what decides is never the older one."""
    report, unavailable = read_report(iam)
    read_at = datetime.now(timezone.utc)
    summary = iam.get_account_summary()["SummaryMap"]
    serials = [
        device["SerialNumber"]
        for page in iam.get_paginator("list_virtual_mfa_devices").paginate(AssignmentStatus="Assigned")
        for device in page["VirtualMFADevices"]
        if device.get("User", {}).get("Arn", "").endswith(":root")
    ]
    audit, no_audit = read_audit(account)
    return {"read_at": read_at, "summary": summary, "virtual_mfa_serials": serials, "report": report, "unavailable": unavailable,
            "audit": audit, "no_audit": no_audit}


def read_audit(account):
    """What a root session lists, or why there was none: half an audit would make credentials look absent."""
    if not ROOT_SESSIONS:
        return None, "the organization does not have IAM's feature RootSessions."
    if account == MANAGEMENT_ACCOUNT_ID:
        return None, "root sessions do not reach the management account."
    try:
        credentials = sts.assume_root(TargetPrincipal=account, TaskPolicyArn={"arn": AUDIT_TASK}, DurationSeconds=900)["Credentials"]
        root = boto3.client(
            "iam", aws_access_key_id=credentials["AccessKeyId"], aws_secret_access_key=credentials["SecretAccessKey"],
            aws_session_token=credentials["SessionToken"])
        audit = {
            "read_at": datetime.now(timezone.utc),
            "keys": [
                {**key, "use": root.get_access_key_last_used(AccessKeyId=key["AccessKeyId"])["AccessKeyLastUsed"]}
                for page in root.get_paginator("list_access_keys").paginate() for key in page["AccessKeyMetadata"]
            ],
            "devices": [device for page in root.get_paginator("list_mfa_devices").paginate() for device in page["MFADevices"]],
            "certificates": [one for page in root.get_paginator("list_signing_certificates").paginate() for one in page["Certificates"]],
        }
        try:
            root.get_login_profile()
            audit["password"] = True
        except root.exceptions.NoSuchEntityException:
            audit["password"] = False
        return audit, None
    except ClientError as error:
        return None, f"Account {account}: {error}"


def sources(evidence):
    """Where the evidence came from, and when."""
    audit = f"No root session: {evidence['no_audit']} " if evidence["no_audit"] else ""
    session = ", root session" if evidence["audit"] else ""
    report = f"; credential report of {minute(evidence['report']['generated_at'])}" if evidence["report"] else ""
    return f"{audit}Live {minute(evidence['asked_at'])}: account summary, virtual MFA devices{session}{report}."


def read_report(iam):
    """The root row of the credential report, or why there is none."""
    try:
        for wait in (0, *REPORT_WAITS):
            if wait:
                time.sleep(wait)
            if iam.generate_credential_report()["State"] != "COMPLETE":
                continue
            try:
                report = iam.get_credential_report()
            except ClientError as error:
                if error.response["Error"]["Code"] in REPORT_NOT_READY:
                    continue
                raise
            return root_row(report["Content"].decode(), report["GeneratedTime"]), None
        return None, "IAM was still making the credential report."
    except (ClientError, ValueError) as error:
        return None, f"the credential report could not be read ({error})."


def root_row(text, generated_at):
    """The two key slots of the report's root row."""
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["user"] == "<root_account>"]
    if len(rows) != 1:
        raise ValueError(f"it has {len(rows)} rows for the root user instead of one")
    row = {column: None if field.lower() in NO_VALUE else field for column, field in rows[0].items()}
    return {"generated_at": generated_at, "keys": [
        {
            "slot": slot,
            "active": (row[f"access_key_{slot}_active"] or "").lower() == "true",
            "last_rotated": moment(row[f"access_key_{slot}_last_rotated"]),
            "last_used": moment(row[f"access_key_{slot}_last_used_date"]),
            "region": row[f"access_key_{slot}_last_used_region"],
            "service": row[f"access_key_{slot}_last_used_service"],
        }
        for slot in (1, 2)
    ]}


def judge(evidence):
    """The verdict: a root session's lists decide, the account summary where there was none; the credential report decides nothing."""
    summary, report, audit = evidence["summary"], evidence["report"], evidence["audit"]
    reported = [key for key in report["keys"] if key["active"]] if report else []
    said = summary["AccountAccessKeysPresent"] > 0
    present = bool(audit["keys"]) if audit else said
    disagreements = []
    if present != said:
        listed = count(len(audit["keys"])) if present else "none"
        disagreements.append(
            f"The account summary of {second(evidence['read_at'])} says that {'a' if said else 'no'} root access key exists, "
            f"the root session of {second(audit['read_at'])} lists {listed}; the root session was later and decides.")
    actual = sum(key["Status"] == "Active" for key in audit["keys"]) if audit else len(reported) if present else 0
    if report and len(reported) != actual:
        shows = "still shows an active key" if actual == 0 else \
            f"shows {count(len(reported))} active {'key' if len(reported) == 1 else 'keys'}"
        disagreements.append(
            f"The credential report of {minute(report['generated_at'])} {shows}. It is older; "
            f"the {'root session' if audit else 'account summary'} decides.")

    if present:
        return "NON_COMPLIANT", [*keys_in_words(evidence, reported), *disagreements]
    password = audit["password"] if audit else summary.get("AccountPasswordPresent", 1) > 0
    certificates = bool(audit["certificates"]) if audit else summary["AccountSigningCertificatesPresent"] > 0
    absent = "" if password or certificates else ": root credentials are absent (no password, access key or signing certificate)"
    unseen = [] if audit else ["Without a root session an inactive key may go unseen."]
    return "COMPLIANT", [f"No root access key exists{absent}.", *disagreements, *unseen]


def keys_in_words(evidence, reported):
    """Each key that the deciding source shows."""
    audit, report = evidence["audit"], evidence["report"]
    if audit:
        found = [
            {
                "label": key["AccessKeyId"], "active": key["Status"] == "Active", "since": key["CreateDate"], "verb": "created",
                "last_used": key["use"].get("LastUsedDate"), "region": said_text(key["use"]["Region"]), "service": said_text(key["use"]["ServiceName"]),
            }
            for key in sorted(audit["keys"], key=lambda key: key["CreateDate"])
        ]
        words = [sentence(key, evidence["asked_at"]) for key in found]
        return words if all(key["active"] for key in found) else [*words, "An inactive root key is still a root key."]
    if reported:
        return [
            sentence({**key, "label": key["slot"], "since": key["last_rotated"], "verb": "created or rotated"}, report["generated_at"])
            for key in reported
        ]
    if report:
        return [f"A root access key exists. The credential report of {minute(report['generated_at'])} shows no active one, so it is "
                "inactive or newer than that report (an inactive root key is still a root key)."]
    return [f"A root access key exists. Its state, age and last use are unknown: {evidence['unavailable']}"]


def sentence(key, now):
    """A key: state, age, last use."""
    return f"Root access key {key['label']} is {'active' if key['active'] else 'inactive'}{age(key, now)}, {last_use(key)}."


def age(key, now):
    """How old a key is, in words."""
    if key["since"] is None:
        return ", of unknown age"
    days = (now.astimezone(timezone.utc).date() - key["since"].date()).days
    return f", {key['verb']} {key['since']:%Y-%m-%d} ({days} day{'' if days == 1 else 's'} ago)"


def last_use(key):
    """What is known of a key's last use, in words."""
    if key["last_used"]:
        return (f"last used {key['last_used']:%Y-%m-%d}"
                + (f" by {key['service']}" if key["service"] else "") + (f" in {key['region']}" if key["region"] else ""))
    if key["since"] and key["since"] >= USE_TRACKED_SINCE:
        return "never used"
    return "no use recorded since April 2015, when IAM began to record it"


def said_text(text):
    """What IAM says of a use, or None where it says nothing."""
    return None if text in ("", "N/A") else text


def count(number):
    """A number in words, where it is a small one."""
    return {0: "no", 1: "one", 2: "two"}.get(number, str(number))


def minute(time_):
    return f"{time_.astimezone(timezone.utc):%Y-%m-%d %H:%M} UTC"


def second(time_):
    return f"{time_.astimezone(timezone.utc):%H:%M:%S} UTC"


def annotation(findings):
    """The findings in a row, cut between two words where AWS Config would take no more."""
    text = " ".join(findings)
    if len(text) <= ANNOTATION_LIMIT:
        return text
    room = ANNOTATION_LIMIT - len(" ...")
    end = text.rfind(" ", 0, room + 1)
    return text[:end if end > 0 else room].rstrip() + " ..."


def moment(text):
    """A time as AWS writes it, or None."""
    return datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(timezone.utc) if text else None


def log(outcome, account, rule, compliance, findings):
    """The one line that an invocation leaves in the log."""
    print(json.dumps({
        "outcome": outcome, "account": account, "rule": rule, "control": CONTROL, "compliance": compliance, "findings": findings,
    }), flush=True)


def run():
    """Asks the Runtime API for events, hands them over, answers."""
    api = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])

    def call(method, path, body=None):
        api.request(method, f"/2018-06-01/runtime/invocation/{path}", body)
        response = api.getresponse()
        return response.getheader("Lambda-Runtime-Aws-Request-Id"), response.read()

    while True:
        request, event = call("GET", "next")
        try:
            handle(json.loads(event))
        except Exception as error:  # Whatever it is, Lambda wants to hear of it.
            call("POST", f"{request}/error", json.dumps({"errorType": type(error).__name__, "errorMessage": str(error)}))
        else:
            call("POST", f"{request}/response", "")


run()
