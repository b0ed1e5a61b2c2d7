// Opens the HTML report in a real browser and makes every check of the folder beside it. Reads, as JSON on stdin, the
// browser and the files; answers, as JSON, what each check found wrong (null where nothing) and what was measured.
import { readdir } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { chromium } from 'playwright-core';
import { opener } from './open.mjs';

const given = JSON.parse(await text(process.stdin));
const browser = await chromium.launch({ executablePath: given.browser, args: ['--no-sandbox'] });
const answer = { found: {}, measured: [] };
try {
  const folder = new URL('checks/', import.meta.url);
  for (const file of (await readdir(folder)).sort()) {
    const { open, close } = opener(browser);
    const check = await import(new URL(file, folder));
    const name = file.replace('.mjs', '');
    answer.found[name] = null;
    try {
      await check.default({ ...given, open, measured: (what) => answer.measured.push(what) });
    } catch (error) {
      answer.found[name] = String(error.stack ?? error);
    }
    const unquiet = await close();
    if (unquiet.length > 0) answer.found[name] = [answer.found[name], ...unquiet].filter(Boolean).join('\n');
  }
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(answer));
