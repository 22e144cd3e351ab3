import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeLink } from '../../src/people/accounts/actions/links.js';
import { checkAccessibility } from '../support/axe.js';
import { closePages, listFaults, newPage, sharedBrowser } from '../support/browser.js';
import { openDesk, type TestDesk } from '../support/desk.js';

const PASSWORD = 'grey heron on a wire';

let browser: Browser;
let desk: TestDesk;
beforeAll(async () => {
  browser = await sharedBrowser();
  desk = await openDesk();
});
afterAll(async () => {
  await closePages(browser);
  await desk.close();
});

async function linkFor(role: 'checker' | 'admin'): Promise<string> {
  const made = await desk.as('admin', (change) => makeLink(change, desk.users[role].id));
  if (!made.ok) throw new Error('no link');
  return desk.url + made.value.path;
}

it.each([true, false])(
  'somebody new comes in by a link, chooses a password, goes and comes back (scripts: %s)',
  async (scripts) => {
    const { page, faults, close } = await newPage(browser, { javaScriptEnabled: scripts });
    await page.goto(await linkFor('checker'));
    if (scripts) {
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByLabel('New password').fill(PASSWORD);
      await page.getByRole('button', { name: 'Save password' }).click();
    } else {
      await page.getByLabel('New password').fill(PASSWORD);
      await page.getByRole('button', { name: 'Sign in' }).click();
    }
    await page.goto(`${desk.url}/account`);
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.getByText('You are signed out.').waitFor();
    await page.goto(`${desk.url}/account`);
    await page.getByLabel('E-mail address').fill('checker@desk.example');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Account', exact: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/account');
    expect(listFaults(faults)).toEqual([]);
    await close();
  },
);

it('what was typed when the session had ended is sent after the sign-in, without scripts', async () => {
  await desk.givePassword('checker', PASSWORD);
  const { page, context, faults, close } = await newPage(browser, { javaScriptEnabled: false });
  const [name = '', value = ''] = ((await desk.signIn('checker')).cookie ?? '').split('=');
  await context.addCookies([{ name, value, url: desk.url }]);
  await page.goto(`${desk.url}/outlets/new`);
  await page.getByLabel('Name').fill('The "Herald" & Sons');
  await page.getByLabel('Note').fill('First line\nsecond line, ’tis 引用');
  await context.clearCookies();
  await page.getByRole('button', { name: 'Add outlet' }).click();
  await page.getByText('You are not signed in, so nothing is saved yet').waitFor();
  await page.getByLabel('E-mail address').fill('checker@desk.example');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Send what you typed' }).click();
  await page.getByRole('heading', { name: 'The "Herald" & Sons' }).waitFor();
  expect(await page.locator('main').textContent()).toContain('second line, ’tis 引用');
  expect(listFaults(faults)).toEqual([]);
  await close();
});

it.each([
  ['light', 1280],
  ['dark', 320],
] as const)('the pages of accounts are for everybody to use (%s, %i wide)', async (theme, width) => {
  const { page, context, faults, close } = await newPage(browser, { theme, width });
  const pages = [
    '/sign-in',
    '/account',
    '/account/password',
    '/users',
    '/users/new',
    `/users/${desk.users.checker.id}`,
  ];
  await desk.token('checker');
  for (const path of pages) {
    await page.goto(desk.url + path);
    expect({ path, found: (await checkAccessibility(page)).violations }).toEqual({ path, found: [] });
    const wider = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
    expect({ path, wider }).toEqual({ path, wider: false });
    if (path !== '/sign-in') continue;
    const [name = '', value = ''] = ((await desk.signIn('admin')).cookie ?? '').split('=');
    await context.addCookies([{ name, value, url: desk.url }]);
  }
  expect(listFaults(faults)).toEqual([]);
  await close();
});
