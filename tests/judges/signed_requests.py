"""botocore signs requests that no client of its own would send: late, for another Region, without a header, unreadable.

Standard input: {"endpoint": URL, "credentials": {"id", "secret", "token"}}.
Standard output: {CASE: "STATUS CODE"}, with the code as the service's protocol writes it.
"""
import datetime
import hashlib
import http.client
import json
import re
import sys
import urllib.parse

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

GIVEN = json.load(sys.stdin)
HOST = urllib.parse.urlparse(GIVEN["endpoint"]).netloc
KNOWN = Credentials(GIVEN["credentials"]["id"], GIVEN["credentials"]["secret"], GIVEN["credentials"]["token"])
NOW = datetime.datetime.now(datetime.timezone.utc)
VERSIONS = {"iam": "2010-05-08", "sts": "2011-06-15", "cloudformation": "2010-05-15"}
TARGETS = {"organizations": "AWSOrganizationsV20161128", "config": "StarlingDoveService"}
ANSWERS = {}


class Signature(SigV4Auth):
    """botocore's, with a choice of what is signed and for which day."""

    def __init__(self, service, region, leave_out=(), scope_date=None):
        super().__init__(KNOWN, service, region)
        self.leave_out, self.scope_date = leave_out, scope_date

    def headers_to_sign(self, request):
        headers = super().headers_to_sign(request)
        for name in self.leave_out:
            del headers[name]
        return headers

    def scope(self, request):
        return self.dated(request, super().scope)

    def credential_scope(self, request):
        return self.dated(request, super().credential_scope)

    def signature(self, string_to_sign, request):
        before = request.context["timestamp"]
        request.context["timestamp"] = (self.scope_date or before[:8]) + before[8:]
        try:
            return super().signature(string_to_sign, request)
        finally:
            request.context["timestamp"] = before

    def dated(self, request, scope):
        before = request.context["timestamp"]
        request.context["timestamp"] = (self.scope_date or before[:8]) + before[8:]
        try:
            return scope(request)
        finally:
            request.context["timestamp"] = before


def send(case, service, body, headers, region="us-east-1", at=NOW, leave_out=(), scope_date=None, added=None):
    """Signs and sends one request, and notes the answer's status and code."""
    request = AWSRequest("POST", GIVEN["endpoint"] + "/", dict(headers), body)
    request.headers["Host"] = HOST
    request.headers["X-Amz-Security-Token"] = KNOWN.token
    for name, value in (added or {}).items():
        request.headers[name] = value
    stamp = at.strftime("%Y%m%dT%H%M%SZ")
    request.context["timestamp"] = stamp
    request.headers["X-Amz-Date"] = stamp
    auth = Signature(service, region, leave_out, scope_date)
    signature = auth.signature(auth.string_to_sign(request, auth.canonical_request(request)), request)
    auth._inject_signature_to_request(request, signature)
    connection = http.client.HTTPConnection(HOST)
    connection.request("POST", "/", body, dict(request.headers.items()))
    answer = connection.getresponse()
    text = answer.read().decode("utf-8", "replace")
    found = re.search(r"<Code>(.*?)</Code>", text) or re.search(r'"__type":"(.*?)"', text)
    reason = re.search(r'"Reason":"(.*?)"', text)
    ANSWERS[case] = " ".join(
        [str(answer.status)] + [match.group(1) for match in (found, reason) if match])


def query(case, service, action, parameters=(), version=None, **how):
    form = [("Action", action), *parameters]
    if version != "":
        form.append(("Version", version or VERSIONS[service]))
    body = urllib.parse.urlencode(form).encode()
    send(case, service, body, {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}, **how)


def post(case, service, operation, members, target=None, **how):
    headers = {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": f"{TARGETS[service] if target is None else target}.{operation}"}
    send(case, service, json.dumps(members).encode(), headers, **how)


def both(case, **how):
    query(f"{case}, Query", "sts", "GetCallerIdentity", **how)
    post(f"{case}, JSON", "organizations", "DescribeOrganization", {}, **how)


def minutes(number):
    return NOW + datetime.timedelta(minutes=number)


both("as it should be")
both("4 minutes late", at=minutes(-4))
both("20 minutes late", at=minutes(-20))
both("20 minutes early", at=minutes(20))
both("8 days late", at=minutes(-8 * 24 * 60))
both("scope of another day", scope_date=minutes(-24 * 60).strftime("%Y%m%d"))
both("another Region of the partition", region="eu-central-1")
both("no Region", region="xx-nope-1")
both("a Region of another partition", region="cn-north-1")
both("host not signed", leave_out=["host"])
both("date not signed", leave_out=["x-amz-date"])
both("token not signed", leave_out=["x-amz-security-token"])
both("another header of AWS not signed", added={"X-Amz-Mood": "good"}, leave_out=["x-amz-mood"])
query("right hash of the body", "iam", "ListRoots", added={"X-Amz-Content-SHA256": hashlib.sha256(
    b"Action=ListRoots&Version=2010-05-08").hexdigest()})
both("wrong hash of the body", added={"X-Amz-Content-SHA256": hashlib.sha256(b"something else").hexdigest()})

query("no version", "iam", "GetAccountSummary", version="")
query("another version", "iam", "GetAccountSummary", version="2009-05-08")
query("version of another service", "sts", "GetCallerIdentity", version="2010-05-08")
query("no such action", "iam", "ListMoods")
query("no such action, STS", "sts", "AssumeMood")
post("no such operation", "organizations", "ListMoods", {})
post("target of another service", "organizations", "DescribeOrganization", {}, target="StarlingDoveService")
post("no target", "config", "DescribeConfigRules", {}, target="")

for name, text in (("a null character", "a\x00b"), ("an escape", "a\x1bb"), ("no character", "a\uffff")):
    query(f"{name} in a user name", "iam", "ListAccessKeys", [("UserName", text)])
    query(f"{name} in an action", "iam", text)
    query(f"{name} in a parameter's name", "iam", "ListAccessKeys", [(text, "x")])
query("a list without numbers", "cloudformation", "DescribeOrganizationsAccess", [("CallAs.member.x", "SELF")])
query("a parameter of many parts", "iam", "ListAccessKeys", [(".".join(["a"] * 5000), "x")])
query("a structure for a text", "iam", "ListAccessKeys", [("UserName.Name", "x")])

query("as whom", "cloudformation", "DescribeOrganizationsAccess", [("CallAs", "NOBODY")])
for number in (-1, 0, 1001):
    query(f"{number} devices", "iam", "ListVirtualMFADevices", [("MaxItems", number)])
ROLE = [("RoleArn", "arn:aws:iam::444444444444:role/OrganizationAccountAccessRole"), ("RoleSessionName", "judge")]
for name, value in (("ExternalId", "x"), ("SerialNumber", "123"), ("TokenCode", "12"), ("SourceIdentity", "x"),
                    ("SourceIdentity", "has space"), ("TransitiveTagKeys.member.1", "x" * 129), ("DurationSeconds", 1)):
    query(f"{name} {value[:9] if isinstance(value, str) else value}", "sts", "AssumeRole", [*ROLE, (name, value)])
query("no role", "sts", "AssumeRole", [("RoleSessionName", "judge")])

post("null for a name", "config", "StartConfigRulesEvaluation", {"ConfigRuleNames": [None]})
post("a number for a name", "config", "StartConfigRulesEvaluation", {"ConfigRuleNames": [1]})
post("a text for a list", "config", "StartConfigRulesEvaluation", {"ConfigRuleNames": "rule"})
post("an empty name", "config", "DescribeConfigRules", {"ConfigRuleNames": [""]})
post("no token", "config", "PutEvaluations", {"Evaluations": []})
post("null for an evaluation", "config", "PutEvaluations", {"Evaluations": [None], "ResultToken": "x"})
post("no account", "organizations", "DescribeAccount", {})
post("a number for an account", "organizations", "DescribeAccount", {"AccountId": 111111111111})
post("an account of letters", "organizations", "DescribeAccount", {"AccountId": "abc"})
post("a null account", "organizations", "DescribeAccount", {"AccountId": None})
post("no such type", "organizations", "ListPolicies", {"Filter": "MOODS"})
post("no service", "organizations", "ListDelegatedAdministrators", {"ServicePrincipal": ""})
post("a service with a space", "organizations", "ListDelegatedAdministrators", {"ServicePrincipal": "a b"})
post("a long service", "organizations", "ListDelegatedAdministrators", {"ServicePrincipal": "a" * 129})
post("too many accounts", "organizations", "ListAccounts", {"MaxResults": 21})
post("no accounts", "organizations", "ListAccounts", {"MaxResults": 0})
post("many for a number", "organizations", "ListAccounts", {"MaxResults": "many"})
json.dump(ANSWERS, sys.stdout)
