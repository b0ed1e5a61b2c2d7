import { errors, missing } from './alarms.mjs';
import {
  ACCOUNTS_ARN, ALERTS_KEY, ALL_ACCOUNTS, ALL_ROWS, AUDIT_TASK, DATA_KEY, DELETE_TASK, DELETION, EVENT_HISTORY,
  GuardrailFunction, HOME_VARIABLES, LISTS, MANAGEMENT, POLICIES_ARN, QUARANTINE, REMEDIATION, TOPIC_ARN, allow,
  assume, functionArn, otherRows, ownRows, require, roleArn, rootSession,
} from './shared.mjs';

const { Stack } = require('aws-cdk-lib');

const READ_POLICY = ['organizations:DescribePolicy', 'organizations:ListTargetsForPolicy'];

/** What removes root keys. */
export class RemediationStack extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const deleter = new GuardrailFunction(this, 'RootDeletion', {
      name: DELETION,
      description: 'Deletes the root credentials of an account that two people decided on',
      timeout: 300,
      environment: { PARTITION: 'aws' },
      statements: [
        ownRows('RootDeletion', 'dynamodb:PutItem'),
        otherRows('ReadOtherRows', 'dynamodb:Query', 'RootRemediation', 'Decisions'),
        DATA_KEY,
        rootSession('DeleteRootCredentials', DELETE_TASK),
      ],
    });
    const remediator = new GuardrailFunction(this, 'RootRemediation', {
      name: REMEDIATION,
      description: "Takes each remediation of an account's root credentials one step further",
      timeout: 900,
      memory: 1024,
      environment: { ...HOME_VARIABLES, ALERTS_TOPIC_ARN: TOPIC_ARN },
      statements: [
        ownRows('RootRemediation', ['dynamodb:PutItem', 'dynamodb:DeleteItem']),
        ALL_ROWS,
        LISTS,
        DATA_KEY,
        assume('ReadEventHistory', `arn:aws:iam::*:role/${EVENT_HISTORY}`),
        assume('Quarantine', roleArn(QUARANTINE, MANAGEMENT)),
        rootSession('AuditRootUsers', AUDIT_TASK),
        allow('Delete', 'lambda:InvokeFunction', functionArn(DELETION)),
        ...ALL_ACCOUNTS,
        allow('ReadOrganization', [
          'organizations:DescribeOrganization', 'organizations:ListAWSServiceAccessForOrganization',
          'organizations:ListDelegatedAdministrators',
        ], '*'),
        allow('ListPolicies', 'organizations:ListPolicies', '*',
          { StringEquals: { 'organizations:PolicyType': 'SERVICE_CONTROL_POLICY' } }),
        allow('ReadPolicies', READ_POLICY, `${POLICIES_ARN}p-*`),
        allow('ReadPoliciesOfAws', READ_POLICY, 'arn:aws:organizations::aws:policy/service_control_policy/p-*'),
        allow('ReadAccount', 'organizations:DescribeAccount', ACCOUNTS_ARN),
        allow('TellPeople', 'sns:Publish', TOPIC_ARN),
        ALERTS_KEY,
      ],
    });
    remediator.resource.addResourceDependency(deleter.resource);
    remediator.startBy('Remediation', 'rate(5 minutes)', {});
    errors(this, REMEDIATION);
    errors(this, DELETION);
    missing(this, REMEDIATION, 3600, 'an hour');
  }
}
