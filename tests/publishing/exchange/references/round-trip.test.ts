import { describe, expect, it } from 'vitest';
import { openStyles } from '../../../../src/publishing/citations/styles-pool.js';
import { toSource } from '../../../../src/publishing/exchange/references/input/to-source.js';
import type { NewSource } from '../../../../src/record/sources/input.js';
import { toAuthors } from '../../../../src/record/sources/model.js';
import { cited } from '../../citations/fixtures/requests.js';
import { attributionRow, claimRow, entryRows, sourceRow } from '../../citations/fixtures/rows.js';
import { SAMPLE_STORY } from '../../citations/fixtures/sample-story.js';
import { fixture, recordsOf, sourcesOf } from './reading.js';

// What we export for reference managers comes in again: CSL-JSON is whole, so the others are compared with it.

it.each([
  ['ris', 'ris'],
  ['biblatex', 'bibtex'],
  ['bibtex', 'bibtex'],
] as const)('%s of our own comes back with title, address and day', async (format, readAs) => {
  const styles = openStyles();
  const [csl, other] = [
    await cited(SAMPLE_STORY, { format: 'csl-json' }, styles),
    await cited(SAMPLE_STORY, { format }, styles),
  ];
  await styles.close();
  const told = ({ title, url, issued }: Readonly<Record<string, unknown>>) => {
    const day = /^\d{4}-\d\d-\d\d$/.exec(String(issued))?.[0];
    return { title, ...(url !== undefined && { url }), ...(day && { issued: day }) };
  };
  const sources = await sourcesOf(readAs, other.file);
  const whole = (await sourcesOf('csl-json', csl.file)).map(told);
  expect(whole.length).toBeGreaterThan(3);
  expect(sources).toMatchObject(whole);
});

describe('a library of Zotero that comes in and goes out again', () => {
  const sources = async () => {
    const records = await recordsOf('csl-json', fixture('zotero.json'));
    return records.flatMap((record) => toSource(record).source ?? []);
  };
  const exported = async (format: string, kind: 'evidence' | 'sources') => {
    const styles = openStyles();
    const list = await cited((await sources()).map(rowsOf), { format, kind }, styles);
    await styles.close();
    return list;
  };

  it.each(['evidence', 'sources'] as const)('is whole in CSL-JSON of the kind "%s"', async (kind) => {
    const before = (await sourcesOf('csl-json', fixture('zotero.json'))).filter(
      ({ title }) => title !== null,
    );
    const after = await sourcesOf('csl-json', (await exported('csl-json', kind)).file);
    const fieldsOf = ({ inNote, notKept, untyped, reason, ...fields }: Readonly<Record<string, unknown>>) =>
      fields;
    expect(before.length).toBeGreaterThan(3);
    expect(after).toMatchObject(before.map(fieldsOf));
  });

  it('has in RIS each value that is not named as left out', async () => {
    const { file, losses } = await exported('ris', 'sources');
    expect(losses.filter(({ held }) => held === 'none')).toEqual([]);
    const spaced = (text: string) => text.replaceAll(/\s+/g, ' ');
    for (const { title, container_title, outlet, url, number, medium, genre, note } of await sources())
      for (const value of [title, container_title, outlet?.name, url, number, medium, genre, note])
        expect(spaced(file)).toContain(spaced(value ?? ''));
  });
});

function rowsOf({ outlet, authors, issued, accessed, ...source }: NewSource, at: number) {
  const id = at + 1;
  const { type, title, container_title, url, language, medium, genre, number, note } = source;
  const row = sourceRow({
    ...{ id, type, title, container_title, url, language, medium, genre, number, note },
    authors: JSON.stringify(toAuthors(authors ?? [])),
    outlet_name: outlet?.name ?? null,
    issued: issued?.text ?? null,
    accessed: accessed?.text ?? null,
  });
  return entryRows({
    claim: claimRow({ id }),
    sources: [row],
    attributions: [attributionRow({ id, source_id: id })],
  });
}
