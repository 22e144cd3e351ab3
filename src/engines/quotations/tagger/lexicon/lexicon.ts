import { AUXILIARIES, FUNCTION_WORDS, NOUNS, VERBS } from '../../../words/classes.js';
import { pluralOf, verbForms } from '../../../words/inflection.js';
import { BORNE_TITLES } from '../../../words/titles.js';
import { hashOf } from '../hash.js';

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
      for (const [form, word] of formsOf(verb)) add(word, bits, form, verb);
  }
  for (const [name, words] of Object.entries(NOUNS))
    for (const noun of words.split(' ')) {
      add(noun, bitsOf(name), FORM.base, noun);
      add(pluralOf(noun), bitsOf(name), FORM.plural, noun);
    }
  for (const word of BORNE_TITLES) add(word, bitsOf('title'), FORM.base, word);
  return entries;
}

function formsOf(verb: string): [number, string][] {
  const { base, third, past, participle, gerund } = verbForms(verb);
  return [
    [FORM.base, base],
    [FORM.third, third],
    [FORM.past, past],
    [FORM.participle, participle],
    [FORM.gerund, gerund],
  ];
}
