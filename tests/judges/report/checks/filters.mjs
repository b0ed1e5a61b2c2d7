import assert from 'node:assert/strict';
import { focusReaches, idsShown, textOf } from '../open.mjs';

export default async function ({ open, small }) {
  const page = await open(small);
  const all = await idsShown(page);
  assert.equal(all.length, 60);

  await page.fill('#find', 'AKIAEXAMPLE000000003');
  assert.deepEqual(await idsShown(page), ['012345600021'], 'by key id');
  assert.equal(await textOf(page, 'shown'), 'Accounts 1 to 1 of 1, of 60 in all.');
  assert.match(page.url(), /#accounts\?find=AKIAEXAMPLE000000003$/);
  await page.fill('#find', 'ROCKET');
  assert.equal((await idsShown(page)).length, 1, 'by name, in any case');
  await page.fill('#find', 'no such account');
  assert.equal(await textOf(page, 'shown'), 'No account of 60 matches.');
  await page.click('#reset');
  assert.deepEqual(await idsShown(page), all);

  // Each number's link shows as many accounts as its choice says.
  for (const option of await page.locator('#show option:not([value=""])').all()) {
    const [value, label] = [await option.getAttribute('value'), await option.textContent()];
    await page.selectOption('#show', value);
    assert.equal((await idsShown(page)).length, Number(/\((\d+)\)$/.exec(label)[1]), label);
  }
  await page.click('#reset');
  await page.selectOption('#unit', '1');
  assert.ok((await idsShown(page)).length < all.length);
  await page.click('.card a[data-view="is=active-keys"]');
  await focusReaches(page, 'accounts');
  assert.equal((await idsShown(page)).length, 4);
}
