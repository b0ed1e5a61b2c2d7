import assert from 'node:assert/strict';
import { follow, textOf } from '../open.mjs';

export default async function ({ open, large }) {
  // workload-09999 stands on one of the last pages.
  const page = await open(large, { hash: '#account-012345669993' });
  const account = page.locator('#account-012345669993');
  assert.ok(await account.isVisible());
  assert.ok(await account.locator('.details').isVisible());
  assert.equal(await account.locator('button').getAttribute('aria-expanded'), 'true');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), '012345669993');
  const top = await account.evaluate((one) => one.getBoundingClientRect().top);
  assert.ok(top >= 0 && top < 900, `it is seen: ${top}`);

  // A link goes past a filter that would hide its account.
  await page.fill('#find', 'workload-00100');
  assert.equal(await textOf(page, 'shown'), 'Accounts 1 to 1 of 1, of 10,000 in all.');
  await follow(page, '#account-012345600021');
  assert.ok(await page.locator('#account-012345600021 .details').isVisible());
  // A link to nothing leaves the page as it is.
  await follow(page, '#account-999999999999');
  assert.ok(await page.locator('#accounts-table').isVisible());
}
