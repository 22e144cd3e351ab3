import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkAccessibility } from '../support/axe.js';
import {
  closePages,
  listFaults,
  newPage,
  type PageSettings,
  sharedBrowser,
  type WatchedPage,
} from '../support/browser.js';

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data: http://192.0.2.1";
const WHOLE = '<h1>Claims</h1><p>Nothing is waiting.</p>';

// What the page at each address holds, and with which status.
const PAGES: Record<string, { readonly status?: number; readonly main: string }> = {
  '/whole': { main: WHOLE },
  '/missing': { status: 404, main: '<h1>Not found</h1>' },
  '/unlabelled': { main: '<h1>Claims</h1><form><input type="text" name="a"></form>' },
  '/inline': { main: `${WHOLE}<p style="color: red">1</p><script>document.title = 'ran'</script>` },
  '/outward': { main: `${WHOLE}<img alt="" src="http://192.0.2.1/pixel.png">` },
  '/throws': { main: `${WHOLE}<script src="/throw.js"></script>` },
  '/logs': { main: `${WHOLE}<script src="/log.js"></script><script src="/gone.js"></script>` },
};
const SCRIPTS: Record<string, string> = {
  '/throw.js': "throw new Error('broken')",
  '/log.js': "console.error('bad'); console.warn('odd'); console.log('fine')",
};

let server: Server;
let origin: string;
let browser: Browser;
let open: WatchedPage;

beforeAll(async () => {
  server = createServer((request, answer) => {
    const path = request.url ?? '';
    const page = PAGES[path];
    answer.setHeader('Content-Security-Policy', POLICY);
    if (page !== undefined) {
      answer.writeHead(page.status ?? 200, { 'Content-Type': 'text/html; charset=utf-8' });
      answer.end(documentOf(page.main));
    } else if (path === '/leave') {
      answer.writeHead(303, { Location: 'http://desk.example/' }).end();
    } else {
      answer.writeHead(path in SCRIPTS ? 200 : 404, { 'Content-Type': 'text/javascript' }).end(SCRIPTS[path]);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await sharedBrowser();
});
afterEach(() => open.close());
afterAll(async () => {
  await closePages(browser);
  server.close();
});

function documentOf(main: string): string {
  return `<!doctype html><html lang="en"><head><title>Claims</title><link rel="icon" href="data:,"></head>
    <body><main>${main}</main></body></html>`;
}

async function visit(path: string, settings?: PageSettings): Promise<WatchedPage> {
  open = await newPage(browser, settings);
  await open.page.goto(origin + path).catch(() => null);
  return open;
}

describe('a watched page', () => {
  it('has no faults when it is whole, and none for being 404 by design', async () => {
    expect(listFaults((await visit('/whole')).faults)).toEqual([]);
    await open.page.goto(`${origin}/missing`);
    expect(listFaults(open.faults)).toEqual([]);
  });

  it('notes what the policy blocked, and the policy holds', async () => {
    const { page, faults } = await visit('/inline');
    expect(faults.csp).toHaveLength(2);
    expect(faults.reports).toEqual([
      expect.stringMatching(/^style-src-attr blocked inline on /),
      expect.stringMatching(/^script-src-elem blocked inline on /),
    ]);
    expect(listFaults(faults)[0]).toMatch(/^csp: .*Content Security Policy/);
    expect(await page.title()).toBe('Claims');
  });

  it('notes what the policy blocked with JavaScript off', async () => {
    expect((await visit('/inline', { javaScriptEnabled: false })).faults.csp).not.toEqual([]);
  });

  it('notes an exception nobody caught', async () => {
    expect((await visit('/throws')).faults.uncaught).toEqual(['broken']);
  });

  it('notes errors and warnings of the console, a script that is not there among them', async () => {
    const { faults } = await visit('/logs');
    expect(faults.console).toEqual(expect.arrayContaining(['bad', 'odd']));
    expect(faults.console.filter((text) => text.startsWith('Failed to load resource'))).toHaveLength(1);
    expect(faults.console).toHaveLength(3);
  });

  it('reaches nothing but 127.0.0.1, not even by a redirect, and notes the attempt', async () => {
    expect((await visit('/outward')).faults.outward).toEqual(['http://192.0.2.1/pixel.png']);
    await open.close();
    const { page, faults } = await visit('/leave');
    expect(faults.outward).toEqual(['http://desk.example/']);
    expect(page.url()).not.toContain('desk.example/');
  });

  it('has the asked theme, width and motion', async () => {
    const { page } = await visit('/whole', { theme: 'dark', width: 320, reducedMotion: 'reduce' });
    const seen = await page.evaluate<unknown>(
      `[matchMedia('(prefers-color-scheme: dark)').matches, innerWidth, matchMedia('(prefers-reduced-motion)').matches]`,
    );
    expect(seen).toEqual([true, 320, true]);
  });
});

describe('checkAccessibility', () => {
  it('finds nothing on a page that is whole, and leaves the policy in force', async () => {
    const { page, faults } = await visit('/whole');
    expect((await checkAccessibility(page)).violations).toEqual([]);
    expect(listFaults(faults)).toEqual([]);
  });

  it('names the rule and the place of a fault', async () => {
    const { page } = await visit('/unlabelled');
    const { violations } = await checkAccessibility(page);
    expect(violations).toEqual([expect.stringMatching(/^label \(critical\): .*, at input\. /)]);
  });

  it('refuses a page without JavaScript rather than wait for ever', async () => {
    const { page } = await visit('/whole', { javaScriptEnabled: false });
    await expect(checkAccessibility(page)).rejects.toThrow('needs JavaScript');
  });
});
