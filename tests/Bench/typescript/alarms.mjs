// The alarms. Those of the stack that has the topic name it; the others know its ARN.
import { TOPIC_ARN, require } from './shared.mjs';

const cloudwatch = require('aws-cdk-lib/aws-cloudwatch');

/** An alarm; one of what is below its threshold also rings where there is no data. */
export const alarm = (scope, id, description, metric, topic = TOPIC_ARN) => new cloudwatch.CfnAlarm(scope, id, {
  alarmName: `Guardrails-${id}`,
  alarmDescription: description,
  namespace: metric.namespace,
  metricName: metric.name,
  dimensions: [metric.of],
  statistic: metric.statistic ?? 'Sum',
  period: metric.period ?? 900,
  evaluationPeriods: metric.periods ?? 1,
  threshold: metric.threshold ?? 1,
  comparisonOperator: metric.below ? 'LessThanThreshold' : 'GreaterThanOrEqualToThreshold',
  treatMissingData: metric.below ? 'breaching' : 'notBreaching',
  alarmActions: [topic],
});

const idOf = (name, what) => `${name.slice('Guardrails'.length)}-${what}`;

const ofFunction = (name, metric) =>
  ({ namespace: 'AWS/Lambda', of: { name: 'FunctionName', value: name }, ...metric });

/** A function fails, or is throttled. */
export const errors = (scope, name, topic) => {
  alarm(scope, idOf(name, 'Errors'), `The function ${name} fails`, ofFunction(name, { name: 'Errors' }), topic);
  throttles(scope, name, topic);
};

/** A function is throttled. */
export const throttles = (scope, name, topic) => alarm(
  scope, idOf(name, 'Throttles'), `The function ${name} is throttled`, ofFunction(name, { name: 'Throttles' }), topic);

/** A function did not run. */
export const missing = (scope, name, period, words, topic) => alarm(
  scope, idOf(name, 'Missing'), `The function ${name} did not run for ${words}`,
  ofFunction(name, { name: 'Invocations', period, below: true }), topic);

/** A function is behind the stream that it reads. */
export const behind = (scope, name, minutes, topic) => alarm(
  scope, idOf(name, 'Behind'), `The function ${name} is behind the ledger's stream by ${minutes} minutes`,
  ofFunction(name, { name: 'IteratorAge', statistic: 'Maximum', period: 300, threshold: minutes * 60000 }), topic);

const ofQueue = (name, metric, threshold) => ({
  namespace: 'AWS/SQS', name: metric, of: { name: 'QueueName', value: name }, statistic: 'Maximum', period: 300,
  threshold,
});

/** Messages lie in a failed queue. */
export const failures = (scope, name, topic) => alarm(
  scope, idOf(name, 'Failed'), `The queue ${name}: Messages lie in it that nobody could act on`,
  ofQueue(name, 'ApproximateNumberOfMessagesVisible', 1), topic);

/** A message waits for too long. */
export const age = (scope, name, minutes) => alarm(
  scope, idOf(name, 'Age'), `The queue ${name}: A message has waited for ${minutes} minutes`,
  ofQueue(name, 'ApproximateAgeOfOldestMessage', minutes * 60));

/** Too many messages wait. */
export const depth = (scope, name, messages) => alarm(
  scope, idOf(name, 'Depth'), `The queue ${name}: ${messages} messages wait`,
  ofQueue(name, 'ApproximateNumberOfMessagesVisible', messages));
