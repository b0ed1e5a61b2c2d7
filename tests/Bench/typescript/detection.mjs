import { alarm, missing, throttles } from './alarms.mjs';
import {
  AGGREGATOR_ROLE, AUDIT_TASK, CONTROL_RULES, DATA_KEY, EVALUATOR, EXCLUDED, GuardrailFunction, MEMBERSHIP,
  MEMBER_ROLE, ORGANIZATION_VARIABLES, REGION, assume, otherRows, ownRows, require, rootSession, trustOf,
} from './shared.mjs';

const { Stack } = require('aws-cdk-lib');
const config = require('aws-cdk-lib/aws-config');
const iam = require('aws-cdk-lib/aws-iam');
const lambda = require('aws-cdk-lib/aws-lambda');

const ROOT_RULES = "resourceType = 'AWS::Config::ResourceCompliance' "
  + "AND configuration.targetResourceType = 'AWS::::Account' "
  + "AND configuration.configRuleList.configRuleName LIKE 'OrgConfigRule-root-%'";
const RULES = 'configuration.configRuleList.configRuleName, configuration.configRuleList.complianceType';
const RECORDED = 'Results can be old: look at the rule. Only of accounts that record AWS::Config::ResourceCompliance.';

/** The saved queries: each one's name, what it answers, and itself. */
const QUERIES = [
  ['AccountsByCompliance',
    `How many accounts comply with every account-level rule, and how many break one. ${RECORDED}`,
    `SELECT configuration.complianceType, COUNT(*) WHERE ${ROOT_RULES} GROUP BY configuration.complianceType`],
  ['AccountsThatBreakARule',
    `Which accounts break an account-level rule, and the result of each such rule. ${RECORDED}`,
    `SELECT accountId, ${RULES}, configurationItemCaptureTime WHERE ${ROOT_RULES} `
      + "AND configuration.complianceType = 'NON_COMPLIANT'"],
  ['AccountsWithResults',
    'Every account that has a result of a root rule, and since when. An account that is missing here is unknown, not '
      + `compliant. ${RECORDED}`,
    `SELECT accountId, configuration.complianceType, ${RULES}, configurationItemCaptureTime WHERE ${ROOT_RULES}`],
  ['ConformancePacks',
    "Each conformance pack's compliance in each account. Only of accounts that record "
      + 'AWS::Config::ConformancePackCompliance.',
    'SELECT accountId, awsRegion, resourceName, configuration.complianceType '
      + "WHERE resourceType = 'AWS::Config::ConformancePackCompliance'"],
];

/** What detects root credentials. */
export class DetectionStack extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    this.addRule();
    this.addAggregator();
    for (const [name, queryDescription, queryExpression] of QUERIES)
      new config.CfnStoredQuery(this, name, { queryName: `Guardrails-${name}`, queryDescription, queryExpression });
    alarm(this, 'RootPostureRule-Unrecorded',
      `The function ${EVALUATOR} failed, and the ledger has neither an answer nor the cause`,
      { namespace: 'Guardrails', name: 'Unrecorded', of: { name: 'FunctionName', value: EVALUATOR } });
    throttles(this, EVALUATOR);
    missing(this, EVALUATOR, 86400, 'a day');
  }

  addRule() {
    const evaluator = new GuardrailFunction(this, 'RootPostureRule', {
      name: EVALUATOR,
      description: 'Judges the root user of an account for AWS Config',
      timeout: 120,
      environment: { ...ORGANIZATION_VARIABLES, HOME_REGION: REGION, ROOT_SESSIONS: 'true' },
      statements: [
        assume('AssumeMemberRole', `arn:aws:iam::*:role/${MEMBER_ROLE}`),
        MEMBERSHIP,
        ownRows('RootPostureRule', ['dynamodb:PutItem', 'dynamodb:GetItem']),
        otherRows('ReadOtherRows', 'dynamodb:Query', 'RootActivity'),
        DATA_KEY,
        rootSession('AuditRootUsers', AUDIT_TASK),
      ],
    });
    const permission = new lambda.CfnPermission(this, 'InvokeByConfig', {
      functionName: evaluator.resource.attrArn, action: 'lambda:InvokeFunction', principal: 'config.amazonaws.com',
    });
    new config.CfnOrganizationConfigRule(this, 'NoRootAccessKeys', {
      organizationConfigRuleName: CONTROL_RULES,
      excludedAccounts: EXCLUDED,
      organizationCustomRuleMetadata: {
        description: 'The root user of the account has no access key, active or inactive.',
        lambdaFunctionArn: evaluator.resource.attrArn,
        organizationConfigRuleTriggerTypes: ['ScheduledNotification'],
        maximumExecutionFrequency: 'TwentyFour_Hours',
        inputParameters: JSON.stringify({ control: 'NoRootAccessKeys' }),
      },
    }).addResourceDependency(permission);
  }

  addAggregator() {
    const role = new iam.CfnRole(this, 'AggregatorRole', {
      roleName: AGGREGATOR_ROLE,
      description: 'Lets AWS Config read which accounts the organization has',
      assumeRolePolicyDocument: trustOf('config.amazonaws.com'),
      managedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSConfigRoleForOrganizations'],
    });
    new config.CfnConfigurationAggregator(this, 'Aggregator', {
      configurationAggregatorName: 'GuardrailsOrganization',
      organizationAggregationSource: { roleArn: role.attrArn, awsRegions: [REGION] },
    });
  }
}
