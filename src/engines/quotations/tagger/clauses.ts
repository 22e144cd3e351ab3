import { type Described, NAME_SHAPE, PAD } from './describe.js';
import { SHAPE } from './facts.js';
import { hashOf, mix } from './hash.js';
import { ALL_VERBS, bitsOf, FORM } from './lexicon/lexicon.js';

// How a sentence is built around a unit: who may be its subject, what follows it, and the next verb.

/** Arrays by unit. */
export interface Clauses {
  /** What the subject of a verb here would be: a name, a pronoun, a person, a body, a document, another noun. */
  readonly subjects: Int32Array;
  /** What comes next that divides a sentence, and whether somebody or something is named before it. */
  readonly nexts: Int32Array;
  /** The same without prepositions and conjunctions. */
  readonly complements: Int32Array;
  /** Form of the next verb, and the commas until there. */
  readonly verbs: Int32Array;
}

const COMMA = hashOf(',');
const DIVIDERS = bitsOf('subordinator', 'conjunction', 'wh');
const PREPOSITION = bitsOf('preposition');
const OWNERS = bitsOf('determiner', 'possessive');
const AUXILIARY = bitsOf('auxiliary');
const SPECIAL = bitsOf('person', 'body', 'document', 'statement', 'subject', 'quantity', 'addressee');
const NO_NOUN =
  bitsOf('preposition', 'negation', 'adverb', 'to', 'according', 'time', 'object', 'auxiliary') |
  OWNERS |
  DIVIDERS;
const COMPLEMENTS = bitsOf('subordinator', 'wh', 'to');
const NAME = 1;
const NOUN = 2;

export function clausesOf(described: Described): Clauses {
  const { count } = described.row;
  const make = () => new Int32Array(count);
  const clauses = { subjects: make(), nexts: make(), complements: make(), verbs: make() };
  findSubjects(described, clauses.subjects);
  lookAhead(described, clauses);
  return clauses;
}

function isSign({ shapes }: Described, i: number): boolean {
  return shapes[i] === SHAPE.sign;
}

/** “the report” is none, though “they report” is. */
function isVerb({ classes, forms, shapes }: Described, i: number): boolean {
  if (((classes[i] as number) & ALL_VERBS) === 0 || forms[i] === FORM.plural || shapes[i] === NAME_SHAPE)
    return false;
  return ((classes[i - 1] as number) & OWNERS) === 0;
}

/** 0 for what names neither a thing nor a person. */
function nounOf({ classes, shapes, quotes }: Described, i: number): number {
  const own = classes[i] as number;
  if (isName(shapes[i] as number, own)) return NAME;
  if (quotes[i] !== 0 || shapes[i] === SHAPE.sign) return 0;
  if ((own & SPECIAL) !== 0) return mix(own & SPECIAL, 1);
  return (own & NO_NOUN) === 0 ? NOUN : 0;
}

function isName(shape: number, classes: number): boolean {
  return shape === NAME_SHAPE || ((shape === SHAPE.capital || shape === SHAPE.capitals) && classes === 0);
}

function findSubjects(described: Described, subjects: Int32Array): void {
  const { classes, begins, words } = described;
  let [subject, isOpen, isObject, isRun] = [0, true, false, false];
  for (let unit = 0; unit < subjects.length; unit += 1) {
    const i = unit + PAD;
    if (begins[i] === 1) [subject, isOpen, isObject, isRun] = [0, true, false, false];
    subjects[unit] = subject;
    const own = classes[i] as number;
    if (isVerb(described, i)) [isOpen, isRun, isObject] = [false, false, false];
    else if (isSign(described, i) || (own & DIVIDERS) !== 0) {
      if (!isOpen) [subject, isOpen] = [words[i] === COMMA ? subject : 0, true];
      [isObject, isRun] = [false, false];
    } else if ((own & PREPOSITION) !== 0) [isObject, isRun] = [true, false];
    else {
      const noun = nounOf(described, i);
      if (noun === 0) continue;
      if (isOpen && !isObject && (subject === 0 || isRun)) [subject, isRun] = [noun, true];
    }
  }
}

const END = 3;

function lookAhead(described: Described, { nexts, complements, verbs }: Clauses): void {
  const { classes, begins, quotes, kinds, words, forms } = described;
  let [next, complement, verb, commas, noun, far] = [END, END, 0, 0, 0, 0];
  for (let unit = nexts.length - 1; unit >= 0; unit -= 1) {
    const i = unit + PAD;
    if (begins[i + 1] === 1) [next, complement, verb, commas, noun, far] = [END, END, 0, 0, 0, 0];
    nexts[unit] = mix(next, noun);
    complements[unit] = mix(complement, far);
    verbs[unit] = mix(verb, Math.min(commas, 2));
    const own = classes[i] as number;
    const isPassage = quotes[i] !== 0;
    const divides = isPassage || isSign(described, i) || (own & COMPLEMENTS) !== 0;
    if (divides) [complement, far] = [isPassage ? 5 : (kinds[i] as number), 0];
    if (divides || (own & (PREPOSITION | DIVIDERS)) !== 0)
      [next, noun] = [isPassage ? 5 : (words[i] as number), 0];
    else noun = nounOf(described, i) || noun;
    far = divides ? 0 : Math.min(far + 1, 4);
    if (words[i] === COMMA) commas += 1;
    if (isVerb(described, i)) [verb, commas] = [(own & AUXILIARY) !== 0 ? 9 : 1 + (forms[i] as number), 0];
  }
}
