import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { creditedSpeakers } from '../pages/merging/credited-speakers.js';
import { closePages, listFaults, newPage, sharedBrowser, type WatchedPage } from '../support/browser.js';
import { openDesk, type TestDesk } from '../support/desk.js';
import { type PageUser, pageUserOf, waysOfStory } from '../support/page-user.js';

// Words that stand in the copy, under a speaker to whom the copy does not credit them, or which it does not say
// outright. One person finds everything right: the quotation is not confirmed, and each place says why.

interface Story {
  readonly speaker: string;
  readonly words: string;
  readonly copy: string;
  /** What the pages say of it. */
  readonly says: string;
}

const STORIES: readonly (readonly [string, Story])[] = [
  [
    'are denied',
    {
      speaker: 'Orla Vint',
      words: 'the mayor lied to this city',
      copy: 'Orla Vint spoke on Monday. “It is not true that the mayor lied to this city,” Vint said.',
      says: 'these words are denied: ‘It is not true that’',
    },
  ],
  [
    'are what nobody can say',
    {
      speaker: 'Orla Vint',
      words: 'I took the money',
      copy: 'Orla Vint spoke on Monday. “Nobody can say I took the money,” Vint said.',
      says: 'these words are denied: ‘Nobody can say’',
    },
  ],
  [
    'hang on a condition',
    {
      speaker: 'Orla Vint',
      words: 'we will leave',
      copy: 'Orla Vint spoke on Monday. “If the court orders it, we will leave,” Vint said.',
      says: 'these words are conditional: ‘If the court orders it’',
    },
  ],
  [
    'are those of whom the speaker answers',
    {
      speaker: 'Tova Lisk',
      words: 'The bridge will open in May.',
      copy: 'Anselm Birk opened the hall. Birk said: “The bridge will open in May.” Minister Tova Lisk disagreed.',
      says: 'Anselm Birk is credited with these words',
    },
  ],
  [
    'are what another says that the speaker told people',
    {
      speaker: 'Rune Falk',
      words: 'the yard will close in May',
      copy: 'Anselm Birk met the press. Birk said that Rune Falk had told workers “the yard will close in May”.',
      says: 'these words are second-hand, from Birk',
    },
  ],
];

const RIGHT: readonly (readonly [check: string, finding: string])[] = [
  ['Wording', 'Word for word'],
  ['Speaker', 'Confirmed'],
  ['Where and when', 'Confirmed'],
  ['Context', 'Fair'],
  ['Translation', 'Not needed: said in this language'],
  ['Record', 'One party’s official version'],
];

const WAYS = waysOfStory(['a pointer and no JavaScript'], ['a pointer']);

describe.each(WAYS)('words in a copy, with %s', (way) => {
  let browser: Browser;
  let desk: TestDesk;
  let watched: WatchedPage;
  let person: PageUser;
  beforeAll(async () => {
    browser = await sharedBrowser();
    desk = await openDesk();
    watched = await newPage(browser, { javaScriptEnabled: way !== 'a pointer and no JavaScript' });
    const [name = '', value = ''] = ((await desk.signIn('editor')).cookie ?? '').split('=');
    await watched.context.addCookies([{ name, value, url: desk.url }]);
    person = pageUserOf(way, watched.page);
  });
  afterEach(() => expect(listFaults(watched.faults)).toEqual([]));
  afterAll(async () => {
    await closePages(browser);
    await desk.close();
  });

  // biome-ignore lint/performance/useDomNodeTextContent: textContent holds what is hidden as well
  const read = (part = 'main') => watched.page.locator(part).first().innerText();

  async function posted(path: string, body: object): Promise<number> {
    const answer = await desk.json('POST', path, body, await desk.token('editor'));
    expect(answer.ok, await answer.clone().text()).toBe(true);
    return ((await answer.json()) as { id: number }).id;
  }

  async function stored({ speaker, words, copy }: Story): Promise<number> {
    const source_id = await posted('/sources', { title: 'The Courier', language: 'en', type: 'report' });
    await posted(`/sources/${source_id}/snapshots`, { text: copy });
    return posted('/claims', {
      text: words,
      language: 'en',
      form: 'direct',
      speaker: { name: speaker },
      said_on: '2023-06-19',
      attribution: { source_id, tier: 'issuer' },
    });
  }

  describe.each(STORIES)('that %s', (_, story) => {
    let claim: number;
    beforeAll(async () => {
      claim = await stored(story);
    });

    it('are not plain on the page, in the row, on the first page, nor in a look-up', async () => {
      const shown: readonly (readonly [path: string, part: string])[] = [
        [`/claims/${claim}`, '.match-strip'],
        ['/claims', `.claim-row:has-text("${story.words}")`],
        ['/', 'section[aria-labelledby="mismatches"]'],
      ];
      for (const [path, part] of shown) {
        await watched.page.goto(desk.url + path);
        expect(await read(part), path).toContain(story.says);
      }
      await watched.page.goto(`${desk.url}/lookup`);
      await person.type('Sentence or paragraph', `“${story.words},” ${story.speaker} said.`);
      await person.go('Look up');
      expect(await read()).toContain(story.says);
      expect(await watched.page.getByRole('button', { name: 'Copy citation' }).count()).toBe(0);
    });

    it('are not confirmed by one person who finds everything right', async () => {
      await watched.page.goto(`${desk.url}/claims/${claim}`);
      const check = (name: string) => watched.page.getByRole('region', { name, exact: true });
      for (const [name, finding] of RIGHT) {
        await person.tick(new RegExp(`^${finding}`), check(name));
        if (!['Wording', 'Record'].includes(name)) continue;
        await person.unfold(/^More/, check(name));
        await person.tick(/^The Courier/, check(name));
      }
      await person.go('Save findings');
      expect(await read()).toContain('There is a problem');
      for (const name of ['Wording', 'Speaker', 'Context'])
        await person.type(`${name}: reason`, 'We heard the tape.', check(name));
      await person.go('Save findings');
      expect(await read('.standing')).toMatch(/^Partly checked/);
      expect(await read()).toContain('3 findings wait for a second person');
      expect(await read('.match-strip')).toContain(story.says);
    });
  });

  it('are not taken from our own draft', async () => {
    await watched.page.goto(`${desk.url}/capture`);
    await person.type('Text of the article', '“We sold the lighthouse in March,” Orla Vint said.');
    await person.tick('Our own draft');
    await person.go('Find quotations');
    expect(await read()).toContain('A draft is not a source, so nothing was saved.');
    await person.go('Look up');
    expect(await read()).toContain('Not on record');
  });

  it('are not given to another of the same surname by one person', async () => {
    const { ana, eva, names, claim } = await creditedSpeakers(desk);
    await watched.page.goto(`${desk.url}/speakers/${ana}/merge?into_id=${eva}`);
    expect(await read()).toContain(`One copy credits ‘${names.ana}’, which is not a name of ${names.eva}`);
    await person.type('Why they are the same person', 'One signature.');
    await person.go('Propose merge');
    await watched.page.goto(`${desk.url}/claims/${claim}`);
    expect(await read()).toContain(names.ana);
    await watched.page.goto(desk.url);
    expect(await read('section[aria-labelledby="merges"]')).toContain(names.ana);
  });
});
