// What the stacks have in common: the names, the policies that stand in several roles, and the constructs.
import { createRequire } from 'node:module';
import { join } from 'node:path';

// As tsc compiles an app made by "cdk init": require loads only the modules that are used. An import of aws-cdk-lib
// from an ES module reads every one of its exports and so loads all of them, which takes three times as long.
export const require = createRequire(import.meta.url);
const { RemovalPolicy, Stack } = require('aws-cdk-lib');
const events = require('aws-cdk-lib/aws-events');
const iam = require('aws-cdk-lib/aws-iam');
const kms = require('aws-cdk-lib/aws-kms');
const lambda = require('aws-cdk-lib/aws-lambda');
const logs = require('aws-cdk-lib/aws-logs');
const { Asset } = require('aws-cdk-lib/aws-s3-assets');
const sqs = require('aws-cdk-lib/aws-sqs');
const { Construct } = require('constructs');

export const [ORGANIZATION, ROOT, MANAGEMENT, ADMINISTRATOR, REGION] =
  ['o-exampleorg1', 'r-ex01', '111111111111', '222222222222', 'us-east-1'];
export const WATCHED_REGIONS = ['us-east-1', 'us-east-2', 'us-west-2'];
export const EXCLUDED = ['567890123456'];
export const [CONTROL_RULES, RETENTION_DAYS] = ['root-access-keys', 400];

export const [SETUP, EVALUATOR, RECHECK, ACTIVITY, ALERTS, RECONCILIATION, DECISIONS, REPORT, REMEDIATION, DELETION] = [
  'GuardrailsOrganizationSetup', 'GuardrailsRootPostureRule', 'GuardrailsRootRecheck', 'GuardrailsRootActivity',
  'GuardrailsIncidentAlerts', 'GuardrailsReconciliation', 'GuardrailsDecisions', 'GuardrailsComplianceReport',
  'GuardrailsRootRemediation', 'GuardrailsRootDeletion',
];
export const [MEMBER_ROLE, RULE_STARTER, EVENT_HISTORY, FORWARDER_ROLE, QUARANTINE, AGGREGATOR_ROLE] = [
  'GuardrailsRootPosture', 'GuardrailsRuleStarter', 'GuardrailsEventHistory', 'GuardrailsEventForwarder-',
  'GuardrailsQuarantine', 'GuardrailsOrganizationAggregator',
];
export const [LEDGER, TOPIC, DASHBOARD] = ['GuardrailsLedger', 'GuardrailsAlerts', 'Guardrails'];
export const [RECHECK_QUEUE, MOVES_QUEUE, ACTIVITY_QUEUE, ALERTS_FAILED_QUEUE] =
  ['GuardrailsRecheck', 'GuardrailsRecheckMoves', 'GuardrailsRootActivity', 'GuardrailsIncidentAlertsFailed'];

/** The ARN of a resource of the delegated administrator account in the home Region. */
export const arnOf = (service, resource) => `arn:aws:${service}:${REGION}:${ADMINISTRATOR}:${resource}`;
export const roleArn = (name, account = ADMINISTRATOR) => `arn:aws:iam::${account}:role/${name}`;
export const organizationArn = resource => `arn:aws:organizations::${MANAGEMENT}:${resource}`;
export const functionArn = name => arnOf('lambda', `function:${name}`);
export const BUS_ARN = arnOf('events', 'event-bus/GuardrailsActivity');
export const TABLE_ARN = arnOf('dynamodb', `table/${LEDGER}`);
export const TOPIC_ARN = arnOf('sns', TOPIC);
export const ACCOUNTS_ARN = organizationArn(`account/${ORGANIZATION}/*`);
export const POLICIES_ARN = organizationArn(`policy/${ORGANIZATION}/service_control_policy/`);
export const REPORT_BUCKET = `guardrails-reports-${ADMINISTRATOR}-${REGION}`;
export const BUCKET_ARN = `arn:aws:s3:::${REPORT_BUCKET}`;
export const [AUDIT_TASK, DELETE_TASK] = ['IAMAuditRootUserCredentials', 'IAMDeleteRootUserCredentials'];
export const taskPolicy = task => `arn:aws:iam::aws:policy/root-task/${task}`;

export const policy = (...statements) => ({ Version: '2012-10-17', Statement: statements });
export const allow = (Sid, Action, Resource, Condition) =>
  ({ Sid, Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) });
export const trustOf = service =>
  policy({ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' });
export const refusePlainText = (Action, Resource, Sid = 'RefusePlainText') =>
  ({ Sid, Effect: 'Deny', Principal: '*', Action, Resource, Condition: { Bool: { 'aws:SecureTransport': 'false' } } });

/** What a role may do in the ledger: rows are told apart by who writes them. */
const rowsOf = (...writers) => ({
  'ForAllValues:StringLike': {
    'dynamodb:LeadingKeys': writers.length === 1 ? `${writers[0]}/*` : writers.map(writer => `${writer}/*`),
  },
  Null: { 'dynamodb:LeadingKeys': 'false' },
});
export const ownRows = (writer, actions) => allow('WriteOwnRows', actions, TABLE_ARN, rowsOf(writer));
export const otherRows = (sid, action, ...writers) => allow(sid, action, TABLE_ARN, rowsOf(...writers));
export const ALL_ROWS = allow('ReadAllRows', 'dynamodb:Query', TABLE_ARN);
export const LISTS = allow('ReadLists', 'dynamodb:Query', `${TABLE_ARN}/index/ByList`);
export const useKey = (sid, service, actions = ['kms:Decrypt', 'kms:GenerateDataKey']) =>
  allow(sid, actions, arnOf('kms', 'key/*'),
    { StringEquals: { 'kms:ViaService': `${service}.${REGION}.amazonaws.com` } });
export const DATA_KEY = useKey('UseDataKey', 'dynamodb');
export const ALERTS_KEY = useKey('UseAlertsKey', 'sns');

/** What a role may do elsewhere, where several roles may do it. */
export const MEMBERSHIP = allow('CheckMembership', 'organizations:DescribeAccount', ACCOUNTS_ARN);
const BELOW = ['organizations:ListAccountsForParent', 'organizations:ListOrganizationalUnitsForParent'];
export const ALL_ACCOUNTS = [
  allow('ListAccounts', ['organizations:ListAccounts', 'organizations:ListRoots'], '*'),
  allow('ListBelowRoot', BELOW, organizationArn(`root/${ORGANIZATION}/${ROOT}`)),
  allow('ListBelowUnits', BELOW, organizationArn(`ou/${ORGANIZATION}/ou-*`)),
];
export const AGGREGATOR = allow('ReadAggregator', 'config:DescribeAggregateComplianceByConfigRules',
  arnOf('config', 'config-aggregator/config-aggregator-*'));
export const rootSession = (sid, task) => allow(sid, 'sts:AssumeRoot', 'arn:aws:iam::*:root',
  { StringEquals: { 'sts:TaskPolicyArn': taskPolicy(task) } });
export const assume = (sid, role) => allow(sid, 'sts:AssumeRole', role,
  { StringEqualsIfExists: { 'aws:ResourceOrgID': ORGANIZATION } });
export const take = (sid, queue) => allow(sid,
  ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], arnOf('sqs', queue));
export const putAside = (queue, sid = 'PutAside') => allow(sid, 'sqs:SendMessage', arnOf('sqs', queue));

/** The environment of every function that knows the organization, and of those that also know where they run. */
export const ORGANIZATION_VARIABLES = {
  ORGANIZATION_ID: ORGANIZATION, MANAGEMENT_ACCOUNT_ID: MANAGEMENT, PARTITION: 'aws',
};
export const HOME_VARIABLES = {
  ...ORGANIZATION_VARIABLES, DELEGATED_ADMINISTRATOR_ID: ADMINISTRATOR, HOME_REGION: REGION,
};

/** A role that one function of the delegated administrator assumes from its own account. */
export const assumedRole = (name, description, sid, caller, ...statements) => ({
  roleName: name,
  description,
  assumeRolePolicyDocument: policy({
    Sid: sid,
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${ADMINISTRATOR}:root` },
    Action: 'sts:AssumeRole',
    Condition: {
      ArnEquals: { 'aws:PrincipalArn': roleArn(caller) }, StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION },
    },
  }),
  policies: [{ policyName: name, policyDocument: policy(...statements) }],
});

/** A role as a template that is data has it. */
export const asData = ({ roleName, description, assumeRolePolicyDocument, policies }) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName: roleName,
    Description: description,
    AssumeRolePolicyDocument: assumeRolePolicyDocument,
    Policies: policies.map(one => ({ PolicyName: one.policyName, PolicyDocument: one.policyDocument })),
  },
});

/** Brings a template to every member account. */
export const stackSetOf = (stackSetName, description, regions, resources) => ({
  stackSetName,
  description,
  permissionModel: 'SERVICE_MANAGED',
  callAs: 'SELF',
  autoDeployment: { enabled: true, retainStacksOnAccountRemoval: false },
  capabilities: ['CAPABILITY_NAMED_IAM'],
  managedExecution: { Active: true },
  operationPreferences: {
    concurrencyMode: 'SOFT_FAILURE_TOLERANCE', failureTolerancePercentage: 100, maxConcurrentPercentage: 100,
    regionConcurrencyType: 'PARALLEL',
  },
  stackInstancesGroup: [{ deploymentTargets: { organizationalUnitIds: [ROOT] }, regions }],
  templateBody: JSON.stringify(
    { AWSTemplateFormatVersion: '2010-09-09', Description: description, Resources: resources }),
});

/** A function on the managed dotnet10 runtime, its execution role and its log group. */
export class GuardrailFunction extends Construct {
  constructor(scope, id, { name, description, timeout, memory = 512, storage, environment, statements }) {
    super(scope, id);
    const assembly = name.slice('Guardrails'.length);
    const group = `/guardrails/${assembly}`;
    const logGroup = new logs.CfnLogGroup(this, 'Logs', { logGroupName: group, retentionInDays: 365 });
    const ownLogs = `arn:aws:logs:${REGION}:${Stack.of(this).account}:log-group:${group}:log-stream:*`;
    const role = new iam.CfnRole(this, 'Role', {
      roleName: name,
      description: `Execution role of the function ${name}`,
      assumeRolePolicyDocument: trustOf('lambda.amazonaws.com'),
      policies: [{
        policyName: name,
        policyDocument: policy(
          ...statements, allow('WriteOwnLogs', ['logs:CreateLogStream', 'logs:PutLogEvents'], ownLogs)),
      }],
    });
    const path = join('artifacts', 'publish', assembly, 'release');
    const code = new Asset(this, 'Code', { path, exclude: ['*.pdb', '*.xml'] });
    this.codeHash = code.assetHash;
    this.resource = new lambda.CfnFunction(this, 'Function', {
      functionName: name,
      description,
      runtime: 'dotnet10',
      architectures: ['arm64'],
      handler: assembly,
      code: { s3Bucket: code.s3BucketName, s3Key: code.s3ObjectKey },
      role: role.attrArn,
      memorySize: memory,
      ephemeralStorage: storage && { size: storage },
      timeout,
      loggingConfig: { logGroup: logGroup.ref },
      environment: environment && { variables: environment },
    });
  }

  /** Starts it by the clock. */
  startBy(name, scheduleExpression, input) {
    const rule = new events.CfnRule(this, name, {
      name: `GuardrailsSchedule-${name}`,
      description: `Starts ${this.resource.functionName}: ${scheduleExpression}`,
      scheduleExpression,
      state: 'ENABLED',
      targets: [{ id: 'Function', arn: this.resource.attrArn, input: JSON.stringify(input) }],
    });
    new lambda.CfnPermission(this, `${name}Permission`, {
      functionName: this.resource.attrArn,
      action: 'lambda:InvokeFunction',
      principal: 'events.amazonaws.com',
      sourceArn: rule.attrArn,
    });
  }

  /** Hands it a queue's messages. */
  takeFrom(name, queue, maximumBatchingWindowInSeconds, maximumConcurrency) {
    new lambda.CfnEventSourceMapping(this, name, {
      eventSourceArn: queue.attrArn,
      functionName: this.resource.ref,
      batchSize: 100,
      maximumBatchingWindowInSeconds,
      functionResponseTypes: ['ReportBatchItemFailures'],
      scalingConfig: { maximumConcurrency },
    });
  }
}

/** An encrypted queue. One without a failed queue is a failed queue itself: it keeps its messages for two weeks. */
export const queue = (scope, id, queueName, failed, maxReceiveCount, visibilityTimeout) => new sqs.CfnQueue(scope, id, {
  queueName,
  sqsManagedSseEnabled: true,
  visibilityTimeout,
  messageRetentionPeriod: failed ? undefined : 1209600,
  redrivePolicy: failed && { deadLetterTargetArn: failed.attrArn, maxReceiveCount },
});

/** Lets rules send events to a queue, and nobody anything in plain text. */
export const queuePolicy = (scope, id, one, ...rules) => {
  const sources = rules.map(rule => rule.attrArn);
  const accept = {
    Sid: 'AcceptEvents',
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: one.attrArn,
    Condition: { ArnEquals: { 'aws:SourceArn': sources.length === 1 ? sources[0] : sources } },
  };
  new sqs.CfnQueuePolicy(scope, id, {
    queues: [one.ref],
    policyDocument: policy(...(rules.length ? [accept] : []), refusePlainText('sqs:*', one.attrArn)),
  });
};

/** A key that is rotated, and its alias. */
export const keyOf = (scope, id, description, aliasName, keep, ...statements) => {
  const key = new kms.CfnKey(scope, id, {
    description,
    enableKeyRotation: true,
    pendingWindowInDays: 30,
    keyPolicy: policy(
      {
        Sid: 'AdministerByIam',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${ADMINISTRATOR}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
      ...statements),
  });
  if (keep)
    key.applyRemovalPolicy(RemovalPolicy.RETAIN);
  new kms.CfnAlias(scope, `${id}Alias`, { aliasName: `alias/${aliasName}`, targetKeyId: key.ref });
  return key;
};
