import type { FoundQuotation, Speaker } from '../quotations/found.js';
import type { Reading } from '../reading/reading.js';
import { CLOSING_MARKS, OPENING_MARKS } from '../reading/regions/characters.js';
import { STOPS } from '../reading/sentences/stops.js';
import { isSpeechVerb } from '../words/saying.js';

// Whether a name credits a quotation though no verb of saying was found that joins them: the name stands in the clause
// that brings in the words, or with the words directly before.

export function isCreditedBeside(
  reading: Reading,
  quotation: FoundQuotation,
  found: readonly FoundQuotation[],
): boolean {
  const { speaker, reason, spans } = quotation;
  const start = spans[0]?.[0] ?? 0;
  if (speaker === null || speaker.resolved === null) return false;
  if (speaker.naming === 'pronoun') return isNamedBefore(reading, quotation, speaker.resolved);
  if (speaker.naming !== 'inferred' || /^\p{Ll}/u.test(speaker.text)) return false;
  if (reason === 'speaker_before') return goesOn(reading.text, quotation, previousOf(quotation, found));
  const isBefore = speaker.end <= start;
  if (isBefore) return isBroughtIn(reading.text.slice(speaker.end, start));
  return new RegExp(`^[,?!${CLOSING_MARKS}\\s]*(?:\\p{Lu}\\p{L}+\\.? )*$`, 'u').test(
    reading.text.slice(spans.at(-1)?.[1] ?? start, speaker.start),
  );
}

/** UTF-16 code units of a clause between a name and the words. */
const MAX_CLAUSE_UTF16 = 160;

/** “Berg reacted to the news, saying:”: a verb of saying, a mark, and nobody else between. */
function isBroughtIn(between: string): boolean {
  if (between.length > MAX_CLAUSE_UTF16 || !BROUGHT_IN.test(between)) return false;
  if (SOMEBODY_ELSE.test(between)) return false;
  if (/^[^:]*:\s*\P{L}*$/u.test(between) && !/\b(?:of|for|to|about)\b/u.test(between)) return true;
  return (between.match(/[\p{L}'’-]+/gu) ?? []).some((word) => isSpeechVerb(word));
}

/** “Berg said she knew that “…””, “Berg scolded him: “…”, she said”: the sentence names whom the pronoun means. */
function isNamedBefore(reading: Reading, { speaker, spans }: FoundQuotation, resolved: string): boolean {
  const first = Math.min(speaker?.start ?? 0, spans[0]?.[0] ?? 0);
  const [from] = reading.sentenceAt(first);
  const before = reading.text.slice(Math.max(from, first - MAX_CLAUSE_UTF16), first);
  const surname = resolved.split(/\s+/u).at(-1) ?? resolved;
  const at = before.lastIndexOf(surname);
  if (at < 0 || QUOTED.test(before)) return false;
  const [, verb = ''] = /^(?: \([^)]*\))? (\p{Ll}+)/u.exec(before.slice(at + surname.length)) ?? [];
  return isSpeechVerb(verb) || BROUGHT_IN.test(before.slice(at));
}

const QUOTED = new RegExp(`[${OPENING_MARKS}]\\p{L}`, 'u');
const BROUGHT_IN = new RegExp(`[,:]\\s*[${OPENING_MARKS}]?\\s*$`, 'u');

/** The clause ends between, or has another subject. */
const SOMEBODY_ELSE = new RegExp(`[${STOPS}]\\s|\\n|\\b(?:he|she|they|who|as)\\b`, 'u');

function previousOf(quotation: FoundQuotation, found: readonly FoundQuotation[]): FoundQuotation | null {
  return found[found.indexOf(quotation) - 1] ?? null;
}

/** “It rains,” Berg said. “It pours.” */
function goesOn(text: string, { spans, speaker }: FoundQuotation, before: FoundQuotation | null): boolean {
  const own = before?.speaker ?? null;
  if (before === null || own === null || !isSamePerson(own, speaker) || own.naming !== 'name') return false;
  const end = Math.max(own.end, before.cue?.end ?? 0, before.spans.at(-1)?.[1] ?? 0);
  const between = text.slice(end, spans[0]?.[0] ?? end);
  return between.length < MAX_CLAUSE_UTF16 && !between.includes('\n') && !/\p{L}/u.test(between);
}

function isSamePerson(one: Speaker, other: Speaker | null): boolean {
  return one.resolved !== null && one.resolved === other?.resolved;
}
