import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closePages, listFaults, sharedBrowser } from '../support/browser.js';
import { type Newsroom, newsroomOf } from '../support/newsroom.js';
import { type PageUser, waysOfStory } from '../support/page-user.js';
import { type Desk, serve } from '../support/serve.js';

// A “not” was lost when a quotation was typed in. What the comparison knows is seen first, everywhere, until two people
// have dealt with it; and then it is said by whom.

const LOST = /The pier does need a new deck/;
const DIFFERS = '‘not’ is missing after ‘does’';
const TRANSCRIPT = /transcript of the briefing .*\(official/;

/** Everything but the wording, found as well as can be. */
const REST = [
  ['Speaker', 'Confirmed'],
  ['Where and when', 'Confirmed'],
  ['Context', 'Fair'],
  ['Translation', 'Not needed: said in this language'],
  ['Record', 'One party’s official version'],
] as const;

describe.each(waysOfStory(['a pointer and no JavaScript'], ['a pointer']))('a lost “not”, with %s', (way) => {
  let browser: Browser;
  let desk: Desk;
  let room: Newsroom;
  let checker: PageUser;
  let editor: PageUser;
  let viewer: PageUser;
  let claim = '';

  beforeAll(async () => {
    browser = await sharedBrowser();
    desk = await serve({ sample: true });
    room = newsroomOf(browser, way);
    const admin = await room.found('Nora Newcomer', await desk.setupLink());
    checker = await room.letIn(admin, 'Cleo Checker', 'Checker');
    editor = await room.letIn(admin, 'Edda Editor', 'Editor');
    viewer = await room.letIn(admin, 'Vito Viewer', 'Viewer');
    await editor.page.goto(`${desk.url}/practice-story`);
    await editor.go('Add the practice story', editor.page.getByRole('main'));
    await editor.page.goto(`${desk.url}/claims`);
    await editor.go(LOST);
    claim = new URL(editor.page.url()).pathname;
  });
  afterEach(() => {
    expect(room.opened.flatMap(({ faults }) => listFaults(faults))).toEqual([]);
  });
  afterAll(async () => {
    await closePages(browser);
    await desk?.stop();
  });

  // biome-ignore lint/performance/useDomNodeTextContent: textContent holds what is hidden as well
  const read = (of: PageUser, part = 'main') => of.page.locator(part).first().innerText();
  const at = async (of: PageUser, path: string) => void (await of.page.goto(desk.url + path));

  async function json(path: string) {
    return JSON.parse(await viewer.page.evaluate(async (url) => (await fetch(url)).text(), path));
  }

  /** The quotation as a citation list prints it. */
  async function exported(of: PageUser): Promise<string> {
    const address = `/claims/export?id=${claim.split('/').at(-1)}&format=text`;
    const text = await of.page.evaluate(async (url) => (await fetch(url)).text(), address);
    return text.replace(/\s+/g, ' ');
  }

  async function expectTold(words: string): Promise<void> {
    await at(viewer, claim);
    expect(await read(viewer, '.match-strip')).toContain(words);
    await at(viewer, '/claims');
    expect(await read(viewer, '.claim-row:has-text("The pier does need")')).toContain(words);
    expect(await exported(viewer)).toContain(words);
  }

  it('is seen under the quotation, on its row, in the queue and in an export before anybody checked', async () => {
    await expectTold(DIFFERS);
    await at(checker, '/');
    expect(await read(checker, 'section[aria-labelledby="mismatches"]')).toContain(DIFFERS);
  });

  it('is not confirmed by one person, who has to say why', async () => {
    await at(checker, claim);
    const check = (name: string) => checker.page.getByRole('region', { name, exact: true });
    expect(await read(checker, 'section[aria-labelledby="check-wording"]')).toContain(DIFFERS);
    for (const [name, value] of REST) {
      await checker.tick(new RegExp(`^${value}`), check(name));
      if (name !== 'Record') continue;
      await checker.unfold(/^More/, check(name));
      await checker.tick(TRANSCRIPT, check(name));
    }
    await checker.tick('Word for word', check('Wording'));
    await checker.unfold(/^More/, check('Wording'));
    await checker.tick(TRANSCRIPT, check('Wording'));
    await checker.go('Save findings');
    expect(await read(checker)).toContain('There is a problem');
    const why = 'The recording has no “not”: the transcript is wrong.';
    await checker.type('Wording: reason', why, check('Wording'));
    await checker.go('Save findings');
    expect(await read(checker, '.standing')).toMatch(/^Partly checked/);
    expect(await read(checker)).toContain('1 finding waits for a second person');
    expect(await read(checker)).toContain('Waiting for an editor or admin to agree');
    await expectTold(DIFFERS);
    await at(viewer, claim);
    const { attribution_status, match } = await json(`${claim}.json`);
    expect([attribution_status.status, match.state, match.accepted]).toEqual([
      'partly_checked',
      'differs',
      null,
    ]);
  });

  it('is accepted once a second person agrees, and goes on being told with both names', async () => {
    await at(editor, claim);
    await editor.go(/^Agree with this finding/);
    expect(await read(editor, '.standing')).toMatch(/^Attribution confirmed/);
    await expectTold(DIFFERS);
    await at(viewer, claim);
    expect(await read(viewer, '.match-strip')).toContain('Accepted by Cleo Checker and Edda Editor');
    expect(await exported(viewer)).toContain('Accepted by Cleo Checker and Edda Editor');
    await at(viewer, claim);
    const { attribution_status, match } = await json(`${claim}.json`);
    expect(attribution_status.status).toBe('attribution_confirmed');
    expect(match.accepted).toMatchObject({
      rationale: expect.stringContaining('The recording has no “not”'),
    });
    await at(checker, '/');
    expect(await read(checker, 'section:has(#mismatches)')).not.toMatch(LOST);
  });

  it('is shown again where the copy that it was accepted against is trashed', async () => {
    const { match } = await json(`${claim}.json`);
    await at(editor, `/sources/${match.source_id}/snapshots/${match.snapshot_id}`);
    await editor.go('Move to the trash');
    // Other quotations rest on this copy, and differ from it: that wants a reason.
    await editor.type('Reason', 'The town replaced its transcript.');
    await editor.go('Move to the trash');
    await at(viewer, claim);
    expect(await read(viewer, '.standing')).not.toMatch(/^Attribution confirmed/);
    expect(await read(viewer, '.match-strip')).not.toContain('Accepted');
  });
});
