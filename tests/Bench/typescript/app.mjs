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
const iam = require('aws-cdk-lib/aws-iam');
const lambda = require('aws-cdk-lib/aws-lambda');
const logs = require('aws-cdk-lib/aws-logs');
const organizations = require('aws-cdk-lib/aws-organizations');
const { Asset } = require('aws-cdk-lib/aws-s3-assets');
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
    description: `Denies everybody in member accounts but StackSets changes to the role ${MEMBER_ROLE}, and acting in the name of StackSets.`,
    denied: partition => [
      {
        Action: [
          'iam:AttachRolePolicy', 'iam:CreateRole', 'iam:DeleteRole', 'iam:DeleteRolePermissionsBoundary', 'iam:DeleteRolePolicy',
          'iam:DetachRolePolicy', 'iam:PutRolePermissionsBoundary', 'iam:PutRolePolicy', 'iam:TagRole', 'iam:UntagRole',
          'iam:UpdateAssumeRolePolicy', 'iam:UpdateRole', 'iam:UpdateRoleDescription',
        ],
        Resource: `arn:${partition}:iam::*:role/${MEMBER_ROLE}`,
        Condition: {
          ArnNotLike: {
            'aws:PrincipalArn': [
              `arn:${partition}:iam::*:role/aws-service-role/${STACK_SETS_MEMBER}/AWSServiceRoleForCloudFormationStackSetsOrgMember`,
              `arn:${partition}:iam::*:role/stacksets-exec-${'?'.repeat(32)}`,
            ],
          },
        },
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

/** The role that the evaluator assumes in every account. @param {OrganizationFile} file */
function memberRole(file) {
  const { partition, id } = file.organization;
  const trusted = `arn:${partition}:iam::${file.delegatedAdministrator}`;
  return {
    roleName: MEMBER_ROLE,
    description: MEMBER_ROLE_DESCRIPTION,
    trust: policy({
      Sid: 'EvaluatorOnly',
      Effect: 'Allow',
      Principal: { AWS: `${trusted}:root` },
      Action: 'sts:AssumeRole',
      Condition: { ArnEquals: { 'aws:PrincipalArn': `${trusted}:role/${EVALUATOR}` }, StringEquals: { 'aws:PrincipalOrgID': id } },
    }),
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

    const member = memberRole(file);
    new iam.CfnRole(this, 'MemberRole', {
      roleName: member.roleName,
      description: member.description,
      assumeRolePolicyDocument: member.trust,
      policies: [{ policyName: member.roleName, policyDocument: member.permissions }],
    });
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
    const member = memberRole(file);
    return new CfnStackSet(this, 'MemberRole', {
      stackSetName: 'GuardrailsMemberRole',
      description: member.description,
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
      stackInstancesGroup: [{
        deploymentTargets: { organizationalUnitIds: [file.organization.rootId] },
        regions: [file.organization.homeRegion],
      }],
      templateBody: JSON.stringify({
        AWSTemplateFormatVersion: '2010-09-09',
        Description: member.description,
        Resources: {
          MemberRole: {
            Type: 'AWS::IAM::Role',
            Properties: {
              RoleName: member.roleName,
              Description: member.description,
              AssumeRolePolicyDocument: member.trust,
              Policies: [{ PolicyName: member.roleName, PolicyDocument: member.permissions }],
            },
          },
        },
      }),
    });
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
app.synth();
