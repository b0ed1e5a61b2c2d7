import assert from 'node:assert/strict';
import { idsShown } from '../open.mjs';

export default async function ({ open, small, large }) {
  const page = await open(small);
  await page.check('#group');
  assert.match(page.url(), /group=unit/);
  const headings = await page.locator('#accounts-table tbody.unit').allTextContents();
  assert.equal(headings.length, 5);
  assert.ok(headings.some((one) => one.startsWith('Workloads › Production') && one.includes('12 accounts')), headings[0]);
  assert.ok(headings.some((one) => one.startsWith('R&D / <Labs>')));
  // The accounts below a heading are those of its unit.
  assert.ok(await page.evaluate(() => {
    let unit = null;
    return [...document.querySelectorAll('#accounts-table > tbody')].every((body) => {
      if (body.className.includes('unit')) { unit = body.querySelector('th').innerText.split('\n')[0]; return true; }
      return unit.startsWith(body.rows[0].cells[2].textContent);
    });
  }));
  await page.uncheck('#group');
  assert.equal(await page.locator('#accounts-table tbody.unit').count(), 0);
  assert.equal((await idsShown(page)).length, 60);

  const many = await open(large, { hash: '#accounts?group=unit' });
  assert.equal(await many.locator('#accounts-table tbody.unit').count(), 5);
  assert.equal(await many.locator('#accounts-table tbody.unit.shown').count(), 1);
}
