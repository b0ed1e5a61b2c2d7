"""The rule root-access-keys in Python with boto3: the same calls as the C# function, and the same compliance. It is frozen: it
judges this one control, its annotation is shorter, and the bench stops where calls or compliance differ from the C# function's.

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

ORGANIZATION_ID = "o-exampleorg1"
MEMBER_ROLE_ARN = "arn:aws:iam::{}:role/GuardrailsRootPosture"
LEDGER = "GuardrailsLedger"
AUDIT_TASK = "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials"
CONTROL = "NoRootAccessKeys"
REPORT_WAITS = (0, 0.25, 0.5, 1, 2, 4)
REPORT_NOT_READY = ("ReportInProgress", "ReportNotPresent", "ReportExpired")
ANNOTATION_LIMIT = 256
COMPLIANCE = {"COMPLIANT": "Compliant", "NON_COMPLIANT": "NonCompliant"}

organizations = boto3.client("organizations")
sts = boto3.client("sts")
dynamodb = boto3.client("dynamodb", region_name=os.environ["HOME_REGION"])
members = set()


def handle(event):
    """One evaluation: read, decide, write."""
    account, rule = event["accountId"], event["configRuleName"]
    notification = json.loads(event["invokingEvent"])
    if notification["messageType"] != "ScheduledNotification" or notification["awsAccountId"] != account:
        raise ValueError(f"Rule {rule} in account {account}: the notification is not its own.")
    if json.loads(event["ruleParameters"])["control"] != CONTROL:
        raise ValueError(f"Rule {rule}: its parameter 'control' is not {CONTROL}.")
    require_member(account)

    session = credentials(sts.assume_role(
        RoleArn=MEMBER_ROLE_ARN.format(account), RoleSessionName="Guardrails-RootPostureRule", DurationSeconds=900))
    asked = datetime.fromisoformat(notification["notificationCreationTime"].replace("Z", "+00:00"))
    report, summary, audit = read_evidence(boto3.client("iam", **session), account)
    compliance, findings = judge(report, summary, audit)
    response = boto3.client("config", **session).put_evaluations(
        ResultToken=event["resultToken"],
        Evaluations=[{
            "ComplianceResourceType": "AWS::::Account",
            "ComplianceResourceId": account,
            "ComplianceType": compliance,
            "Annotation": " ".join(findings)[:ANNOTATION_LIMIT],
            "OrderingTimestamp": asked,
        }])
    if response.get("FailedEvaluations"):
        raise RuntimeError(f"Account {account}: AWS Config rejected the evaluation of rule {rule}.")
    record(account, asked, compliance, findings, audit)
    print(json.dumps({"outcome": "evaluated", "account": account, "rule": rule, "compliance": compliance, "findings": findings}), flush=True)


def require_member(account):
    """Refuses an account of another organization. Members are remembered."""
    if account not in members:
        arn = organizations.describe_account(AccountId=account)["Account"]["Arn"]
        if arn.split("/")[1:] != [ORGANIZATION_ID, account]:
            raise ValueError(f"Account {account} belongs to another organization ({arn}).")
        members.add(account)


def credentials(answer):
    """A session's credentials as a client takes them."""
    given = answer["Credentials"]
    return {
        "aws_access_key_id": given["AccessKeyId"],
        "aws_secret_access_key": given["SecretAccessKey"],
        "aws_session_token": given["SessionToken"],
    }


def read_evidence(iam, account):
    """The credential report, the account summary, the virtual MFA devices, and what a root session lists."""
    report = read_report(iam)
    summary = iam.get_account_summary()["SummaryMap"]
    for _ in iam.get_paginator("list_virtual_mfa_devices").paginate(AssignmentStatus="Assigned"):
        pass  # The C# reads all evidence for whichever control is asked.
    return report, summary, read_audit(account)


def read_report(iam):
    """The root row of the credential report, or None where IAM was still making it."""
    for wait in REPORT_WAITS:
        time.sleep(wait)
        if iam.generate_credential_report()["State"] != "COMPLETE":
            continue
        try:
            content = iam.get_credential_report()["Content"].decode()
        except ClientError as error:
            if error.response["Error"]["Code"] in REPORT_NOT_READY:
                continue
            raise
        return next(row for row in csv.DictReader(io.StringIO(content)) if row["user"] == "<root_account>")
    return None


def read_audit(account):
    """What a root session lists, or None where there was none: half an audit would make credentials look absent."""
    try:
        root = boto3.client("iam", **credentials(sts.assume_root(
            TargetPrincipal=account, TaskPolicyArn={"arn": AUDIT_TASK}, DurationSeconds=900)))
        audit = {
            "keys": [
                {**key, "use": root.get_access_key_last_used(AccessKeyId=key["AccessKeyId"])["AccessKeyLastUsed"]}
                for page in root.get_paginator("list_access_keys").paginate() for key in page["AccessKeyMetadata"]
            ],
            "devices": [device for page in root.get_paginator("list_mfa_devices").paginate() for device in page["MFADevices"]],
            "certificates": [one for page in root.get_paginator("list_signing_certificates").paginate() for one in page["Certificates"]],
        }
        try:
            root.get_login_profile()
            return {**audit, "password": True}
        except root.exceptions.NoSuchEntityException:
            return {**audit, "password": False}
    except ClientError:
        return None


def judge(report, summary, audit):
    """A root session's lists decide, the account summary where there was none; the credential report decides nothing."""
    if audit is not None:
        findings = [
            f"Root access key {key['AccessKeyId']} is {key['Status'].lower()}, created {key['CreateDate']:%Y-%m-%d}, "
            + (f"last used {key['use']['LastUsedDate']:%Y-%m-%d}." if "LastUsedDate" in key["use"] else "never used.")
            for key in audit["keys"]
        ]
    elif summary["AccountAccessKeysPresent"] > 0:
        active = [slot for slot in "12" if report and report[f"access_key_{slot}_active"].lower() == "true"]
        findings = [f"Root access key {slot} is active." for slot in active] or ["A root access key exists."]
    else:
        findings = []
    return ("NON_COMPLIANT", findings) if findings else ("COMPLIANT", ["No root access key exists."])


def record(account, asked, compliance, findings, audit):
    """Puts the evaluation in the place of the latest one, in the C# function's row.

    Where something changed, the C# function also adds rows beside it. In the bench it comes first, so nothing has.
    """
    key = {"pk": {"S": f"RootPostureRule/{account}"}, "sk": {"S": f"latest/{CONTROL}/{os.environ['AWS_REGION']}"}}
    row = dynamodb.get_item(TableName=LEDGER, Key=key, ConsistentRead=True)["Item"]
    if row["asked"]["S"] >= text_of(asked):
        return
    heard = [
        item
        for page in dynamodb.get_paginator("query").paginate(
            TableName=LEDGER,
            ConsistentRead=True,
            KeyConditionExpression="pk = :pk AND begins_with(sk, :sk)",
            ExpressionAttributeValues={":pk": {"S": f"RootActivity/{account}"}, ":sk": {"S": "credential/"}})
        for item in page["Items"]
    ]
    before = [key["S"] for key in row.get("keys", {"L": []})["L"]]
    keys = before if audit is None else [key_text(key) for key in audit["keys"]]
    if heard or keys != before or row["compliance"]["S"] != COMPLIANCE[compliance]:
        raise RuntimeError(f"Account {account}: something changed, and only the C# function can record that.")

    now, version = text_of(datetime.now(timezone.utc)), row["version"]["S"]
    row.update({
        "asked": {"S": text_of(asked)},
        "heard": {"S": now},
        "read": {"S": now},
        "findings": {"L": [{"S": finding} for finding in findings]},
        "version": {"S": str(int(version) + 1)},
    })
    if audit is not None:
        row["keysAnswered"] = {"S": text_of(asked)}
    dynamodb.put_item(
        TableName=LEDGER,
        Item=row,
        ConditionExpression="#read = :read",
        ExpressionAttributeNames={"#read": "version"},
        ExpressionAttributeValues={":read": {"S": version}})


def text_of(time):
    """A time as rows have it."""
    return f"{time.astimezone(timezone.utc):%Y-%m-%dT%H:%M:%S.%f}0Z"


def key_text(key):
    """A key as rows have it: a use that is not recorded is empty."""
    use = key["use"] if "LastUsedDate" in key["use"] else None
    last = (text_of(use["LastUsedDate"]), use["ServiceName"], use["Region"]) if use else ("", "", "")
    return "|".join((key["AccessKeyId"], key["Status"].lower(), *last))


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
