import assert from 'node:assert/strict';

export default async function ({ open, small }) {
  for (const width of [320, 390, 768, 1100, 1280, 1920]) {
    const page = await open(small, { size: { width, height: 900 } });
    await page.click('#open-all');
    const wide = await page.evaluate(() => [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.scroll, thead'))
      .map((one) => one.outerHTML.slice(0, 100)));
    assert.deepEqual(wide.slice(0, 3), [], `at ${width}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `at ${width}`);
  }
  const forced = await open(small, { forcedColors: 'active' });
  assert.ok(await forced.locator('.chip').first().isVisible());
}
