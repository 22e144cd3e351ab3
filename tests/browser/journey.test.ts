import { readFileSync } from 'node:fs';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closePages, listFaults, newPage, sharedBrowser, type WatchedPage } from '../support/browser.js';
import { readDocx } from '../support/docx.js';
import { type PageUser, pageUserOf, waysOfStory } from '../support/page-user.js';
import { type Desk, serve } from '../support/serve.js';

// The sample desk as somebody finds it who has just started the program: one person, from the first link to
// the exported list, who reaches every page from the one before. What follows builds on what came first.

const ARTICLE = 'Blinken in China: how was the visit and meeting with Xi Jinping';
const PASSWORD = 'grey heron on a wire';
const FIRST = 'The harbour will stay shut until the ice is gone.';
const SECOND = 'Nobody asked the pilots.';

const STORY = waysOfStory(['a pointer and no JavaScript', 'the keyboard alone'], ['a pointer']);

describe.each(STORY)('a new user with %s', (way) => {
  let browser: Browser;
  let desk: Desk;
  let me: PageUser;
  const opened: WatchedPage[] = [];

  beforeAll(async () => {
    browser = await sharedBrowser();
    desk = await serve({ sample: true });
    me = await anotherPerson();
  });
  afterEach(() => {
    expect(opened.flatMap(({ faults }) => listFaults(faults))).toEqual([]);
  });
  afterAll(async () => {
    await closePages(browser);
    await desk?.stop();
  });

  async function anotherPerson(): Promise<PageUser> {
    const watched = await newPage(browser, { javaScriptEnabled: way !== 'a pointer and no JavaScript' });
    opened.push(watched);
    return pageUserOf(way, watched.page);
  }

  const heading = (name: string) => me.page.getByRole('heading', { level: 1, name }).waitFor();
  // What is shown, not what is there: a quotation folded away has not been read.
  // biome-ignore lint/performance/useDomNodeTextContent: textContent holds what is hidden as well
  const words = (part: Locator = me.page.locator('main')) => part.innerText();
  const toClaims = () => me.go('Quotations', me.page.getByRole('navigation', { name: 'Sections' }));

  it('comes in by the printed link and makes the first admin', async () => {
    await me.page.goto(await desk.setupLink());
    await me.type('Your name', 'Nora Newcomer');
    await me.type('E-mail address', 'nora@desk.example');
    await me.type('Password', PASSWORD);
    await me.go('Create admin account');
    await heading('The desk');
    await me.unfold('Menu of Nora Newcomer');
    expect(await words(me.page.locator('details.person'))).toContain('Admin');
  });

  it('reads what Wang Yi said with its chain to CCTV', async () => {
    await toClaims();
    await me.go(/On this issue China has no room for compromise or concessions/);
    expect(await words()).toMatch(/Wang Yi\s+Director of the Office/);
    expect(await words()).toContain('CCTV’s report on the meeting of Wang Yi with Antony Blinken');
    expect(await words()).toContain('Cited only; not seen by us.');
    await me.unfold('Details of CCTV');
    expect(await words()).toContain('Named by the article, not seen by us');
    await expectChain('CCTV: CCTV’s report on the meeting of Wang Yi with Antony Blinken');
  });

  it('reads Blinken’s first Cold War assurance with its chain to the press conference', async () => {
    await toClaims();
    await me.go(/does not want a new Cold War with China/);
    expect(await words()).toMatch(/Antony Blinken\s+Secretary of State/);
    await me.unfold('Details of Antony');
    expect(await words()).toContain('Named by the article, not seen by us');
    await expectChain('Antony Blinken’s press conference in Beijing', '19 June 2023, ');
  });

  /** The picture says it to those who see it and to those who do not, and the table says the same. */
  async function expectChain(origin: string, day = ''): Promise<void> {
    await me.unfold('Chain of sources');
    const picture = me.page.getByRole('img', { name: 'Chain of sources' });
    expect(await picture.locator('desc').textContent()).toBe(
      `${origin} (${day}cited only; not seen by us) is the origin. ${ARTICLE} (copy saved) got it from ${origin}.`,
    );
    const table = me.page.getByRole('table', { name: 'Sources and where they got it from' });
    const rows = await table.locator('tbody tr').all();
    const cells = await Promise.all(rows.map((row) => row.locator('td, th').allInnerTexts()));
    expect(cells.map(([source, , , copies, match]) => [source, copies, match])).toEqual([
      [origin, 'None', 'Cited only'],
      [ARTICLE, '1', 'Same words'],
    ]);
    expect(cells[0]?.at(-1)).toBe('Itself the origin');
    expect(origin).toContain(cells[1]?.at(-1)?.replace(/\s…$/, ''));
    expect(await words()).toContain(`First known: ${origin}`);
  }

  it('writes a note on it, answers it and resolves it', async () => {
    await me.unfold('Add a note');
    await me.tick('Question');
    await me.type('Note', 'Is there a recording of the answer?');
    await me.go('Add note');
    const note = me.page.locator('article.note-card', { hasText: 'Is there a recording' });
    await me.unfold('Reply', note);
    await me.type('Your reply', 'The department keeps one.');
    await me.go('Send reply', note);
    expect(await words(note)).toMatch(/Nora Newcomer.*\s+The department keeps one\./);
    await me.go(/^Resolve note/, note);
    expect(await words(note)).toContain('Resolved by Nora Newcomer');
  });

  it('adds a quotation with a new speaker and source, and a second from the same source', async () => {
    await me.go('Onrecord');
    await me.go('Add a quotation');
    await me.type('Quotation', FIRST);
    await me.type('Speaker', 'Hanna Harbourmaster');
    await me.type('Source', 'Notes of the harbour board');
    // Scripts unfold the fields of a new source once its name is known to be new.
    if (way === 'a pointer and no JavaScript') await me.unfold('If the source is new');
    await me.field('Type of a new source').waitFor();
    await me.choose('Type of a new source', 'Report');
    await me.go('Save and add another from this source');
    expect(await words()).toContain(`Saved: ${FIRST}`);
    expect(await me.field('Speaker').inputValue()).toBe('');
    expect(await me.field('Source').inputValue()).toBe('Notes of the harbour board');
    await me.type('Quotation', SECOND);
    await me.type('Speaker', 'Hanna Harbourmaster');
    await me.go('Save quotation');
    await me.unfold('Details of Notes of the harbour board');
    await me.go('Open source Notes of the harbour board');
    await heading('Notes of the harbour board');
    expect(await words()).toContain(SECOND);
    await me.go(new RegExp(FIRST));
    expect(await words()).toContain('Hanna Harbourmaster');
  });

  it('meets an edit conflict, sees both versions, and loses nothing of what was typed', async () => {
    const claim = me.page.url();
    const other = await letSomebodyIn();
    await me.page.goto(claim);
    await me.go('Edit');
    await other.page.goto(claim);
    await other.go('Edit');
    await other.unfold('More fields');
    await other.type('Summary', 'The port stays shut while there is ice.');
    await other.go('Save quotation');

    await me.unfold('More fields');
    await me.type('Said on', '19 June 2023');
    await me.type('Summary', 'The port opens when the ice is gone.');
    await me.go('Save quotation');
    const conflict = me.page.getByRole('region', { name: /^Otto Other saved this/ });
    expect(await words(conflict)).toContain('The port stays shut while there is ice.');
    expect(await words(conflict)).toContain('The port opens when the ice is gone.');
    expect(await me.field('Summary').inputValue()).toBe('The port opens when the ice is gone.');
    expect(await me.field('Said on').inputValue()).toBe('19 June 2023');

    await me.type('Summary', 'The port stays shut until the ice is gone.');
    await me.go('Save quotation');
    expect(await words()).toContain('The port stays shut until the ice is gone.');
    expect(await words()).toContain('19 June 2023');
  });

  /** A second person, let in by the first with a sign-in link. */
  async function letSomebodyIn(): Promise<PageUser> {
    await me.unfold('Menu of Nora Newcomer');
    await me.go('Users');
    await me.go('Add a user');
    await me.type('Name', 'Otto Other');
    await me.type('E-mail address', 'otto@desk.example');
    await me.tick('Editor');
    await me.go('Add user and create sign-in link');
    const link = await me.page.locator('#secret').inputValue();
    const other = await anotherPerson();
    await other.page.goto(link);
    await other.type('Choose a password (optional)', PASSWORD);
    await other.go('Sign in', other.page.getByRole('main'));
    return other;
  }

  it('moves a claim to the trash and brings it back', async () => {
    await me.unfold('More', me.page.locator('.workbench-acts'));
    await me.go('Move to the trash');
    expect(await words()).toContain('This quotation is in the trash');
    await toClaims();
    expect(await words()).not.toContain(FIRST);
    await me.unfold('Menu of Nora Newcomer');
    await me.go('Trash');
    await me.go(/^Restore/, me.page.getByRole('listitem').filter({ hasText: FIRST }));
    await toClaims();
    expect(await words()).toContain(FIRST);
  });

  it('makes a list of three ticked claims, puts it in order and exports it', async () => {
    await toClaims();
    for (const tick of [/harbour will stay shut/, /The United States reiterates/, /On this issue China/]) {
      await me.tick(tick);
    }
    await me.go('New list from selection');
    await me.type('Title', 'For the evening edition');
    await me.type('Citation style', 'Onrecord newsroom style');
    await me.go('Create list');
    await heading('For the evening edition');
    await order(['Wang Yi', 'Antony Blinken', 'Hanna Harbourmaster']);
    const file = await me.save('Plain text');
    expect(file.suggestedFilename()).toBe('For the evening edition.txt');
    const text = readFileSync(await file.path(), 'utf8');
    expect(text.match(/” .*— (Wang Yi|Antony Blinken|Hanna Harbourmaster)/g)).toHaveLength(3);
    expect(text).toMatch(/Wang Yi.+Antony Blinken.+Hanna Harbourmaster/s);
    expect(text).toContain('citing CCTV’s report on the meeting of Wang Yi with Antony Blinken');
    expect(text).toContain('Nobody has checked this yet');
    const docx = readDocx(readFileSync(await (await me.save('Word (DOCX)')).path()));
    const said = docx.paragraphs.filter(({ style }) => style === 'Quote').map((one) => one.text);
    expect(said).toHaveLength(3);
    expect(said.join()).toMatch(/Wang Yi.+Antony Blinken.+Hanna Harbourmaster/s);
  });

  /** Moves each in turn up to its place, one step after another, as the buttons do it. */
  async function order(speakers: readonly string[]): Promise<void> {
    for (const [place, speaker] of speakers.entries()) {
      for (let at = await placeOf(speaker); at > place; at -= 1) {
        const button = `Move up, number ${at + 1}`;
        if (way === 'a pointer and no JavaScript') await me.go(button);
        else {
          await me.press(button);
          await expect.poll(() => placeOf(speaker)).toBe(at - 1);
        }
        // Whoever moves it on does not begin at the top of the page again.
        if (way === 'the keyboard alone') await me.page.locator('.moves button:focus').waitFor();
      }
    }
    expect(await Promise.all(speakers.map(placeOf))).toEqual([0, 1, 2]);
  }

  async function placeOf(speaker: string): Promise<number> {
    const rows = await me.page.locator('ol.order > li').allInnerTexts();
    return rows.findIndex((row) => row.includes(speaker));
  }
});
