// Reads cases (IamCase in ../IamJudge.cs) as a JSON list on stdin and answers one decision each as a JSON list on stdout.
// @cloud-copilot/iam-simulate is AGPL: an outside judge, run in its own process, never shipped.
import { text } from 'node:stream/consumers';
import { runSimulation } from '@cloud-copilot/iam-simulate';

const allowAll = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
const named = (policies) => policies.map((policy, index) => ({ name: `policy${index}`, policy }));
const accountOf = (arn) => arn.split(':')[4];

async function decide({ principal, action, resource, resourceAccount, context, path, identity, session, trust }) {
  const answer = await runSimulation({
    request: {
      principal,
      action,
      resource: { resource, accountId: resourceAccount || accountOf(resource) || accountOf(principal) },
      contextVariables: Object.fromEntries(Object.entries(context).map(([key, values]) => [key, values.length === 1 ? values[0] : values])),
    },
    // The judge knows no implicit allow for a root user.
    identityPolicies: named(identity ?? [allowAll]),
    serviceControlPolicies: path.map((policies, index) => ({ orgIdentifier: `level${index}`, policies: named(policies) })),
    resourceControlPolicies: [],
    sessionPolicy: session ?? undefined,
    resourcePolicy: trust ?? undefined,
  }, {});
  if (answer.resultType === 'error') return `Error: ${JSON.stringify(answer.errors)}`;

  const results = answer.resultType === 'single' ? [answer.result] : answer.results;
  const ignored = results.flatMap((result) => result.ignoredContextKeys ?? []);
  return ignored.length > 0 ? `Error: the judge ignores ${ignored.join(', ')}` : answer.overallResult;
}

const answers = [];
for (const question of JSON.parse(await text(process.stdin))) answers.push(await decide(question));
process.stdout.write(JSON.stringify(answers));
