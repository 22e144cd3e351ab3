import type { Browser, Page } from 'playwright-core';
import { type Accessibility, checkAccessibility, type Undecided } from './axe.js';
import { listFaults, newPage } from './browser.js';
import type { Sends, TestDesk } from './desk.js';
import { ask, type Reader, type Visit } from './every-page.js';
import { checkHtml } from './html.js';
import type { Look } from './looks.js';
import { shapesOf } from './shape.js';

// Goes through the pages of a desk as one reader sees them, and says what is wrong with any: with its HTML,
// with what axe finds, with a page wider than the screen, with what the browser complains of. A page that is
// built like one seen before, whatever stands in it, is not looked at twice.

// A theme is a set of colours and nothing else: with the other one, only these can come out otherwise.
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

export interface Review {
  readonly faults: string[];
  /** What axe left to a person, with the page and the look in which it was met. */
  readonly undecided: (Undecided & { readonly page: string })[];
  /** How many answers were pages, how many of them were opened, and how often axe ran. */
  readonly figures: { asked: number; opened: number; looks: number };
  readonly seen: Set<string>;
  readonly looks: readonly Look[];
  /** Whether axe goes through each page in one look only, in the next page in the next: it takes most of the time. */
  readonly inTurn: boolean;
}

export function newReview(looks: readonly Look[], { inTurn = false } = {}): Review {
  const figures = { asked: 0, opened: 0, looks: 0 };
  return { faults: [], undecided: [], figures, seen: new Set(), looks, inTurn };
}

/** One line for each rule and reason for which axe left an element undecided: how often, and where first. */
export function undecidedLines({ undecided }: Review): string[] {
  const pages = new Map<string, string[]>();
  for (const { rule, why, at, page } of undecided) {
    const group = `${rule} at ${familyOf(at)}: ${why}`;
    pages.set(group, [...(pages.get(group) ?? []), page]);
  }
  return [...pages].map(([group, met]) => `${group} (${met.length}, first on ${met[0]})`);
}

/** An element without what sets it apart from its like: numbers, and its place among its siblings. */
function familyOf(selector: string): string {
  return selector.replaceAll(/:nth-child\(\d+\)/g, '').replaceAll(/\d+/g, 'N');
}

/** Two pages at a time: while one is loaded, axe goes through the other. */
const AT_ONCE = 2;

export async function reviewAs(
  review: Review,
  browser: Browser,
  desk: TestDesk,
  reader: Reader,
  visits: readonly Visit[],
): Promise<void> {
  const sends = reader === 'anonymous' ? {} : await desk.signIn(reader);
  const lane = (queue: Iterator<Visit>) => reviewInTurn(review, browser, { desk, reader, sends }, queue);
  const [lasting, leaving] = [visits.filter((visit) => !leaves(visit)), visits.filter(leaves)];
  const queue = lasting.values();
  await Promise.all(Array.from({ length: AT_ONCE }, () => lane(queue)));
  await lane(leaving.values());
}

/** Whoever signs in anew has left the session they had: nothing may come beside it, or after it. */
function leaves({ path, form }: Visit): boolean {
  return path === '/sign-in' && form !== null;
}

interface Visitor {
  readonly desk: TestDesk;
  readonly reader: Reader;
  readonly sends: Sends;
}

async function reviewInTurn(
  review: Review,
  browser: Browser,
  { desk, reader, sends }: Visitor,
  queue: Iterator<Visit>,
): Promise<void> {
  const { page, context, faults, close } = await newPage(browser);
  const [name = '', value = ''] = (sends.cookie ?? '').split('=');
  if (name !== '') await context.addCookies([{ name, value, url: desk.url }]);
  for (let next = queue.next(); !next.done; next = queue.next()) {
    const visit = next.value;
    const about = `${reader}: ${visit.form ? 'POST ' : ''}${visit.path}`;
    const note = (found: readonly string[]) =>
      review.faults.push(...found.map((fault) => `${about}: ${fault}`));
    note(await reviewVisit(review, page, desk, visit, sends));
    note(listFaults(faults));
    for (const found of Object.values(faults)) found.length = 0;
  }
  await close();
}

async function reviewVisit(
  review: Review,
  page: Page,
  desk: TestDesk,
  visit: Visit,
  sends: Sends,
): Promise<string[]> {
  const { figures, seen } = review;
  const answer = await ask(desk, visit, sends);
  const leadsTo = answer.headers.get('location');
  // An address that leads on has no page of its own; a form that does so was taken in, which none here should
  // be, or asks for a sign-in first.
  const asksToSignIn = sends.cookie === undefined && leadsTo?.startsWith('/sign-in?next=');
  if (leadsTo !== null && (visit.form === null || asksToSignIn)) return [];
  if (leadsTo !== null) return [`was taken in, and led to ${leadsTo}`];
  if (answer.status >= 500) return [`answered ${answer.status}`];
  if (!(answer.headers.get('content-type') ?? '').startsWith('text/html'))
    return [`no page, but ${answer.status}`];
  const html = await answer.text();
  figures.asked += 1;
  const shapes = shapesOf(html).filter((shape) => !seen.has(shape));
  if (shapes.length === 0) return [];
  for (const shape of shapes) seen.add(shape);
  figures.opened += 1;
  await open(page, desk, visit, { html, answer });
  return [...(await checkHtml(html)), ...(await reviewLooks(review, page))];
}

/** A page that answers a form is shown as it was sent, with its own headers, rather than sent for again. */
async function open(
  page: Page,
  desk: TestDesk,
  { path, form }: Visit,
  { html, answer }: { html: string; answer: Response },
): Promise<void> {
  const { status, headers } = answer;
  await page.setExtraHTTPHeaders(form === null ? {} : desk.keepAnswer(path, { status, headers, html }));
  await page.goto(desk.url + path);
}

const NOT_LOOKED_AT: Accessibility = { violations: [], undecided: [] };

async function reviewLooks(review: Review, page: Page): Promise<string[]> {
  const { figures, looks, inTurn } = review;
  const turn = looks[figures.opened % looks.length];
  const faults: string[] = [];
  let before: Look | null = null;
  for (const look of looks) {
    await page.setViewportSize({ width: look.width, height: 900 });
    await page.emulateMedia({ colorScheme: look.theme });
    // What is folded away is part of the page; a menu would cover the rest of it.
    await page.evaluate(
      "for (const fold of document.querySelectorAll('details:not([data-menu])')) fold.open = true",
    );
    const rules = before?.width === look.width ? OF_COLOUR : undefined;
    const { violations, undecided } =
      inTurn && look !== turn ? NOT_LOOKED_AT : await checkAccessibility(page, rules);
    const at = `${new URL(page.url()).pathname}, ${look.theme}, ${look.width} px`;
    review.undecided.push(...undecided.map((one) => ({ ...one, page: at })));
    const found = [...violations, ...(await widerThan(page))];
    faults.push(...found.map((fault) => `${look.theme}, ${look.width} px: ${fault}`));
    figures.looks += 1;
    before = look;
  }
  return faults;
}

async function widerThan(page: Page): Promise<string[]> {
  const wider = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return wider > 0 ? [`scrolls sideways by ${wider} px`] : [];
}
