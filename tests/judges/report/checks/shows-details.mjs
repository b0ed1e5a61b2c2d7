import assert from 'node:assert/strict';

export default async function ({ open, small }) {
  const page = await open(small);
  const account = page.locator('#account-012345600021');
  const button = account.locator('th button');
  assert.equal(await button.getAttribute('aria-expanded'), 'false');
  assert.ok(!await account.locator('.details').isVisible());
  await button.click();
  assert.equal(await button.getAttribute('aria-expanded'), 'true');
  assert.equal(await button.getAttribute('aria-controls'), await account.locator('.details').getAttribute('id'));
  const details = await account.locator('.details').innerText();
  for (const words of ['NoRootAccessKeys Non-compliant', 'Evidence of 2026-11-22 00:30', 'AKIAEXAMPLE000000003 active',
    'Critical: root access key exists', 'It ends by: An evaluation that no longer finds the key.'])
    assert.ok(details.includes(words), `${words} in ${details}`);

  await page.click('#open-all');
  assert.equal(await page.locator('.details:visible').count(), 60);
  const all = await page.locator('#accounts-table').innerText();
  for (const words of ['DenyRootAccessKeyCreation spares it until 2026-12-13 06:30 UTC', 'on old evidence',
    'The ledger could not be read: dynamodb:Query was throttled'])
    assert.ok(all.includes(words), words);
  await page.click('#open-all');
  assert.equal(await page.locator('.details:visible').count(), 0);
}
