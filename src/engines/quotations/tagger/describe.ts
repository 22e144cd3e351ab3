import { withoutMarks } from '../../reading/regions/characters.js';
import { isUpperCase } from '../../reading/tokens/characters.js';
import type { Tokens } from '../../reading/tokens/tokens.js';
import { columns } from './columns.js';
import { SHAPE, type WordFacts } from './facts.js';
import { hashOf, mix } from './hash.js';
import { ALL_VERBS } from './lexicon/lexicon.js';
import type { Passage, Row } from './units.js';

// What each unit of a row shows. Names are described by their form alone, so that what is learnt from invented people
// holds for others.

/** Arrays have so many empty places before and after the units, so that neighbours need no check. */
export const PAD = 4;

export interface Described {
  readonly row: Row;
  readonly words: Int32Array;
  readonly lemmas: Int32Array;
  readonly kinds: Int32Array;
  readonly shapes: Int32Array;
  readonly suffixes3: Int32Array;
  readonly suffixes2: Int32Array;
  readonly classes: Int32Array;
  readonly forms: Int32Array;
  /** What a passage in marks looks like; 0 for a word. */
  readonly quotes: Int32Array;
  /** Whether a sentence begins with the unit. */
  readonly begins: Uint8Array;
}

const NAME = hashOf('<name>');
const NAME_POSSESSIVE = hashOf('<name’s>');
const CAPITALS = hashOf('<CAPITALS>');
const START = hashOf('<start>');
const PASSAGE_SHAPE = 7;
export const NAME_SHAPE = 8;

/** @param facts of each form of the tokens */
export function describe(
  tokens: Tokens,
  passages: readonly Passage[],
  row: Row,
  facts: readonly WordFacts[],
): Described {
  const described = empty(row);
  const titled = titleCaseSentences(tokens, row);
  for (let unit = 0; unit < row.count; unit += 1) {
    const first = row.firsts[unit] as number;
    const begins =
      unit === 0 ||
      tokens.sentenceOf[(row.afters[unit - 1] as number) - 1] !== (tokens.sentenceOf[first] as number);
    described.begins[unit + PAD] = begins ? 1 : 0;
    const passage = row.passages[unit] as number;
    if (passage >= 0) setPassage(described, unit + PAD, tokens, passages[passage] as Passage);
    else {
      const isTitled = titled.has(tokens.sentenceOf[first] as number);
      const own = facts[tokens.formOf[first] as number] as WordFacts;
      setWord(described, unit + PAD, own, begins || isTitled);
    }
  }
  return described;
}

function empty(row: Row): Described {
  const [words, lemmas, kinds, shapes, suffixes3, suffixes2, classes, forms, quotes] = columns(
    9,
    row.count + 2 * PAD,
  );
  for (const column of [words, lemmas, kinds]) column.fill(START);
  const described = {
    row,
    words,
    lemmas,
    kinds,
    shapes,
    suffixes3,
    suffixes2,
    classes,
    forms: forms.fill(-1),
    quotes,
    begins: new Uint8Array(row.count + 2 * PAD),
  };
  described.begins[row.count + PAD] = 1;
  return described;
}

function setWord(into: Described, at: number, facts: WordFacts, mayBeCommon: boolean): void {
  const hasCapital = facts.shape === SHAPE.capital || facts.shape === SHAPE.capitals;
  const isName = hasCapital && !facts.isCommon && !(mayBeCommon && facts.classes !== 0);
  into.shapes[at] = isName && !mayBeCommon ? NAME_SHAPE : facts.shape;
  into.suffixes3[at] = facts.suffix3;
  into.suffixes2[at] = facts.suffix2;
  into.classes[at] = isName ? facts.classes & ~ALL_VERBS : facts.classes;
  into.forms[at] = facts.form;
  const name = facts.isPossessive ? NAME_POSSESSIVE : facts.shape === SHAPE.capitals ? CAPITALS : NAME;
  into.words[at] = isName ? name : facts.word;
  into.lemmas[at] = isName ? mix(name, facts.classes & ~ALL_VERBS) : facts.lemma;
  into.kinds[at] = isName ? mix(name, (facts.classes & ~ALL_VERBS) !== 0 ? 1 : 0) : facts.kind;
}

function setPassage(into: Described, at: number, tokens: Tokens, { outer, score }: Passage): void {
  const inside = withoutMarks(tokens.text.slice(outer[0], outer[1]));
  const size = inside.length < 14 ? 1 : inside.length < 40 ? 2 : inside.length < 120 ? 3 : 4;
  const last = inside.at(-1) ?? '';
  const end = ',.?!'.indexOf(last) + 1;
  const isCapital = /^\P{L}*\p{Lu}/u.test(inside) ? 1 : 0;
  into.shapes[at] = PASSAGE_SHAPE;
  into.words[at] = hashOf(`<passage ${size}>`);
  into.lemmas[at] = hashOf(`<passage ${isCapital}>`);
  into.kinds[at] = hashOf(`<passage ${isCapital} ${end}>`);
  into.quotes[at] = hashOf(
    `${size} ${end} ${isCapital} ${score > 0 ? 3 : score > -1 ? 2 : score > -3 ? 1 : 0}`,
  );
}

/** Headlines that begin most words with a capital, by number of the sentence. */
function titleCaseSentences(tokens: Tokens, row: Row): Set<number> {
  const counts = new Map<number, number>();
  for (let unit = 0; unit < row.count; unit += 1) {
    const first = row.firsts[unit] as number;
    const [start, end] = [tokens.starts[first] as number, tokens.ends[first] as number];
    if (end - start < 4 || row.passages[unit] !== -1) continue;
    const isCapital = isUpperCase(tokens.text.charCodeAt(start));
    const sentence = tokens.sentenceOf[first] as number;
    counts.set(sentence, (counts.get(sentence) ?? 0) + (isCapital ? 1 : -2));
  }
  return new Set([...counts].flatMap(([sentence, count]) => (count >= 3 ? [sentence] : [])));
}
