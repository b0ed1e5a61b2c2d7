import { alarm, behind, errors, failures, missing } from './alarms.mjs';
import {
  ACCOUNTS_ARN, ACTIVITY, ADMINISTRATOR, AGGREGATOR, ALERTS, ALERTS_FAILED_QUEUE, ALERTS_KEY, ALL_ACCOUNTS, ALL_ROWS,
  CONTROL_RULES, DATA_KEY, DECISIONS, DELETION, EVALUATOR, EXCLUDED, GuardrailFunction, HOME_VARIABLES, LEDGER, LISTS,
  MANAGEMENT, ORGANIZATION, RECONCILIATION, REMEDIATION, REPORT, RETENTION_DAYS, TABLE_ARN, TOPIC, TOPIC_ARN,
  WATCHED_REGIONS, allow, arnOf, functionArn, keyOf, organizationArn, ownRows, policy, putAside, queue,
  queuePolicy, refusePlainText, require, roleArn,
} from './shared.mjs';

const { RemovalPolicy, Stack } = require('aws-cdk-lib');
const dynamodb = require('aws-cdk-lib/aws-dynamodb');
const lambda = require('aws-cdk-lib/aws-lambda');
const sns = require('aws-cdk-lib/aws-sns');

const WRITERS = [EVALUATOR, ACTIVITY, ALERTS, RECONCILIATION, DECISIONS, REPORT, REMEDIATION, DELETION];

const keys = (partition, sort) =>
  [{ attributeName: partition, keyType: 'HASH' }, { attributeName: sort, keyType: 'RANGE' }];

/** What remembers incidents and tells people. */
export class LedgerStack extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const table = this.addTable();
    const topic = this.addTopic();
    this.addAlerts(table, topic);
    this.addReconciliation();
    this.addDecisions();
    this.addAlarms(topic.ref);
  }

  addTable() {
    const key = keyOf(this, 'LedgerKey', 'Encrypts the ledger of Guardrails', LEDGER, true);
    const table = new dynamodb.CfnTable(this, 'Ledger', {
      tableName: LEDGER,
      billingMode: 'PAY_PER_REQUEST',
      keySchema: keys('pk', 'sk'),
      attributeDefinitions: ['pk', 'sk', 'list', 'listedAt'].map(
        name => ({ attributeName: name, attributeType: 'S' })),
      globalSecondaryIndexes: [
        { indexName: 'ByList', keySchema: keys('list', 'listedAt'), projection: { projectionType: 'ALL' } },
      ],
      timeToLiveSpecification: { attributeName: 'expires', enabled: true },
      streamSpecification: { streamViewType: 'NEW_AND_OLD_IMAGES' },
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtectionEnabled: true,
      sseSpecification: { sseEnabled: true, sseType: 'KMS', kmsMasterKeyId: key.attrArn },
      resourcePolicy: {
        policyDocument: policy({
          Sid: 'WritersOnly',
          Effect: 'Deny',
          Principal: '*',
          Action: [
            'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem',
            'dynamodb:PartiQLInsert', 'dynamodb:PartiQLUpdate', 'dynamodb:PartiQLDelete',
          ],
          Resource: TABLE_ARN,
          Condition: { ArnNotEquals: { 'aws:PrincipalArn': WRITERS.map(writer => roleArn(writer)) } },
        }),
      },
    });
    table.applyRemovalPolicy(RemovalPolicy.RETAIN);
    return table;
  }

  addTopic() {
    const key = keyOf(this, 'TopicKey', 'Encrypts the alerts of Guardrails', TOPIC, false, {
      Sid: 'LetAlarmsPublish',
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
    });
    const topic = new sns.CfnTopic(this, 'Alerts', { topicName: TOPIC, kmsMasterKeyId: key.attrArn });
    new sns.CfnTopicPolicy(this, 'AlertsPolicy', {
      topics: [topic.ref],
      policyDocument: policy(
        {
          Sid: 'TakeAlarms',
          Effect: 'Allow',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Action: 'sns:Publish',
          Resource: topic.ref,
          Condition: {
            ArnLike: { 'aws:SourceArn': arnOf('cloudwatch', 'alarm:*') },
            StringEquals: { 'aws:SourceAccount': ADMINISTRATOR },
          },
        },
        refusePlainText('sns:Publish', topic.ref)),
    });
    return topic;
  }

  /** What tells people of incidents: from the table's stream and by the clock. */
  addAlerts(table, topic) {
    const failed = queue(this, 'AlertsFailed', ALERTS_FAILED_QUEUE);
    queuePolicy(this, 'AlertsFailedPolicy', failed);
    const teller = new GuardrailFunction(this, 'IncidentAlerts', {
      name: ALERTS,
      description: 'Tells people of incidents, each once',
      timeout: 300,
      environment: { ...HOME_VARIABLES, ALERTS_TOPIC_ARN: topic.ref, RETENTION_DAYS: `${RETENTION_DAYS}` },
      statements: [
        ownRows('IncidentAlerts', ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem']),
        ALL_ROWS,
        LISTS,
        allow('LetRowsExpire', 'dynamodb:UpdateItem', TABLE_ARN, {
          'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk', 'sk', 'expires'] },
          Null: { 'dynamodb:Attributes': 'false' },
        }),
        DATA_KEY,
        allow('ReadStream', ['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream'],
          `${TABLE_ARN}/stream/*`),
        allow('ListStreams', 'dynamodb:ListStreams', '*'),
        putAside(ALERTS_FAILED_QUEUE, 'GiveUp'),
        allow('TellPeople', ['sns:Publish', 'sns:ListSubscriptionsByTopic'], TOPIC_ARN),
        ALERTS_KEY,
        allow('ReadAccount', ['organizations:DescribeAccount', 'organizations:ListTagsForResource'], ACCOUNTS_ARN),
        allow('ReadUnit', 'organizations:DescribeOrganizationalUnit', organizationArn(`ou/${ORGANIZATION}/ou-*`)),
        allow('ListAccounts', 'organizations:ListAccounts', '*'),
      ],
    });
    new lambda.CfnEventSourceMapping(this, 'FromLedger', {
      eventSourceArn: table.attrStreamArn,
      functionName: teller.resource.ref,
      startingPosition: 'TRIM_HORIZON',
      batchSize: 100,
      maximumBatchingWindowInSeconds: 5,
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 5,
      maximumRecordAgeInSeconds: 3600,
      parallelizationFactor: 10,
      functionResponseTypes: ['ReportBatchItemFailures'],
      destinationConfig: { onFailure: { destination: failed.attrArn } },
    });
    teller.startBy('Sweep', 'rate(5 minutes)', { job: 'sweep' });
    teller.startBy('Daily', 'cron(10 6 * * ? *)', { job: 'daily' });
    teller.startBy('Weekly', 'cron(20 6 ? * MON *)', { job: 'weekly' });
  }

  addReconciliation() {
    const comparer = new GuardrailFunction(this, 'Reconciliation', {
      name: RECONCILIATION,
      description: 'Compares, once a day, what was heard of every account with what was read of it',
      timeout: 900,
      environment: {
        ...HOME_VARIABLES, CONTROL_RULES, HEARD_REGIONS: WATCHED_REGIONS.join(), EXCLUDED_ACCOUNTS: EXCLUDED.join(),
      },
      statements: [
        ownRows('Reconciliation', 'dynamodb:PutItem'),
        ALL_ROWS,
        LISTS,
        DATA_KEY,
        ...ALL_ACCOUNTS,
        AGGREGATOR,
        allow('ListTrails', 'cloudtrail:DescribeTrails', '*'),
        allow('ReadOrganizationTrails', ['cloudtrail:GetTrailStatus', 'cloudtrail:GetEventSelectors'],
          `arn:aws:cloudtrail:*:${MANAGEMENT}:trail/*`),
      ],
    });
    comparer.startBy('Reconciliation', 'cron(40 5 * * ? *)', { job: 'daily', exemptions: [] });
  }

  addDecisions() {
    new GuardrailFunction(this, 'Decisions', {
      name: DECISIONS,
      description: 'Proves who decides on an incident, and writes down what was decided',
      timeout: 60,
      environment: { ...HOME_VARIABLES, REMEDIATES: 'true' },
      statements: [
        ownRows('Decisions', ['dynamodb:PutItem', 'dynamodb:GetItem']),
        ALL_ROWS,
        DATA_KEY,
        allow('StartRemediation', 'lambda:InvokeFunction', functionArn(REMEDIATION)),
        allow('ReadRolesOfPeople', 'iam:GetRole', roleArn('*')),
      ],
    });
  }

  addAlarms(topic) {
    for (const name of [ALERTS, RECONCILIATION, DECISIONS])
      errors(this, name, topic);
    missing(this, ALERTS, 3600, 'an hour', topic);
    missing(this, RECONCILIATION, 86400, 'a day', topic);
    behind(this, ALERTS, 30, topic);
    failures(this, ALERTS_FAILED_QUEUE, topic);
    for (const name of ['ReadThrottleEvents', 'WriteThrottleEvents']) {
      alarm(this, `Ledger-${name}`, `The table ${LEDGER} throttles`,
        { namespace: 'AWS/DynamoDB', name, of: { name: 'TableName', value: LEDGER } }, topic);
    }
    alarm(this, 'Alerts-NotDelivered', `The topic ${TOPIC} could not deliver a message`,
      { namespace: 'AWS/SNS', name: 'NumberOfNotificationsFailed', of: { name: 'TopicName', value: TOPIC } }, topic);
  }
}
