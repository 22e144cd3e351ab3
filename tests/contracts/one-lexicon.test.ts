import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesIn, type TextFile } from '../support/files.js';

// Words of a kind stand in one list under data/words. A list in code whose words are all in one of those is a second
// lexicon, which will differ from the first.

const FOLDER = 'data/words/';
/** Classes of words that are every rule's grammar: parts of them stand in patterns, as a clause is written. */
const GRAMMAR =
  /^(?:classes\.(?:function_words|auxiliaries|verbs)|naming\.(?:not_names|not_in_titles|prepositions|determiners|particles|leading_particles)|settings|turns|zones|numbers)/;
const MIN_WORDS = 4;
/** Has forms of address and months as labels print them. */
const LABELS = 'src/engines/reading/turns/';

/** Files with a part of a list, because only that part is meant. */
const PARTS = new Map([
  ['src/engines/quotations/speakers/described.ts', 'nouns for the same thing, in groups'],
  ['src/engines/quotations/channels/listeners.ts', 'assemblies that are addressed'],
  ['src/engines/quotations/frames/headline.ts', 'who speaks in a headline'],
  ['src/engines/quotations/evidence/signs.ts', 'who makes the work that a title names'],
  ['src/engines/quotations/speakers/credited-as.ts', 'kin, which gender tells apart, and forms of address'],
  ['src/engines/fidelity/voice.ts', 'who speaks without a name in a transcript'],
]);

const WORDS = /^[\p{L}’'.-]+(?:[ |][\p{L}’'.-]+)+$/u;
const LITERAL = /'([^'\\\n]+)'|"([^"\\\n]+)"/g;
const ALTERNATION = /[\p{L}’'.-]+(?:\|[\p{L}’'.-]+){3,}/gu;

interface List {
  readonly name: string;
  readonly words: ReadonlySet<string>;
}

function listsIn(name: string, value: unknown): List[] {
  if (typeof value === 'string') return [{ name, words: new Set(value.toLowerCase().split(/[ :/]/)) }];
  if (Array.isArray(value)) return listsIn(name, value.join(' '));
  const parts = Object.entries(value as Readonly<Record<string, unknown>>);
  return parts.flatMap(([key, part]) =>
    key === 'about' || key === 'origin' ? [] : listsIn(`${name}.${key}`, part),
  );
}

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const lexicon = files
  .flatMap((name) => listsIn(name.replace('.json', ''), JSON.parse(readFileSync(FOLDER + name, 'utf8'))))
  .filter(({ name }) => !GRAMMAR.test(name));

function faultsIn({ path, text }: TextFile): string[] {
  return text.split('\n').flatMap((line, at) => {
    if (/^\s*(?:\/\/|\/?\*)/.test(line)) return [];
    const literals = [...line.matchAll(LITERAL)].map(([, one, other]) => (one ?? other ?? '').trim());
    const rows = [...literals.filter((one) => WORDS.test(one)), ...(line.match(ALTERNATION) ?? [])];
    return rows.flatMap((row) => {
      const words = row.toLowerCase().split(/[ |]/);
      const list =
        words.length < MIN_WORDS ? undefined : lexicon.find((one) => words.every((w) => one.words.has(w)));
      return list === undefined ? [] : [`${path}:${at + 1}: ${row} (${list.name})`];
    });
  });
}

describe('the lexicon', () => {
  const code = [...filesIn('src/engines', '.ts'), ...filesIn('src/checking', '.ts')].filter(
    ({ path }) => !path.startsWith('src/engines/words/') && !path.startsWith(LABELS),
  );

  it('has every list of words of its kinds', () => {
    expect(code.filter(({ path }) => !PARTS.has(path)).flatMap(faultsIn)).toEqual([]);
  });

  it.each([
    "const NOUNS = setOf('spokesman actor lawyer mayor');",
    "const MONTHS = 'January|February|March|April';",
    'const ROLE = /^(?:lawyer|actor|mayor|judge)$/;',
  ])('is missed nowhere: %s', (line) => {
    expect(faultsIn({ path: 'src/x.ts', text: line })).not.toEqual([]);
  });

  it('has no exception that nothing needs any more', () => {
    const stale = code.filter((file) => PARTS.has(file.path) && faultsIn(file).length === 0);
    expect(stale.map(({ path }) => path)).toEqual([]);
  });

  it('says where every list comes from', () => {
    const readme = readFileSync(`${FOLDER}README.md`, 'utf8');
    expect(files.filter((name) => !readme.includes(`| \`${name}\``))).toEqual([]);
  });
});
