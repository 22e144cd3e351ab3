import { afterAll, describe, expect, it } from 'vitest';
import { type CiteRequest, citeList } from '../../../src/publishing/citations/cite-job.js';
import { LIST_FORMATS } from '../../../src/publishing/citations/formats.js';
import { countsInWords } from '../../../src/publishing/citations/model/foot.js';
import type { EntryRows } from '../../../src/publishing/citations/model/rows.js';
import { openStyles } from '../../../src/publishing/citations/styles-pool.js';
import type { Condition } from '../../../src/vocabulary.js';
import { cited, request, selectionOf } from './fixtures/requests.js';
import { attributionRow, claimRow, entryRows, sourceRow, speakerRow } from './fixtures/rows.js';

const OMITS_LETTERS = 'university-of-south-australia-2017-harvard';

const styles = openStyles();
afterAll(() => styles.close());

function claim(id: number, source: Parameters<typeof sourceRow>[0] = {}) {
  return entryRows({
    claim: claimRow({ id }),
    attributions: [attributionRow({ id, source_id: id })],
    sources: [sourceRow({ title: `Work ${id}`, ...source, id })],
  });
}

const unseen = (id: number) =>
  entryRows({ claim: claimRow({ id }), attributions: [attributionRow({ wording: null })] });

function cite(rows: readonly EntryRows[], over: Partial<CiteRequest>) {
  return cited(rows, over, styles);
}

describe('a list for export', () => {
  it('fails a claim of which no source was seen, and says so in the file and beside it', async () => {
    const { counts, exceptions, file } = await cite([claim(1), unseen(2)], {});
    expect(counts).toEqual({ selected: 2, printed: 1, noted: 0, failed: 1, withheld: 0, sources: null });
    expect(exceptions).toEqual([
      { claimId: 2, outcome: 'failed', reason: 'No source of these words has been seen.' },
    ]);
    expect(file).toContain('2 selected: 1 printed, 1 not printed.\n');
    expect(file).toContain('Not printed: quotation 2. No source of these words has been seen.\n');
  });

  it('counts what was withheld for the exporter, and leaves no trace of it in the file', async () => {
    for (const { name: format } of LIST_FORMATS) {
      const { counts, file } = await cite([claim(1)], { withheld: 2, format });
      expect(counts).toMatchObject({ selected: 3, printed: 1, withheld: 2 });
      const without = await cite([claim(1)], { withheld: 0, format });
      expect(file).toBe(without.file);
      expect(file).not.toMatch(/withheld|3 selected/);
    }
  });

  it('prints in note form what the style leaves out, and says so', async () => {
    const letter = claim(2, { type: 'personal_communication', authors: '[{"family":"Doe"}]' });
    const list = await cite([claim(1), letter, claim(3)], { style: OMITS_LETTERS });
    expect(list.counts).toMatchObject({ selected: 3, printed: 2, noted: 1, failed: 0 });
    expect(list.exceptions).toEqual([
      {
        claimId: 2,
        outcome: 'noted',
        reason: expect.stringContaining('Harvard leaves a source of this kind out'),
      },
    ]);
    expect(list.file).toMatch(/2\. \(Doe n\.d\.\)\n {3}Evidence: /);
    expect(list.file).toContain('3 selected: 2 printed, 1 printed in note form.');
    expect(list.file).toContain('Printed in note form: quotation 2. University of South Australia');
  });

  it('fails a source that the style chokes on, with its reason, and prints the others', async () => {
    const broken = claim(2, { authors: '[{"family":7}]' });
    const list = await cite([claim(1), broken], { style: 'apa' });
    expect(list.counts).toMatchObject({ printed: 1, failed: 1 });
    expect(list.exceptions[0]?.reason).toMatch(
      /^American Psychological Association 7th edition could not print the source: ./,
    );
  });

  it('prints one reference for all claims of one source, with nothing to tell it from itself', async () => {
    const source = sourceRow({ id: 9, authors: '[{"family":"Doe"}]', issued: '2023' });
    const two = [1, 2].map((id) => ({
      ...claim(id),
      attributions: [attributionRow({ id, source_id: 9 })],
      sources: [source],
    }));
    const { file } = await cite(two, { style: 'apa' });
    expect(file.match(/Doe\. \(2023\)\. A page/g)).toHaveLength(2);
    expect(file).not.toMatch(/2023[ab]/);
  });

  it('stands in its own order, or in the order of the style with what failed at the end', async () => {
    const named = (id: number, family: string) => claim(id, { authors: `[{"family":"${family}"}]` });
    const rows = [named(1, 'Zola'), unseen(2), named(3, 'Austen')];
    const idsIn = (file: string) => [...file.matchAll(/Quotation (\d)/g)].map((match) => match[1]);
    expect(idsIn((await cite(rows, { style: 'apa' })).file)).toEqual(['1', '3']);
    const sorted = await cite(rows, { style: 'apa', order: 'style' });
    expect(idsIn(sorted.file)).toEqual(['3', '1']);
    expect(sorted.counts.failed).toBe(1);
  });

  it('links to its claims and its list where the desk has an address', async () => {
    const maker = { ...request().maker, deskUrl: 'https://desk.example' };
    for (const style of ['newsroom', 'apa']) {
      const { file } = await cite([claim(1)], { style, maker, format: 'html' });
      expect(file).toContain(
        '<a href="https://desk.example/claims/1" rel="noopener noreferrer">Quotation 1</a>',
      );
      expect(file).toContain('<a href="https://desk.example/lists/3"');
    }
  });

  it('of a selection without a list says no list and no version', async () => {
    const maker = { ...request().maker, listId: null, listTitle: null, version: null };
    const { file } = await cite([claim(1)], { maker });
    expect(file).toContain(
      'Created on 26 June 2023, 14:03 UTC, by Sample checker. Statuses as at that time.',
    );
  });

  it('may be empty', async () => {
    for (const { name: format } of LIST_FORMATS) {
      for (const style of ['newsroom', 'apa']) {
        const { counts } = await cite([], { format, style });
        expect(counts).toEqual({ selected: 0, printed: 0, noted: 0, failed: 0, withheld: 0, sources: null });
      }
    }
  });

  it('is refused for a style or a format that does not exist, with those that do', async () => {
    await expect(cite([], { style: 'nope' })).rejects.toMatchObject({
      code: 'bad_request',
      detail: 'There is no style "nope". Find one at /styles.',
    });
    await expect(cite([], { format: 'pdf' })).rejects.toMatchObject({
      code: 'bad_request',
      detail:
        'There is no format "pdf". There are: text, markdown, html, docx, csl-json, ris, biblatex, bibtex, csv, csv-raw, jsonld, webannotation.',
    });
  });

  it('is not handed over where a claim is lost, comes twice or is exchanged on the way', async () => {
    const [one, two, three] = [claim(1), claim(2), claim(3)];
    for (const came of [[one], [one, two, three], [two, one], [one, one], []]) {
      const selection = { ...selectionOf(came), claimIds: [1, 2] };
      const read = async function* () {
        yield came;
      };
      const list = citeList({ ...selection, read }, request(), styles, () => {});
      await expect(list).rejects.toThrow(/was lost on its way|are accounted for/);
    }
  });

  it('is read a few claims at a time, and once more only where the style has to know them all', async () => {
    const reads = async (over: Partial<CiteRequest>) => {
      const selection = selectionOf([claim(1), claim(2)]);
      let count = 0;
      const read = (ids: readonly number[]) => {
        count += 1;
        return selection.read(ids);
      };
      await citeList({ ...selection, read }, request(over), styles, () => {});
      return count;
    };
    expect(await reads({ style: 'newsroom' })).toBe(1);
    expect(await reads({ style: 'apa', format: 'csv' })).toBe(1);
    expect(await reads({ style: 'apa' })).toBe(2);
  });

  it('says of a source what became of it, for every condition but the usual one', async () => {
    const conditions: Condition[] = ['edited', 'corrected', 'withdrawn', 'deleted', 'doubtful', 'fake'];
    const rows = conditions.map((condition, index) => claim(index + 1, { condition }));
    expect((await cite(rows, {})).file.match(/Source marked: /g)).toHaveLength(conditions.length);
    expect((await cite([claim(1)], {})).file).not.toContain('Source marked');
  });

  it('names a body and a person alike', async () => {
    const rows = { ...claim(1), speaker: speakerRow({ kind: 'body', name: 'Cabinet' }) };
    expect((await cite([rows], {})).file).toContain('— Cabinet.');
  });
});

it('counts in words name only what there is', () => {
  const none = { printed: 0, noted: 0, failed: 0, sources: null };
  expect(countsInWords({ selected: 0, ...none })).toBe('0 selected: 0 printed');
  expect(countsInWords({ selected: 2, ...none, failed: 2 })).toBe('2 selected: 2 not printed');
  expect(countsInWords({ selected: 6, printed: 1, noted: 2, failed: 1, withheld: 2, sources: null })).toBe(
    '6 selected: 1 printed, 2 printed in note form, 1 not printed, 2 withheld',
  );
});
