import assert from 'node:assert/strict';

export default async function ({ open, small }) {
  const page = await open(small, { javaScriptEnabled: false, hash: '#account-012345600021' });
  assert.equal(await page.locator('tbody.account > tr:first-child:visible').count(), 60);
  assert.equal(await page.locator('tbody.account > tr.details:visible').count(), 60);
  assert.equal(await page.locator('form.tools:visible').count(), 0);
  assert.ok((await page.locator('#account-012345600021').boundingBox()).y < 900);
}
