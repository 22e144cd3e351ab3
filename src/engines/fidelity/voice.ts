import type { Language } from '../language/language.js';
import { isNamed, type Turn, turnAt } from '../reading/turns/turn.js';
import type { Span } from '../text/span.js';
import { type Case, type Finding, harmless } from './differences/finding.js';
import { isReporters } from './prose.js';
import { spansOf } from './result.js';
import type { ReadText } from './text/text.js';
import type { Comparison, FidelityFlag, Printed } from './verdict.js';

// Whose words a passage is: the speaker's, an interviewer's, somebody's whom the speaker quotes, or the reporter's.

export function findingsOfVoice(its: Case, printed: Printed): Finding[] {
  if (printed.isPart === true) return [];
  return voiceOf(its.text, spansOf(its), its.language, printed).map(harmless);
}

/** Adds to a comparison with a part of a text what the whole text shows about the speaker. */
export function withVoice(comparison: Comparison, text: ReadText, printed: Printed): Comparison {
  const flags = voiceOf(text, comparison.spans, null, printed);
  return flags.length === 0
    ? comparison
    : { ...comparison, flags: [...new Set([...comparison.flags, ...flags])].sort() };
}

function voiceOf(
  text: ReadText,
  spans: readonly Span[],
  language: Language | null,
  printed: Printed,
): FidelityFlag[] {
  if (spans.length === 0) return [];
  const turns = text.turns();
  const own = spans.map(([start]) => turnAt(turns, start));
  const flags: FidelityFlag[] = [];
  const isInMarks = text
    .regions()
    .some(({ start, end }) => spans.every((span) => start <= span[0] && span[1] <= end));
  const isOthers = (turn: Turn) => isAnothers(turn, turns, { speakers: printed.speakers ?? [], isInMarks });
  if (own.some((turn) => turn !== null && isOthers(turn))) flags.push('said_by_another');
  const [turn] = own;
  const isSpeakers = turn != null && isSurelySpeech(turn, turns, printed.speakers ?? []);
  if (isQuoted(text, spans, isSpeakers ? turn : null)) flags.push('quoted_within');
  if (own.every((turn) => turn === null) && isReporters(text, spans, language, printed))
    flags.push('not_in_marks');
  return flags;
}

function isAnothers(
  turn: Turn,
  turns: readonly Turn[],
  { speakers, isInMarks }: { readonly speakers: readonly string[]; readonly isInMarks: boolean },
): boolean {
  if (isNamed(turn, speakers)) return false;
  if (turn.isQuestioner) return true;
  if (speakers.length === 0 || turn.isAnswer) return false;
  if (turns.some((one) => isNamed(one, speakers))) return true;
  // A headline with a colon is no label: quotations below it are by whom the article names.
  return !isInMarks && isPerson(turn) && speakers.every(isPersonsName);
}

/** A label of one word may be a role; one of several is a name. */
function isPerson({ names }: Turn): boolean {
  return names.length > 1 && names.every((name) => /^\p{L}/u.test(name) && !ROLES.has(name));
}

const ROLES = new Set(
  'witness court official officer unidentified male female voice participant member audience minister president'.split(
    ' ',
  ),
);
const BODIES =
  /(?:ministry|office|government|party|union|committee|commission|council|university|company|department|embassy|agency|group|board|association|court|bank|army)/i;

function isPersonsName(name: string): boolean {
  return !BODIES.test(name) && name.trim().split(/\s+/).length > 1;
}

/** With an interviewer, or the speaker's own label before it, this cannot be a line of an article with a colon. */
function isSurelySpeech(turn: Turn, turns: readonly Turn[], speakers: readonly string[]): boolean {
  return isNamed(turn, speakers) || turns.some((one) => one.isQuestioner || one.isAnswer);
}

/** In nested quotation marks, or quoted within a speech of a transcript. */
function isQuoted(text: ReadText, spans: readonly Span[], turn: Turn | null): boolean {
  const [start, end] = [Math.min(...spans.map((span) => span[0])), Math.max(...spans.map((span) => span[1]))];
  return text.regions().some((region) => {
    if (!region.isSure || region.start > start || region.end < end) return false;
    return region.level > 1 || (turn !== null && isPartOf(text.text, region, turn));
  });
}

/** Some transcripts put quotation marks around each speech. */
function isPartOf(
  text: string,
  region: { readonly start: number; readonly end: number },
  turn: Turn,
): boolean {
  if (region.start < turn.start || region.end > turn.end) return false;
  const rest = text.slice(turn.start, region.start) + text.slice(region.end, turn.end);
  return /\p{L}+\P{L}+\p{L}+/u.test(rest);
}
