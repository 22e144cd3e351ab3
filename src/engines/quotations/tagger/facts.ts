import { remembered } from '../../reading/tokens/remembered.js';
import { hashOf, mix } from './hash.js';
import { bitsOf, type Entry, lexicon } from './lexicon/lexicon.js';

// What one word shows by itself, whatever stands around it.

export const SHAPE = { lower: 1, capital: 2, capitals: 3, digits: 4, mixed: 5, sign: 6 } as const;

export interface WordFacts {
  readonly word: number;
  readonly lemma: number;
  /** One bit for each class of the lexicon. */
  readonly classes: number;
  /** Hash of classes and form, or of the ending of an unknown word. */
  readonly kind: number;
  readonly form: number;
  readonly shape: number;
  readonly suffix3: number;
  readonly suffix2: number;
  readonly isPossessive: boolean;
  /** A word that is no name although it has a capital: “The”, “Sen.”, “Monday”. */
  readonly isCommon: boolean;
}

const COMMON = bitsOf(
  'subject',
  'object',
  'possessive',
  'determiner',
  'quantity',
  'preposition',
  'conjunction',
  'subordinator',
  'wh',
  'negation',
  'time',
  'to',
  'according',
  'auxiliary',
  'title',
  'adverb',
);
const NO_ENTRY: Entry = { classes: 0, form: -1, lemma: 0 };
const ENDINGS = /(?:ed|ing|ly|ers?|ors?|ions?|ists?|ment|ness|ity|als?|ies|s|y)$/;
const SIGN = /^[^\p{L}\p{N}]/u;

export const readFacts = remembered(factsOf);

function factsOf(token: string): WordFacts {
  if (SIGN.test(token)) return signFacts(token);
  const lower = token.toLowerCase().replaceAll('’', "'");
  const whole = lexicon().get(lower);
  const isPossessive = whole === undefined && /(?:'s|s')$/.test(lower);
  const stem = isPossessive ? lower.replace(/'s?$/, '') : lower;
  const { classes, form, lemma } = whole ?? lexicon().get(stem) ?? NO_ENTRY;
  const shape = shapeOf(token);
  const plain = stem.replace(/\p{N}/gu, '0');
  const word = hashOf(plain);
  return {
    word: isPossessive ? mix(word, 1) : word,
    lemma: lemma === 0 ? word : lemma,
    classes,
    kind: kindOf(classes, form, stem, shape, isPossessive),
    form,
    shape,
    suffix3: hashOf(plain.slice(-3)),
    suffix2: hashOf(plain.slice(-2)),
    isPossessive,
    isCommon: (classes & COMMON) !== 0,
  };
}

function signFacts(token: string): WordFacts {
  const sign = hashOf(/^[–—-]/.test(token) ? '-' : token);
  const same = { word: sign, lemma: sign, kind: sign, suffix3: sign, suffix2: sign };
  return { ...same, classes: 0, form: -1, shape: SHAPE.sign, isPossessive: false, isCommon: true };
}

function kindOf(classes: number, form: number, stem: string, shape: number, isPossessive: boolean): number {
  const own = classes === 0 ? hashOf(ENDINGS.exec(stem)?.[0] ?? '') : mix(classes, form);
  return mix(own, (shape === SHAPE.digits ? 2 : 0) + (isPossessive ? 1 : 0));
}

function shapeOf(token: string): number {
  if (/^[\p{N}$€£%.,:]+$/u.test(token)) return SHAPE.digits;
  if (/^\p{Lu}[\p{Lu}\p{N}.&-]+(?:['’]s)?$/u.test(token)) return SHAPE.capitals;
  if (/^\p{Lu}/u.test(token)) return SHAPE.capital;
  return /^[\p{Ll}'’-]+$/u.test(token) ? SHAPE.lower : SHAPE.mixed;
}
