import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/platform/lib/package-root.js';

// Names and phrases that were replaced by standard terms, so that none of them comes back.
const IDENTIFIERS = [
  ...['Blessed', 'Breath', 'Arrivals', 'meantOutlet', 'pickOutlet', 'isAsDescribed', 'DoorOptions'],
  ...[
    'openDoor',
    'WriteTurn',
    'UntilWritten',
    'BodyRoom',
    'atOneMoment',
    'settleTry',
    'settleLog',
    'takeInTable',
  ],
  ...['BORNE_OUT', 'TELLING', 'STRETCH', 'SURE', 'JOINED', 'Door', 'wishOf'],
  ...['whoeverLooks', 'askedAbout', 'toldToEnd', 'whatIsAmiss', 'WORTH_TELLING', 'RestsOn'],
].map((name) => `\\b${name}\\b`);
const PREFIXES = ['\\b(?:MOST|LONGEST|LEAST|DEEPEST)_[A-Z]\\w*', '\\b[A-Z]\\w+Wish\\b'];
const PHRASES = [
  'SQLite plans by a limit, and so prepares',
  'nobody was kept waiting so far',
  'Has the engine look through',
  'Are these the words',
  'Look for these words',
  'Where these words stand',
  'takes its words from',
  'Where they part',
  'looked nowhere',
  'As the desk knows it',
  'came to stand under',
  'Take nothing in',
  'Take the link off',
  'Put it on the list',
  'is none that the desk asks',
  'Open at this place',
  'Copy as citations',
  'Next to this quotation',
  'Choose the part first',
  'words that begin so',
  'is not agreed to yet',
  'had it first cannot be told',
  "'Stale findings'",
  "'In another part'",
  'A source that all of them have',
];
const REPLACED = new RegExp([...IDENTIFIERS, ...PREFIXES, ...PHRASES].join('|'), 'g');

const FOLDERS = ['src', 'views', 'public', 'tests', 'bench', 'stall', 'scripts', 'migrations', 'docs'];
const TEXT = /\.(?:ts|js|mjs|ejs|css|md)$/;
const OWN = join('tests', 'contracts', 'words.test.ts');

describe('Replaced names and phrases', () => {
  it('are in no file', () => {
    expect(FOLDERS.flatMap(filesIn).flatMap(replacedIn)).toEqual([]);
  });

  it.each([
    'const MOST_ROWS = 3',
    'settleTry(change)',
    'type ListWish = {}',
    'nobody was kept waiting so far',
  ])('are found in “%s”', (text) => {
    expect(wordsIn(text)).toHaveLength(1);
  });

  it.each(['const MAX_ROWS = 3', 'withBreathing()', 'a wish'])('are not seen in “%s”', (text) => {
    expect(wordsIn(text)).toEqual([]);
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => TEXT.test(file) && file !== OWN);
}

function replacedIn(file: string): string[] {
  return wordsIn(readFileSync(join(packageRoot, file), 'utf8')).map((word) => `${file}: ${word}`);
}

function wordsIn(text: string): string[] {
  return text.match(REPLACED) ?? [];
}
