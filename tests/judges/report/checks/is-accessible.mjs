import assert from 'node:assert/strict';
import axe from 'axe-core';
import { desktop, phone } from '../open.mjs';

export default async function ({ open, small }) {
  for (const size of [desktop, phone]) {
    for (const colorScheme of ['light', 'dark']) {
      const page = await open(small, { size, colorScheme });
      await page.check('#group');
      for (const button of (await page.locator('tbody.shown th button').all()).slice(0, 3)) await button.click();
      await page.evaluate(axe.source);
      const { violations, passes } = await page.evaluate(() => window.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      }));
      assert.ok(passes.length > 15);
      assert.deepEqual(
        violations.map((one) => [one.id, one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200))]), [],
        `${size.width} ${colorScheme}`);
    }
  }
}
