import type { Mention, Speaker } from '../quotations/found.js';
import type { Reading } from '../reading/reading.js';
import { MARK } from '../reading/regions/characters.js';
import { STOPS } from '../reading/sentences/stops.js';
import { type Certainty, certaintyOf } from './certainty.js';
import type { PassageContext } from './passage-context.js';
import type { Setting } from './setting.js';

// What a text says of who said a passage and in what setting, in the form in which it is stored: it can be held
// against any names without the text.

export type { Certainty } from './certainty.js';

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

/** UTF-16 code units after a name in which an office or a body stands. */
const MAX_APPOSITION_UTF16 = 120;
const MAX_BECAUSE_UTF16 = 60;

/** @param known all names of the speaker on record */
export function creditFor(reading: Reading, context: PassageContext, known: readonly string[]): Credit {
  const { speaker, recountedBy, name, setting, because } = context;
  return {
    mention: speaker?.text ?? null,
    name,
    certainty: speaker === null ? null : certaintyOf(reading, speaker, context, known),
    beside: speaker === null ? '' : besideOf(reading, speaker),
    recounted_by: recountedBy === null ? null : nameOf(recountedBy),
    setting,
    because: because === null ? null : shortened(reading.text.slice(...because)),
  };
}

function besideOf({ text }: Reading, { start, end, creditedAs }: Speaker): string {
  const after = APPOSITION.exec(text.slice(end, end + MAX_APPOSITION_UTF16))?.[0] ?? '';
  return `${text.slice(start, end)}${after} ${creditedAs ?? ''}`.trim();
}

/** “, who leads the Arms Council”, “ of the Arms Council”, “ (Arms Council)”: up to the end of the clause. */
const APPOSITION = new RegExp(
  String.raw`^(?:,\s|\s\(|\s(?:of|for|from|at|with|and)\s)(?:(?!${MARK}|[${STOPS};:]\s|\n).)*`,
  'u',
);

function nameOf(mention: Mention & { readonly resolved?: string | null }): string {
  return mention.resolved ?? mention.text;
}

/** Without the punctuation at either end, which belongs to the sentence. */
function shortened(words: string): string {
  const line = words.replaceAll(/\s+/gu, ' ').trim();
  const cut = line.slice(0, MAX_BECAUSE_UTF16);
  const whole = line.length <= MAX_BECAUSE_UTF16 ? line : cut.slice(0, Math.max(cut.lastIndexOf(' '), 1));
  return whole.replaceAll(/^[\s,;:–—-]+|[\s,;:–—-]+$/gu, '');
}
