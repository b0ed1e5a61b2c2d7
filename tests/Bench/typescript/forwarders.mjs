import { FORWARDERS, MANAGEMENT_FORWARDERS } from './patterns.mjs';
import { forwarderRole } from './roles.mjs';
import { BUS_ARN, FORWARDER_ROLE, REGION, WATCHED_REGIONS, asData, require, stackSetOf } from './shared.mjs';

const { CfnStackSet, Stack } = require('aws-cdk-lib');
const events = require('aws-cdk-lib/aws-events');
const iam = require('aws-cdk-lib/aws-iam');

/** A forwarding rule as a template that is data has it. */
const ruleAsData = ({ name, description, pattern, state }) => ({
  Type: 'AWS::Events::Rule',
  Properties: {
    Name: name,
    Description: description,
    EventPattern: pattern,
    State: state,
    Targets: [{ Id: 'Bus', Arn: BUS_ARN, RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } }],
  },
});

/** What forwards root events of every member account, by a StackSet, and of the management account. */
export class ForwardersStack extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    new CfnStackSet(this, 'Forwarders', stackSetOf(
      'GuardrailsEventForwarders', FORWARDERS[0].description, WATCHED_REGIONS,
      {
        Role: asData(forwarderRole({ 'Fn::Sub': `${FORWARDER_ROLE}\${AWS::Region}` })),
        ...Object.fromEntries(FORWARDERS.map(one => [one.id, ruleAsData(one)])),
      }));
    const role = new iam.CfnRole(this, 'Role', forwarderRole(FORWARDER_ROLE + REGION));
    for (const { id: rule, name, description, pattern, state } of [...FORWARDERS, ...MANAGEMENT_FORWARDERS]) {
      new events.CfnRule(this, rule, {
        name, description, eventPattern: pattern, state,
        targets: [{ id: 'Bus', arn: BUS_ARN, roleArn: role.attrArn }],
      });
    }
  }
}
