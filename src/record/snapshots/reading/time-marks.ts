import { readCaptions, type TimeMark } from './captions.js';
import { cleanCopy } from './clean.js';
import { decodeAs } from './decode.js';
import { charsetOf, kindOfMediaType } from './kinds.js';

/**
 * The times of a kept copy of subtitles, found again from its bytes; none for a copy of anything else.
 * NOTE: none either where a later version of the reader makes another text of them: a time must never stand beside
 * words that it does not belong to.
 */
export function timeMarksOf(copy: {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly text: string;
}): readonly TimeMark[] {
  if (!isSubtitles(copy.mediaType)) return [];
  const decoded = decodeAs(copy.bytes, charsetOf(copy.mediaType) ?? 'utf-8');
  const captions = decoded.ok ? readCaptions(cleanCopy(decoded.value.text)) : null;
  return captions?.text === copy.text ? captions.marks : [];
}

export function isSubtitles(mediaType: string): boolean {
  const kind = kindOfMediaType(mediaType);
  return kind === 'srt' || kind === 'vtt';
}
