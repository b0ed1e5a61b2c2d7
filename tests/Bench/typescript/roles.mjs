// The roles that stand in accounts of the organization for functions of the delegated administrator.
import {
  BUS_ARN, EVALUATOR, EVENT_HISTORY, MEMBER_ROLE, RECHECK, REGION, REMEDIATION, RULE_STARTER, allow, assumedRole,
  policy, trustOf,
} from './shared.mjs';

export const memberRole = assumedRole(
  MEMBER_ROLE, "Lets the evaluator of Guardrails read the root user's posture and report it to AWS Config",
  'EvaluatorOnly', EVALUATOR,
  allow('ReadRootPosture', [
    'iam:GetAccountSummary', 'iam:ListVirtualMFADevices', 'iam:GenerateCredentialReport', 'iam:GetCredentialReport',
  ], '*'),
  allow('ReportToConfig', 'config:PutEvaluations', '*'));

export const ruleStarter = assumedRole(
  RULE_STARTER, 'Lets Guardrails have AWS Config evaluate the account as soon as its root credentials change',
  'RecheckOnly', RECHECK,
  allow('ListRules', 'config:DescribeConfigRules', '*'),
  allow('StartRules', 'config:StartConfigRulesEvaluation',
    `arn:aws:config:${REGION}:*:config-rule/aws-service-rule/*`));

export const eventHistory = assumedRole(
  EVENT_HISTORY, 'Lets Guardrails read what the root keys of the account did',
  'RemediationOnly', REMEDIATION,
  allow('ListRegions', 'account:ListRegions', '*'),
  allow('ReadEventHistory', 'cloudtrail:LookupEvents', '*'));

export const forwarderRole = roleName => ({
  roleName,
  description: 'Lets EventBridge put events on the event bus of Guardrails',
  assumeRolePolicyDocument: trustOf('events.amazonaws.com'),
  policies: [{ policyName: 'PutEvents', policyDocument: policy(allow('PutEvents', 'events:PutEvents', BUS_ARN)) }],
});
