import type { Mention, Speaker } from '../quotations/found.js';
import type { Reading } from '../reading/reading.js';
import type { PassageContext } from './passage-context.js';
import { mayBeNamed } from './same-person.js';
import type { Setting } from './setting.js';

// What a text says of who said a passage and in what setting, in the form in which it is stored: it can be held
// against any names without the text.

/**
 * How sure the name is. `named`: the text credits the words by name or label. `inferred`: by “he” or “the minister”,
 * and no word of the names that it was read for stands in the text. `open`: it may be one of these.
 */
export type Certainty = 'named' | 'inferred' | 'open';

export interface Credit {
  /** As printed with the words: “Lind”, “he”, a label. Null where the text credits nobody. */
  readonly mention: string | null;
  /** The fullest name in the text. Null for one that it does not name. */
  readonly name: string | null;
  /** Null where the text credits nobody. */
  readonly certainty: Certainty | null;
  /** The printed words at the mention, in which an office or a body may stand: “Daryl Hume of the Arms Council”. */
  readonly beside: string;
  /** Who recounts what the speaker said, by the fullest name in the text. */
  readonly recounted_by: string | null;
  readonly setting: Setting;
  /** The words that make the setting, shortened; null for a plain one. */
  readonly because: string | null;
}

const NAMED = new Set(['name', 'label', 'signature']);
/** Why a name was taken that does not stand beside the words. */
const GUESSED = new Set(['ambiguous_name', 'nearest_name']);
/** UTF-16 code units after a name in which an office or a body stands. */
const MAX_APPOSITION_UTF16 = 120;
const MAX_BECAUSE_UTF16 = 80;

/** @param known all names of the speaker on record */
export function creditFor(
  reading: Reading,
  { speaker, reason, recountedBy, setting, because }: PassageContext,
  known: readonly string[],
): Credit {
  return {
    mention: speaker?.text ?? null,
    name: speaker?.resolved ?? null,
    certainty: speaker === null ? null : certaintyOf(reading, speaker, { reason, known }),
    beside: speaker === null ? '' : besideOf(reading, speaker),
    recounted_by: recountedBy === null ? null : nameOf(recountedBy),
    setting,
    because: because === null ? null : shortened(reading.text.slice(...because)),
  };
}

function certaintyOf(
  reading: Reading,
  { resolved, naming }: Speaker,
  { reason, known }: { readonly reason: string; readonly known: readonly string[] },
): Certainty {
  if (resolved === null) return 'open';
  if (NAMED.has(naming) && !GUESSED.has(reason)) return 'named';
  // “He” may be anybody whom the text names, and nobody else.
  return mayBeNamed(reading.tokens.forms, known) ? 'open' : 'inferred';
}

function besideOf({ text }: Reading, { start, end, creditedAs }: Speaker): string {
  const after = text.slice(end, end + MAX_APPOSITION_UTF16).split('\n', 1)[0] ?? '';
  return `${text.slice(start, end)}${after} ${creditedAs ?? ''}`.trim();
}

function nameOf(mention: Mention & { readonly resolved?: string | null }): string {
  return mention.resolved ?? mention.text;
}

function shortened(words: string): string {
  const line = words.replaceAll(/\s+/gu, ' ').trim();
  if (line.length <= MAX_BECAUSE_UTF16) return line;
  const cut = line.slice(0, MAX_BECAUSE_UTF16);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 1));
}
