// What infra/ deploys for tests/Bench/Synthesis/organization.json, as a CDK author writes it in TypeScript for that
// organization alone, in the form that Node.js runs: compiled. One file for each stack is beside this one. It is
// frozen: the bench compares stacks and numbers of resources, within a tenth, and asks for its renewal where that no
// longer holds. What a resource says may differ from what infra/ says today.
//
// It reads what the CDK CLI passes to an app: CDK_OUTDIR.
import { ActivityStack } from './activity.mjs';
import { DetectionStack } from './detection.mjs';
import { ForwardersStack } from './forwarders.mjs';
import { LedgerStack } from './ledger.mjs';
import { OrganizationStack } from './organization.mjs';
import { RemediationStack } from './remediation.mjs';
import { ReportingStack } from './reporting.mjs';
import { ADMINISTRATOR, MANAGEMENT, REGION, require } from './shared.mjs';

const { App } = require('aws-cdk-lib');

const [ADMINISTERED, MANAGED] = [
  'Guardrails in the delegated administrator account:', 'Guardrails in the management account:',
];

const app = new App({ analyticsReporting: false, treeMetadata: false });

const add = (Kind, id, account, description, ...after) => {
  const stack = new Kind(app, id, { stackName: `Guardrails-${id}`, description, env: { account, region: REGION } });
  for (const earlier of after)
    stack.addStackDependency(earlier);
  return stack;
};

const organization = add(OrganizationStack, 'Organization', MANAGEMENT,
  `${MANAGED} policies, the setup and, where accounts are watched, their roles`);
const ledger = add(LedgerStack, 'Ledger', ADMINISTRATOR,
  `${ADMINISTERED} what remembers incidents and tells people`, organization);
const detection = add(DetectionStack, 'Detection', ADMINISTRATOR,
  `${ADMINISTERED} what detects root credentials`, organization, ledger);
const activity = add(ActivityStack, 'Activity', ADMINISTRATOR,
  `${ADMINISTERED} what hears of an account and evaluates it at once`, detection);
add(ReportingStack, 'Reporting', ADMINISTRATOR,
  `${ADMINISTERED} the daily report, its bucket and the dashboard`, ledger);
add(RemediationStack, 'Remediation', ADMINISTRATOR,
  `${ADMINISTERED} what removes root keys`, organization, ledger);
add(ForwardersStack, 'Forwarders', MANAGEMENT,
  `${MANAGED} what forwards root events of every account`, activity);
app.synth();
