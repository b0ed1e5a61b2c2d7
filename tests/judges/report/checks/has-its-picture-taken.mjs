import { desktop, phone } from '../open.mjs';

// The documents' pictures, where they are asked for.
export default async function ({ open, small, calm, images }) {
  if (!images) return;
  for (const [name, size] of [['desktop', desktop], ['phone', phone]]) {
    for (const colorScheme of ['light', 'dark']) {
      const first = await open(calm, { size, colorScheme });
      await first.screenshot({ path: `${images}/report-${name}-${colorScheme}.png` });
      const accounts = await open(small, { size, colorScheme, hash: '#account-012345600021' });
      await accounts.evaluate(() => document.activeElement.blur());
      await accounts.evaluate(() => document.querySelector(innerWidth > 1000 ? '#accounts' : '#shown').scrollIntoView());
      await accounts.screenshot({ path: `${images}/report-accounts-${name}-${colorScheme}.png` });
    }
  }
}
