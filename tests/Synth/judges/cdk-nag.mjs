// Runs cdk-nag's AwsSolutions pack over templates. Reads [{ name, path }] on stdin, writes [{ template, resource, rule, why }] to stdout.
import { text } from 'node:stream/consumers';
import { App, Aspects, LegacyStackSynthesizer, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AwsSolutionsChecks } from 'cdk-nag';

const findings = [];
const found = ({ resource, ruleId, ruleInfo, findingId, errorMessage }) => findings.push({
  template: resource.stack.stackName,
  resource: resource.stack.resolve(resource.logicalId),
  rule: findingId ? `${ruleId}[${findingId}]` : ruleId,
  why: errorMessage ?? ruleInfo,
});
const logger = { onCompliance() {}, onNotApplicable() {}, onNonCompliance: found, onError: found, onSuppressed() {}, onSuppressedError() {} };

const app = new App({ analyticsReporting: false, treeMetadata: false });
for (const { name, path } of JSON.parse(await text(process.stdin))) {
  const stack = new Stack(app, name, { stackName: name, synthesizer: new LegacyStackSynthesizer() });
  new CfnInclude(stack, 'Template', { templateFile: path });
}
Aspects.of(app).add(new AwsSolutionsChecks({ reports: false, additionalLoggers: [logger] }));
app.synth();
process.stdout.write(JSON.stringify(findings));
