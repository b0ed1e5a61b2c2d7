import assert from 'node:assert/strict';
import { follow, idsShown } from '../open.mjs';

export default async function ({ open, small }) {
  const page = await open(small);
  const column = (place) => page.evaluate((at) => [...document.querySelectorAll('tbody.account.shown')]
    .map((body) => body.rows[0].cells[at].textContent), place);

  for (const [place, button] of (await page.locator('#accounts-table thead button').all()).entries()) {
    await button.click();
    const header = page.locator('#accounts-table thead th').nth(place);
    const first = await header.getAttribute('aria-sort');
    const once = await idsShown(page);
    await button.click();
    assert.notEqual(await header.getAttribute('aria-sort'), first);
    assert.equal(await page.locator('th[aria-sort]').count(), 1);
    assert.deepEqual([...await idsShown(page)].sort(), [...once].sort(), 'none is lost');
  }
  await page.selectOption('#sort', 'id', { force: true });
  const ids = await idsShown(page);
  assert.deepEqual(ids, [...ids].sort());
  await follow(page, '#accounts?sort=-evidence');
  const times = (await column(8)).filter((time) => time !== 'None');
  assert.deepEqual(times, [...times].sort().reverse());
}
