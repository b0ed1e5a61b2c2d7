import assert from 'node:assert/strict';

export default async function ({ open, small }) {
  const page = await open(small);
  const first = await page.evaluate(() => document.body.innerText.trim().split('\n')[0]);
  assert.equal(first, 'This report is not complete.');
}
