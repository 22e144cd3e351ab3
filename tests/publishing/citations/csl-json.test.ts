import { describe, expect, it } from 'vitest';
import type { OnrecordFields } from '../../../src/publishing/citations/formats/csl-items.js';
import type { CslItem } from '../../../src/publishing/citations/model/csl.js';
import { entryOf } from '../../../src/publishing/citations/model/entry.js';
import type { EntryRows } from '../../../src/publishing/citations/model/rows.js';
import { openStyles } from '../../../src/publishing/citations/styles-pool.js';
import { faultsOfCslJson } from './fixtures/csl-schema.js';
import { NEWS_TYPES } from './fixtures/news-types.js';
import { cited } from './fixtures/requests.js';
import { attributionRow, claimRow, entryRows, sourceRow } from './fixtures/rows.js';
import { SAMPLE_STORY } from './fixtures/sample-story.js';

interface Item {
  readonly id: string;
  readonly note: string;
  readonly custom: { readonly onrecord: Extract<OnrecordFields, { readonly entry: unknown }> };
}

async function itemsOf(rows: readonly EntryRows[]): Promise<Item[]> {
  const { file } = await cited(rows, { format: 'csl-json' }, openStyles());
  return JSON.parse(file) as Item[];
}

describe('CSL-JSON', () => {
  it('keeps the rules of the CSL-JSON schema for the sample and for every kind of source', async () => {
    expect(faultsOfCslJson(await itemsOf([...SAMPLE_STORY, ...NEWS_TYPES]))).toEqual([]);
    expect(faultsOfCslJson([{ id: 1, type: 'tweet', title: 4, onrecord: {} }])).toHaveLength(3);
  });

  it('keeps them for dates of every shape', async () => {
    const dates = ['2023~', '2022/2023', '../2004', '{1667,1668}', '2023-22', '19XX', '-0043', 'some day'];
    const rows = dates.map((issued) => entryRows({ sources: [sourceRow({ issued, accessed: issued })] }));
    expect(faultsOfCslJson(await itemsOf(rows))).toEqual([]);
  });

  it('carries everything of every entry', async () => {
    const rows = [...SAMPLE_STORY, ...NEWS_TYPES];
    const items = await itemsOf(rows);
    expect(items.map((item) => item.custom.onrecord.entry)).toEqual(rows.map((row) => entryOf(row)));
  });

  it('carries each entry whole whoever else cites its source, whatever its words look like', async () => {
    const mark = '"source":0,"cited":{"source":0}';
    const source = sourceRow({ id: 9, title: mark, type: 'speech' });
    const rows = [1, 2].map((id) =>
      entryRows({
        claim: claimRow({ id, text: `${mark} ${id}`, said_on: `2023-06-1${id}` }),
        attributions: [attributionRow({ id, source_id: 9, wording: mark })],
        sources: [source],
      }),
    );
    const items = await itemsOf(rows);
    expect(items.map((item) => item.custom.onrecord.entry)).toEqual(rows.map((row) => entryOf(row)));
    const days = items.map((item) => (item as unknown as CslItem)['event-date']?.['date-parts']?.[0]?.[2]);
    expect(days).toEqual([11, 12]);
  });

  it('says in a note for other programs what was said, by whom, and how far it was seen', async () => {
    const [item] = await itemsOf(SAMPLE_STORY.slice(1, 2));
    expect(item?.note).toContain('Wang Yi; Meeting of Blinken and Wang Yi, Beijing, 19 June 2023');
    expect(item?.note).toContain('citing CCTV broadcast, which we have not seen');
    expect(item?.note).toContain('This says who said it, not whether it is true.');
  });

  it('has a timestamp as a locator with the label "timestamp", and the list it came from', async () => {
    const [item] = await itemsOf([entryRows({ attributions: [attributionRow({ locator: '12:03' })] })]);
    expect(item?.custom.onrecord).toMatchObject({
      form: 2,
      locator: { locator: '12:03', label: 'timestamp' },
      list: { listId: 3, version: 7, madeBy: 'Sample checker' },
    });
  });

  it('has stable ids and leaves out a claim of which no source was seen', async () => {
    const items = await itemsOf([entryRows(), entryRows({ claim: claimRow({ id: 2 }), attributions: [] })]);
    expect(items.map((item) => item.id)).toEqual(['onrecord-claim-1']);
    expect(await itemsOf([])).toEqual([]);
  });
});
