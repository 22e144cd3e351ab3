import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeEntities } from '../../../src/publishing/citations/citeproc/html-model.js';
import { readPackedStyle } from '../../../src/publishing/citations/citeproc/job/package.js';
import { withoutDashes } from '../../../src/publishing/citations/citeproc/job/trim.js';
import { entryOf } from '../../../src/publishing/citations/model/entry.js';
import type { PlacedEntry } from '../../../src/publishing/citations/model/renderer.js';
import { toText } from '../../../src/publishing/citations/model/tree-text.js';
import { isCitable } from '../../../src/publishing/citations/model.js';
import { openStyles } from '../../../src/publishing/citations/styles-pool.js';
import type { SourceType } from '../../../src/vocabulary.js';
import { missingReaders } from '../../support/programs.js';
import { temporaryFolder } from '../../support/serve.js';
import { cslFile } from './fixtures/csl-file.js';
import { NEWS_TYPES } from './fixtures/news-types.js';
import { cited } from './fixtures/requests.js';

// CSL-JSON of twelve kinds of source as pandoc prints it, by the same files of styles and a citation processor of its
// own: the words of each reference are those that our lists print. docs/guide/citation-gaps.md has the differences.

/** The kinds of source whose words may differ, by style. */
const DIFFERENCES: Readonly<Record<string, readonly SourceType[]>> = {
  apa: ['broadcast', 'speech', 'interview', 'song', 'hearing', 'report'],
  'chicago-author-date': ['broadcast', 'speech', 'interview', 'song', 'hearing', 'report'],
  'chicago-fullnote-bibliography': ['broadcast', 'speech', 'interview', 'song', 'hearing', 'report'],
  'modern-language-association': [
    'broadcast',
    'speech',
    'post',
    'song',
    'motion_picture',
    'hearing',
    'document',
  ],
  ieee: ['speech', 'song', 'hearing'],
  'harvard-cite-them-right': [],
  'elsevier-harvard': [],
  'american-political-science-association': [],
  'modern-humanities-research-association': [],
  vancouver: [],
};

const folder = temporaryFolder();
const styles = openStyles();
afterAll(() => styles.close());

describe.skipIf(missingReaders().includes('pandoc'))('pandoc --citeproc', () => {
  it.each(Object.entries(DIFFERENCES))('prints in %s the words that we print', async (style, differences) => {
    const [ours, theirs] = await Promise.all([printedHere(style), printedByPandoc(style)]);
    const same = [...ours].filter(([id]) => !differences.includes(typeOf(id)));
    expect(same.length).toBeGreaterThan(3);
    for (const [id, words] of same) expect(theirs.get(id), `${style}: ${typeOf(id)}`).toBe(words);
  });
});

/** The words of each reference, by the id of its item; without what stands in note form. */
async function printedHere(style: string): Promise<ReadonlyMap<string, string>> {
  const placed = NEWS_TYPES.flatMap((rows, place): PlacedEntry[] => {
    const entry = entryOf(rows);
    return isCitable(entry) ? [{ entry, place }] : [];
  });
  const renderer = await styles.find(style);
  const printing = await renderer?.begin(inTurn(placed), { locale: 'en-US', deskUrl: null });
  return new Map(
    placed.flatMap(({ entry, place }): [string, string][] => {
      const printed = printing?.print(entry, place);
      if (printed?.outcome !== 'printed') return [];
      return [[`onrecord-claim-${entry.claimId}`, wordsOf(toText(printed.reference))]];
    }),
  );
}

async function* inTurn<T>(values: readonly T[]): AsyncIterable<T> {
  yield* values;
}

async function printedByPandoc(style: string): Promise<ReadonlyMap<string, string>> {
  const [list, csl] = [join(folder, 'list.json'), join(folder, `${style}.csl`)];
  writeFileSync(list, (await cited(NEWS_TYPES, { format: 'csl-json' }, styles)).file);
  writeFileSync(csl, cslFile(withoutDashes(readPackedStyle(style).xml)));
  const asked = [
    '-f',
    'csljson',
    '-t',
    'html',
    '--wrap=none',
    '--citeproc',
    `--csl=${csl}`,
    '-M',
    'lang=en-US',
  ];
  const { stdout } = await promisify(execFile)('pandoc', [...asked, list]);
  const entries = stdout.split('<div id="ref-').slice(1);
  return new Map(
    entries.map((entry) => [entry.slice(0, entry.indexOf('"')), wordsOf(decodeEntities(textIn(entry)))]),
  );
}

/** The text of an entry, without the number of a numeric style. */
function textIn(entry: string): string {
  return `<div id="${entry}`
    .replace(/<div class="csl-left-margin">[^<]*<\/div>/, '')
    .replaceAll(/<[^>]*>/g, '');
}

/**
 * Letters and figures, in any case: where each engine has commas, quotation marks and capitals is its own. Without the
 * letter after a year, which depends on the other entries.
 */
function wordsOf(text: string): string {
  const entry = text.replace(/^(?:\[\d+\]|\d+\.) /, '').replaceAll(/(?<=\b\d{4})[a-z]\b/g, '');
  return (entry.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ');
}

function typeOf(id: string): SourceType {
  const rows = NEWS_TYPES.find(({ claim }) => id === `onrecord-claim-${claim.id}`);
  return rows?.sources[0]?.type ?? 'document';
}
