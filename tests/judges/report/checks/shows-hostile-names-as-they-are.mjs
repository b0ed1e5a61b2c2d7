import assert from 'node:assert/strict';

// What a screen reader is given, not what stands in the source.
export default async function ({ open, small, names }) {
  const page = await open(small);
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const texts = new Set(nodes.map((node) => node.name?.value));
  for (const name of names) assert.ok(texts.has(name), `${name} is not in the accessibility tree`);
  assert.equal(await page.locator('img').count(), 0);
  assert.equal(await page.locator('script').count(), 1);

  // A name from right to left turns nothing around it: it stands in an element of its own.
  assert.ok(await page.evaluate(() => [...document.querySelectorAll('tbody.account')]
    .every((body) => body.rows[0].cells[1].firstElementChild.tagName === 'BDI')));
}
