// What infra/ deploys for tests/Bench/Synthesis/organization.json, as a CDK author writes it in TypeScript for that organization
// alone, in the form that Node.js runs: compiled. It is frozen: the bench compares stacks and numbers of resources, within a
// tenth, and asks for its renewal where that no longer holds. What a resource says may differ from what infra/ says today.
//
// It reads what the CDK CLI passes to an app: CDK_OUTDIR.
import { createRequire } from 'node:module';
import { join } from 'node:path';

// As tsc compiles an app made by "cdk init": require loads only the modules that are used. An import of aws-cdk-lib from an
// ES module reads every one of its exports and so loads all of them, which takes three times as long.
const require = createRequire(import.meta.url);
const { App, CfnResource, CfnStackSet, RemovalPolicy, Stack } = require('aws-cdk-lib');
const config = require('aws-cdk-lib/aws-config');
const events = require('aws-cdk-lib/aws-events');
const iam = require('aws-cdk-lib/aws-iam');
const lambda = require('aws-cdk-lib/aws-lambda');
const logs = require('aws-cdk-lib/aws-logs');
const organizations = require('aws-cdk-lib/aws-organizations');
const { Asset } = require('aws-cdk-lib/aws-s3-assets');
const sqs = require('aws-cdk-lib/aws-sqs');
const { Construct } = require('constructs');

const [ORGANIZATION, ROOT, MANAGEMENT, ADMINISTRATOR, REGION] = ['o-exampleorg1', 'r-ex01', '111111111111', '222222222222', 'us-east-1'];
const EXCLUDED = ['567890123456'];
const [SETUP, EVALUATOR, RECHECK] = ['GuardrailsOrganizationSetup', 'GuardrailsRootPostureRule', 'GuardrailsRootRecheck'];
const [MEMBER_ROLE, RULE_STARTER, FORWARDER_ROLE] = ['GuardrailsRootPosture', 'GuardrailsRuleStarter', 'GuardrailsEventForwarder-'];
const BUS_ARN = `arn:aws:events:${REGION}:${ADMINISTRATOR}:event-bus/GuardrailsActivity`;
const [QUEUE, MOVES] = ['GuardrailsRecheck', 'GuardrailsRecheckMoves'];
const ROOT_EVENTS = 'GuardrailsRootEvents';
const SERVICES = ['config.amazonaws.com', 'config-multiaccountsetup.amazonaws.com', 'iam.amazonaws.com'];

const policy = (...statements) => ({ Version: '2012-10-17', Statement: statements });
const allow = (Sid, Action, Resource, Condition) => ({ Sid, Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) });
const trustOf = service => policy({ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' });

/** A role of every account, which one function of the delegated administrator assumes. */
const accountRole = (name, caller, ...statements) => ({
  roleName: name,
  description: `Lets ${caller} act in the account`,
  assumeRolePolicyDocument: policy({
    Sid: 'FunctionOnly',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${ADMINISTRATOR}:root` },
    Action: 'sts:AssumeRole',
    Condition: {
      ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${ADMINISTRATOR}:role/${caller}` },
      StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION },
    },
  }),
  policies: [{ policyName: name, policyDocument: policy(...statements) }],
});

const ACCOUNT_ROLES = [
  accountRole(MEMBER_ROLE, EVALUATOR,
    allow('ReadRootPosture', ['iam:GetAccountSummary', 'iam:ListVirtualMFADevices', 'iam:GenerateCredentialReport', 'iam:GetCredentialReport'], '*'),
    allow('ReportToConfig', 'config:PutEvaluations', '*')),
  accountRole(RULE_STARTER, RECHECK,
    allow('ListRules', 'config:DescribeConfigRules', '*'),
    allow('StartRules', 'config:StartConfigRulesEvaluation', `arn:aws:config:${REGION}:*:config-rule/aws-service-rule/*`)),
];

/** A role as a template that is data has it. */
const asData = ({ roleName, description, assumeRolePolicyDocument, policies }) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName: roleName,
    Description: description,
    AssumeRolePolicyDocument: assumeRolePolicyDocument,
    Policies: policies.map(({ policyName, policyDocument }) => ({ PolicyName: policyName, PolicyDocument: policyDocument })),
  },
});

const forwarderRole = roleName => ({
  roleName,
  description: 'Lets EventBridge put events on the event bus of Guardrails',
  assumeRolePolicyDocument: trustOf('events.amazonaws.com'),
  policies: [{ policyName: 'PutEvents', policyDocument: policy(allow('PutEvents', 'events:PutEvents', BUS_ARN)) }],
});

const DETAIL_TYPES = [
  'AWS API Call via CloudTrail', 'AWS Console Sign In via CloudTrail', 'AWS Console Signin via CloudTrail', 'AWS Console Action via CloudTrail',
  'AWS Service Event via CloudTrail',
];
const ROOT_USER = { $or: [{ userIdentity: { type: ['Root'] } }, { eventName: ['PasswordUpdated', 'PasswordRecoveryCompleted'] }] };
const PATTERNS = {
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
  movedAccount: {
    source: ['aws.organizations', 'aws.controltower'],
    'detail-type': DETAIL_TYPES,
    detail: {
      eventSource: ['organizations.amazonaws.com', 'controltower.amazonaws.com'],
      eventName: ['CreateAccountResult', 'AccountJoinedOrganization', 'CreateManagedAccount', 'UpdateManagedAccount', 'AccountDepartedOrganization'],
    },
    account: [MANAGEMENT],
  },
};

const BY_ROOT = { ArnLike: { 'aws:PrincipalArn': 'arn:*:iam::*:root' } };
const NO_SESSION = { ...BY_ROOT, Null: { 'aws:AssumedRoot': 'true' } };
const NOT_STACK_SETS = {
  ArnNotLike: {
    'aws:PrincipalArn': [
      'arn:aws:iam::*:role/aws-service-role/member.org.stacksets.cloudformation.amazonaws.com/AWSServiceRoleForCloudFormationStackSetsOrgMember',
      `arn:aws:iam::*:role/stacksets-exec-${'?'.repeat(32)}`,
    ],
  },
};
const MFA_ENROLMENT = [
  'iam:CreateVirtualMFADevice', 'iam:EnableMFADevice', 'iam:GetMFADevice', 'iam:GetUser', 'iam:ListMFADevices', 'iam:ListVirtualMFADevices',
  'iam:ResyncMFADevice',
];
const ROLE_CHANGES = [
  'iam:AttachRolePolicy', 'iam:CreateRole', 'iam:DeleteRole', 'iam:DeleteRolePermissionsBoundary', 'iam:DeleteRolePolicy', 'iam:DetachRolePolicy',
  'iam:PutRolePermissionsBoundary', 'iam:PutRolePolicy', 'iam:TagRole', 'iam:UntagRole', 'iam:UpdateAssumeRolePolicy', 'iam:UpdateRole',
  'iam:UpdateRoleDescription',
];
const RULE_CHANGES = [
  'events:DeleteRule', 'events:DisableRule', 'events:EnableRule', 'events:PutRule', 'events:PutTargets', 'events:RemoveTargets',
  'events:TagResource', 'events:UntagResource',
];

/** The guardrails by name, each with what it denies; the first is attached to the root. */
const GUARDRAILS = {
  DenyRootAccessKeyCreation: [{ Action: 'iam:CreateAccessKey', Resource: '*', Condition: BY_ROOT }],
  DenyRootSigningCertificateUpload: [{ Action: 'iam:UploadSigningCertificate', Resource: '*', Condition: BY_ROOT }],
  DenyRootAwsLogin: [{ Action: ['signin:AuthorizeOAuth2Access', 'signin:CreateOAuth2Token'], Resource: '*', Condition: BY_ROOT }],
  DenyRootUserActions: [{ NotAction: MFA_ENROLMENT, Resource: '*', Condition: NO_SESSION }],
  DenyLeavingOrganization: [{ Action: 'organizations:LeaveOrganization', Resource: '*' }],
  DenyGuardrailTampering: [
    { Action: ROLE_CHANGES, Resource: [MEMBER_ROLE, RULE_STARTER, `${FORWARDER_ROLE}*`].map(role => `arn:aws:iam::*:role/${role}`), Condition: NOT_STACK_SETS },
    { Action: RULE_CHANGES, Resource: `arn:aws:events:*:*:rule/${ROOT_EVENTS}`, Condition: NOT_STACK_SETS },
    { Action: ['iam:CreateRole', 'iam:PassRole', 'iam:UpdateAssumeRolePolicy', 'sts:AssumeRole'], Resource: 'arn:aws:iam::*:role/stacksets-exec-*' },
  ],
  RootQuarantine: [{ Action: '*', Resource: '*', Condition: NO_SESSION }],
};

/** Brings a template to every member account. */
const stackSetOf = (stackSetName, description, regions, resources) => ({
  stackSetName,
  description,
  permissionModel: 'SERVICE_MANAGED',
  callAs: 'DELEGATED_ADMIN',
  autoDeployment: { enabled: true, retainStacksOnAccountRemoval: false },
  capabilities: ['CAPABILITY_NAMED_IAM'],
  managedExecution: { Active: true },
  operationPreferences: { failureTolerancePercentage: 100, maxConcurrentPercentage: 100, regionConcurrencyType: 'PARALLEL' },
  stackInstancesGroup: [{ deploymentTargets: { organizationalUnitIds: [ROOT] }, regions }],
  templateBody: JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', Description: description, Resources: resources }),
});

/** A function on the managed dotnet10 runtime, its execution role and its log group. */
class GuardrailFunction extends Construct {
  constructor(scope, id, { name, assembly, timeout, environment, statements }) {
    super(scope, id);
    const logGroup = new logs.CfnLogGroup(this, 'Logs', { logGroupName: `/guardrails/${assembly}`, retentionInDays: 365 });
    const ownLogs = `arn:aws:logs:${REGION}:${Stack.of(this).account}:log-group:/guardrails/${assembly}:log-stream:*`;
    const role = new iam.CfnRole(this, 'Role', {
      roleName: name,
      description: `Execution role of the function ${name}`,
      assumeRolePolicyDocument: trustOf('lambda.amazonaws.com'),
      policies: [{
        policyName: name,
        policyDocument: policy(...statements, allow('WriteOwnLogs', ['logs:CreateLogStream', 'logs:PutLogEvents'], ownLogs)),
      }],
    });
    const code = new Asset(this, 'Code', { path: join('artifacts', 'publish', assembly, 'release'), exclude: ['*.pdb', '*.xml'] });
    this.codeHash = code.assetHash;
    this.resource = new lambda.CfnFunction(this, 'Function', {
      functionName: name,
      description: `The function ${name}`,
      runtime: 'dotnet10',
      architectures: ['arm64'],
      handler: assembly,
      code: { s3Bucket: code.s3BucketName, s3Key: code.s3ObjectKey },
      role: role.attrArn,
      memorySize: 512,
      timeout,
      loggingConfig: { logGroup: logGroup.ref },
      environment: environment && { variables: environment },
    });
  }
}

/** What lives in the management account. */
class OrganizationStack extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const [organization, roles] = [`arn:aws:organizations::${MANAGEMENT}`, `arn:aws:iam::${MANAGEMENT}:role/aws-service-role`];
    const setup = new GuardrailFunction(this, 'Setup', {
      name: SETUP,
      assembly: 'OrganizationSetup',
      timeout: 900,
      statements: [
        allow('ReadOrganization', [
          'organizations:DescribeOrganization', 'organizations:ListRoots', 'organizations:ListAWSServiceAccessForOrganization',
          'organizations:ListDelegatedAdministrators', 'cloudformation:DescribeOrganizationsAccess', 'iam:ListOrganizationsFeatures',
        ], '*'),
        allow('EnablePolicies', 'organizations:EnablePolicyType', `${organization}:root/${ORGANIZATION}/${ROOT}`),
        allow('TrustServices', 'organizations:EnableAWSServiceAccess', '*', { StringEquals: { 'organizations:ServicePrincipal': SERVICES } }),
        allow('TrustStackSets', 'cloudformation:ActivateOrganizationsAccess', '*'),
        allow('LetStackSetsAct', 'iam:CreateServiceLinkedRole', `${roles}/stacksets.cloudformation.amazonaws.com/*`,
          { StringEquals: { 'iam:AWSServiceName': 'stacksets.cloudformation.amazonaws.com' } }),
        allow('Delegate', 'organizations:RegisterDelegatedAdministrator', `${organization}:account/${ORGANIZATION}/${ADMINISTRATOR}`,
          { StringEquals: { 'organizations:ServicePrincipal': SERVICES } }),
        allow('ManageRootAccess', ['iam:EnableOrganizationsRootCredentialsManagement', 'iam:EnableOrganizationsRootSessions'], '*'),
        allow('LetConfigReachThisAccount', 'iam:CreateServiceLinkedRole', `${roles}/config-multiaccountsetup.amazonaws.com/*`,
          { StringEquals: { 'iam:AWSServiceName': 'config-multiaccountsetup.amazonaws.com' } }),
      ],
    });
    let previous = new CfnResource(this, 'Prepared', {
      type: 'Custom::GuardrailsOrganizationSetup',
      properties: {
        ServiceToken: setup.resource.attrArn,
        ServiceTimeout: 960,
        Code: setup.codeHash,
        OrganizationId: ORGANIZATION,
        RootId: ROOT,
        ManagementAccountId: MANAGEMENT,
        DelegatedAdministratorId: ADMINISTRATOR,
        TrustedServices: SERVICES,
        DelegatedServices: SERVICES,
        OrganizationFeatures: ['RootCredentialsManagement', 'RootSessions'],
      },
    });
    for (const [name, denied] of Object.entries(GUARDRAILS)) {
      const resource = new organizations.CfnPolicy(this, name, {
        name: `Guardrails-${name}`,
        description: `The guardrail ${name}`,
        type: 'SERVICE_CONTROL_POLICY',
        content: policy(...denied.map((statement, index) => ({ Sid: `${name}${index || ''}`, Effect: 'Deny', ...statement }))),
        targetIds: name === 'DenyRootAccessKeyCreation' ? [ROOT] : undefined,
      });
      resource.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
      resource.addResourceDependency(previous);
      previous = resource;
    }
    for (const role of ACCOUNT_ROLES)
      new iam.CfnRole(this, role.roleName, role);
  }
}

/** What detects root credentials, in the delegated administrator account. */
class DetectionStack extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const [member, starter] = ACCOUNT_ROLES.map(asData);
    const roles = new CfnStackSet(this, 'MemberRole', stackSetOf(
      'GuardrailsMemberRole', 'The roles by which Guardrails judges an account', [REGION], { MemberRole: member, RuleStarter: { ...starter, DependsOn: 'MemberRole' } }));
    const evaluator = new GuardrailFunction(this, 'RootPostureRule', {
      name: EVALUATOR,
      assembly: 'RootPostureRule',
      timeout: 120,
      environment: {
        ORGANIZATION_ID: ORGANIZATION, MANAGEMENT_ACCOUNT_ID: MANAGEMENT, PARTITION: 'aws', ROOT_SESSIONS: 'true',
      },
      statements: [
        allow('AssumeMemberRole', 'sts:AssumeRole', `arn:aws:iam::*:role/${MEMBER_ROLE}`, { StringEqualsIfExists: { 'aws:ResourceOrgID': ORGANIZATION } }),
        allow('CheckMembership', 'organizations:DescribeAccount', `arn:aws:organizations::${MANAGEMENT}:account/${ORGANIZATION}/*`),
        allow('AuditRootUsers', 'sts:AssumeRoot', 'arn:aws:iam::*:root',
          { StringEquals: { 'sts:TaskPolicyArn': 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' } }),
      ],
    });
    const permission = new lambda.CfnPermission(this, 'InvokeByConfig', {
      functionName: evaluator.resource.attrArn, action: 'lambda:InvokeFunction', principal: 'config.amazonaws.com',
    });
    const rule = new config.CfnOrganizationConfigRule(this, 'NoRootAccessKeys', {
      organizationConfigRuleName: 'root-access-keys',
      excludedAccounts: EXCLUDED,
      organizationCustomRuleMetadata: {
        description: 'The root user of the account has no access key, active or inactive.',
        lambdaFunctionArn: evaluator.resource.attrArn,
        organizationConfigRuleTriggerTypes: ['ScheduledNotification'],
        maximumExecutionFrequency: 'TwentyFour_Hours',
        inputParameters: JSON.stringify({ control: 'NoRootAccessKeys' }),
      },
    });
    rule.addResourceDependency(permission);
    rule.addResourceDependency(roles);

    const aggregatorRole = new iam.CfnRole(this, 'AggregatorRole', {
      roleName: 'GuardrailsOrganizationAggregator',
      description: 'Lets AWS Config read which accounts the organization has',
      assumeRolePolicyDocument: trustOf('config.amazonaws.com'),
      managedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSConfigRoleForOrganizations'],
    });
    new config.CfnConfigurationAggregator(this, 'Aggregator', {
      configurationAggregatorName: 'GuardrailsOrganization',
      organizationAggregationSource: { roleArn: aggregatorRole.attrArn, awsRegions: [REGION] },
    });
    for (const name of ['AccountsByCompliance', 'AccountsThatBreakARule', 'AccountsWithResults', 'ConformancePacks']) {
      new config.CfnStoredQuery(this, name, {
        queryName: `Guardrails-${name}`,
        queryDescription: `The saved query ${name}`,
        queryExpression: "SELECT accountId, configuration.complianceType WHERE resourceType = 'AWS::Config::ResourceCompliance'",
      });
    }
  }
}

/** What evaluates an account as soon as something happened in it. */
class ActivityStack extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const bus = new events.CfnEventBus(this, 'Bus', { name: 'GuardrailsActivity' });
    const busPolicy = new events.CfnEventBusPolicy(this, 'BusPolicy', {
      eventBusName: bus.ref,
      statementId: 'OrganizationOnly',
      statement: {
        Effect: 'Allow', Principal: '*', Action: 'events:PutEvents', Resource: bus.attrArn, Condition: { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } },
      },
    });
    const failed = new sqs.CfnQueue(this, 'Failed', { queueName: `${QUEUE}Failed`, sqsManagedSseEnabled: true, messageRetentionPeriod: 1209600 });
    const [changes, moves] = [['Changes', QUEUE, 3], ['Moves', MOVES, 90]].map(([name, queueName, maxReceiveCount]) => new sqs.CfnQueue(this, name, {
      queueName, sqsManagedSseEnabled: true, visibilityTimeout: 360, redrivePolicy: { deadLetterTargetArn: failed.attrArn, maxReceiveCount },
    }));
    const [changed, moved] = [
      ['RootCredentialsChanged', PATTERNS.rootCredentials, changes], ['AccountMoved', PATTERNS.movedAccount, moves],
    ].map(([name, eventPattern, queue]) =>
      new events.CfnRule(this, name, {
        name: `Guardrails${name}`,
        description: `The rule ${name}`,
        eventBusName: bus.ref,
        eventPattern,
        state: 'ENABLED',
        targets: [{ id: 'Queue', arn: queue.attrArn, deadLetterConfig: { arn: failed.attrArn } }],
      }));
    for (const [name, one, rules] of [['ChangesPolicy', changes, [changed]], ['MovesPolicy', moves, [moved]], ['FailedPolicy', failed, [changed, moved]]]) {
      new sqs.CfnQueuePolicy(this, name, {
        queues: [one.ref],
        policyDocument: policy(
          {
            Sid: 'AcceptEvents',
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: one.attrArn,
            Condition: { ArnEquals: { 'aws:SourceArn': rules.map(rule => rule.attrArn) } },
          },
          { Sid: 'RefusePlainText', Effect: 'Deny', Principal: '*', Action: 'sqs:*', Resource: one.attrArn, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      });
    }
    const recheck = new GuardrailFunction(this, 'RootRecheck', {
      name: RECHECK,
      assembly: 'RootRecheck',
      timeout: 55,
      environment: {
        ORGANIZATION_ID: ORGANIZATION, MANAGEMENT_ACCOUNT_ID: MANAGEMENT, PARTITION: 'aws', CONTROL_RULES: 'root-access-keys',
        EXCLUDED_ACCOUNTS: EXCLUDED.join(), FAILED_QUEUE_URL: failed.ref,
      },
      statements: [
        allow('AssumeRuleStarter', 'sts:AssumeRole', `arn:aws:iam::*:role/${RULE_STARTER}`, { StringEqualsIfExists: { 'aws:ResourceOrgID': ORGANIZATION } }),
        allow('CheckMembership', 'organizations:DescribeAccount', `arn:aws:organizations::${MANAGEMENT}:account/${ORGANIZATION}/*`),
        ...[['TakeEvents', QUEUE], ['TakeMoves', MOVES]].map(([sid, name]) =>
          allow(sid, ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], `arn:aws:sqs:${REGION}:${ADMINISTRATOR}:${name}`)),
        allow('PutAside', 'sqs:SendMessage', `arn:aws:sqs:${REGION}:${ADMINISTRATOR}:${QUEUE}Failed`),
      ],
    });
    for (const [name, queue] of [['FromChanges', changes], ['FromMoves', moves]]) {
      new lambda.CfnEventSourceMapping(this, name, {
        eventSourceArn: queue.attrArn,
        functionName: recheck.resource.ref,
        batchSize: 100,
        maximumBatchingWindowInSeconds: 30,
        functionResponseTypes: ['ReportBatchItemFailures'],
        scalingConfig: { maximumConcurrency: 2 },
      });
    }
    new CfnStackSet(this, 'Forwarders', stackSetOf('GuardrailsEventForwarders', 'Forwards root events', ['us-east-1', 'us-east-2', 'us-west-2'], {
      Role: asData(forwarderRole({ 'Fn::Sub': `${FORWARDER_ROLE}\${AWS::Region}` })),
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          Name: ROOT_EVENTS,
          EventPattern: PATTERNS.rootUser,
          State: 'ENABLED',
          Targets: [{ Id: 'Bus', Arn: BUS_ARN, RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } }],
        },
      },
    })).addResourceDependency(busPolicy);
  }
}

/** What the management account forwards. */
class ForwardersStack extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const role = new iam.CfnRole(this, 'Role', forwarderRole(FORWARDER_ROLE + REGION));
    for (const [name, eventPattern] of [[ROOT_EVENTS, PATTERNS.rootUser], ['GuardrailsAccountMoved', PATTERNS.movedAccount]]) {
      new events.CfnRule(this, name, {
        name, description: `The rule ${name}`, eventPattern, state: 'ENABLED', targets: [{ id: 'Bus', arn: BUS_ARN, roleArn: role.attrArn }],
      });
    }
  }
}

const app = new App({ analyticsReporting: false, treeMetadata: false });
let previous;
for (const [id, Kind, account] of [
  ['Organization', OrganizationStack, MANAGEMENT], ['Detection', DetectionStack, ADMINISTRATOR], ['Activity', ActivityStack, ADMINISTRATOR],
  ['Forwarders', ForwardersStack, MANAGEMENT],
]) {
  const stack = new Kind(app, id, { stackName: `Guardrails-${id}`, description: `Guardrails: ${id}`, env: { account, region: REGION } });
  if (previous)
    stack.addStackDependency(previous);
  previous = stack;
}
app.synth();
