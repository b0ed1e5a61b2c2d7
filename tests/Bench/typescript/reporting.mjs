import { alarm, errors } from './alarms.mjs';
import {
  AGGREGATOR, ALL_ACCOUNTS, ALL_ROWS, BUCKET_ARN, CONTROL_RULES, DASHBOARD, DATA_KEY, EXCLUDED, GuardrailFunction,
  HOME_VARIABLES, LISTS, ORGANIZATION, REGION, REPORT, REPORT_BUCKET, RETENTION_DAYS, TOPIC_ARN, allow, keyOf,
  ownRows, policy, refusePlainText, require, roleArn, useKey,
} from './shared.mjs';

const { RemovalPolicy, Stack } = require('aws-cdk-lib');
const cloudwatch = require('aws-cdk-lib/aws-cloudwatch');
const s3 = require('aws-cdk-lib/aws-s3');

/** The report's numbers: the metric's name, its title, and the statistic of a day. */
const NUMBERS = [
  ['AccountsWithActiveRootKeys', 'Accounts with active root keys'],
  ['AccountsWithRootKeys', 'Accounts with root keys'],
  ['MeanTimeToRemediate', 'Mean time to remediate'],
  ['OldestRootKey', 'Age of the oldest root key'],
  ['RootMfaCoverage', 'Root MFA coverage', 'Minimum'],
  ['RootRequiredMfaCoverage', 'Root MFA of the required kind', 'Minimum'],
  ['RootSignInsThisQuarter', 'Root console sign-ins this quarter'],
  ['AccountsUnknown', 'Accounts UNKNOWN'],
  ['AccountsExempt', 'Accounts exempt'],
  ['AccountsOutOfReach', 'Accounts that no guardrail reaches'],
  ['AccountsNotApplicable', 'Accounts not applicable'],
  ['AccountsNotWatched', 'Accounts not watched'],
  ['EventsMissed', 'Events missed this quarter'],
  ['UsesNotWatched', 'Uses not watched this quarter'],
  ['IncidentsOpen', 'Incidents open'],
  ['IncidentsAcknowledged', 'Incidents acknowledged this quarter'],
  ['IncidentsNobodyLooked', 'Incidents nobody looked at this quarter'],
  ['ReportProblems', 'Problems of the report'],
];

const deny = (Sid, Action, Condition) => ({
  Sid, Effect: 'Deny', Principal: '*', Action, Resource: `${BUCKET_ARN}/*`, ...(Condition && { Condition }),
});

/** The daily report, its bucket and the dashboard. */
export class ReportingStack extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const key = keyOf(this, 'Key', 'Encrypts the reports of Guardrails', 'GuardrailsReports', true);
    this.addReport(key, this.addBucket(key));
    this.addDashboard();
    errors(this, REPORT);
    const problems = {
      namespace: 'Guardrails', name: 'ReportProblems', of: { name: 'OrganizationId', value: ORGANIZATION },
      period: 86400,
    };
    alarm(this, 'ComplianceReport-Missing', 'The daily report is missing for two days',
      { ...problems, statistic: 'SampleCount', periods: 2, below: true });
    alarm(this, 'ComplianceReport-Problems', 'The daily report is not complete: its first line says why',
      { ...problems, statistic: 'Maximum' });
  }

  addBucket(key) {
    const bucket = new s3.CfnBucket(this, 'Bucket', {
      bucketName: REPORT_BUCKET,
      bucketEncryption: {
        serverSideEncryptionConfiguration: [{
          bucketKeyEnabled: true,
          serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: key.attrArn },
        }],
      },
      ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
      publicAccessBlockConfiguration: {
        blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true,
      },
      versioningConfiguration: { status: 'Enabled' },
      objectLockEnabled: true,
      lifecycleConfiguration: {
        rules: [
          { id: 'ForgetReports', status: 'Enabled', prefix: 'reports/', expirationInDays: RETENTION_DAYS },
          {
            id: 'ForgetVersions',
            status: 'Enabled',
            noncurrentVersionExpiration: { noncurrentDays: RETENTION_DAYS },
            abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
          },
        ],
      },
    });
    bucket.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    const bucketPolicy = new s3.CfnBucketPolicy(this, 'BucketPolicy', {
      bucket: REPORT_BUCKET,
      policyDocument: policy(
        deny('WriterOnly', ['s3:PutObject*', 's3:ReplicateObject', 's3:ReplicateTags', 's3:RestoreObject'],
          { ArnNotEquals: { 'aws:PrincipalArn': roleArn(REPORT) } }),
        deny('NobodyRemoves', ['s3:DeleteObject*', 's3:BypassGovernanceRetention']),
        deny('NoOtherEncryption', 's3:PutObject',
          { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } }),
        deny('NoOtherKey', 's3:PutObject',
          { StringNotEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': key.attrArn } }),
        refusePlainText('s3:*', [BUCKET_ARN, `${BUCKET_ARN}/*`], 'EncryptedInTransitOnly')),
    });
    bucketPolicy.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    bucketPolicy.addResourceDependency(bucket);
    return bucketPolicy;
  }

  addReport(key, bucketPolicy) {
    const reporter = new GuardrailFunction(this, 'ComplianceReport', {
      name: REPORT,
      description: "Makes the daily report on the organization's root credentials",
      timeout: 900,
      memory: 2048,
      storage: 2048,
      environment: {
        ...HOME_VARIABLES, CONTROL_RULES, ALERTS_TOPIC_ARN: TOPIC_ARN, REPORT_BUCKET, REPORT_KEY_ARN: key.attrArn,
        REPORT_DAYS: `${RETENTION_DAYS}`, EXCLUDED_ACCOUNTS: EXCLUDED.join(),
      },
      statements: [
        ownRows('ComplianceReport', 'dynamodb:PutItem'),
        ALL_ROWS,
        LISTS,
        DATA_KEY,
        ...ALL_ACCOUNTS,
        AGGREGATOR,
        allow('CountRecipients', 'sns:ListSubscriptionsByTopic', TOPIC_ARN),
        allow('WriteReports', ['s3:PutObject', 's3:PutObjectRetention'], `${BUCKET_ARN}/reports/*`),
        allow('WriteLatest', 's3:PutObject', `${BUCKET_ARN}/latest.json`),
        useKey('UseReportsKey', 's3', 'kms:GenerateDataKey'),
      ],
    });
    reporter.resource.addResourceDependency(bucketPolicy);
    reporter.startBy('ComplianceReport', 'cron(0 6 * * ? *)', { job: 'daily', exemptions: [] });
  }

  addDashboard() {
    const head = `# Guardrails: root credentials of ${ORGANIZATION}\n`
      + 'The numbers of the daily report, one point a day. A number without a point had no value that day. The '
      + `report itself is in the bucket \`${REPORT_BUCKET}\`.`;
    const number = ([name, title, stat = 'Maximum'], index) => ({
      type: 'metric',
      x: index % 4 * 6,
      y: 2 + Math.floor(index / 4) * 6,
      width: 6,
      height: 6,
      properties: {
        title,
        view: 'singleValue',
        sparkline: true,
        region: REGION,
        stat,
        period: 86400,
        metrics: [['Guardrails', name, 'OrganizationId', ORGANIZATION, { label: title }]],
      },
    });
    new cloudwatch.CfnDashboard(this, 'Dashboard', {
      dashboardName: DASHBOARD,
      dashboardBody: JSON.stringify({
        start: '-P14D',
        widgets: [
          { type: 'text', x: 0, y: 0, width: 24, height: 2, properties: { markdown: head } }, ...NUMBERS.map(number),
        ],
      }),
    });
  }
}
