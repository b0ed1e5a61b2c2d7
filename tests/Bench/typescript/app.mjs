// The resources of infra/ as a CDK author writes them in TypeScript, in the form that Node.js runs: compiled, with the types
// as JSDoc. The bench stops where the templates differ, so a change of infra/ is also made here.
//
// It reads what the CDK CLI passes to an app: CDK_CONTEXT_JSON with "org" and "today", and CDK_OUTDIR.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, extname, join, resolve } from 'node:path';

// As tsc compiles an app made by "cdk init": require loads only the modules that are used. An import of aws-cdk-lib from an
// ES module reads every one of its exports and so loads all of them, which takes three times as long.
const require = createRequire(import.meta.url);
const { App, CfnOutput, CfnResource, CfnStackSet, Fn, RemovalPolicy, Stack } = require('aws-cdk-lib');
const config = require('aws-cdk-lib/aws-config');
const events = require('aws-cdk-lib/aws-events');
const iam = require('aws-cdk-lib/aws-iam');
const lambda = require('aws-cdk-lib/aws-lambda');
const logs = require('aws-cdk-lib/aws-logs');
const organizations = require('aws-cdk-lib/aws-organizations');
const { Asset } = require('aws-cdk-lib/aws-s3-assets');
const sqs = require('aws-cdk-lib/aws-sqs');
const { Construct } = require('constructs');

/**
 * @typedef {{ id: string, rootId: string, managementAccountId: string, partition: string, homeRegion: string }} Organization
 * @typedef {{ guardrail: string, accountId: string, endsOn: string }} Exemption
 * @typedef {{
 *   organization: Organization,
 *   delegatedAdministrator: string,
 *   guardrails: Record<string, { enabled: boolean, targets: string[] }>,
 *   controls: Record<string, { enabled: boolean, frequency: string, parameters?: Record<string, string | number> }>,
 *   conformancePacks: Record<string, { enabled: boolean }>,
 *   conformancePackFiles: (string | { path: string, parameters?: Record<string, string> })[],
 *   excludedAccounts: string[],
 *   exemptions: Exemption[],
 * }} OrganizationFile
 * @typedef {{ Sid?: string, Effect: string, Action: string | string[], Resource?: string, Principal?: object, Condition?: object }} Statement
 */

const MEMBER_ROLE = 'GuardrailsRootPosture';
const MEMBER_ROLE_DESCRIPTION = "Lets the evaluator of Guardrails read the root user's posture and report it to AWS Config";
const EVALUATOR = 'GuardrailsRootPostureRule';
const RULE_STARTER = 'GuardrailsRuleStarter';
const RECHECK = 'GuardrailsRootRecheck';
const BUS = 'GuardrailsActivity';
const RECHECK_QUEUE = 'GuardrailsRecheck';
const ROOT_EVENTS_RULE = 'GuardrailsRootEvents';
const FORWARDER_ROLE = 'GuardrailsEventForwarder-';
const FORWARDER_DESCRIPTION = "Forwards what an account's root user does to the event bus of Guardrails";
const ROOT_EVENT_REGIONS = ['us-east-1', 'us-east-2', 'us-west-2'];
const MOST_EXCLUDED = 250;
const SETUP = 'GuardrailsOrganizationSetup';
const MULTI_ACCOUNT_SETUP = 'config-multiaccountsetup.amazonaws.com';
const TRUSTED_SERVICES = ['config.amazonaws.com', MULTI_ACCOUNT_SETUP, 'iam.amazonaws.com'];
const STACK_SETS = 'stacksets.cloudformation.amazonaws.com';
const STACK_SETS_MEMBER = 'member.org.stacksets.cloudformation.amazonaws.com';
const DELEGATED_SERVICES = ['config.amazonaws.com', MULTI_ACCOUNT_SETUP, STACK_SETS_MEMBER, 'iam.amazonaws.com'];
const ORGANIZATION_FEATURES = ['RootCredentialsManagement', 'RootSessions'];

/** What each control is called in AWS Config. */
const CONTROLS = {
  NoRootAccessKeys: { ruleName: 'root-access-keys', description: 'The root user of the account has no access key, active or inactive.' },
  RootMfa: { ruleName: 'root-mfa', description: 'The root user of the account has an MFA device of any kind, or has no credentials.' },
  RootHardwareMfa: {
    ruleName: 'root-hardware-mfa',
    description: 'The root user of the account has MFA, and only devices of the kinds that the organization accepts: by default any but virtual ones. Or it has no credentials.',
    defaults: { devices: 'hardware' },
  },
  NoRootSigningCertificates: { ruleName: 'root-signing-certificates', description: 'The root user of the account has no X.509 signing certificate.' },
  NoRootCredentials: { ruleName: 'root-credentials-absent', description: 'The root user of the account has no password, access key or signing certificate.' },
  NoActiveRootAccessKeys: {
    ruleName: 'root-active-keys',
    description: 'The root user of the account has no active access key; inactive ones are accepted. NoRootAccessKeys accepts none.',
  },
  NoOldRootAccessKeys: {
    ruleName: 'root-key-age',
    description: "No access key of the account's root user, active or inactive, is older than the organization allows.",
    defaults: { maxAgeDays: 90 },
  },
  NoUnusedRootAccessKeys: {
    ruleName: 'root-unused-keys',
    description: "No access key of the account's root user was left unused, or never used, for longer than the organization allows.",
    defaults: { maxUnusedDays: 90 },
  },
};

/** The task that a root session of the evaluator has. @param {string} partition */
const AUDIT = partition => `arn:${partition}:iam::aws:policy/root-task/IAMAuditRootUserCredentials`;

/** A rule's parameters are text. @param {string} name @param {Record<string, string | number>} [parameters] */
const inputParameters = (name, parameters) => JSON.stringify({
  control: name,
  ...Object.fromEntries(Object.entries({ ...CONTROLS[name].defaults, ...parameters }).map(([key, value]) => [key, String(value)])),
});

const ROOT = { ArnLike: { 'aws:PrincipalArn': 'arn:*:iam::*:root' } };
const NOT_ASSUME_ROOT = { Null: { 'aws:AssumedRoot': 'true' } };
const LONGEST_POLICY = 10240;
const LONGEST_INLINE_PACK = 51200;

/** Anybody but the two principals by which StackSets acts in an account. @param {string} partition */
const notStackSets = partition => ({
  ArnNotLike: {
    'aws:PrincipalArn': [
      `arn:${partition}:iam::*:role/aws-service-role/${STACK_SETS_MEMBER}/AWSServiceRoleForCloudFormationStackSetsOrgMember`,
      `arn:${partition}:iam::*:role/stacksets-exec-${'?'.repeat(32)}`,
    ],
  },
});

/** What each guardrail denies, in the order of the catalog. */
const GUARDRAILS = {
  DenyRootAccessKeyCreation: {
    description: 'Denies the root user of member accounts the creation of access keys.',
    denied: () => [{ Action: 'iam:CreateAccessKey', Resource: '*', Condition: ROOT }],
  },
  DenyRootSigningCertificateUpload: {
    description: 'Denies the root user of member accounts the upload of X.509 signing certificates.',
    denied: () => [{ Action: 'iam:UploadSigningCertificate', Resource: '*', Condition: ROOT }],
  },
  DenyRootAwsLogin: {
    description: 'Denies the root user of member accounts command line credentials from a console sign-in (aws login).',
    denied: () => [{ Action: ['signin:AuthorizeOAuth2Access', 'signin:CreateOAuth2Token'], Resource: '*', Condition: ROOT }],
  },
  DenyRootUserActions: {
    description: 'Denies the root user of member accounts every action but the enrolment of MFA devices. Centrally managed root sessions (AssumeRoot) stay allowed.',
    denied: () => [{
      NotAction: [
        'iam:CreateVirtualMFADevice', 'iam:EnableMFADevice', 'iam:GetMFADevice', 'iam:GetUser', 'iam:ListMFADevices',
        'iam:ListVirtualMFADevices', 'iam:ResyncMFADevice',
      ],
      Resource: '*',
      Condition: { ...ROOT, ...NOT_ASSUME_ROOT },
    }],
  },
  DenyLeavingOrganization: {
    description: 'Denies everybody in member accounts leaving the organization.',
    denied: () => [{ Action: 'organizations:LeaveOrganization', Resource: '*' }],
  },
  DenyGuardrailTampering: {
    description: 'Denies everybody in member accounts but StackSets changes to the roles of Guardrails there and to the rule that forwards root events, and acting in the name of StackSets.',
    denied: partition => [
      {
        Action: [
          'iam:AttachRolePolicy', 'iam:CreateRole', 'iam:DeleteRole', 'iam:DeleteRolePermissionsBoundary', 'iam:DeleteRolePolicy',
          'iam:DetachRolePolicy', 'iam:PutRolePermissionsBoundary', 'iam:PutRolePolicy', 'iam:TagRole', 'iam:UntagRole',
          'iam:UpdateAssumeRolePolicy', 'iam:UpdateRole', 'iam:UpdateRoleDescription',
        ],
        Resource: [MEMBER_ROLE, RULE_STARTER, `${FORWARDER_ROLE}*`].map(role => `arn:${partition}:iam::*:role/${role}`),
        Condition: notStackSets(partition),
      },
      {
        suffix: 'OfForwarding',
        Action: [
          'events:DeleteRule', 'events:DisableRule', 'events:EnableRule', 'events:PutRule', 'events:PutTargets', 'events:RemoveTargets',
          'events:TagResource', 'events:UntagResource',
        ],
        Resource: `arn:${partition}:events:*:*:rule/${ROOT_EVENTS_RULE}`,
        Condition: notStackSets(partition),
      },
      {
        suffix: 'AsStackSets',
        Action: ['iam:CreateRole', 'iam:PassRole', 'iam:UpdateAssumeRolePolicy', 'sts:AssumeRole'],
        Resource: `arn:${partition}:iam::*:role/stacksets-exec-*`,
      },
    ],
  },
  RootQuarantine: {
    description: 'Denies the root user of the accounts it is attached to every action. Centrally managed root sessions (AssumeRoot) stay allowed.',
    denied: () => [{ Action: '*', Resource: '*', Condition: { ...ROOT, ...NOT_ASSUME_ROOT } }],
    incident: true,
  },
};

const ROOT_RULES =
  "WHERE resourceType = 'AWS::Config::ResourceCompliance' AND configuration.targetResourceType = 'AWS::::Account' " +
  "AND configuration.configRuleList.configRuleName LIKE 'OrgConfigRule-root-%'";
const EACH_RULE = 'configuration.configRuleList.configRuleName, configuration.configRuleList.complianceType';
const RECORDED = ' Results can be old: look at the rule. Only of accounts that record AWS::Config::ResourceCompliance.';

/** What compliance teams ask the aggregator: name, what it answers, and the question. */
const QUERIES = [
  [
    'AccountsByCompliance',
    `How many accounts comply with every account-level rule, and how many break one.${RECORDED}`,
    `SELECT configuration.complianceType, COUNT(*) ${ROOT_RULES} GROUP BY configuration.complianceType`,
  ],
  [
    'AccountsThatBreakARule',
    `Which accounts break an account-level rule, and the result of each such rule.${RECORDED}`,
    `SELECT accountId, ${EACH_RULE}, configurationItemCaptureTime ${ROOT_RULES} AND configuration.complianceType = 'NON_COMPLIANT'`,
  ],
  [
    'AccountsWithResults',
    `Every account that has a result of a root rule, and since when. An account that is missing here is unknown, not compliant.${RECORDED}`,
    `SELECT accountId, configuration.complianceType, ${EACH_RULE}, configurationItemCaptureTime ${ROOT_RULES}`,
  ],
  [
    'ConformancePacks',
    "Each conformance pack's compliance in each account. Only of accounts that record AWS::Config::ConformancePackCompliance.",
    "SELECT accountId, awsRegion, resourceName, configuration.complianceType WHERE resourceType = 'AWS::Config::ConformancePackCompliance'",
  ],
];

const MANAGED_RULES = [
  ['IamRootAccessKeyCheck', 'iam-root-access-key-check', 'IAM_ROOT_ACCESS_KEY_CHECK'],
  ['RootAccountMfaEnabled', 'root-account-mfa-enabled', 'ROOT_ACCOUNT_MFA_ENABLED'],
  ['RootAccountHardwareMfaEnabled', 'root-account-hardware-mfa-enabled', 'ROOT_ACCOUNT_HARDWARE_MFA_ENABLED'],
];

/** @param {Statement[]} statements */
const policy = (...statements) => ({ Version: '2012-10-17', Statement: statements });

/** @param {string} service */
const trustOf = service => policy({ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' });

/** A list of one stands without brackets. @param {string[]} values */
const values = values => (values.length === 1 ? values[0] : values);

/** Who assumes a role of every account: one function. @param {OrganizationFile} file */
function trustOfFunction(file, name, Sid) {
  const { partition, id } = file.organization;
  const trusted = `arn:${partition}:iam::${file.delegatedAdministrator}`;
  return policy({
    Sid,
    Effect: 'Allow',
    Principal: { AWS: `${trusted}:root` },
    Action: 'sts:AssumeRole',
    Condition: { ArnEquals: { 'aws:PrincipalArn': `${trusted}:role/${name}` }, StringEquals: { 'aws:PrincipalOrgID': id } },
  });
}

/** The role that the evaluator assumes in every account. @param {OrganizationFile} file */
function memberRole(file) {
  return {
    roleName: MEMBER_ROLE,
    description: MEMBER_ROLE_DESCRIPTION,
    trust: trustOfFunction(file, EVALUATOR, 'EvaluatorOnly'),
    permissions: policy(
      {
        Sid: 'ReadRootPosture',
        Effect: 'Allow',
        Action: ['iam:GetAccountSummary', 'iam:ListVirtualMFADevices', 'iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
        Resource: '*',
      },
      { Sid: 'ReportToConfig', Effect: 'Allow', Action: 'config:PutEvaluations', Resource: '*' }),
  };
}

/** The role that starts the rules of an account. @param {OrganizationFile} file */
function ruleStarter(file) {
  const { partition, homeRegion } = file.organization;
  return {
    roleName: RULE_STARTER,
    description: 'Lets Guardrails have AWS Config evaluate the account as soon as its root credentials change',
    trust: trustOfFunction(file, RECHECK, 'RecheckOnly'),
    permissions: policy(
      { Sid: 'ListRules', Effect: 'Allow', Action: 'config:DescribeConfigRules', Resource: '*' },
      {
        Sid: 'StartRules',
        Effect: 'Allow',
        Action: 'config:StartConfigRulesEvaluation',
        Resource: `arn:${partition}:config:${homeRegion}:*:config-rule/*`,
      }),
  };
}

/** A role of every account as a template that is data has it. */
const roleResource = role => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName: role.roleName,
    Description: role.description,
    AssumeRolePolicyDocument: role.trust,
    Policies: [{ PolicyName: role.roleName, PolicyDocument: role.permissions }],
  },
});

const DETAIL_TYPES = [
  'AWS API Call via CloudTrail', 'AWS Console Sign In via CloudTrail', 'AWS Console Signin via CloudTrail', 'AWS Console Action via CloudTrail',
  'AWS Service Event via CloudTrail',
];
const ROOT_USER = { userIdentity: { type: ['Root'] } };

/** The patterns of the rules. @param {OrganizationFile} file */
const patterns = file => ({
  rootUser: { source: [{ prefix: 'aws.' }], 'detail-type': DETAIL_TYPES, detail: ROOT_USER },
  rootCredentials: {
    source: ['aws.iam', 'aws.signin'],
    'detail-type': DETAIL_TYPES,
    detail: {
      eventSource: ['iam.amazonaws.com', 'signin.amazonaws.com'],
      eventName: [
        'CreateAccessKey', 'UpdateAccessKey', 'DeleteAccessKey', 'UploadSigningCertificate', 'UpdateSigningCertificate',
        'DeleteSigningCertificate', 'CreateLoginProfile', 'UpdateLoginProfile', 'DeleteLoginProfile', 'ChangePassword',
        'CreateVirtualMFADevice', 'EnableMFADevice', 'ResyncMFADevice', 'DeactivateMFADevice', 'DeleteVirtualMFADevice',
        'PasswordUpdated', 'PasswordRecoveryCompleted',
      ],
      ...ROOT_USER,
    },
  },
  joinedAccount: {
    source: ['aws.organizations', 'aws.controltower'],
    'detail-type': DETAIL_TYPES,
    detail: {
      eventSource: ['organizations.amazonaws.com', 'controltower.amazonaws.com'],
      eventName: ['CreateAccountResult', 'AccountJoinedOrganization', 'CreateManagedAccount', 'UpdateManagedAccount'],
    },
    account: [file.organization.managementAccountId],
  },
});

/** What forwards root events to the bus from one Region of one account. @param {OrganizationFile} file */
function forwarder(file) {
  const bus = `arn:${file.organization.partition}:events:${file.organization.homeRegion}:${file.delegatedAdministrator}:event-bus/${BUS}`;
  return {
    bus,
    description: 'Lets EventBridge put events on the event bus of Guardrails',
    trust: trustOf('events.amazonaws.com'),
    permissions: policy({ Sid: 'PutEvents', Effect: 'Allow', Action: 'events:PutEvents', Resource: bus }),
  };
}

/** Brings a template to every member account. @param {OrganizationFile} file */
const stackSetOf = (file, stackSetName, description, regions, template) => ({
  stackSetName,
  description,
  permissionModel: 'SERVICE_MANAGED',
  callAs: 'DELEGATED_ADMIN',
  autoDeployment: { enabled: true, retainStacksOnAccountRemoval: false },
  capabilities: ['CAPABILITY_NAMED_IAM'],
  managedExecution: { Active: true },
  operationPreferences: {
    concurrencyMode: 'SOFT_FAILURE_TOLERANCE',
    failureTolerancePercentage: 100,
    maxConcurrentPercentage: 100,
    regionConcurrencyType: 'PARALLEL',
  },
  stackInstancesGroup: [{ deploymentTargets: { organizationalUnitIds: [file.organization.rootId] }, regions }],
  templateBody: JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', ...template }),
});

/** A function on the managed dotnet10 runtime, its execution role and its log group. */
class GuardrailFunction extends Construct {
  /**
   * @param {{ name: string, description: string, assembly: string, account: string, statements: Statement[],
   *   environment?: Record<string, string>, timeout: number }} props
   */
  constructor(scope, id, file, props) {
    super(scope, id);
    const { partition, homeRegion } = file.organization;
    const group = `/guardrails/${props.assembly}`;
    const logGroup = new logs.CfnLogGroup(this, 'Logs', { logGroupName: group, retentionInDays: 365 });
    const role = new iam.CfnRole(this, 'Role', {
      roleName: props.name,
      description: `Execution role of the function ${props.name}`,
      assumeRolePolicyDocument: trustOf('lambda.amazonaws.com'),
      policies: [{
        policyName: props.name,
        policyDocument: policy(...props.statements, {
          Sid: 'WriteOwnLogs',
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: `arn:${partition}:logs:${homeRegion}:${props.account}:log-group:${group}:log-stream:*`,
        }),
      }],
    });
    const code = new Asset(this, 'Code', { path: join('artifacts', 'publish', props.assembly, 'release'), exclude: ['*.pdb', '*.xml'] });
    this.codeHash = code.assetHash;
    this.resource = new lambda.CfnFunction(this, 'Function', {
      functionName: props.name,
      description: props.description,
      runtime: 'dotnet10',
      architectures: ['arm64'],
      handler: props.assembly,
      code: { s3Bucket: code.s3BucketName, s3Key: code.s3ObjectKey },
      role: role.attrArn,
      memorySize: 512,
      timeout: props.timeout,
      loggingConfig: { logGroup: logGroup.ref },
      environment: props.environment && { variables: props.environment },
    });
  }
}

/** What lives in the management account. */
class OrganizationStack extends Stack {
  /** @param {OrganizationFile} file */
  constructor(scope, id, props, file) {
    super(scope, id, props);
    const setup = this.addSetup(file);
    new CfnOutput(this, 'SetupChanges', {
      description: 'What the setup changed in the organization; empty where all was as it should be',
      value: Fn.join('', ['changed: ', setup.getAtt('Changes').toString()]),
    });
    this.addPolicies(file, setup);

    for (const role of [memberRole(file), ruleStarter(file)]) {
      new iam.CfnRole(this, role.roleName, {
        roleName: role.roleName,
        description: role.description,
        assumeRolePolicyDocument: role.trust,
        policies: [{ policyName: role.roleName, policyDocument: role.permissions }],
      });
    }
  }

  /** @param {OrganizationFile} file */
  addSetup(file) {
    const { id, rootId, managementAccountId, partition } = file.organization;
    const organizationArn = `arn:${partition}:organizations::${managementAccountId}`;
    const serviceRoles = `arn:${partition}:iam::${managementAccountId}:role/aws-service-role`;
    const allow = (Sid, Resource, Action, Condition) => ({ Sid, Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) });
    const setup = new GuardrailFunction(this, 'Setup', file, {
      name: SETUP,
      description: 'Prepares the organization for its guardrails; changes nothing when the stack is deleted',
      assembly: 'OrganizationSetup',
      account: managementAccountId,
      timeout: 900,
      statements: [
        allow('ReadOrganization', '*', [
          'organizations:DescribeOrganization', 'organizations:ListRoots', 'organizations:ListAWSServiceAccessForOrganization',
          'organizations:ListDelegatedAdministrators', 'cloudformation:DescribeOrganizationsAccess', 'iam:ListOrganizationsFeatures',
        ]),
        allow('EnableServiceControlPolicies', `${organizationArn}:root/${id}/${rootId}`, 'organizations:EnablePolicyType'),
        allow('TrustServices', '*', 'organizations:EnableAWSServiceAccess',
          { StringEquals: { 'organizations:ServicePrincipal': [...TRUSTED_SERVICES, STACK_SETS_MEMBER] } }),
        allow('TrustStackSets', '*', 'cloudformation:ActivateOrganizationsAccess'),
        allow('LetStackSetsAct', `${serviceRoles}/${STACK_SETS}/AWSServiceRoleForCloudFormationStackSetsOrgAdmin`,
          'iam:CreateServiceLinkedRole', { StringEquals: { 'iam:AWSServiceName': STACK_SETS } }),
        allow('Delegate', `${organizationArn}:account/${id}/${file.delegatedAdministrator}`, 'organizations:RegisterDelegatedAdministrator',
          { StringEquals: { 'organizations:ServicePrincipal': DELEGATED_SERVICES } }),
        allow('ManageRootAccessCentrally', '*', ORGANIZATION_FEATURES.map(feature => `iam:EnableOrganizations${feature}`)),
        allow('LetConfigReachThisAccount', `${serviceRoles}/${MULTI_ACCOUNT_SETUP}/AWSServiceRoleForConfigMultiAccountSetup`,
          'iam:CreateServiceLinkedRole', { StringEquals: { 'iam:AWSServiceName': MULTI_ACCOUNT_SETUP } }),
      ],
    });
    return new CfnResource(this, 'Prepared', {
      type: 'Custom::GuardrailsOrganizationSetup',
      properties: {
        ServiceToken: setup.resource.attrArn,
        ServiceTimeout: 960,
        Code: setup.codeHash,
        OrganizationId: id,
        RootId: rootId,
        ManagementAccountId: managementAccountId,
        DelegatedAdministratorId: file.delegatedAdministrator,
        TrustedServices: TRUSTED_SERVICES,
        DelegatedServices: DELEGATED_SERVICES,
        OrganizationFeatures: ORGANIZATION_FEATURES,
      },
    });
  }

  /** @param {OrganizationFile} file */
  addPolicies(file, after) {
    const policies = policiesOf(file);
    let previous = after;
    for (const one of [...policies.filter(one => one.targets).reverse(), ...policies.filter(one => !one.targets)]) {
      const resource = new organizations.CfnPolicy(this, one.name, {
        name: `Guardrails-${one.name}`,
        description: one.description,
        type: 'SERVICE_CONTROL_POLICY',
        content: policy(...one.statements),
        targetIds: one.targets,
      });
      resource.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
      resource.addResourceDependency(previous);
      previous = resource;
    }
  }
}

/** Guardrails with the same targets share a policy while it fits: first fit, where the C# searches for the fewest. @param {OrganizationFile} file */
function policiesOf(file) {
  const policies = Object.entries(GUARDRAILS).map(([name, guardrail]) => ({
    name,
    description: guardrail.description,
    statements: statementsOf(name, guardrail, file),
    targets: file.guardrails[name]?.enabled ? file.guardrails[name].targets : undefined,
    packed: [name],
  }));
  for (const one of policies) {
    const host = policies.slice(0, policies.indexOf(one)).find(other => one.targets && String(other.targets) === String(one.targets)
      && JSON.stringify(policy(...other.statements, ...one.statements)).length <= LONGEST_POLICY);
    const why = host ? `its statements stand in Guardrails-${host.name}`
      : GUARDRAILS[one.name].incident ? 'it is for an incident' : 'the organization file does not turn it on';
    if (host) {
      host.packed.push(one.name);
      host.description = `Packed together: ${host.packed.join(', ')}.`;
      host.statements = [...host.statements, ...one.statements];
      one.targets = undefined;
    }
    if (!one.targets)
      one.description = `Attached to nothing: ${why}. ${one.description}`;
  }
  return policies;
}

/** @param {OrganizationFile} file @returns {Statement[]} */
function statementsOf(name, guardrail, file) {
  const exemptions = file.exemptions.filter(exemption => exemption.guardrail === name);
  const accounts = list => values([...new Set(list.map(exemption => exemption.accountId))].sort());
  const ends = [...new Set(exemptions.map(exemption => exemption.endsOn))].sort();
  return guardrail.denied(file.organization.partition).flatMap(({ suffix = '', Condition, ...denied }) => {
    const statement = (Sid, condition) => {
      const all = { ...Condition, ...condition };
      return { Sid, Effect: 'Deny', ...denied, ...(Object.keys(all).length > 0 && { Condition: all }) };
    };
    if (exemptions.length === 0)
      return [statement(name + suffix, {})];
    return [
      statement(name + suffix, { StringNotEquals: { 'aws:PrincipalAccount': accounts(exemptions) } }),
      ...ends.map(end => statement(`${name}${suffix}After${end.replaceAll('-', '')}`, {
        StringEquals: { 'aws:PrincipalAccount': accounts(exemptions.filter(exemption => exemption.endsOn === end)) },
        DateGreaterThanIfExists: { 'aws:CurrentTime': `${end}T23:59:59Z` },
      })),
    ];
  });
}

/** What lives in the delegated administrator account. */
class DetectionStack extends Stack {
  /** @param {OrganizationFile} file */
  constructor(scope, id, props, file) {
    super(scope, id, props);
    this.addRules(file, this.addMemberRoles(file));
    this.addPacks(file);
    this.addAggregator(file);
  }

  /** @param {OrganizationFile} file */
  addMemberRoles(file) {
    const description = 'The roles by which Guardrails judges the root user of an account';
    return new CfnStackSet(this, 'MemberRole', stackSetOf(file, 'GuardrailsMemberRole', description, [file.organization.homeRegion], {
      Description: description,
      Resources: {
        MemberRole: roleResource(memberRole(file)),
        RuleStarter: { ...roleResource(ruleStarter(file)), DependsOn: 'MemberRole' },
      },
    }));
  }

  /** @param {OrganizationFile} file */
  addRules(file, memberRoles) {
    const { id, managementAccountId, partition } = file.organization;
    const evaluator = new GuardrailFunction(this, 'RootPostureRule', file, {
      name: EVALUATOR,
      description: 'Judges the root user of an account for AWS Config',
      assembly: 'RootPostureRule',
      account: file.delegatedAdministrator,
      timeout: 120,
      environment: {
        ORGANIZATION_ID: id,
        MANAGEMENT_ACCOUNT_ID: managementAccountId,
        MEMBER_ROLE_NAME: MEMBER_ROLE,
        PARTITION: partition,
        ROOT_SESSIONS: String(ORGANIZATION_FEATURES.includes('RootSessions')),
      },
      statements: [
        {
          Sid: 'AssumeMemberRole',
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Resource: `arn:${partition}:iam::*:role/${MEMBER_ROLE}`,
          Condition: { StringEqualsIfExists: { 'aws:ResourceOrgID': id } },
        },
        {
          Sid: 'CheckMembership',
          Effect: 'Allow',
          Action: 'organizations:DescribeAccount',
          Resource: `arn:${partition}:organizations::${managementAccountId}:account/${id}/*`,
        },
        {
          Sid: 'AuditRootUsers',
          Effect: 'Allow',
          Action: 'sts:AssumeRoot',
          Resource: `arn:${partition}:iam::*:root`,
          Condition: { StringEquals: { 'sts:TaskPolicyArn': AUDIT(partition) } },
        },
      ],
    });
    const permission = new lambda.CfnPermission(this, 'InvokeByConfig', {
      functionName: evaluator.resource.attrArn,
      action: 'lambda:InvokeFunction',
      principal: 'config.amazonaws.com',
    });
    for (const [name, control] of Object.entries(CONTROLS)) {
      if (!file.controls[name]?.enabled)
        continue;
      const rule = new config.CfnOrganizationConfigRule(this, name, {
        organizationConfigRuleName: control.ruleName,
        excludedAccounts: file.excludedAccounts,
        organizationCustomRuleMetadata: {
          description: control.description,
          lambdaFunctionArn: evaluator.resource.attrArn,
          organizationConfigRuleTriggerTypes: ['ScheduledNotification'],
          maximumExecutionFrequency: file.controls[name].frequency,
          inputParameters: inputParameters(name, file.controls[name].parameters),
        },
      });
      rule.addResourceDependency(permission);
      rule.addResourceDependency(memberRoles);
    }
  }

  /** @param {OrganizationFile} file */
  addPacks(file) {
    for (const pack of file.conformancePackFiles) {
      const { path, parameters } = typeof pack === 'string' ? { path: pack } : pack;
      const name = basename(path, extname(path));
      const place = resolve('orgs', path);
      const body = readFileSync(place, 'utf8');
      const inline = Buffer.byteLength(body) <= LONGEST_INLINE_PACK;
      new config.CfnOrganizationConformancePack(this, name, {
        organizationConformancePackName: `Guardrails-${name}`,
        excludedAccounts: file.excludedAccounts,
        templateBody: inline ? body : undefined,
        templateS3Uri: inline ? undefined : new Asset(this, `${name}Template`, { path: place }).s3ObjectUrl,
        conformancePackInputParameters: parameters && Object.entries(parameters).map(([parameterName, parameterValue]) => ({ parameterName, parameterValue })),
      });
    }
    if (!file.conformancePacks.RootManagedRules?.enabled)
      return;
    new config.CfnOrganizationConformancePack(this, 'RootManagedRules', {
      organizationConformancePackName: 'Guardrails-RootManagedRules',
      excludedAccounts: file.excludedAccounts,
      templateBody: JSON.stringify({
        Resources: Object.fromEntries(MANAGED_RULES.map(([id, name, identifier]) => [id, {
          Type: 'AWS::Config::ConfigRule',
          Properties: {
            ConfigRuleName: name,
            MaximumExecutionFrequency: 'TwentyFour_Hours',
            Source: { Owner: 'AWS', SourceIdentifier: identifier },
          },
        }])),
      }),
    });
  }

  /** @param {OrganizationFile} file */
  addAggregator(file) {
    const role = new iam.CfnRole(this, 'AggregatorRole', {
      roleName: 'GuardrailsOrganizationAggregator',
      description: 'Lets AWS Config read which accounts the organization has',
      assumeRolePolicyDocument: trustOf('config.amazonaws.com'),
      managedPolicyArns: [`arn:${file.organization.partition}:iam::aws:policy/service-role/AWSConfigRoleForOrganizations`],
    });
    new config.CfnConfigurationAggregator(this, 'Aggregator', {
      configurationAggregatorName: 'GuardrailsOrganization',
      organizationAggregationSource: { roleArn: role.attrArn, awsRegions: [file.organization.homeRegion] },
    });
    for (const [name, queryDescription, queryExpression] of QUERIES)
      new config.CfnStoredQuery(this, name, { queryName: `Guardrails-${name}`, queryDescription, queryExpression });
  }
}

/** What evaluates an account as soon as something happened in it. */
class ActivityStack extends Stack {
  /** @param {OrganizationFile} file */
  constructor(scope, id, props, file) {
    super(scope, id, props);
    const bus = new events.CfnEventBus(this, 'Bus', { name: BUS });
    const busPolicy = new events.CfnEventBusPolicy(this, 'BusPolicy', {
      eventBusName: bus.ref,
      statementId: 'OrganizationOnly',
      statement: {
        Effect: 'Allow',
        Principal: '*',
        Action: 'events:PutEvents',
        Resource: bus.attrArn,
        Condition: { StringEquals: { 'aws:PrincipalOrgID': file.organization.id } },
      },
    });
    const failed = new sqs.CfnQueue(this, 'Failed', { queueName: 'GuardrailsRecheckFailed', sqsManagedSseEnabled: true, messageRetentionPeriod: 1209600 });
    const queue = new sqs.CfnQueue(this, 'Queue', {
      queueName: RECHECK_QUEUE,
      sqsManagedSseEnabled: true,
      visibilityTimeout: 360,
      redrivePolicy: { deadLetterTargetArn: failed.attrArn, maxReceiveCount: 90 },
    });
    const rule = (name, description, eventPattern) => new events.CfnRule(this, name, {
      name,
      description,
      eventBusName: bus.ref,
      eventPattern,
      state: 'ENABLED',
      targets: [{ id: 'Queue', arn: queue.attrArn, deadLetterConfig: { arn: failed.attrArn } }],
    });
    const { rootCredentials, joinedAccount } = patterns(file);
    const rules = [
      rule('GuardrailsRootCredentialsChanged', 'Root credentials or MFA of an account changed', rootCredentials),
      rule('GuardrailsAccountJoined', 'An account joined the organization', joinedAccount),
    ];
    for (const [name, one] of [['QueuePolicy', queue], ['FailedPolicy', failed]]) {
      new sqs.CfnQueuePolicy(this, name, {
        queues: [one.ref],
        policyDocument: policy(
          {
            Sid: 'AcceptEvents',
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: one.attrArn,
            Condition: { ArnEquals: { 'aws:SourceArn': rules.map(({ attrArn }) => attrArn) } },
          },
          {
            Sid: 'RefusePlainText',
            Effect: 'Deny',
            Principal: '*',
            Action: 'sqs:*',
            Resource: one.attrArn,
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
      });
    }
    this.addRecheck(file, queue);
    this.addForwarders(file, busPolicy);
  }

  /** @param {OrganizationFile} file */
  addRecheck(file, queue) {
    const { id, managementAccountId, partition, homeRegion } = file.organization;
    const enabled = Object.entries(CONTROLS).filter(([name]) => file.controls[name]?.enabled);
    const environment = {
      MANAGEMENT_ACCOUNT_ID: managementAccountId,
      PARTITION: partition,
      RULE_STARTER_ROLE_NAME: RULE_STARTER,
      CONTROL_RULES: enabled.map(([, { ruleName }]) => ruleName).join(),
      MANAGED_RULES: file.conformancePacks.RootManagedRules?.enabled ? MANAGED_RULES.map(([, rule]) => rule).join() : '',
      EXCLUDED_ACCOUNTS: file.excludedAccounts.slice(0, MOST_EXCLUDED).join(),
    };
    const recheck = new GuardrailFunction(this, 'RootRecheck', file, {
      name: RECHECK,
      description: 'Has AWS Config evaluate an account as soon as its root credentials change, or it joins',
      assembly: 'RootRecheck',
      account: file.delegatedAdministrator,
      timeout: 55,
      environment: Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== '')),
      statements: [
        {
          Sid: 'AssumeRuleStarter',
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Resource: `arn:${partition}:iam::*:role/${RULE_STARTER}`,
          Condition: { StringEqualsIfExists: { 'aws:ResourceOrgID': id } },
        },
        {
          Sid: 'TakeEvents',
          Effect: 'Allow',
          Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
          Resource: `arn:${partition}:sqs:${homeRegion}:${file.delegatedAdministrator}:${RECHECK_QUEUE}`,
        },
      ],
    });
    new lambda.CfnEventSourceMapping(this, 'FromQueue', {
      eventSourceArn: queue.attrArn,
      functionName: recheck.resource.ref,
      batchSize: 100,
      maximumBatchingWindowInSeconds: 30,
      functionResponseTypes: ['ReportBatchItemFailures'],
      scalingConfig: { maximumConcurrency: 2 },
    });
  }

  /** @param {OrganizationFile} file */
  addForwarders(file, busPolicy) {
    const { bus, description, trust, permissions } = forwarder(file);
    new CfnStackSet(this, 'Forwarders', stackSetOf(file, 'GuardrailsEventForwarders', FORWARDER_DESCRIPTION, ROOT_EVENT_REGIONS, {
      Description: FORWARDER_DESCRIPTION,
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            RoleName: { 'Fn::Sub': `${FORWARDER_ROLE}\${AWS::Region}` },
            Description: description,
            AssumeRolePolicyDocument: trust,
            Policies: [{ PolicyName: 'PutEvents', PolicyDocument: permissions }],
          },
        },
        Rule: {
          Type: 'AWS::Events::Rule',
          Properties: {
            Name: ROOT_EVENTS_RULE,
            Description: FORWARDER_DESCRIPTION,
            EventPattern: patterns(file).rootUser,
            State: 'ENABLED',
            Targets: [{ Id: 'Bus', Arn: bus, RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } }],
          },
        },
      },
    })).addResourceDependency(busPolicy);
  }
}

/** What the management account forwards. */
class ForwardersStack extends Stack {
  /** @param {OrganizationFile} file */
  constructor(scope, id, props, file) {
    super(scope, id, props);
    const { bus, description, trust, permissions } = forwarder(file);
    const role = new iam.CfnRole(this, 'Role', {
      roleName: FORWARDER_ROLE + file.organization.homeRegion,
      description,
      assumeRolePolicyDocument: trust,
      policies: [{ policyName: 'PutEvents', policyDocument: permissions }],
    });
    const forward = (name, text, eventPattern) => new events.CfnRule(this, name, {
      name,
      description: text,
      eventPattern,
      state: 'ENABLED',
      targets: [{ id: 'Bus', arn: bus, roleArn: role.attrArn }],
    });
    const { rootUser, joinedAccount } = patterns(file);
    forward(ROOT_EVENTS_RULE, FORWARDER_DESCRIPTION, rootUser);
    forward('GuardrailsAccountJoined', 'Forwards which accounts joined to the event bus of Guardrails', joinedAccount);
  }
}

/** JSON with comments and trailing commas. @param {string} path @returns {OrganizationFile} */
function read(path) {
  const text = readFileSync(path, 'utf8')
    .replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '$1')
    .replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, '$1');
  return JSON.parse(text);
}

const app = new App({ analyticsReporting: false, treeMetadata: false });
const name = app.node.getContext('org');
const today = app.node.getContext('today');
const file = read(join('orgs', `${name}.json`));
for (const exemption of file.exemptions) {
  if (exemption.endsOn < today)
    throw new Error(`The exemption of ${exemption.accountId} ended on ${exemption.endsOn}.`);
}

const region = file.organization.homeRegion;
const management = new OrganizationStack(app, 'Organization', {
  stackName: 'Guardrails-Organization',
  description: 'Guardrails in the management account: what prevents root credentials',
  env: { account: file.organization.managementAccountId, region },
}, file);
const detection = new DetectionStack(app, 'Detection', {
  stackName: 'Guardrails-Detection',
  description: 'Guardrails in the delegated administrator account: what detects root credentials',
  env: { account: file.delegatedAdministrator, region },
}, file);
detection.addStackDependency(management);
const activity = new ActivityStack(app, 'Activity', {
  stackName: 'Guardrails-Activity',
  description: 'Guardrails in the delegated administrator account: what evaluates an account at once',
  env: { account: file.delegatedAdministrator, region },
}, file);
activity.addStackDependency(detection);
const forwarders = new ForwardersStack(app, 'Forwarders', {
  stackName: 'Guardrails-Forwarders',
  description: 'Guardrails in the management account: what forwards its events',
  env: { account: file.organization.managementAccountId, region },
}, file);
forwarders.addStackDependency(activity);
app.synth();
