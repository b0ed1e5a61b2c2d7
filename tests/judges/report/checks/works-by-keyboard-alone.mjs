import assert from 'node:assert/strict';
import { focusReaches } from '../open.mjs';

export default async function ({ open, small }) {
  const page = await open(small);
  const wanted = await page.evaluate(() => {
    const all = [...document.querySelectorAll('a[href], button:not(:disabled), input, select, summary, [tabindex="0"]')]
      .filter((one) => one.checkVisibility());
    all.forEach((one, place) => { one.dataset.place = place; });
    return all.length;
  });
  const reached = [];
  for (let press = 0; press < wanted; press++) {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate(() => Number(document.activeElement.dataset.place)));
  }
  assert.deepEqual(reached, [...Array(wanted).keys()], 'Tab reaches everything in the order of reading');

  // Enter and Space open details and sort; a link by Enter leads to the accounts.
  const button = page.locator('#account-012345600021 th button');
  await button.focus();
  assert.notEqual(await button.evaluate((one) => getComputedStyle(one).outlineStyle), 'none', 'the focus is seen');
  await page.keyboard.press('Enter');
  assert.equal(await button.getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('Space');
  assert.equal(await button.getAttribute('aria-expanded'), 'false');
  await page.locator('#accounts-table thead button').nth(1).focus();
  await page.keyboard.press('Space');
  assert.equal(await page.locator('th[aria-sort]').textContent(), 'Name');
  await page.locator('.card a').first().focus();
  await page.keyboard.press('Enter');
  await focusReaches(page, 'accounts');
}
