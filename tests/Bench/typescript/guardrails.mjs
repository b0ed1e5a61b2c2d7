// The guardrails: each one's name, description and what it denies. Of all, one is attached to the root, and two that
// are packed into one policy to the delegated administrator account.
import { FORWARDERS } from './patterns.mjs';
import {
  ACTIVITY, ADMINISTRATOR, AGGREGATOR_ROLE, ALERTS, AUDIT_TASK, BUS_ARN, CONTROL_RULES, DECISIONS, DELETE_TASK,
  DELETION, EVALUATOR, EVENT_HISTORY, FORWARDER_ROLE, MEMBER_ROLE, RECHECK, RECONCILIATION, REGION, REMEDIATION, REPORT,
  ROOT, RULE_STARTER, TABLE_ARN, TOPIC_ARN, arnOf, functionArn, roleArn, taskPolicy,
} from './shared.mjs';

const deny = (Sid, Action, Resource, Condition) =>
  ({ Sid, Effect: 'Deny', Action, Resource, ...(Condition && { Condition }) });
const denyAllBut = (Sid, NotAction, Resource, Condition) => ({ Sid, Effect: 'Deny', NotAction, Resource, Condition });
const actions = (service, ...names) => names.map(name => `${service}:${name}`);

const BY_ROOT = { ArnLike: { 'aws:PrincipalArn': 'arn:*:iam::*:root' } };
const NO_SESSION = { Null: { 'aws:AssumedRoot': 'true' } };
const READS_OF_STACKS = actions('cloudformation', 'Describe*', 'Detect*', 'Get*', 'List*');

const NOT_STACK_SETS = {
  ArnNotLike: {
    'aws:PrincipalArn': [
      'arn:aws:iam::*:role/aws-service-role/member.org.stacksets.cloudformation.amazonaws.com/'
        + 'AWSServiceRoleForCloudFormationStackSetsOrgMember',
      `arn:aws:iam::*:role/stacksets-exec-${'?'.repeat(32)}`,
    ],
  },
};
const ROLE_CHANGES = actions('iam',
  'AttachRolePolicy', 'CreateRole', 'DeleteRole', 'DeleteRolePermissionsBoundary', 'DeleteRolePolicy',
  'DetachRolePolicy', 'PassRole', 'PutRolePermissionsBoundary', 'PutRolePolicy', 'TagRole', 'UntagRole',
  'UpdateAssumeRolePolicy', 'UpdateRole', 'UpdateRoleDescription');

const guardrailTampering = [
  deny('DenyGuardrailTampering', ROLE_CHANGES,
    [MEMBER_ROLE, RULE_STARTER, EVENT_HISTORY, `${FORWARDER_ROLE}*`].map(role => `arn:aws:iam::*:role/${role}`),
    NOT_STACK_SETS),
  deny('DenyGuardrailTamperingOfForwarding',
    actions('events', 'DeleteRule', 'DisableRule', 'EnableRule', 'PutRule', 'PutTargets', 'RemoveTargets',
      'TagResource', 'UntagResource'),
    FORWARDERS.map(({ name }) => `arn:aws:events:*:*:rule/${name}`), NOT_STACK_SETS),
  denyAllBut('DenyGuardrailTamperingOfStacks', READS_OF_STACKS,
    'arn:aws:cloudformation:*:*:stack/StackSet-Guardrails*', NOT_STACK_SETS),
  deny('DenyGuardrailTamperingOfConfigRules',
    actions('config', 'DeleteConfigRule', 'DeleteEvaluationResults', 'PutConfigRule', 'PutExternalEvaluation'),
    ['config-multiaccountsetup', 'config-conforms'].map(
      service => `arn:aws:config:*:*:config-rule/aws-service-rule/${service}.amazonaws.com/*`)),
  deny('DenyGuardrailTamperingAsStackSets', [...ROLE_CHANGES, 'sts:AssumeRole'],
    'arn:aws:iam::*:role/stacksets-exec-*'),
];

const [DEPLOY, EXECUTION] = ['deploy', 'cfn-exec'].map(
  kind => roleArn(`cdk-hnb659fds-${kind}-role-${ADMINISTRATOR}-${REGION}`));
const notBy = (...principals) => ({ ArnNotEquals: { 'aws:PrincipalArn': principals } });
const NOT_DEPLOY = notBy(DEPLOY, EXECUTION);
const ROLES = [
  EVALUATOR, RECHECK, ACTIVITY, ALERTS, RECONCILIATION, DECISIONS, REPORT, REMEDIATION, DELETION, AGGREGATOR_ROLE,
].map(role => roleArn(role));
const WIDE_ROLE_CHANGES = actions('iam', 'Attach*', 'Create*', 'Delete*', 'Detach*', 'Put*', 'Update*');

const detectionTampering = [
  deny('DenyDetectionTampering',
    [
      ...actions('config', 'DeleteOrganization*', 'PutOrganization*'),
      ...actions('events', 'AllowVended*', 'Create*', 'Delete*', 'Disable*', 'Enable*', 'PutRule', 'PutTargets',
        'RemoveTargets', 'StartReplay', 'Update*'),
      ...actions('iam', 'Attach*', 'Create*', 'Delete*', 'Detach*', 'PassRole', 'Put*', 'Update*'),
      ...actions('lambda', 'Add*', 'Create*', 'Delete*', 'Disable*', 'Enable*', 'Publish*', 'Put*', 'Remove*',
        'Update*'),
      ...actions('sqs', 'AddPermission', 'CreateQueue', 'DeleteQueue', 'PurgeQueue', 'RemovePermission',
        'SetQueueAttributes'),
    ],
    [
      functionArn('Guardrails*'), ...ROLES, BUS_ARN, arnOf('events', 'rule/GuardrailsActivity/*'),
      arnOf('events', 'rule/GuardrailsSchedule-*'), arnOf('sqs', 'Guardrails*'),
      arnOf('config', `organization-config-rule/${CONTROL_RULES}-*`),
      arnOf('config', 'organization-conformance-pack/Guardrails-*'),
    ],
    NOT_DEPLOY),
  deny('DenyDetectionTamperingOfMapping',
    actions('lambda', 'CreateEventSourceMapping', 'DeleteEventSourceMapping', 'UpdateEventSourceMapping'), '*',
    { ArnLike: { 'lambda:FunctionArn': functionArn('Guardrails*') }, ...NOT_DEPLOY }),
  deny('DenyDetectionTamperingOfLedger',
    [
      ...actions('cloudwatch', 'Delete*', 'Disable*', 'Enable*', 'Put*', 'Set*'),
      ...actions('dynamodb', 'Associate*', 'CreateGlobal*', 'CreateTable*', 'DeleteGlobal*', 'DeleteResource*',
        'DeleteTable*', 'Disable*', 'Enable*', 'Import*', 'PutResource*', 'Replicate*', 'UpdateCon*', 'UpdateGlobal*',
        'UpdateKinesis*', 'UpdateT*', 'WriteData*'),
      ...actions('sns', 'AddPermission', 'CreateTopic', 'DeleteTopic', 'Put*', 'RemovePermission', 'SetTopic*'),
    ],
    [TABLE_ARN, arnOf('sns', 'Guardrails*'), arnOf('cloudwatch', 'alarm:Guardrails-*')], NOT_DEPLOY),
  deny('DenyDetectionTamperingOfRecipients', actions('sns', 'SetSubscription*', 'Subscribe', 'Unsubscribe'),
    [TOPIC_ARN, arnOf('sns', 'GuardrailsHealth')], NOT_DEPLOY),
  deny('DenyDetectionTamperingOfKeys',
    actions('kms', 'Cancel*', 'Create*', 'Delete*', 'Disable*', 'Enable*', 'Import*', 'Put*', 'Replicate*', 'Retire*',
      'Revoke*', 'Rotate*', 'Schedule*', 'Update*'),
    arnOf('kms', 'key/*'), { 'ForAnyValue:StringLike': { 'kms:ResourceAliases': 'alias/Guardrails*' }, ...NOT_DEPLOY }),
  deny('DenyDetectionTamperingOfAliases', 'kms:*Alias', arnOf('kms', 'alias/Guardrails*'), NOT_DEPLOY),
  denyAllBut('DenyDetectionTamperingOfStacks', READS_OF_STACKS,
    arnOf('cloudformation', 'stack/Guardrails-*'), NOT_DEPLOY),
  deny('DenyDetectionTamperingOfLogs',
    actions('logs', 'Associate*', 'Create*', 'Delete*', 'Disassociate*', 'Integrate*', 'Process*', 'Put*'),
    arnOf('logs', 'log-group:/guardrails/*'), notBy(DEPLOY, EXECUTION, ...ROLES)),
  deny('DenyDetectionTamperingAsDeploy', [...WIDE_ROLE_CHANGES, 'sts:AssumeRole'], [DEPLOY, EXECUTION]),
  deny('DenyDetectionTamperingByDeploy', 'iam:PassRole', EXECUTION, { ArnNotEquals: { 'aws:PrincipalArn': DEPLOY } }),
];

const ASSUME_ROOT = ['sts:AssumeRoot', '*'];
const unlistedSession = (task, ...callers) => deny(`DenyUnlistedRootSessions${task}`, ...ASSUME_ROOT, {
  StringEquals: { 'sts:TaskPolicyArn': taskPolicy(task) },
  ArnNotEquals: { 'aws:PrincipalArn': callers.length === 1 ? callers[0] : callers },
});
const unlistedSessions = [
  deny('DenyUnlistedRootSessions', ...ASSUME_ROOT,
    { StringNotEquals: { 'sts:TaskPolicyArn': [AUDIT_TASK, DELETE_TASK].map(taskPolicy) } }),
  unlistedSession(AUDIT_TASK, roleArn(EVALUATOR), roleArn(REMEDIATION)),
  unlistedSession(DELETE_TASK, roleArn(DELETION)),
];

const OFF = 'Attached to nothing: the organization file does not turn it on.';
const FOR_INCIDENTS = 'Attached to nothing: it is for an incident.';
const SESSIONS_STAY = 'Centrally managed root sessions (AssumeRoot) stay allowed.';
const PACKED = 'Packed-DenyUnlistedRootSessions';

export const GUARDRAILS = [
  {
    name: PACKED,
    description: 'Enforces together: DenyUnlistedRootSessions, DenyDetectionTampering.',
    targets: [ADMINISTRATOR],
    statements: [...unlistedSessions, ...detectionTampering],
  },
  {
    name: 'DenyRootAccessKeyCreation',
    description: 'Denies the root user of member accounts the creation of access keys.',
    targets: [ROOT],
    statements: [deny('DenyRootAccessKeyCreation', 'iam:CreateAccessKey', '*', BY_ROOT)],
  },
  {
    name: 'DenyRootSigningCertificateUpload',
    description: `${OFF} Denies the root user of member accounts the upload of X.509 signing certificates.`,
    statements: [deny('DenyRootSigningCertificateUpload', 'iam:UploadSigningCertificate', '*', BY_ROOT)],
  },
  {
    name: 'DenyRootAwsLogin',
    description: `${OFF} Denies the root user of member accounts command line credentials from a console sign-in `
      + '(aws login).',
    statements: [
      deny('DenyRootAwsLogin', actions('signin', 'AuthorizeOAuth2Access', 'CreateOAuth2Token'), '*', BY_ROOT),
    ],
  },
  {
    name: 'DenyRootUserActions',
    description: `${OFF} Denies the root user of member accounts every action but signing in and the enrolment of MFA `
      + `devices. ${SESSIONS_STAY}`,
    statements: [
      denyAllBut('DenyRootUserActions',
        [
          ...actions('iam', 'CreateVirtualMFADevice', 'EnableMFADevice', 'GetMFADevice', 'GetUser', 'ListMFADevices',
            'ListVirtualMFADevices', 'ResyncMFADevice'),
          ...actions('signin', 'Authenticate', 'AuthorizeOAuth2Access', 'CreateOAuth2Token'),
        ],
        '*', { ...BY_ROOT, ...NO_SESSION }),
    ],
  },
  {
    name: 'DenyLeavingOrganization',
    description: `${OFF} Denies everybody in member accounts leaving the organization, and accepting another one's `
      + 'invitation.',
    statements: [
      deny('DenyLeavingOrganization', actions('organizations', 'AcceptHandshake', 'LeaveOrganization'), '*'),
    ],
  },
  {
    name: 'DenyGuardrailTampering',
    description: `${OFF} Denies everybody except StackSets any change to Guardrails' roles in member accounts, their `
      + "stacks and the rules there that forward events. Also denies changing the organization's Config rules, and "
      + 'acting in the name of StackSets.',
    statements: guardrailTampering,
  },
  {
    name: 'DenyDetectionTampering',
    description: `ENFORCED in Guardrails-${PACKED}, so attached to nothing itself. Denies changes to the functions, `
      + 'roles, bus, queues, rules, ledger, keys, topics, alarms and stacks of Guardrails in the delegated '
      + 'administrator account to everybody except the deploy, and acting in the name of the deploy.',
    statements: detectionTampering,
  },
  {
    name: 'RootQuarantine',
    description: `${FOR_INCIDENTS} For a leaked root key: denies every action to the root user of the accounts it is `
      + `attached to, and to every federated session there. ${SESSIONS_STAY}`,
    statements: [
      deny('RootQuarantine', '*', '*', {
        ArnLike: { 'aws:PrincipalArn': ['arn:*:iam::*:root', 'arn:*:sts::*:federated-user/*'] }, ...NO_SESSION,
      }),
    ],
  },
  {
    name: 'RootQuarantineForRemoval',
    description: `${FOR_INCIDENTS} For the planned removal of a root key: denies the root user of the accounts it is `
      + `attached to every action. ${SESSIONS_STAY}`,
    statements: [deny('RootQuarantineForRemoval', '*', '*', { ...BY_ROOT, ...NO_SESSION })],
  },
];
