import { GUARDRAILS } from './guardrails.mjs';
import { eventHistory, memberRole, ruleStarter } from './roles.mjs';
import {
  ACCOUNTS_ARN, ADMINISTRATOR, GuardrailFunction, MANAGEMENT, ORGANIZATION, POLICIES_ARN, QUARANTINE, REGION,
  REMEDIATION, ROOT, SETUP, allow, asData, assumedRole, organizationArn, policy, require, stackSetOf,
} from './shared.mjs';

const { CfnResource, CfnStackSet, Fn, RemovalPolicy, Stack } = require('aws-cdk-lib');
const iam = require('aws-cdk-lib/aws-iam');
const organizations = require('aws-cdk-lib/aws-organizations');

const SERVICES = ['config.amazonaws.com', 'config-multiaccountsetup.amazonaws.com', 'iam.amazonaws.com'];
const MEMBER_STACK_SETS = 'member.org.stacksets.cloudformation.amazonaws.com';
const forServices = services => ({ StringEquals: { 'organizations:ServicePrincipal': services } });
const serviceRole = (sid, service, name) => allow(sid, 'iam:CreateServiceLinkedRole',
  `arn:aws:iam::${MANAGEMENT}:role/aws-service-role/${service}/${name}`,
  { StringEquals: { 'iam:AWSServiceName': service } });

/** What lives in the management account. */
export class OrganizationStack extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const prepared = this.addSetup();
    this.addQuarantineRole(this.addGuardrails(prepared));
    this.addRoles(prepared);
  }

  /** What prepares the organization for its guardrails. */
  addSetup() {
    const setup = new GuardrailFunction(this, 'Setup', {
      name: SETUP,
      description: 'Prepares the organization for its guardrails; changes nothing when the stack is deleted',
      timeout: 900,
      statements: [
        allow('ReadOrganization', [
          'organizations:DescribeOrganization', 'organizations:ListRoots',
          'organizations:ListAWSServiceAccessForOrganization', 'organizations:ListDelegatedAdministrators',
          'cloudformation:DescribeOrganizationsAccess', 'iam:ListOrganizationsFeatures',
        ], '*'),
        allow('EnableServiceControlPolicies', 'organizations:EnablePolicyType',
          organizationArn(`root/${ORGANIZATION}/${ROOT}`)),
        allow('TrustServices', 'organizations:EnableAWSServiceAccess', '*',
          forServices([...SERVICES, MEMBER_STACK_SETS])),
        allow('TrustStackSets', 'cloudformation:ActivateOrganizationsAccess', '*'),
        serviceRole('LetStackSetsAct', 'stacksets.cloudformation.amazonaws.com',
          'AWSServiceRoleForCloudFormationStackSetsOrgAdmin'),
        allow('Delegate', 'organizations:RegisterDelegatedAdministrator',
          organizationArn(`account/${ORGANIZATION}/${ADMINISTRATOR}`), forServices(SERVICES)),
        allow('ManageRootAccessCentrally',
          ['iam:EnableOrganizationsRootCredentialsManagement', 'iam:EnableOrganizationsRootSessions'], '*'),
        serviceRole('LetConfigReachThisAccount', 'config-multiaccountsetup.amazonaws.com',
          'AWSServiceRoleForConfigMultiAccountSetup'),
      ],
    });
    return new CfnResource(this, 'Prepared', {
      type: 'Custom::GuardrailsOrganizationSetup',
      properties: {
        ServiceToken: setup.resource.attrArn,
        ServiceTimeout: 960,
        Code: setup.codeHash,
        OrganizationId: ORGANIZATION,
        RootId: ROOT,
        ManagementAccountId: MANAGEMENT,
        DelegatedAdministratorId: ADMINISTRATOR,
        TrustedServices: SERVICES,
        DelegatedServices: SERVICES,
        OrganizationFeatures: ['RootCredentialsManagement', 'RootSessions'],
      },
    });
  }

  /** One after another, since AWS Organizations refuses concurrent changes. Returns them by name. */
  addGuardrails(prepared) {
    const added = {};
    let previous = prepared;
    for (const { name, description, targets, statements } of GUARDRAILS) {
      const resource = new organizations.CfnPolicy(this, name, {
        name: `Guardrails-${name}`,
        description,
        type: 'SERVICE_CONTROL_POLICY',
        content: policy(...statements),
        targetIds: targets,
      });
      resource.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
      resource.addResourceDependency(previous);
      previous = added[name] = resource;
    }
    return added;
  }

  addQuarantineRole(guardrails) {
    const move = name => allow(`Move${name}`, [
      'organizations:AttachPolicy', 'organizations:DetachPolicy', 'organizations:DescribePolicy',
      'organizations:ListTargetsForPolicy',
    ], Fn.join('', [POLICIES_ARN, guardrails[name].attrId]));
    new iam.CfnRole(this, 'Quarantine', assumedRole(
      QUARANTINE, 'Lets Guardrails attach its two quarantine policies to accounts, and detach them',
      'RemediationOnly', REMEDIATION,
      move('RootQuarantineForRemoval'),
      move('RootQuarantine'),
      allow('OnAccounts', [
        'organizations:AttachPolicy', 'organizations:DetachPolicy', 'organizations:ListPoliciesForTarget',
      ], ACCOUNTS_ARN),
      allow('FindPolicies', 'organizations:ListPolicies', '*',
        { StringEquals: { 'organizations:PolicyType': 'SERVICE_CONTROL_POLICY' } })));
  }

  /** The roles of every account: here, where StackSets never reach, and in all others. */
  addRoles(prepared) {
    new iam.CfnRole(this, 'MemberRole', memberRole);
    new iam.CfnRole(this, 'RuleStarter', ruleStarter);
    new CfnStackSet(this, 'MemberRoles', stackSetOf(
      'GuardrailsMemberRole',
      'The roles by which Guardrails judges the root user of an account, and reads what its keys did',
      [REGION],
      {
        MemberRole: asData(memberRole),
        RuleStarter: { ...asData(ruleStarter), DependsOn: 'MemberRole' },
        EventHistory: asData(eventHistory),
      })).addResourceDependency(prepared);
  }
}
