// The events that accounts forward and the bus hands on.
import { AUDIT_TASK, EVALUATOR, MANAGEMENT, MEMBER_ROLE, roleArn, taskPolicy } from './shared.mjs';

export const ANY_SERVICE = { source: [{ prefix: 'aws.' }] };
const CALL = ['AWS API Call via CloudTrail'];
const DETAIL_TYPES = [
  ...CALL, 'AWS Console Sign In via CloudTrail', 'AWS Console Signin via CloudTrail',
  'AWS Console Action via CloudTrail', 'AWS Service Event via CloudTrail',
];
const ROOT_USER = { userIdentity: { type: ['Root'] } };
const ROOT_SESSION = { userIdentity: { sessionContext: { sessionIssuer: { type: ['Root'] } } } };
const PASSWORD = ['PasswordUpdated', 'PasswordRecoveryCompleted'];

export const rootCredentials = {
  source: ['aws.iam', 'aws.signin'],
  'detail-type': DETAIL_TYPES,
  detail: {
    eventSource: ['iam.amazonaws.com', 'signin.amazonaws.com'],
    eventName: [
      'CreateAccessKey', 'UpdateAccessKey', 'DeleteAccessKey', 'UploadSigningCertificate', 'UpdateSigningCertificate',
      'DeleteSigningCertificate', 'CreateLoginProfile', 'UpdateLoginProfile', 'DeleteLoginProfile', 'ChangePassword',
      'CreateVirtualMFADevice', 'EnableMFADevice', 'ResyncMFADevice', 'DeactivateMFADevice', 'DeleteVirtualMFADevice',
      ...PASSWORD,
    ],
    $or: [ROOT_USER, { eventName: PASSWORD }],
  },
};

export const movedAccount = {
  source: ['aws.organizations', 'aws.controltower'],
  'detail-type': DETAIL_TYPES,
  detail: {
    eventSource: ['organizations.amazonaws.com', 'controltower.amazonaws.com'],
    eventName: [
      'CreateAccountResult', 'AccountJoinedOrganization', 'CreateManagedAccount', 'UpdateManagedAccount',
      'AccountDepartedOrganization',
    ],
  },
  account: [MANAGEMENT],
};

const rootEvents = {
  ...ANY_SERVICE,
  'detail-type': DETAIL_TYPES,
  detail: {
    $or: [
      ROOT_USER, ROOT_SESSION,
      {
        eventName: [
          ...PASSWORD, 'PasswordRecoveryRequested', 'EmailUpdated', 'StartPrimaryEmailUpdate',
          'AcceptPrimaryEmailUpdate',
        ],
      },
    ],
  },
};

const OWN_NAME = [{ prefix: 'Guardrails' }, { wildcard: '*:Guardrails*' }, { wildcard: '*/Guardrails*' }];
const ownChanges = {
  ...ANY_SERVICE,
  'detail-type': CALL,
  detail: {
    $or: [
      {
        requestParameters: {
          $or: [
            'roleName', 'name', 'rule', 'functionName', 'tableName', 'topicArn', 'queueUrl', 'queueName', 'stackName',
            'stackSetName', 'eventBusName', 'alarmName', 'alarmNames', 'configurationRecorderName', 'aliasName',
            'resourceArn', 'subscriptionArn',
          ].map(parameter => ({ [parameter]: OWN_NAME })),
        },
      },
      {
        eventName: ['PutEvaluations'],
        userIdentity: { sessionContext: { sessionIssuer: { userName: [MEMBER_ROLE] } } },
      },
    ],
  },
};

const butNot = arn => ({ arn: [{ 'anything-but': [arn] }, { exists: false }] });
const rootReads = {
  ...ANY_SERVICE,
  'detail-type': DETAIL_TYPES,
  detail: {
    $or: [
      { userIdentity: { type: ['Root'], accessKeyId: [{ prefix: 'AKIA' }] } },
      ROOT_SESSION,
      { eventSource: ['signin.amazonaws.com'], ...ROOT_USER },
      {
        userIdentity: { sessionContext: { sessionIssuer: butNot(roleArn(EVALUATOR)) } },
        eventName: ['AssumeRoot'],
      },
      { requestParameters: { taskPolicyArn: butNot(taskPolicy(AUDIT_TASK)) }, eventName: ['AssumeRoot'] },
    ],
  },
};

const accountHealth = {
  $or: [
    { source: ['aws.health'], detail: { eventTypeCode: [{ prefix: 'AWS_RISK_CREDENTIALS_EXPOSED' }] } },
    { source: ['aws.guardduty'], detail: { resource: { accessKeyDetails: { userType: ['Root'] } } } },
  ],
};

const organizationChanges = {
  source: ['aws.organizations', 'aws.iam'],
  'detail-type': CALL,
  detail: {
    eventName: [
      'UpdatePolicy', 'DeletePolicy', 'DetachPolicy', 'AttachPolicy', 'DisablePolicyType', 'PutResourcePolicy',
      'DeleteResourcePolicy', 'RegisterDelegatedAdministrator', 'DeregisterDelegatedAdministrator',
      'EnableAWSServiceAccess', 'DisableAWSServiceAccess', 'EnableOrganizationsRootSessions',
      'DisableOrganizationsRootSessions', 'EnableOrganizationsRootCredentialsManagement',
      'DisableOrganizationsRootCredentialsManagement',
    ],
  },
};

/** The state of a rule that hears reads, too. */
export const WITH_READS = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';

const forwarder = (id, what, pattern, state = 'ENABLED') =>
  ({ id, name: `Guardrails${id}`, description: `Forwards ${what} to the event bus of Guardrails`, pattern, state });

/** The forwarding rules of every account, and those that the management account has besides. */
export const FORWARDERS = [
  forwarder('RootEvents', "what an account's root user does", rootEvents),
  forwarder('OwnChanges', 'changes of what Guardrails deployed', ownChanges),
  forwarder('RootReads', "root users' sign-ins, sessions and reads", rootReads, WITH_READS),
  forwarder('AccountHealth', 'what AWS says of exposed credentials and root users', accountHealth),
];
export const MANAGEMENT_FORWARDERS = [
  forwarder('AccountMoved', 'which accounts joined or left', movedAccount),
  forwarder('OrganizationChanges', 'changes of policies and delegations', organizationChanges),
];
