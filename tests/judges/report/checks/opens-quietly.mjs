import assert from 'node:assert/strict';

// That nothing is logged and nothing requested is seen for every page that any check opens.
export default async function ({ open, small, large }) {
  for (const file of [small, large]) {
    const page = await open(file);
    assert.match(await page.title(), /root credentials of o-exampleorg1, 2026-11-23/);
    assert.ok(await page.evaluate(() => document.documentElement.classList.contains('js')));
  }
}
