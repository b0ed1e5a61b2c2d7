// Reads a batch of cases (IamJudge.cs) as JSON on stdin and answers one decision each, and how long they took, as JSON on stdout.
// A policy stands once in the batch, however many cases it has a say in; they refer to it by its number.
// @cloud-copilot/iam-simulate is AGPL: an outside judge, run in its own process, never shipped.
import { text } from 'node:stream/consumers';
import { createValidatedPolicy, validateIdentityPolicy, validateResourcePolicy, validateServiceControlPolicy } from '@cloud-copilot/iam-policy';
import { runSimulation } from '@cloud-copilot/iam-simulate';

const { policies, cases } = JSON.parse(await text(process.stdin));

// A quarter of the judge's time goes into asking whether two names are equal but for case, in some human language. In ASCII
// that is a short question.
const { localeCompare } = String.prototype;
const ascii = /^[\x00-\x7f]*$/;
String.prototype.localeCompare = function (other, locales, options) {
  return options?.sensitivity === 'accent' && ascii.test(this) && ascii.test(other)
    ? Number(this.toLowerCase() !== other.toLowerCase())
    : localeCompare.call(this, other, locales, options);
};

const accountOf = (arn) => arn.split(':')[4];

// Each policy is validated once for each kind that it is used as, not once for each case.
const validated = (validate) => {
  const known = new Map();
  return (number) => known.get(number) ?? known.set(number, createValidatedPolicy(policies[number], validate)).get(number);
};
const identityPolicy = validated(validateIdentityPolicy);
const serviceControlPolicy = validated(validateServiceControlPolicy);
const trustPolicy = validated(validateResourcePolicy);
const named = (numbers, policy) => numbers.map((number) => ({ name: `policy${number}`, policy: policy(number) }));

// The judge knows no implicit allow for a root user.
const allowAll = createValidatedPolicy({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }, validateIdentityPolicy);

async function decide({ principal, action, resource, resourceAccount, context, path, identity, session, trust }) {
  const answer = await runSimulation({
    request: {
      principal,
      action,
      resource: { resource, accountId: resourceAccount || accountOf(resource) || accountOf(principal) },
      contextVariables: Object.fromEntries(Object.entries(context).map(([key, values]) => [key, values.length === 1 ? values[0] : values])),
    },
    identityPolicies: identity ? named(identity, identityPolicy) : [{ name: 'root', policy: allowAll }],
    serviceControlPolicies: path.map((numbers, index) => ({ orgIdentifier: `level${index}`, policies: named(numbers, serviceControlPolicy) })),
    resourceControlPolicies: [],
    sessionPolicy: session === null ? undefined : identityPolicy(session),
    resourcePolicy: trust === null ? undefined : trustPolicy(trust),
  }, {});
  if (answer.resultType === 'error') return `Error: ${JSON.stringify(answer.errors)}`;

  const results = answer.resultType === 'single' ? [answer.result] : answer.results;
  const ignored = results.flatMap((result) => result.ignoredContextKeys ?? []);
  return ignored.length > 0 ? `Error: the judge ignores ${ignored.join(', ')}` : answer.overallResult;
}

// The time is for tests/Bench, and is of decisions alone.
for (const { path } of cases) path.flat().forEach(serviceControlPolicy);
const answers = [];
const started = performance.now();
for (const question of cases) answers.push(await decide(question));
process.stdout.write(JSON.stringify({ answers, decisionMilliseconds: performance.now() - started }));
