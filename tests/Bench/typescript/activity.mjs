import { age, depth, errors, failures } from './alarms.mjs';
import { ANY_SERVICE, WITH_READS, movedAccount, rootCredentials } from './patterns.mjs';
import {
  ACTIVITY, ACTIVITY_QUEUE, ADMINISTRATOR, AUDIT_TASK, CONTROL_RULES, DATA_KEY, DELETE_TASK, DELETION, EVALUATOR,
  EXCLUDED, GuardrailFunction, HOME_VARIABLES, MANAGEMENT, MEMBERSHIP, MOVES_QUEUE, ORGANIZATION,
  ORGANIZATION_VARIABLES, POLICIES_ARN, QUARANTINE, RECHECK, RECHECK_QUEUE, REGION, REMEDIATION, RULE_STARTER, allow,
  assume, otherRows, ownRows, putAside, queue, queuePolicy, require, roleArn, take,
} from './shared.mjs';

const { Stack } = require('aws-cdk-lib');
const events = require('aws-cdk-lib/aws-events');

const ROOT_SESSION_CALLERS = [[EVALUATOR, AUDIT_TASK], [REMEDIATION, AUDIT_TASK], [DELETION, DELETE_TASK]]
  .map(([caller, task]) => `${roleArn(caller)}=${task}`).join();
const DEPLOY_ROLES = [
  ...[MANAGEMENT, ADMINISTRATOR].flatMap(account => ['cfn-exec', 'deploy'].map(
    kind => roleArn(`cdk-hnb659fds-${kind}-role-${account}-${REGION}`, account))),
  roleArn(QUARANTINE, MANAGEMENT),
].join();

/** What hears of an account and evaluates it at once. */
export class ActivityStack extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    this.bus = new events.CfnEventBus(this, 'Bus', { name: 'GuardrailsActivity' });
    new events.CfnEventBusPolicy(this, 'BusPolicy', {
      eventBusName: this.bus.ref,
      statementId: 'OrganizationOnly',
      statement: {
        Effect: 'Allow',
        Principal: '*',
        Action: 'events:PutEvents',
        Resource: this.bus.attrArn,
        Condition: { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } },
      },
    });
    this.addRecheck();
    this.addListener();
    errors(this, ACTIVITY);
    errors(this, RECHECK);
    age(this, ACTIVITY_QUEUE, 30);
    depth(this, ACTIVITY_QUEUE, 1000);
    failures(this, `${ACTIVITY_QUEUE}Failed`);
    age(this, RECHECK_QUEUE, 60);
    age(this, MOVES_QUEUE, 600);
    failures(this, `${RECHECK_QUEUE}Failed`);
  }

  /** What starts the rules of an account as soon as something happened in it. */
  addRecheck() {
    const failed = queue(this, 'Failed', `${RECHECK_QUEUE}Failed`);
    const changes = queue(this, 'Changes', RECHECK_QUEUE, failed, 3, 360);
    const moves = queue(this, 'Moves', MOVES_QUEUE, failed, 90, 360);
    const changed = this.rule(
      'RootCredentialsChanged', 'Root credentials or MFA of an account changed', rootCredentials, changes, failed);
    const moved = this.rule(
      'AccountMoved', 'An account joined the organization or left it', movedAccount, moves, failed);
    queuePolicy(this, 'ChangesPolicy', changes, changed);
    queuePolicy(this, 'MovesPolicy', moves, moved);
    queuePolicy(this, 'FailedPolicy', failed, changed, moved);

    const recheck = new GuardrailFunction(this, 'RootRecheck', {
      name: RECHECK,
      description: 'Has AWS Config evaluate an account as soon as its root credentials change, or it joins',
      timeout: 55,
      environment: {
        ...ORGANIZATION_VARIABLES, CONTROL_RULES, FAILED_QUEUE_URL: failed.ref, EXCLUDED_ACCOUNTS: EXCLUDED.join(),
      },
      statements: [
        assume('AssumeRuleStarter', `arn:aws:iam::*:role/${RULE_STARTER}`),
        MEMBERSHIP,
        take('TakeEvents', RECHECK_QUEUE),
        take('TakeMoves', MOVES_QUEUE),
        putAside(`${RECHECK_QUEUE}Failed`),
      ],
    });
    recheck.takeFrom('FromChanges', changes, 30, 2);
    recheck.takeFrom('FromMoves', moves, 30, 2);
  }

  /** What writes everything that is heard into the ledger. */
  addListener() {
    const failed = queue(this, 'ActivityFailed', `${ACTIVITY_QUEUE}Failed`);
    const heard = queue(this, 'ActivityEvents', ACTIVITY_QUEUE, failed, 10, 361);
    const listener = new GuardrailFunction(this, 'RootActivity', {
      name: ACTIVITY,
      description: 'Writes what events say of root users and of Guardrails into the ledger',
      timeout: 60,
      environment: { ...HOME_VARIABLES, ROOT_SESSION_CALLERS, DEPLOY_ROLES, FAILED_QUEUE_URL: failed.ref },
      statements: [
        ownRows('RootActivity', ['dynamodb:PutItem', 'dynamodb:Query']),
        otherRows('GetOtherRows', 'dynamodb:GetItem', 'RootDeletion'),
        DATA_KEY,
        MEMBERSHIP,
        allow('ReadPolicy', 'organizations:DescribePolicy', `${POLICIES_ARN}p-*`),
        take('TakeEvents', ACTIVITY_QUEUE),
        putAside(`${ACTIVITY_QUEUE}Failed`),
      ],
    });
    listener.takeFrom('FromEvents', heard, 1, 10);
    const rule = this.rule('RootActivity', 'Everything that accounts forward', ANY_SERVICE, heard, failed, WITH_READS);
    queuePolicy(this, 'ActivityEventsPolicy', heard, rule);
    queuePolicy(this, 'ActivityFailedPolicy', failed, rule);
  }

  rule(name, description, eventPattern, target, failed, state = 'ENABLED') {
    return new events.CfnRule(this, `${name}Rule`, {
      name: `Guardrails${name}`,
      description,
      eventBusName: this.bus.ref,
      eventPattern,
      state,
      targets: [{ id: 'Queue', arn: target.attrArn, deadLetterConfig: { arn: failed.attrArn } }],
    });
  }
}
