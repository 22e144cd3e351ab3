import type { Reading } from '../../reading/reading.js';
import { withoutEnd } from '../../text/edges.js';
import { attributionBetween } from './attribution.js';
import { areTwoPeople, areTwoSpeakers, creditsOf } from './credits.js';
import { hasWords, type Piece } from './pieces.js';

// Classifies what is between two pieces of a text, and so whether they are one quotation.

export interface Boundary {
  /** `joined`: nothing, or only an attribution. */
  readonly kind: 'joined' | 'words_between' | 'two_speakers';
  /** The words between, without quotation marks. */
  readonly between: string;
}

export function boundaryBetween(reading: Reading, one: Piece, other: Piece): Boundary {
  const between = wordsApart(reading, one, other);
  if (areTwoPeople(one.turn, other.turn)) return { kind: 'two_speakers', between };
  const isAlike = one.kind === other.kind && one.kind !== 'mixed';
  if (one.kind === 'spoken' && isAlike && isRemark(between)) return { kind: 'joined', between: '' };
  if (!hasWords(between)) return { kind: isAlike ? 'joined' : 'words_between', between: '' };
  if (one.region !== null && other.region !== null && one.region !== other.region) {
    const credits = [creditsOf(reading, one.region), creditsOf(reading, other.region)] as const;
    if (areTwoSpeakers(...credits)) return { kind: 'two_speakers', between };
  }
  const isReported = one.region === null && other.region === null;
  const what = attributionBetween(reading, [one.span[1], other.span[0]], isReported);
  const isOne = one.kind === other.kind && what === 'interrupts';
  return { kind: isOne ? 'joined' : 'words_between', between };
}

/** “(Laughter.)”, “[Crosstalk]”: the transcriber's. */
function isRemark(words: string): boolean {
  return /^(?:[([（［][^\n()[\]（）［］]{1,40}[)\]）］]\s*)+$/u.test(words);
}

function wordsApart({ text }: Reading, one: Piece, other: Piece): string {
  const isWithin = one.region === other.region;
  const start = isWithin ? one.span[1] : (one.region?.outer[1] ?? one.span[1]);
  const end = isWithin ? other.span[0] : (other.region?.outer[0] ?? other.span[0]);
  const between = text.slice(Math.max(start, one.span[1]), Math.min(end, other.span[0]));
  return withoutEnd(between.replace(/^[\s,.:;–—-]+/u, ''), '–—-');
}
