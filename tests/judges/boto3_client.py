"""boto3, as a client that knows nothing of the embedded organization, calls every operation of it.

Standard input: {"endpoint": URL, "region": REGION, "credentials": {NAME: {"id", "secret", "token"}}}.
Standard output: {"answers": {CASE: value}, "errors": {CASE: [code, status]}, "unknown": [...], "operations": [...]}.
An answer's members are compared with botocore's service models before boto3 drops what it does not know;
an error's code is compared with the errors that the model has for the operation.
"""
import datetime
import json
import sys
import xml.etree.ElementTree as ElementTree

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

GIVEN = json.load(sys.stdin)
ANSWERS, ERRORS, UNKNOWN, OPERATIONS = {}, {}, [], set()
PRODUCT_POLICY = json.dumps(
    {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "iam:CreateAccessKey", "Resource": "*",
     "Condition": {"ArnLike": {"aws:PrincipalArn": ["arn:*:iam::*:root"]}}}]})
TRUST = json.dumps(
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
     "Principal": {"AWS": "arn:aws:iam::111111111111:root"}}]})
ALLOW = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:GetRole", "Resource": "*"}]})


# What every operation may answer, without its model saying so.
COMMON_ERRORS = {"AccessDenied", "AccessDeniedException", "ValidationError", "InvalidClientTokenId", "UnrecognizedClientException",
                 "SignatureDoesNotMatch", "InvalidSignatureException"}


def client(service, who, **changes):
    """A client for a service with the credentials of somebody."""
    known = {**GIVEN["credentials"][who], **changes}
    made = boto3.client(
        service, region_name=GIVEN["region"], endpoint_url=GIVEN["endpoint"], aws_access_key_id=known["id"],
        aws_secret_access_key=known["secret"], aws_session_token=known["token"],
        config=Config(retries={"max_attempts": 1}))
    made.meta.events.register(f"before-parse.{service}", compare_with_model)
    made.meta.events.register(f"after-call.{service}", compare_error_with_model)
    return made


def compare_with_model(operation_model, response_dict, **_):
    """Notes members of a successful answer that the service model does not have."""
    OPERATIONS.add(f"{operation_model.service_model.signing_name}:{operation_model.name}")
    if response_dict["status_code"] >= 300 or operation_model.output_shape is None:
        return
    body, where = response_dict["body"], operation_model.name
    if operation_model.service_model.resolved_protocol == "json" or operation_model.service_model.signing_name == "account":
        compare_json(json.loads(body), operation_model.output_shape, where)
        return
    root = ElementTree.fromstring(body)
    namespace = "{" + operation_model.service_model.metadata["xmlNamespace"] + "}"
    if root.tag != f"{namespace}{operation_model.name}Response":
        UNKNOWN.append(f"{where}: root element {root.tag}")
    result = root.find(f"{namespace}{operation_model.output_shape.serialization['resultWrapper']}")
    if result is None:
        UNKNOWN.append(f"{where}: no result element")
    else:
        compare_xml(result, operation_model.output_shape, where, namespace)


def compare_error_with_model(parsed, model, **_):
    """Notes an error that the operation does not have."""
    code = parsed.get("Error", {}).get("Code")
    known = {shape.metadata.get("error", {}).get("code", shape.name) for shape in model.error_shapes}
    if code is not None and code not in known | COMMON_ERRORS:
        UNKNOWN.append(f"{model.name} raises {code}, its model only {sorted(known)}")


def compare_json(value, shape, where):
    if shape.type_name == "structure":
        for name, member in value.items():
            if name not in shape.members:
                UNKNOWN.append(f"{where}.{name}")
            else:
                compare_json(member, shape.members[name], f"{where}.{name}")
    elif shape.type_name == "list":
        for item in value:
            compare_json(item, shape.member, f"{where}[]")
    elif shape.type_name == "timestamp" and not isinstance(value, (int, float)):
        UNKNOWN.append(f"{where}: {value} is not a number of seconds")
    elif shape.type_name == "string" and shape.enum and value not in shape.enum:
        UNKNOWN.append(f"{where}: {value} is not in the enum")


def compare_xml(element, shape, where, namespace):
    for child in element:
        name = child.tag.removeprefix(namespace)
        if shape.type_name == "structure":
            if name not in shape.members:
                UNKNOWN.append(f"{where}.{name}")
            else:
                compare_xml(child, shape.members[name], f"{where}.{name}", namespace)
        elif shape.type_name == "list":
            if name != "member":
                UNKNOWN.append(f"{where}: list item {name}")
            compare_xml(child, shape.member, f"{where}[]", namespace)
        elif shape.type_name == "map":
            if name != "entry" or [part.tag.removeprefix(namespace) for part in child] != ["key", "value"]:
                UNKNOWN.append(f"{where}: map entry {name}")
        else:
            UNKNOWN.append(f"{where}.{name} inside a {shape.type_name}")
    if shape.type_name == "string" and shape.enum and element.text not in shape.enum:
        UNKNOWN.append(f"{where}: {element.text} is not in the enum")


def answer(case, call, pick=lambda value: True):
    """Notes what a call answers."""
    ANSWERS[case] = pick(call())
    return ANSWERS[case]


def error(case, call):
    """Notes with which error a call fails."""
    try:
        call()
        ERRORS[case] = ["no error", 200]
    except ClientError as failure:
        ERRORS[case] = [failure.response["Error"]["Code"], failure.response["ResponseMetadata"]["HTTPStatusCode"]]


def sts():
    management, root = client("sts", "management"), client("sts", "payments root")
    answer("who am I", management.get_caller_identity, lambda value: value["Arn"])
    answer("who is root", root.get_caller_identity, lambda value: value["Arn"])
    session = management.assume_role(
        RoleArn="arn:aws:iam::444444444444:role/OrganizationAccountAccessRole", RoleSessionName="judge", DurationSeconds=900,
        PolicyArns=[{"arn": "arn:aws:iam::aws:policy/AdministratorAccess"}], Policy=PRODUCT_POLICY.replace('"Deny"', '"Allow"'))
    known = session["Credentials"]
    ANSWERS["assumed"] = session["AssumedRoleUser"]["Arn"]
    ANSWERS["expires in"] = (known["Expiration"] - management.assume_role(
        RoleArn="arn:aws:iam::444444444444:role/OrganizationAccountAccessRole", RoleSessionName="judge")["Credentials"]["Expiration"]).total_seconds()
    GIVEN["credentials"]["assumed"] = {"id": known["AccessKeyId"], "secret": known["SecretAccessKey"], "token": known["SessionToken"]}
    answer("who is assumed", client("sts", "assumed").get_caller_identity, lambda value: value["Arn"])
    error("a role that does not exist", lambda: management.assume_role(RoleArn="arn:aws:iam::444444444444:role/Nobody", RoleSessionName="judge"))
    error("a policy that is none", lambda: management.assume_role(
        RoleArn="arn:aws:iam::444444444444:role/OrganizationAccountAccessRole", RoleSessionName="judge", Policy="{}"))
    error("a session that is too long", lambda: management.assume_role(
        RoleArn="arn:aws:iam::444444444444:role/OrganizationAccountAccessRole", RoleSessionName="judge", DurationSeconds=7200))


def authentication():
    unknown = {"id": "AKIAUNKNOWNUNKNOWN00", "token": None}
    error("an unknown key, Query", client("sts", "management", **unknown).get_caller_identity)
    error("an unknown key, JSON", client("organizations", "management", **unknown).describe_organization)
    error("a wrong secret, Query", client("sts", "management", secret="wrong").get_caller_identity)
    error("a wrong secret, JSON", client("organizations", "management", secret="wrong").describe_organization)
    error("a wrong session token", client("sts", "management", token="wrong").get_caller_identity)
    error("a suspended account", client("iam", "suspended root").list_access_keys)


def iam_evidence():
    payments = client("iam", "payments")
    answer("summary", payments.get_account_summary, lambda value: {
        name: value["SummaryMap"][name] for name in
        ("AccountAccessKeysPresent", "AccountMFAEnabled", "AccountPasswordPresent", "AccountSigningCertificatesPresent")})
    answer("virtual devices", lambda: payments.get_paginator("list_virtual_mfa_devices").paginate(AssignmentStatus="Assigned").build_full_result(),
           lambda value: [[device["SerialNumber"], device["User"]["Arn"], device["EnableDate"].year] for device in value["VirtualMFADevices"]])
    error("no such assignment status", lambda: payments.list_virtual_mfa_devices(AssignmentStatus="Perhaps"))
    error("no report", payments.get_credential_report)
    answer("report started", payments.generate_credential_report, lambda value: value["State"])
    error("report not ready", payments.get_credential_report)
    answer("report complete", payments.generate_credential_report, lambda value: value["State"])
    answer("report", payments.get_credential_report,
           lambda value: [value["ReportFormat"], value["Content"].decode().split("\n")[1].split(",")[0], value["GeneratedTime"].year])


def iam_keys():
    root = client("iam", "payments root")
    created = root.create_access_key()["AccessKey"]
    ANSWERS["created"] = [created["Status"], len(created["AccessKeyId"])]
    error("a third key", root.create_access_key)
    GIVEN["credentials"]["new key"] = {"id": created["AccessKeyId"], "secret": created["SecretAccessKey"], "token": None}
    answer("who is the new key", client("sts", "new key").get_caller_identity, lambda value: value["Arn"])
    answer("deactivated", lambda: root.update_access_key(AccessKeyId=created["AccessKeyId"], Status="Inactive"))
    error("an inactive key", client("sts", "new key").get_caller_identity)
    answer("keys", lambda: root.get_paginator("list_access_keys").paginate().build_full_result(),
           lambda value: [key["Status"] for key in value["AccessKeyMetadata"]])
    answer("deleted", lambda: root.delete_access_key(AccessKeyId=created["AccessKeyId"]))
    error("a key that is gone", lambda: root.delete_access_key(AccessKeyId=created["AccessKeyId"]))
    error("a role without a user name", client("iam", "payments").create_access_key)
    error("a user that does not exist", lambda: client("iam", "payments").create_access_key(UserName="nobody"))


def iam_roles():
    payments = client("iam", "payments")
    managed = "arn:aws:iam::aws:policy/service-role/AWSConfigRoleForOrganizations"
    answer("role", lambda: payments.create_role(RoleName="Judge", AssumeRolePolicyDocument=TRUST, Description="of boto3"), lambda value: value["Role"]["Arn"])
    error("a role that exists", lambda: payments.create_role(RoleName="Judge", AssumeRolePolicyDocument=TRUST))
    error("a trust policy that is none", lambda: payments.create_role(RoleName="Other", AssumeRolePolicyDocument=ALLOW))
    answer("inline policy", lambda: payments.put_role_policy(RoleName="Judge", PolicyName="inline", PolicyDocument=ALLOW))
    error("an inline policy that is none", lambda: payments.put_role_policy(RoleName="Judge", PolicyName="inline", PolicyDocument=TRUST))
    answer("managed policy", lambda: payments.attach_role_policy(RoleName="Judge", PolicyArn=managed))
    error("a managed policy that does not exist", lambda: payments.attach_role_policy(RoleName="Judge", PolicyArn="arn:aws:iam::aws:policy/Nothing"))
    answer("trust policy", lambda: payments.update_assume_role_policy(RoleName="Judge", PolicyDocument=TRUST))
    answer("described role", lambda: payments.get_role(RoleName="Judge"), lambda value: value["Role"]["AssumeRolePolicyDocument"]["Statement"][0]["Action"])
    error("a role with policies", lambda: payments.delete_role(RoleName="Judge"))
    answer("inline policy deleted", lambda: payments.delete_role_policy(RoleName="Judge", PolicyName="inline"))
    answer("managed policy detached", lambda: payments.detach_role_policy(RoleName="Judge", PolicyArn=managed))
    answer("role deleted", lambda: payments.delete_role(RoleName="Judge"))
    error("a role that is gone", lambda: payments.get_role(RoleName="Judge"))
    management = client("iam", "management")
    service = "config-multiaccountsetup.amazonaws.com"
    answer("service-linked role", lambda: management.create_service_linked_role(AWSServiceName=service), lambda value: value["Role"]["RoleName"])
    error("a service-linked role that exists", lambda: management.create_service_linked_role(AWSServiceName=service))


def organization():
    management, member = client("organizations", "management"), client("organizations", "payments")
    answer("organization", management.describe_organization, lambda value: [value["Organization"]["Id"], value["Organization"]["FeatureSet"]])
    answer("account", lambda: management.describe_account(AccountId="567890123456"),
           lambda value: [value["Account"]["State"], value["Account"]["Paths"][0], value["Account"]["JoinedTimestamp"].year])
    error("an account that does not exist", lambda: management.describe_account(AccountId="999999999990"))
    error("a member that lists accounts", member.list_accounts)
    answer("accounts", lambda: management.get_paginator("list_accounts").paginate(PaginationConfig={"PageSize": 4}).build_full_result(),
           lambda value: len(value["Accounts"]))
    error("a wrong page token", lambda: management.list_accounts(NextToken="tomorrow"))
    answer("units", lambda: management.get_paginator("list_organizational_units_for_parent").paginate(
        ParentId="r-ex01", PaginationConfig={"PageSize": 2}).build_full_result(),
           lambda value: [[unit["Name"], unit["Path"]] for unit in value["OrganizationalUnits"]])
    answer("units of a unit without any", lambda: management.list_organizational_units_for_parent(ParentId="ou-ex01-security"),
           lambda value: value["OrganizationalUnits"])
    error("a parent that does not exist", lambda: management.list_organizational_units_for_parent(ParentId="ou-ex01-nowhere0"))
    error("an account as a parent", lambda: management.list_accounts_for_parent(ParentId="111111111111"))
    error("a member that lists units", lambda: member.list_organizational_units_for_parent(ParentId="r-ex01"))
    answer("accounts of a unit", lambda: management.get_paginator("list_accounts_for_parent").paginate(
        ParentId="ou-ex01-security", PaginationConfig={"PageSize": 1}).build_full_result(),
           lambda value: [[account["Id"], account["State"]] for account in value["Accounts"]])
    answer("a unit", lambda: management.describe_organizational_unit(OrganizationalUnitId="ou-ex01-security"),
           lambda value: [value["OrganizationalUnit"]["Name"], value["OrganizationalUnit"]["Path"]])
    answer("tags", lambda: management.get_paginator("list_tags_for_resource").paginate(
        ResourceId="444444444444").build_full_result(), lambda value: value["Tags"])
    error("a member that lists a unit's accounts", lambda: member.list_accounts_for_parent(ParentId="ou-ex01-workprod"))
    answer("roots", lambda: management.get_paginator("list_roots").paginate().build_full_result(), lambda value: value["Roots"][0]["PolicyTypes"])
    error("a policy type that is enabled", lambda: management.enable_policy_type(RootId="r-ex01", PolicyType="SERVICE_CONTROL_POLICY"))
    error("a root that does not exist", lambda: management.enable_policy_type(RootId="r-0000", PolicyType="SERVICE_CONTROL_POLICY"))

    iam = client("iam", "management")
    error("root features without trusted access", iam.enable_organizations_root_sessions)
    error("an administrator without trusted access", lambda: management.register_delegated_administrator(
        AccountId="222222222222", ServicePrincipal="iam.amazonaws.com"))
    answer("trusted access", lambda: management.enable_aws_service_access(ServicePrincipal="iam.amazonaws.com"))
    answer("trusted services", lambda: management.get_paginator("list_aws_service_access_for_organization").paginate().build_full_result(),
           lambda value: [service["ServicePrincipal"] for service in value["EnabledServicePrincipals"]])
    error("an unknown service", lambda: management.enable_aws_service_access(ServicePrincipal="nothing.amazonaws.com"))
    answer("administrator", lambda: management.register_delegated_administrator(AccountId="222222222222", ServicePrincipal="iam.amazonaws.com"))
    error("an administrator twice", lambda: management.register_delegated_administrator(AccountId="222222222222", ServicePrincipal="iam.amazonaws.com"))
    answer("administrators", lambda: management.get_paginator("list_delegated_administrators").paginate().build_full_result(),
           lambda value: [administrator["Id"] for administrator in value["DelegatedAdministrators"]])
    answer("an administrator reads", client("organizations", "security").list_accounts)
    answer("root sessions", iam.enable_organizations_root_sessions, lambda value: value["EnabledFeatures"])
    answer("root credentials management", iam.enable_organizations_root_credentials_management, lambda value: value["OrganizationId"])
    answer("root features", iam.list_organizations_features, lambda value: value["EnabledFeatures"])
    error("root features of a member", client("iam", "payments").list_organizations_features)
    error("root features by a member", client("iam", "payments").enable_organizations_root_sessions)


def root_sessions():
    """What an AssumeRoot session may do. It needs the organization's root sessions, which organization() has turned on."""
    tasks = "arn:aws:iam::aws:policy/root-task/"
    management = client("sts", "management")
    session = management.assume_root(TargetPrincipal="444444444444", TaskPolicyArn={"arn": tasks + "IAMAuditRootUserCredentials"}, DurationSeconds=900)
    known = session["Credentials"]
    GIVEN["credentials"]["root session"] = {"id": known["AccessKeyId"], "secret": known["SecretAccessKey"], "token": known["SessionToken"]}
    answer("who is assumed root", client("sts", "root session").get_caller_identity, lambda value: value["Arn"])
    root = client("iam", "root session")
    answer("devices of root", lambda: root.get_paginator("list_mfa_devices").paginate().build_full_result(),
           lambda value: [[device["SerialNumber"], device["EnableDate"].year] for device in value["MFADevices"]])
    answer("password of root", root.get_login_profile, lambda value: value["LoginProfile"]["CreateDate"].year)
    answer("last use of a root key", lambda: root.get_access_key_last_used(AccessKeyId="AKIAPAYMENTSPROD0001"),
           lambda value: [value["AccessKeyLastUsed"]["ServiceName"], value["AccessKeyLastUsed"]["Region"], value["AccessKeyLastUsed"]["LastUsedDate"].year])
    legacy = management.assume_root(TargetPrincipal="arn:aws:iam::012345678901:root", TaskPolicyArn={"arn": tasks + "IAMAuditRootUserCredentials"})["Credentials"]
    GIVEN["credentials"]["legacy session"] = {"id": legacy["AccessKeyId"], "secret": legacy["SecretAccessKey"], "token": legacy["SessionToken"]}
    answer("certificates of root", lambda: client("iam", "legacy session").get_paginator("list_signing_certificates").paginate().build_full_result(),
           lambda value: [[one["CertificateId"], one["Status"], one["UploadDate"].year] for one in value["Certificates"]])
    error("a certificate in an audit", lambda: client("iam", "legacy session").delete_signing_certificate(CertificateId="LEGACYBATCHCERTIFICATE01"))
    deletion = management.assume_root(TargetPrincipal="012345678901", TaskPolicyArn={"arn": tasks + "IAMDeleteRootUserCredentials"})["Credentials"]
    GIVEN["credentials"]["deletion"] = {"id": deletion["AccessKeyId"], "secret": deletion["SecretAccessKey"], "token": deletion["SessionToken"]}
    cleaner = client("iam", "deletion")
    answer("certificate deleted", lambda: cleaner.delete_signing_certificate(CertificateId="LEGACYBATCHCERTIFICATE01"))
    error("a certificate that is gone", lambda: cleaner.delete_signing_certificate(CertificateId="LEGACYBATCHCERTIFICATE01"))
    answer("password deleted", cleaner.delete_login_profile)
    error("a password that is gone", cleaner.delete_login_profile)
    for device in cleaner.list_mfa_devices()["MFADevices"]:
        answer("device deactivated", lambda: cleaner.deactivate_mfa_device(SerialNumber=device["SerialNumber"]))
    error("a device that is gone", lambda: cleaner.deactivate_mfa_device(SerialNumber="GAHT12345678"))
    error("a key in an audit", root.create_access_key)
    error("another account's key", lambda: root.get_access_key_last_used(AccessKeyId="AKIAORDERSPROD000001"))
    error("a task policy that is none", lambda: management.assume_root(
        TargetPrincipal="444444444444", TaskPolicyArn={"arn": "arn:aws:iam::aws:policy/AdministratorAccess"}))
    error("a root session in the management account", lambda: management.assume_root(
        TargetPrincipal="111111111111", TaskPolicyArn={"arn": tasks + "IAMAuditRootUserCredentials"}))
    error("a root session by a member", lambda: client("sts", "payments").assume_root(
        TargetPrincipal="555555555555", TaskPolicyArn={"arn": tasks + "IAMAuditRootUserCredentials"}))
    bare = client("iam", "payments")
    error("devices of a role", bare.list_mfa_devices)
    error("a password that does not exist", lambda: bare.get_login_profile(UserName="nobody"))


def policies():
    management = client("organizations", "management")
    kind = {"Description": "no root keys", "Type": "SERVICE_CONTROL_POLICY"}
    created = answer("policy", lambda: management.create_policy(Name="NoRootKeys", Content=PRODUCT_POLICY, **kind), lambda value: value["Policy"]["PolicySummary"]["Id"])
    error("a name that is taken", lambda: management.create_policy(Name="NoRootKeys", Content=PRODUCT_POLICY, **kind))
    error("a policy that is malformed", lambda: management.create_policy(Name="Wrong", Content="{", **kind))
    error("a policy that is too long", lambda: management.create_policy(Name="Long", Content=PRODUCT_POLICY + " " * 10240, **kind))
    answer("attached", lambda: management.attach_policy(PolicyId=created, TargetId="r-ex01"))
    error("attached twice", lambda: management.attach_policy(PolicyId=created, TargetId="r-ex01"))
    error("a target that does not exist", lambda: management.attach_policy(PolicyId=created, TargetId="ou-ex01-nowhere0"))
    error("a policy that does not exist", lambda: management.attach_policy(PolicyId="p-nothing0", TargetId="r-ex01"))
    error("a key that is denied", client("iam", "payments root").create_access_key)
    answer("a key of the management account", client("iam", "management root").create_access_key)
    answer("policies", lambda: management.get_paginator("list_policies_for_target").paginate(TargetId="r-ex01", Filter="SERVICE_CONTROL_POLICY").build_full_result(),
           lambda value: [policy["Name"] for policy in value["Policies"]])
    answer("targets", lambda: management.get_paginator("list_targets_for_policy").paginate(PolicyId=created).build_full_result(),
           lambda value: [[target["TargetId"], target["Type"]] for target in value["Targets"]])
    answer("all policies", lambda: management.get_paginator("list_policies").paginate(
        Filter="SERVICE_CONTROL_POLICY", PaginationConfig={"PageSize": 2}).build_full_result(),
           lambda value: [[policy["Name"], policy["AwsManaged"]] for policy in value["Policies"]])
    error("policies of another type", lambda: management.list_policies(Filter="TAG_POLICY"))
    error("a member that lists policies", lambda: client("organizations", "payments").list_policies(Filter="SERVICE_CONTROL_POLICY"))
    for target in ("444444444444", "ou-ex01-workprod"):
        management.attach_policy(PolicyId=created, TargetId=target)
    answer("targets of every type", lambda: management.get_paginator("list_targets_for_policy").paginate(
        PolicyId=created, PaginationConfig={"PageSize": 1}).build_full_result(),
           lambda value: sorted(target["Type"] for target in value["Targets"]))
    for number in range(8):
        more = management.create_policy(Name=f"More{number}", Content=PRODUCT_POLICY, **kind)["Policy"]["PolicySummary"]["Id"]
        management.attach_policy(PolicyId=more, TargetId="444444444444")
    eleventh = management.create_policy(Name="Eleventh", Content=PRODUCT_POLICY, **kind)["Policy"]["PolicySummary"]["Id"]
    answer("ten policies on an account", lambda: management.get_paginator("list_policies_for_target").paginate(
        TargetId="444444444444", Filter="SERVICE_CONTROL_POLICY", PaginationConfig={"PageSize": 4}).build_full_result(),
           lambda value: len(value["Policies"]))
    error("an eleventh policy", lambda: management.attach_policy(PolicyId=eleventh, TargetId="444444444444"))
    error("an attachment by a member", lambda: client("organizations", "payments").attach_policy(PolicyId=created, TargetId="444444444444"))
    for number in range(8):
        more = [policy["Id"] for policy in management.get_paginator("list_policies").paginate(
            Filter="SERVICE_CONTROL_POLICY").build_full_result()["Policies"] if policy["Name"] == f"More{number}"][0]
        management.detach_policy(PolicyId=more, TargetId="444444444444")
    for target in ("444444444444", "ou-ex01-workprod"):
        management.detach_policy(PolicyId=created, TargetId=target)
    answer("updated", lambda: management.update_policy(PolicyId=created, Description="changed"), lambda value: value["Policy"]["PolicySummary"]["Description"])
    answer("described", lambda: management.describe_policy(PolicyId=created), lambda value: value["Policy"]["Content"] == PRODUCT_POLICY)
    answer("detached", lambda: management.detach_policy(PolicyId=created, TargetId="r-ex01"))
    error("detached twice", lambda: management.detach_policy(PolicyId=created, TargetId="r-ex01"))
    error("the last policy", lambda: management.detach_policy(PolicyId="p-FullAWSAccess", TargetId="444444444444"))
    answer("a key that is allowed again", client("iam", "payments root").create_access_key)


def functions():
    """What the deployed functions call besides."""
    cloudformation = client("cloudformation", "management")
    answer("StackSets before", cloudformation.describe_organizations_access, lambda value: value["Status"])
    answer("StackSets activated", cloudformation.activate_organizations_access)
    answer("StackSets after", cloudformation.describe_organizations_access, lambda value: value["Status"])
    config = client("config", "payments")
    evaluation = {"ComplianceResourceType": "AWS::::Account", "ComplianceResourceId": "444444444444", "ComplianceType": "COMPLIANT",
                  "OrderingTimestamp": 1795424400}
    answer("evaluations in test mode", lambda: config.put_evaluations(Evaluations=[evaluation], ResultToken="any", TestMode=True),
           lambda value: value["FailedEvaluations"])
    error("an aggregator that is not there", lambda: client("config", "security").describe_aggregate_compliance_by_config_rules(
        ConfigurationAggregatorName="none", Limit=1000))
    rules = answer("rules", lambda: config.get_paginator("describe_config_rules").paginate().build_full_result(),
                   lambda value: [[rule["ConfigRuleName"], rule["Source"]["Owner"], rule["CreatedBy"]] for rule in value["ConfigRules"]])
    error("a rule that does not exist", lambda: config.describe_config_rules(ConfigRuleNames=["nothing"]))
    error("a wrong page of rules", lambda: config.describe_config_rules(NextToken="tomorrow"))
    answer("evaluation started", lambda: config.start_config_rules_evaluation(ConfigRuleNames=[name for name, _, _ in rules]))
    error("an evaluation that runs", lambda: config.start_config_rules_evaluation(ConfigRuleNames=[rules[0][0]]))
    error("an evaluation of no such rule", lambda: config.start_config_rules_evaluation(ConfigRuleNames=["nothing"]))
    error("a result token that is none", lambda: config.put_evaluations(Evaluations=[evaluation], ResultToken="any"))


def trails():
    trail, arn = client("cloudtrail", "security"), "arn:aws:cloudtrail:us-east-1:111111111111:trail/organization"
    answer("trails", lambda: trail.describe_trails(includeShadowTrails=True), lambda value: [[found[name] for name in (
        "TrailARN", "IsOrganizationTrail", "IsMultiRegionTrail", "HasCustomEventSelectors", "HomeRegion")] for found in value["trailList"]])
    answer("own trails", lambda: trail.describe_trails(includeShadowTrails=False), lambda value: len(value["trailList"]))
    answer("trail status", lambda: trail.get_trail_status(Name=arn), lambda value: value["IsLogging"])
    answer("trail selectors", lambda: client("cloudtrail", "management").get_event_selectors(TrailName="organization"),
           lambda value: [value["EventSelectors"][0][name] for name in ("ReadWriteType", "IncludeManagementEvents")])
    history, key = client("cloudtrail", "payments"), GIVEN["credentials"]["new key"]["id"]
    by_key = [{"AttributeKey": "AccessKeyId", "AttributeValue": key}]
    answer("events of a root key", lambda: history.get_paginator("lookup_events").paginate(LookupAttributes=by_key).build_full_result(),
           lambda value: [[event[name] for name in ("EventName", "EventSource", "Username", "ReadOnly")] for event in value["Events"]])
    long_ago = datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc)
    answer("events of a time before", lambda: history.lookup_events(LookupAttributes=by_key, EndTime=long_ago), lambda value: len(value["Events"]))
    error("two attributes of a lookup", lambda: history.lookup_events(LookupAttributes=by_key * 2))
    error("a token of another lookup", lambda: history.lookup_events(LookupAttributes=by_key, NextToken="token"))
    error("a time that ends before it begins", lambda: history.lookup_events(
        StartTime=long_ago, EndTime=long_ago - datetime.timedelta(days=1)))
    account = client("account", "payments")
    answer("Regions", lambda: account.get_paginator("list_regions").paginate(
        RegionOptStatusContains=["ENABLED", "ENABLED_BY_DEFAULT"]).build_full_result(),
        lambda value: sorted(region["RegionName"] for region in value["Regions"]))
    error("a token of Regions", lambda: account.list_regions(NextToken="token"))
    error("a trail by another account's name", lambda: trail.get_trail_status(Name="organization"))
    error("a trail that is no ARN", lambda: trail.get_trail_status(Name="arn:aws:s3:::organization"))
    error("selectors of another Region", lambda: trail.get_event_selectors(TrailName=arn.replace("us-east-1", "us-east-2")))
    error("selectors by a member", lambda: trail.get_event_selectors(TrailName=arn))


def alerts():
    """What messages and invocations take."""
    sns, topic = client("sns", "security"), "arn:aws:sns:us-east-1:222222222222:Alerts"
    kind = {"kind": {"DataType": "String", "StringValue": "RootKeyMade"}, "severity": {"DataType": "String", "StringValue": "high"}}
    answer("published", lambda: sns.publish(TopicArn=topic, Subject="HIGH: a key", Message="a & b\n<c>", MessageAttributes=kind),
           lambda value: len(value["MessageId"]))
    answer("topic", lambda: sns.get_topic_attributes(TopicArn=topic), lambda value: [value["Attributes"][name] for name in (
        "TopicArn", "DisplayName", "SubscriptionsConfirmed", "SubscriptionsPending")])
    answer("subscriptions", lambda: sns.get_paginator("list_subscriptions_by_topic").paginate(TopicArn=topic).build_full_result(),
           lambda value: [[one["Endpoint"], one["SubscriptionArn"] != "PendingConfirmation"] for one in value["Subscriptions"]])
    error("a subject that cannot be", lambda: sns.publish(TopicArn=topic, Subject="two\nlines", Message="m"))
    error("an attribute without a value", lambda: sns.publish(
        TopicArn=topic, Message="m", MessageAttributes={"kind": {"DataType": "String"}}))
    error("a topic that does not exist", lambda: sns.publish(TopicArn=topic + "2", Message="m"))
    error("another account's topic", lambda: client("sns", "payments").publish(TopicArn=topic, Message="m"))
    function = "arn:aws:lambda:us-east-1:222222222222:function:Nobody"
    invoke = client("lambda", "security").invoke
    error("a function that does not exist", lambda: invoke(FunctionName=function, Payload=b"{}"))
    error("a payload that is none", lambda: invoke(FunctionName=function, Payload=b"{"))
    error("an invocation by a wrong secret", lambda: client("lambda", "security", secret="wrong").invoke(FunctionName=function))


def tables():
    ledger = client("dynamodb", "security")
    keys = [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}]
    schema = {
        "KeySchema": keys, "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [{"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk", "list", "at")],
        "GlobalSecondaryIndexes": [{
            "IndexName": "ByList", "Projection": {"ProjectionType": "ALL"},
            "KeySchema": [{"AttributeName": "list", "KeyType": "HASH"}, {"AttributeName": "at", "KeyType": "RANGE"}]}]}
    arn = answer("table", lambda: ledger.create_table(TableName="Judge", **schema), lambda value: value["TableDescription"]["TableArn"])
    error("a table that exists", lambda: ledger.create_table(TableName="Judge", **schema))
    error("a restored table without recovery", lambda: ledger.restore_table_to_point_in_time(
        SourceTableName="Judge", TargetTableName="Restored", UseLatestRestorableTime=True))
    answer("recovery", lambda: ledger.update_continuous_backups(
        TableName="Judge", PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True}))
    answer("recovery described", lambda: ledger.describe_continuous_backups(TableName="Judge"), lambda value: sorted(
        value["ContinuousBackupsDescription"]["PointInTimeRecoveryDescription"]))
    answer("stream", lambda: ledger.update_table(
        TableName="Judge", StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}),
        lambda value: value["TableDescription"]["StreamSpecification"]["StreamViewType"])
    answer("time to live", lambda: ledger.update_time_to_live(
        TableName="Judge", TimeToLiveSpecification={"AttributeName": "expires", "Enabled": True}))
    item = {"pk": {"S": "A/1"}, "sk": {"S": "o/1"}, "facts": {"L": [{"S": "\u202e"}]}, "expires": {"N": "4102444800"}}
    key = {name: item[name] for name in ("pk", "sk")}
    new = {"TableName": "Judge", "Item": item, "ConditionExpression": "attribute_not_exists(pk)"}
    answer("item", lambda: ledger.put_item(**new))
    error("an item that exists", lambda: ledger.put_item(**new))
    try:
        ledger.put_item(**new, ReturnValuesOnConditionCheckFailure="ALL_OLD")
    except ledger.exceptions.ConditionalCheckFailedException as failure:
        ANSWERS["the item that exists"] = failure.response["Item"] == item
    answer("item updated", lambda: ledger.update_item(
        TableName="Judge", Key=key, UpdateExpression="SET #list = :list, #at = :at REMOVE #expires",
        ExpressionAttributeNames={"#list": "list", "#at": "at", "#expires": "expires"},
        ExpressionAttributeValues={":list": {"S": "pending"}, ":at": {"S": "2026"}}))
    answer("read item", lambda: ledger.get_item(TableName="Judge", Key=key, ConsistentRead=True), lambda value: sorted(value["Item"]))
    answer("no item", lambda: ledger.get_item(TableName="Judge", Key={**key, "sk": {"S": "o/2"}}), lambda value: "Item" in value)
    answer("index", lambda: ledger.get_paginator("query").paginate(
        TableName="Judge", IndexName="ByList", KeyConditionExpression="#list = :list AND #at < :at", ScanIndexForward=False,
        ExpressionAttributeNames={"#list": "list", "#at": "at"},
        ExpressionAttributeValues={":list": {"S": "pending"}, ":at": {"S": "2027"}},
        PaginationConfig={"PageSize": 1}).build_full_result(), lambda value: [found["sk"]["S"] for found in value["Items"]])
    answer("restored table", lambda: ledger.restore_table_to_point_in_time(
        SourceTableName="Judge", TargetTableName="Restored", UseLatestRestorableTime=True))
    answer("described table", lambda: ledger.describe_table(TableName="Restored"), lambda value: [
        value["Table"]["TableStatus"], value["Table"]["ItemCount"], value["Table"]["CreationDateTime"].year, "LatestStreamArn" in value["Table"]])
    error("a restored table that exists", lambda: ledger.restore_table_to_point_in_time(
        SourceTableName="Judge", TargetTableName="Restored", UseLatestRestorableTime=True))
    error("a table that does not exist", lambda: ledger.describe_table(TableName="Nothing"))
    error("a restored table of none", lambda: ledger.restore_table_to_point_in_time(
        SourceTableName="Nothing", TargetTableName="Other", UseLatestRestorableTime=True))
    answer("item deleted", lambda: ledger.delete_item(TableName="Judge", Key=key))
    error("no policy of a table", lambda: ledger.get_resource_policy(ResourceArn=arn))
    policy = json.dumps({"Version": "2012-10-17", "Statement": [{
        "Effect": "Deny", "Principal": "*", "Action": "dynamodb:PutItem", "Resource": arn}]})
    answer("policy of a table", lambda: ledger.put_resource_policy(ResourceArn=arn, Policy=policy))
    answer("read policy of a table", lambda: ledger.get_resource_policy(ResourceArn=arn), lambda value: value["Policy"] == policy)
    error("an item that a table's policy denies", lambda: ledger.put_item(**new))
    answer("policy of a table deleted", lambda: ledger.delete_resource_policy(ResourceArn=arn))
    answer("an item that no policy denies any more", lambda: ledger.put_item(**new), lambda _: True)
    answer("table deleted", lambda: ledger.delete_table(TableName="Judge"), lambda value: value["TableDescription"]["TableStatus"])
    error("a table that is gone", lambda: ledger.describe_table(TableName="Judge"))


for part in (sts, authentication, iam_evidence, iam_keys, iam_roles, organization, root_sessions, policies, functions, trails, alerts, tables):
    part()
print(json.dumps({"answers": ANSWERS, "errors": ERRORS, "unknown": UNKNOWN, "operations": sorted(OPERATIONS)}))
