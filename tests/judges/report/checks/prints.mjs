import assert from 'node:assert/strict';
import { idsShown } from '../open.mjs';

export default async function ({ open, small, large }) {
  const page = await open(small, { colorScheme: 'dark' });
  assert.equal((await page.pdf()).subarray(0, 5).toString(), '%PDF-');
  await page.selectOption('#show', 'keys');
  await page.emulateMedia({ media: 'print' });
  assert.equal((await idsShown(page)).length, 6, 'what matches is printed');
  assert.ok(!await page.locator('form.tools').isVisible());
  assert.ok(!await page.locator('header nav').isVisible());
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).color), 'rgb(29, 36, 44)', 'ink on paper');

  const many = await open(large);
  await many.fill('#find', 'workload-001');
  await many.emulateMedia({ media: 'print' });
  assert.equal((await idsShown(many)).length, 100);
  await many.emulateMedia({ media: 'screen' });
  await many.fill('#find', 'workload-00');
  await many.emulateMedia({ media: 'print' });
  assert.equal((await idsShown(many)).length, 982, 'beyond the first page, too');
}
