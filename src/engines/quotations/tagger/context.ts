import { type Columns, columns } from './columns.js';
import { type Described, PAD } from './describe.js';
import { hashOf } from './hash.js';
import { bitsOf, FORM, REPORTING_VERBS } from './lexicon/lexicon.js';

// What stands elsewhere in the sentence of a unit: the nearest reporting verb and passage in marks on each side.

const COMMA = hashOf(',');
const SEMICOLON = hashOf(';');
const COLON = hashOf(':');
const DASH = hashOf('-');
const THAT = hashOf('that');
const NOUNS = bitsOf('statement');

/** Arrays by unit. Distances count units; 0 where there is none in the sentence. */
export interface Context {
  /** Kind of the nearest reporting verb before and after. */
  readonly verbBefore: Int32Array;
  readonly verbAfter: Int32Array;
  readonly lemmaBefore: Int32Array;
  readonly lemmaAfter: Int32Array;
  readonly sinceVerb: Int32Array;
  readonly untilVerb: Int32Array;
  /** Commas, colons and dashes since or until that verb, at most 3; plus 4 where “that” is between. */
  readonly signsSince: Int32Array;
  readonly signsUntil: Int32Array;
  readonly quoteBefore: Int32Array;
  readonly quoteAfter: Int32Array;
  readonly sinceQuote: Int32Array;
  readonly untilQuote: Int32Array;
  readonly sinceStart: Int32Array;
  readonly untilEnd: Int32Array;
}

export function contextOf(described: Described): Context {
  const { count } = described.row;
  const [before, after] = [columns(7, count), columns(7, count)];
  walk(described, before, 1);
  walk(described, after, -1);
  const [verbBefore, lemmaBefore, sinceVerb, signsSince, quoteBefore, sinceQuote, sinceStart] = before;
  const [verbAfter, lemmaAfter, untilVerb, signsUntil, quoteAfter, untilQuote, untilEnd] = after;
  return {
    verbBefore,
    verbAfter,
    lemmaBefore,
    lemmaAfter,
    sinceVerb,
    untilVerb,
    signsSince,
    signsUntil,
    quoteBefore,
    quoteAfter,
    sinceQuote,
    untilQuote,
    sinceStart,
    untilEnd,
  };
}

function walk(described: Described, into: Columns<7>, step: 1 | -1): void {
  const [verbs, lemmas, verbDistances, signs, quotes, quoteDistances, edges] = into;
  const { count } = described.row;
  let [verb, quote, edge, seen, that] = [-1, -1, 0, 0, 0];
  for (let done = 0; done < count; done += 1) {
    const unit = step === 1 ? done : count - 1 - done;
    const isEdge = described.begins[unit + PAD + (step === 1 ? 0 : 1)] === 1;
    if (isEdge) [verb, quote, edge, seen, that] = [-1, -1, 0, 0, 0];
    edges[unit] = edge;
    if (verb >= 0) {
      verbs[unit] = described.kinds[verb + PAD] as number;
      lemmas[unit] = described.lemmas[verb + PAD] as number;
      verbDistances[unit] = Math.abs(unit - verb);
      signs[unit] = 1 + Math.min(seen, 3) + that * 4;
    }
    if (quote >= 0) {
      quotes[unit] = described.quotes[quote + PAD] as number;
      quoteDistances[unit] = Math.abs(unit - quote);
    }
    edge += 1;
    const word = described.words[unit + PAD] as number;
    if (word === COMMA || word === SEMICOLON || word === COLON || word === DASH) seen += 1;
    if (word === THAT) that = 1;
    if (isReporting(described, unit + PAD)) [verb, seen, that] = [unit, 0, 0];
    if (described.quotes[unit + PAD] !== 0) quote = unit;
  }
}

/** A verb of speech or belief, or a noun such as “claim”. */
export function isReporting({ classes, forms }: Described, at: number): boolean {
  const own = classes[at] as number;
  if ((own & NOUNS) !== 0 && (own & REPORTING_VERBS) === 0) return true;
  return (own & REPORTING_VERBS) !== 0 && forms[at] !== FORM.plural;
}

/** 1, 2, 3, 4–5, 6–9, 10–18, more; 0 for none. */
export function bucket(distance: number): number {
  if (distance <= 3) return distance;
  return distance <= 5 ? 4 : distance <= 9 ? 5 : distance <= 18 ? 6 : 7;
}
