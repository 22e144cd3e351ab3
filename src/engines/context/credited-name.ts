import type { FoundQuotation, Speaker } from '../quotations/found.js';
import { isGivenName } from '../quotations/speakers/given-names.js';
import type { Reading } from '../reading/reading.js';
import { fold } from '../text/fold.js';
import { DAYS_AND_MONTHS } from '../words/naming.js';
import { isSpeechVerb } from '../words/saying.js';
import { isCreditedBeside } from './beside-words.js';
import { fullNamesIn, headName } from './head-name.js';

// The name to which a text credits a quotation, and whether it does so by that name.

export interface CreditedName {
  /** The fullest name in the text. Null for one that it does not name. */
  readonly name: string | null;
  /** Whether the text names the speaker at these words, and does not leave it to “he”, “the minister” or a guess. */
  readonly isNamed: boolean;
}

const NAMED = new Set(['name', 'label', 'signature']);

/** @param found the quotations of the text, in the order in which they begin */
export function creditedName(
  reading: Reading,
  quotation: FoundQuotation,
  found: readonly FoundQuotation[],
): CreditedName {
  const { speaker, reason } = quotation;
  if (speaker === null) return { name: null, isNamed: false };
  const { resolved } = speaker;
  const teller = tellerSpeaking(reading.text, quotation);
  const named = teller ?? namedBeforeWho(reading.text, speaker);
  if (named !== null) return { name: named, isNamed: true };
  if (resolved === null) {
    const name = speaker.naming === 'pronoun' ? null : headName(reading.text, speaker);
    return { name, isNamed: name !== null };
  }
  // A surname that several bear is all that the text says.
  const name =
    reason === 'ambiguous_name'
      ? printedPart(speaker, resolved)
      : (otherBearer(speaker, resolved) ?? wholeName(reading, speaker) ?? resolved);
  return { name, isNamed: isNamedAt(reading, quotation, found) };
}

/** UTF-16 code units before a pronoun that say whom it means. */
const MAX_LEADING_UTF16 = 40;

/** “Berg said she hopes that “…””, “Berg said anybody who complains “…””: the words are Berg's. */
function tellerSpeaking(text: string, { speaker, recountedBy }: FoundQuotation): string | null {
  if (speaker?.naming !== 'pronoun' || recountedBy === null || recountedBy.end > speaker.start) return null;
  const before = text.slice(Math.max(recountedBy.end, speaker.start - MAX_LEADING_UTF16), speaker.start);
  const [, verb = ''] = /(\p{Ll}+)(?: that)? $/u.exec(before) ?? [];
  const isAnybody = /^who/iu.test(speaker.text) && ANYBODY.test(before);
  if (!isAnybody && !(/^(?:he|she)\b/iu.test(speaker.text) && isSpeechVerb(verb))) return null;
  const [full] = fullNamesIn(recountedBy.text);
  return full === undefined ? headName(text, recountedBy) : recountedBy.text.slice(...full);
}

/** “It was Ada Berg, not Otto Lind, who said” */
function namedBeforeWho(text: string, { text: mention, start }: Speaker): string | null {
  if (!/^who\b/iu.test(mention)) return null;
  return IT_WAS.exec(text.slice(Math.max(0, start - MAX_CLEFT_UTF16), start))?.[1] ?? null;
}

const MAX_CLEFT_UTF16 = 120;
const IT_WAS = /\bit (?:was|is) ([^,.;:]+?),? (?:and not|not|rather than|instead of) [^,.;:]+,? $/iu;

const ANYBODY = /\b(?:any|every|some)(?:body|one) $|\b(?:those|people) $/u;

function isNamedAt(reading: Reading, quotation: FoundQuotation, found: readonly FoundQuotation[]): boolean {
  const { speaker, reason } = quotation;
  if (speaker === null || reason === 'nearest_name' || /[’']s\b/u.test(speaker.resolved ?? '')) return false;
  if (!NAMED.has(speaker.naming)) return isCreditedBeside(reading, quotation, found);
  return reason === 'according_to' || speaker.naming !== 'name' || !isDependent(reading.text, speaker);
}

/** After these a name is hardly who speaks: “said of Voss”, “a member who supports Voss”. */
const DEPENDENT =
  /(?:^|\s)(?:for|of|to|about|against|who|whom|backs?|supports?)\s+(?:\p{Lu}\p{Ll}{1,3}\.\s+)?$/u;
const MAX_BEFORE_UTF16 = 24;

/** “conveyed to Voss that her words …”, “a member who supports Voss”: the name is not the subject. */
function isDependent(text: string, { start, text: mention, resolved }: Speaker): boolean {
  const words = new Set((resolved ?? '').split(/\s+/u));
  const at = [...mention.matchAll(/\S+/gu)].find(({ 0: word }) => words.has(word.replace(/[,.:;]$/u, '')));
  const before = text.slice(Math.max(0, start - MAX_BEFORE_UTF16), start) + mention.slice(0, at?.index ?? 0);
  return DEPENDENT.test(before) || /\b(?:who|whom|which)\b/u.test(mention.slice(0, at?.index ?? 0));
}

/** “Al From”, of which the first word was read as the name. */
function wholeName({ text }: Reading, { end, naming, text: mention }: Speaker): string | null {
  const [, next = ''] = /^ (\p{Lu}[\p{L}’'-]+)/u.exec(text.slice(end, end + MAX_BEFORE_UTF16)) ?? [];
  const isOne = naming === 'name' && /^\p{Lu}[\p{L}’'-]+$/u.test(mention);
  return isOne && next !== '' && !DAYS_AND_MONTHS.has(next.toLowerCase()) ? `${mention} ${next}` : null;
}

function printedPart({ text }: Speaker, resolved: string): string {
  const words = new Set(wordsOf(text).map(fold));
  const printed = resolved.split(/\s+/u).filter((word) => words.has(fold(word)));
  return printed.length === 0 ? resolved : printed.join(' ');
}

/** “German Ortega”, where the text is taken to mean Freddy Ortega. */
function otherBearer({ text, naming }: Speaker, resolved: string): string | null {
  if (!NAMED.has(naming)) return null;
  const words = wordsOf(text);
  const known = wordsOf(resolved).map(fold);
  const at = words.findLastIndex((word) => fold(word) === known.at(-1));
  const given = words[at - 1] ?? '';
  const isOther =
    known.length > 1 && /^\p{Lu}/u.test(given) && isGivenName(given) && !known.includes(fold(given));
  return isOther ? `${given} ${words[at] ?? ''}` : null;
}

function wordsOf(text: string): string[] {
  return text.replaceAll(/[’']s\b/gu, '').match(/[\p{L}\p{M}][\p{L}\p{M}’'-]*/gu) ?? [];
}
