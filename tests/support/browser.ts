import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core';
import { findChromium } from './chromium.js';

// Real Chromium for tests. A page opened here notes everything that a reader would call broken, and cannot
// reach beyond 127.0.0.1: such a request is refused and noted.

export interface PageSettings {
  readonly theme?: 'light' | 'dark';
  /** CSS pixels. */
  readonly width?: number;
  readonly height?: number;
  readonly javaScriptEnabled?: boolean;
  readonly reducedMotion?: 'reduce' | 'no-preference';
  readonly forcedColors?: 'active' | 'none';
}

/** What went wrong on a page so far, in order of arrival. All five are empty on a page that is whole. */
export interface Faults {
  /** Errors and warnings of the console, but for those on the Content Security Policy. */
  readonly console: string[];
  readonly csp: string[];
  /** What the browser would have reported to the desk of that policy; nothing with JavaScript off. */
  readonly reports: string[];
  /** Exceptions that no script caught. */
  readonly uncaught: string[];
  /** Addresses elsewhere that the page asked for. */
  readonly outward: string[];
}

export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly faults: Faults;
  close(): Promise<void>;
}

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // No other name resolves, and what is asked of any other address goes to a proxy that is not there. Refusing it here
  // with `route` would keep the browser from keeping styles and fonts from one page to the next.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--proxy-server=http://127.0.0.1:9',
];

// A limit for a machine that has ten times as much to do as it can: a step takes a tenth of a second.
const STEP_MS = 60_000;

const NOTE_VIOLATIONS = `addEventListener('securitypolicyviolation', (event) => {
  noteViolation(event.effectiveDirective + ' blocked ' + (event.blockedURI || 'inline') + ' on ' + event.documentURI);
});`;

/** One for all files that a worker runs, and ends with it. Undefined until the first file asks. */
let launched: Promise<Browser> | undefined;

/** Whoever opens pages in it closes them, with `closePages`. @throws Error where the machine has no Chromium */
export function sharedBrowser(): Promise<Browser> {
  launched ??= launchBrowser();
  return launched;
}

export async function closePages(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}

async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('There is no Chromium on PATH.');
  return chromium.launch({ executablePath, args: ARGS });
}

/** A page in a context of its own (no cookies, nothing cached); light, 1280 × 900, with JavaScript. */
export async function newPage(browser: Browser, settings: PageSettings = {}): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: settings.width ?? 1280, height: settings.height ?? 900 },
    colorScheme: settings.theme ?? 'light',
    javaScriptEnabled: settings.javaScriptEnabled ?? true,
    reducedMotion: settings.reducedMotion ?? 'no-preference',
    forcedColors: settings.forcedColors ?? 'none',
    locale: 'en-GB',
    timezoneId: 'UTC',
    serviceWorkers: 'block',
  });
  const faults: Faults = { console: [], csp: [], reports: [], uncaught: [], outward: [] };
  await context.exposeFunction('noteViolation', (report: string) => void faults.reports.push(report));
  await context.addInitScript(NOTE_VIOLATIONS);
  const page = await context.newPage();
  page.setDefaultTimeout(STEP_MS);
  watch(page, faults);
  return { page, context, faults, close: () => context.close() };
}

/** All faults in one list, each with its kind: `expect(listFaults(faults)).toEqual([])`. */
export function listFaults(faults: Faults): string[] {
  return Object.entries(faults).flatMap(([kind, found]) => found.map((fault: string) => `${kind}: ${fault}`));
}

function isElsewhere(url: URL): boolean {
  return url.protocol.startsWith('http') ? url.hostname !== '127.0.0.1' : /^(ftp|wss?):$/.test(url.protocol);
}

function watch(page: Page, faults: Faults): void {
  const visited = new Set<string>();
  page.on('request', (request) => {
    if (isNavigation(page, request)) visited.add(request.url());
    if (isElsewhere(new URL(request.url()))) faults.outward.push(request.url());
  });
  page.on('console', (message) => {
    const text = message.text();
    if (!['error', 'warning'].includes(message.type())) return;
    if (text.includes('Content Security Policy')) faults.csp.push(text);
    // A page that answers 404 or 422 by design is an error to the console, not to us.
    else if (!(text.startsWith('Failed to load resource') && visited.has(message.location().url)))
      faults.console.push(text);
  });
  page.on('pageerror', (error) => faults.uncaught.push(error.message));
  page.on('crash', () => faults.uncaught.push('The page crashed.'));
}

function isNavigation(page: Page, request: Request): boolean {
  return request.isNavigationRequest() && request.frame() === page.mainFrame();
}
