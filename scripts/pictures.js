// `npm run pictures`: makes the pictures of docs/guide/pictures.md again, from the sample data in Chromium.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const DESKTOP = { width: 1280, theme: 'light', isVisitor: false, isPrinted: false };

/** Of the sample data; sizes in CSS pixels. */
const SAMPLE = [
  { ...DESKTOP, name: 'visitor', path: '/', height: 760, isVisitor: true },
  { ...DESKTOP, name: 'desk', path: '/', height: 860 },
  { ...DESKTOP, name: 'claims', path: '/claims', height: 860 },
  { ...DESKTOP, name: 'claim', path: '/claims/3', height: 1000 },
  { ...DESKTOP, name: 'claim-narrow', path: '/claims/3', width: 390, height: 844, theme: 'dark' },
  { ...DESKTOP, name: 'new-quotation', path: '/claims/new', height: 900 },
  { ...DESKTOP, name: 'copy', path: '/sources/1/snapshots/1', height: 800 },
  { ...DESKTOP, name: 'source', path: '/sources/1', height: 860 },
  { ...DESKTOP, name: 'list', path: '/lists/1', height: 900 },
  { ...DESKTOP, name: 'styles', path: '/styles?style=apa', height: 720 },
  { ...DESKTOP, name: 'dossier', path: '/claims/3/dossier', width: 794, height: 1000, isPrinted: true },
];
/** Of the practice story: a wording that differs from its saved copy. */
const MISMATCH = { ...DESKTOP, name: 'mismatch', path: '/claims?match=differs', height: 900 };

const folder = mkdtempSync(join(tmpdir(), 'onrecord-pictures-'));
const server = spawn(
  process.execPath,
  ['dist/src/cli.js', 'serve', '--sample', '--port', '0', '--db', join(folder, 'pictures.db')],
  { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ONRECORD_LOG: 'error' } },
);
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
try {
  const { address, setupLink } = await readAddresses();
  const admin = await browser.newContext();
  const page = await admin.newPage();
  await createAdmin(page, setupLink);
  const session = await admin.storageState();
  for (const picture of SAMPLE) await take(picture, address, session);
  await page.goto(`${address}/practice-story`);
  await page.getByRole('button', { name: 'Add the practice story' }).click();
  await page.goto(address + MISMATCH.path);
  const path = (await page.locator('.claim-row [data-open]').first().getAttribute('href')) ?? '';
  await take({ ...MISMATCH, path }, address, session);
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await once(server, 'exit');
  rmSync(folder, { recursive: true });
}

/** Where the server listens, and the link by which the first admin is created. */
async function readAddresses() {
  let address = '';
  for await (const line of createInterface({ input: server.stdout })) {
    address = /listening on (http:\S+)/.exec(line)?.[1] ?? address;
    const setupLink = /http:\S+\/sign-in\/first\/\S+/.exec(line)?.[0];
    if (setupLink !== undefined) return { address, setupLink };
  }
  throw new Error('The server ended before it was ready.');
}

/** @param {import('playwright-core').Page} page @param {string} setupLink */
async function createAdmin(page, setupLink) {
  await page.goto(setupLink);
  await page.getByLabel('Your name').fill('Mara Lind');
  await page.getByLabel('E-mail address').fill('mara.lind@newsroom.example');
  await page.getByLabel('Password').fill('grey heron on a wire');
  await page.getByRole('button', { name: 'Create admin account' }).click();
  await page.waitForURL((url) => url.pathname === '/');
}

/** @param {typeof MISMATCH} picture @param {string} address of the server @param {object} session of the admin */
async function take({ name, path, width, height, theme, isVisitor, isPrinted }, address, session) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme === 'dark' ? 'dark' : 'light',
    locale: 'en-GB',
    timezoneId: 'UTC',
    // The margin of the paper is an inline style.
    bypassCSP: isPrinted,
    ...(isVisitor ? {} : { storageState: session }),
  });
  const page = await context.newPage();
  await page.goto(address + path);
  if (isPrinted) {
    await page.emulateMedia({ media: 'print' });
    await page.addStyleTag({ content: 'body { padding: 12mm }' });
  }
  const webp = await toWebp(await page.screenshot());
  writeFileSync(join(root, 'docs', 'images', `${name}.webp`), webp);
  process.stdout.write(`${name}.webp: ${webp.length} bytes\n`);
  await context.close();
}

/** A third of the size of a PNG; Chromium's screenshots are PNG or JPEG alone. @param {Buffer} png */
async function toWebp(png) {
  const page = await browser.newPage();
  const source = `data:image/png;base64,${png.toString('base64')}`;
  const encoded = await page.evaluate(async (data) => {
    const bitmap = await createImageBitmap(await (await fetch(data)).blob());
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    return canvas.toDataURL('image/webp', 0.8);
  }, source);
  await page.close();
  return Buffer.from(encoded.slice(encoded.indexOf(',') + 1), 'base64');
}

/** The first of the usual names on PATH. @throws Error */
function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = folders
    .flatMap((one) => names.map((name) => join(one, name)))
    .find((file) => existsSync(file));
  if (found === undefined) throw new Error('There is no Chromium on PATH.');
  return found;
}
