import { describe, expect, it } from 'vitest';
import { findFormat, LIST_FORMATS } from '../../../src/publishing/citations/formats.js';
import { entryOf } from '../../../src/publishing/citations/model/entry.js';
import { FACTS, type Fact, type FactName } from '../../../src/publishing/citations/model/facts.js';
import { lossesInHeader, lossesInWords } from '../../../src/publishing/citations/model/losses.js';
import type { EntryRows, SourceRow } from '../../../src/publishing/citations/model/rows.js';
import { isCitable } from '../../../src/publishing/citations/model.js';
import { openStyles } from '../../../src/publishing/citations/styles-pool.js';
import { CREDIT_ROLES, keysOf } from '../../../src/vocabulary.js';
import { cited } from './fixtures/requests.js';
import { attributionRow, copyRow, entryRows, sourceRow } from './fixtures/rows.js';

// What a format is said to hold is compared with its file: with a fact it must read otherwise than without.

const styles = openStyles();

const DOE = { family: 'Doe', given: 'Jane' };

/** A source with each fact, and the same source without. */
const SOURCES: Partial<Record<FactName, readonly [with_: Partial<SourceRow>, without: Partial<SourceRow>]>> =
  {
    type: [{ type: 'report' }, { type: null }],
    title: [{ title: 'Another page' }, {}],
    authors: [{ authors: JSON.stringify([DOE]) }, {}],
    title_is: [{ title_is: 'description' }, {}],
    translated_title: [{ translated_title: 'A leaf' }, {}],
    roles: [
      { authors: JSON.stringify([DOE, { family: 'Weber', role: 'host' }]) },
      { authors: JSON.stringify([DOE]) },
    ],
    voices: [
      { authors: JSON.stringify([{ ...DOE, role: 'interviewee' }]) },
      { authors: JSON.stringify([DOE]) },
    ],
    translator: [
      { authors: JSON.stringify([DOE, { family: 'Weber', role: 'translator' }]) },
      { authors: JSON.stringify([DOE]) },
    ],
    names: [
      { authors: '[{"literal":"Smith, Jones and Co"}]' },
      { authors: '[{"literal":"Smith Jones Co"}]' },
    ],
    outlet: [{ outlet_name: 'The Paper' }, {}],
    container_title: [{ container_title: 'The Programme' }, {}],
    issued: [{ issued: '2023' }, {}],
    date_form: [{ issued: '2023~' }, { issued: '2023' }],
    accessed: [{ accessed: '2023-06-25' }, {}],
    url: [{ url: 'https://example.org/' }, {}],
    archive_url: [{ archive_url: 'https://archive.example/' }, {}],
    language: [{ language: 'es' }, {}],
    medium: [{ medium: 'print' }, {}],
    genre: [{ genre: 'essay' }, {}],
    number: [{ number: '12' }, {}],
    account: [{ authors: JSON.stringify([DOE]), account: '@doe' }, { authors: JSON.stringify([DOE]) }],
    post_id: [{ post_id: '1234' }, {}],
    source_note: [{ note: 'Behind a paywall.' }, {}],
    absence: [{ no_author: 1 }, {}],
  };

function pairOf(name: FactName): readonly [EntryRows, EntryRows] {
  if (name === 'copies') return [entryRows({ copies: [copyRow()] }), entryRows()];
  if (name === 'tags') return [entryRows({ tags: ['trade'] }), entryRows()];
  if (name === 'quotation')
    return [entryRows({ attributions: [attributionRow({ wording: 'Other words.' })] }), entryRows()];
  const [with_, without] = SOURCES[name] ?? [{}, {}];
  return [entryRows({ sources: [sourceRow(with_)] }), entryRows({ sources: [sourceRow(without)] })];
}

/** What a program reads that has no use for notes. */
function withoutNotes(file: string): string {
  return file
    .replaceAll(/^(N1 {2}- | {2}(annotation|annote) = ).*\r?\n/gm, '')
    .replaceAll(/"description":"(\\.|[^"\\])*"/g, '')
    .replaceAll(/"value":"(\\.|[^"\\])*","purpose":"commenting"/g, '');
}

/** The note of RIS says exactly what its fields say in part: a name without its role, or taken apart. */
const HELD_IN_PART: readonly FactName[] = ['roles', 'names', 'type'];

/** A list of sources does not have these. */
const OF_QUOTATION: readonly FactName[] = ['tags', 'quotation'];

const NAMES = Object.keys(FACTS) as FactName[];

describe.each(LIST_FORMATS.filter(({ isStyled }) => !isStyled).map(({ name }) => name))('%s', (format) => {
  it.each([
    ...NAMES.map((name) => [name, 'evidence'] as const),
    ...NAMES.filter((name) => !OF_QUOTATION.includes(name)).map((name) => [name, 'sources'] as const),
  ])('says of the fact "%s" what it is said to, in a list of the kind "%s"', async (name, kind) => {
    const written = async (rows: EntryRows) => cited([rows], { format, kind }, styles);
    const [with_, without] = pairOf(name);
    const [one, other] = [await written(with_), await written(without)];
    const loss = one.losses.find(({ fact }) => fact === name);
    expect(one.file === other.file).toBe(loss?.held === 'none');
    if (!HELD_IN_PART.includes(name))
      expect(withoutNotes(one.file) === withoutNotes(other.file)).toBe(loss !== undefined);
  });
});

it.each(NAMES.filter((name) => name !== 'quotation' && name !== 'title'))(
  'the fact "%s" is told where it is recorded',
  (name) => {
    const fact: Fact = FACTS[name];
    const [with_, without] = pairOf(name).map((rows) => {
      const entry = entryOf(rows);
      return isCitable(entry) ? fact.words({ rows, entry, group: null }) : null;
    });
    expect(with_).not.toBeNull();
    expect(without).toBeNull();
  },
);

it.each(keysOf(CREDIT_ROLES))('whoever is named as %s is told in some fact', (role) => {
  const authors = JSON.stringify([{ family: 'Weber', role }]);
  const rows = entryRows({ sources: [sourceRow({ authors })] });
  const entry = entryOf(rows);
  const told = NAMES.map((name) =>
    isCitable(entry) ? FACTS[name].words({ rows, entry, group: null }) : null,
  );
  expect(told.join(' ')).toContain('Weber');
});

describe('losses', () => {
  const losses = [
    { fact: 'account', held: 'note', entries: 2 },
    { fact: 'medium', held: 'note', entries: 1 },
    { fact: 'tags', held: 'none', entries: 3 },
    { fact: 'characters', held: 'none', entries: 1 },
  ] as const;

  it('are told in sentences, with the number of quotations', () => {
    expect(lossesInWords(losses)).toEqual([
      'Only in the note: account (2) and medium (1).',
      'Left out: topics (3).',
      'Control characters removed (1).',
    ]);
    expect(lossesInWords([])).toEqual([]);
  });

  it('are told in a header, for programs', () => {
    expect(lossesInHeader(losses)).toBe('note=account:2,medium:1; none=tags:3,characters:1');
  });

  it('are none in formats that hold every fact', () => {
    expect(['text', 'csv', 'csl-json'].map((name) => findFormat(name)?.holdings)).toEqual([null, null, null]);
  });
});
