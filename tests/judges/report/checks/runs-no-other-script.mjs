import assert from 'node:assert/strict';

// The policy on the page refuses a script that somebody could have put into it.
export default async function ({ open, small }) {
  const page = await open(small);
  page.removeAllListeners('console');
  page.removeAllListeners('pageerror');
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
    document.body.setAttribute('onclick', 'window.injected = true');
    document.body.click();
  });
  assert.equal(await page.evaluate(() => window.injected), undefined);
  assert.equal(await page.evaluate(() => document.querySelectorAll('script:not(head script)').length), 1);
}
