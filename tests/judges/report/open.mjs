// Opens pages, and remembers what none of them may do: an error, a dialog, a request beside the file itself.
import { pathToFileURL } from 'node:url';

export const desktop = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };

export function opener(browser) {
  const contexts = [];
  const found = [];

  async function open(file, { hash = '', size = desktop, ...options } = {}) {
    const context = await browser.newContext({ viewport: size, ...options });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    const address = pathToFileURL(file).href;
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && found.push(message.text()));
    page.on('pageerror', (error) => found.push(String(error)));
    page.on('dialog', (dialog) => { found.push(`dialog: ${dialog.message()}`); return dialog.dismiss(); });
    page.on('request', (request) => request.url().split('#')[0] !== address && found.push(`request: ${request.url()}`));
    await page.goto(address + hash);
    return page;
  }

  async function close() {
    for (const context of contexts) await context.close();
    return found;
  }

  return { open, close };
}

// The ids of the accounts that a reader sees, in their order.
export const idsShown = (page) => page.evaluate(() => [...document.querySelectorAll('tbody.account')]
  .filter((body) => body.getClientRects().length > 0).map((body) => body.id.replace('account-', '')));

export const textOf = (page, id) => page.evaluate((one) => document.getElementById(one).textContent, id);

// Follows a link within the page, as a reader does, and waits until the page has answered.
export const follow = (page, hash) => page.evaluate((to) => new Promise((done) => {
  window.addEventListener('hashchange', () => done(), { once: true });
  location.hash = to;
}), hash);

export const focusReaches = (page, id) =>
  page.waitForFunction((wanted) => document.activeElement.id === wanted, id, { timeout: 10_000 });
