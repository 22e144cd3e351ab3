import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { totpCode } from '../../src/platform/credentials/totp.js';
import { checkAccessibility } from '../support/axe.js';
import { closePages, listFaults, newPage, sharedBrowser } from '../support/browser.js';
import { openDesk, type TestDesk } from '../support/desk.js';

// The whole way of an admin of whom a second factor is asked: set up, signed in by, used without the app, given up.

const PASSWORD = 'grey heron on a wire';

let browser: Browser;
let desk: TestDesk;
beforeAll(async () => {
  browser = await sharedBrowser();
  desk = await openDesk({ secondFactor: 'admins' });
  await desk.givePassword('admin', PASSWORD);
});
afterAll(async () => {
  await closePages(browser);
  await desk.close();
});

async function checkPage(page: Page): Promise<void> {
  const { pathname } = new URL(page.url());
  expect({ pathname, found: (await checkAccessibility(page)).violations }).toEqual({ pathname, found: [] });
  const wider = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
  expect({ pathname, wider }).toEqual({ pathname, wider: false });
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${desk.url}/sign-in?next=/lists`);
  await page.getByLabel('E-mail address').fill('admin@desk.example');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

it.each([
  ['light', 1280, true],
  ['dark', 320, false],
] as const)(
  'a second factor is set up, used and switched off (%s, %i wide, scripts: %s)',
  async (...setting) => {
    const [theme, width, javaScriptEnabled] = setting;
    const { page, context, faults, close } = await newPage(browser, { theme, width, javaScriptEnabled });
    // With scripts off nothing on the page can look; axe does on the other round.
    const check = () => (javaScriptEnabled ? checkPage(page) : Promise.resolve());
    await signIn(page);
    await page.getByText('Your account needs two-factor authentication').waitFor();
    await check();
    await page.getByRole('button', { name: 'Set up two-factor authentication' }).click();
    const key = (await page.getByRole('textbox', { name: 'Key' }).inputValue()).replaceAll(' ', '');
    const code = () => totpCode(key, desk.clock.now());
    await check();
    await page.getByLabel('Code from your').fill('12');
    await page.getByLabel('Your password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Switch on' }).click();
    await page.getByText('There is a problem').waitFor();
    await page.getByLabel('Code from your').fill(code());
    await page.getByLabel('Your password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Switch on' }).click();
    await page.getByRole('heading', { name: 'Recovery codes' }).waitFor();
    const [recovery = ''] = (await page.getByRole('textbox', { name: 'Recovery codes' }).inputValue()).split(
      '\n',
    );
    await check();
    await page.getByRole('link', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Lists', exact: true }).waitFor();

    await context.clearCookies();
    desk.clock.advance(60_000);
    await signIn(page);
    await page.getByRole('heading', { name: 'Enter your code' }).waitFor();
    await check();
    await page.getByLabel('Code from your').fill(code());
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Lists', exact: true }).waitFor();

    await context.clearCookies();
    await signIn(page);
    await page.getByText('Use a recovery code instead').click();
    await page.getByLabel('Recovery code', { exact: true }).fill(recovery);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Lists', exact: true }).waitFor();

    await page.goto(`${desk.url}/account/second-factor`);
    await page.getByText('9 of 10 recovery codes left').waitFor();
    await check();
    desk.clock.advance(60_000);
    await page.getByLabel('Code from your').fill(code());
    await page.getByLabel('Your password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Switch off' }).click();
    await page.getByText('Your account needs two-factor authentication').waitFor();
    desk.clock.advance(60_000);
    expect(listFaults(faults)).toEqual([]);
    await close();
  },
);
