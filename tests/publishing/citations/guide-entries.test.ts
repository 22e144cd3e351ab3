import { beforeAll, describe, expect, it } from 'vitest';
import { citeprocEngines } from '../../../src/publishing/citations/citeproc/job/engine.js';
import { openStyles } from '../../../src/publishing/citations/styles-pool.js';
import { BROADCASTS } from './fixtures/guides/broadcasts.js';
import { DOCUMENTS } from './fixtures/guides/documents.js';
import type { GuideEntry } from './fixtures/guides/entry.js';
import { EVENTS } from './fixtures/guides/events.js';
import { INTERVIEWS } from './fixtures/guides/interviews.js';
import { LANGUAGES } from './fixtures/guides/languages.js';
import { NEWS } from './fixtures/guides/news.js';
import { ONLINE } from './fixtures/guides/online.js';
import { printByGuides } from './fixtures/guides/print.js';

// What each style prints for each kind of source, beside the sections of its guide. After a change that is meant, hold
// each entry that differs against its guide, and run vitest with --update.

const GROUPS = {
  news: NEWS,
  broadcasts: BROADCASTS,
  interviews: INTERVIEWS,
  events: EVENTS,
  online: ONLINE,
  documents: DOCUMENTS,
  languages: LANGUAGES,
} as const satisfies Readonly<Record<string, readonly GuideEntry[]>>;

const ALL: readonly GuideEntry[] = Object.values(GROUPS).flat();

describe('the entries of guides', () => {
  let printed: ReadonlyMap<GuideEntry, string>;

  beforeAll(async () => {
    const print = citeprocEngines();
    const citeproc = {
      print: async (job: Parameters<typeof print>[0]) => print(job),
      limitMs: 60_000,
      close: async () => {},
    };
    printed = await printByGuides(ALL, openStyles({ citeproc }));
  });

  it.each(Object.entries(GROUPS))('of %s are printed as they were approved', async (group, entries) => {
    const file = entries.map((entry) => printed.get(entry)).join('\n');
    await expect(file).toMatchFileSnapshot(`golden/guides.${group}.md.txt`);
  });

  it('stand in every guide under a name of their own', () => {
    expect(printed.size).toBe(ALL.length);
    expect(new Set(ALL.map(({ name }) => name)).size).toBe(ALL.length);
    expect([...printed.values()].filter((words) => words.includes('failed: '))).toEqual([]);
  });
});
