import { between, endsSentence, startsUpperCase } from '../../reading/compared/sentences.js';
import type { Words } from '../../reading/compared/words.js';

// Words between two quotations may do more than name the speaker: deny the quotation, add a statement, or introduce
// another speaker. Then the two are not one quotation.

type Range = readonly [start: number, end: number];

const DENIES =
  /^(?:never|not|\p{L}+n['\u2019]t|den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing))$/u;
const PERSONS = new Set('he she they it i we who'.split(' '));
/** The preceding quotation ended with its sentence. */
const CLOSED = /^\s*[.\u2026\u3002]/;
const ENDED = /^\s*[.\u3002]/;
const ANNOUNCED = /[,:\uFF1A]\s*(?:["\u201C\u00AB\u201E\u201D\u300C\u300E]|''|``|['\u2018])[\s[(\u2026.]*$/;
/** The quotation has ended, but the sentence around it continues. */
const GOES_ON = /[,?!]\s*(?:["\u201D\u00BB\u201C\u300D\u300F]|''|['\u2019])[^\S\n]*$/;
/** Words of a quotation in which its end is looked for, and of a credit in which a name is. */
const MAX_QUOTED_WORDS = 150;
const MAX_CREDIT_WORDS = 4;

/** Whether the words `start` to `end` between two quotations only name the speaker of both. */
export function saysOnlyWhoSpoke(words: Words, range: Range): boolean {
  return !denies(words, range) && !tellsMore(words, range) && !leadsToAnother(words, range);
}

function denies({ folded }: Words, [start, end]: Range): boolean {
  return folded.slice(start, end).some((word) => DENIES.test(word));
}

/**
 * A sentence of its own between two complete ones; or one after the attribution that does not announce the same
 * speaker.
 */
function tellsMore(words: Words, [start, end]: Range): boolean {
  const after = between(words, end);
  if (CLOSED.test(between(words, start)) && ENDED.test(after)) return true;
  const last = lastSentence(words, [start, end]);
  if (last === start) return false;
  return !ANNOUNCED.test(after) || namesAnother(words, [start, last], [last, end]);
}

function lastSentence(words: Words, [start, end]: Range): number {
  for (let at = end - 1; at > start; at -= 1) if (endsSentence(words, at)) return at;
  return start;
}

/** “…,” said Ann. “…,” said Bo: the second quotation has another credit. */
function leadsToAnother(words: Words, [start, end]: Range): boolean {
  const most = Math.min(words.folded.length, end + MAX_QUOTED_WORDS);
  for (let at = end + 1; at < most; at += 1) {
    const gap = between(words, at);
    if (!/["\u201D\u00BB\u300D\u300F]|''/.test(gap)) continue;
    return GOES_ON.test(gap) && namesAnother(words, [start, end], [at, creditEnd(words, at)]);
  }
  return false;
}

function creditEnd(words: Words, start: number): number {
  let at = start + 1;
  while (at < start + MAX_CREDIT_WORDS && !endsSentence(words, at)) at += 1;
  return at;
}

/** Whether the second range names people, and none of those in the first. A pronoun may refer to anybody. */
function namesAnother(words: Words, first: Range, second: Range): boolean {
  const [one, other] = [namesIn(words, first), namesIn(words, second)];
  const isNamed = one.size > 0 && other.size > 0;
  return isNamed && !hasPerson(words, second) && [...other].every((name) => !one.has(name));
}

function namesIn(words: Words, [start, end]: Range): ReadonlySet<string> {
  const names = new Set<string>();
  for (let at = start; at < end; at += 1) {
    const name = words.folded[at] ?? '';
    if (startsUpperCase(words, at) && !PERSONS.has(name)) names.add(name);
  }
  return names;
}

function hasPerson({ folded }: Words, [start, end]: Range): boolean {
  return folded.slice(start, end).some((word) => PERSONS.has(word));
}
