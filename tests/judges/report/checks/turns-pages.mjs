import assert from 'node:assert/strict';
import { follow, idsShown, textOf } from '../open.mjs';

export default async function ({ open, large }) {
  const page = await open(large);
  const first = await idsShown(page);
  assert.equal(first.length, 100);
  assert.equal(await textOf(page, 'shown'), 'Accounts 1 to 100 of 10,000.');
  assert.ok(await page.locator('#previous').isDisabled());
  await page.click('#next');
  assert.equal(await textOf(page, 'page-of'), 'Page 2 of 100');
  assert.equal((await idsShown(page)).filter((id) => first.includes(id)).length, 0);
  await follow(page, '#accounts?page=100');
  assert.equal(await textOf(page, 'shown'), 'Accounts 9,901 to 10,000 of 10,000.');
  assert.ok(await page.locator('#next').isDisabled());
}
