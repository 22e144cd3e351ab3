import { hashOf } from '../hash.js';
import { FUNCTION_WORDS } from './function-words.js';
import { NOUNS, TITLES } from './nouns.js';
import { AUXILIARIES, IRREGULAR, VERBS } from './verbs.js';

// The words whose class the tagger knows, with their inflected forms.

export const FORM = { base: 0, third: 1, past: 2, participle: 3, gerund: 4, plural: 5 } as const;

/** What is known of one word. A word may be of several classes: “report”. */
export interface Entry {
  /** One bit for each class. */
  readonly classes: number;
  readonly form: number;
  /** Hash of the base form. */
  readonly lemma: number;
}

const NAMES = [
  ...Object.keys(VERBS),
  ...Object.keys(NOUNS),
  ...Object.keys(FUNCTION_WORDS),
  'auxiliary',
  'title',
];

/** The bits of some classes. */
export function bitsOf(...names: string[]): number {
  return names.reduce((bits, name) => bits | (1 << NAMES.indexOf(name)), 0);
}

export const SPEECH_VERBS = bitsOf('say', 'tell', 'ask');
export const REPORTING_VERBS = SPEECH_VERBS | bitsOf('believe', 'plan', 'support', 'oppose', 'call', 'show');
export const ALL_VERBS = REPORTING_VERBS | bitsOf('discuss', 'act', 'auxiliary');

/** By word in lower case. Built once, on first use. */
export function lexicon(): ReadonlyMap<string, Entry> {
  built ??= build();
  return built;
}

let built: ReadonlyMap<string, Entry> | null = null;

function build(): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const irregular = new Map(
    IRREGULAR.split(',').map((forms) => [forms.split(' ', 1)[0] ?? '', forms.split(' ')] as const),
  );
  const add = (word: string, bits: number, form: number, lemma: string) => {
    const before = entries.get(word);
    const classes = (before?.classes ?? 0) | bits;
    entries.set(word, before ? { ...before, classes } : { classes, form, lemma: hashOf(lemma) });
  };
  for (const [name, words] of Object.entries(FUNCTION_WORDS))
    for (const word of words.split(' ')) add(word, bitsOf(name), FORM.base, word);
  for (const word of AUXILIARIES.split(' ')) add(word, bitsOf('auxiliary'), FORM.base, word);
  for (const [name, words] of Object.entries(VERBS)) {
    const bits = bitsOf(name);
    for (const verb of words.split(' '))
      for (const [form, word] of verbForms(verb, irregular)) add(word, bits, form, verb.replace('+', ''));
  }
  for (const [name, words] of Object.entries(NOUNS))
    for (const noun of words.split(' ')) {
      add(noun, bitsOf(name), FORM.base, noun);
      add(pluralOf(noun), bitsOf(name), FORM.plural, noun);
    }
  for (const word of TITLES.split(' ')) add(word, bitsOf('title'), FORM.base, word);
  return entries;
}

function verbForms(marked: string, irregular: ReadonlyMap<string, string[]>): [number, string][] {
  const verb = marked.replace('+', '');
  const stem = marked.endsWith('+') ? verb + verb.at(-1) : verb;
  const [, past, participle] = irregular.get(verb) ?? [];
  const regular = pastOf(verb, stem);
  return [
    [FORM.base, verb],
    [FORM.third, pluralOf(verb)],
    [FORM.past, past ?? regular],
    [FORM.participle, participle ?? regular],
    [FORM.gerund, gerundOf(verb, stem)],
  ];
}

function pastOf(verb: string, stem: string): string {
  if (verb.endsWith('e')) return `${verb}d`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`;
}

function gerundOf(verb: string, stem: string): string {
  if (verb.endsWith('ie')) return `${verb.slice(0, -2)}ying`;
  return /[^eoy]e$/.test(verb) ? `${verb.slice(0, -1)}ing` : `${stem}ing`;
}

function pluralOf(word: string): string {
  if (word.endsWith('man')) return `${word.slice(0, -2)}en`;
  if (/(?:s|x|z|ch|sh|o)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}
