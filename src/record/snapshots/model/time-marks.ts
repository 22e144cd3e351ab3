import { readCaptions } from '../../../engines/documents/captions.js';
import { cleanCopy } from '../../../engines/documents/clean.js';
import { charsetOf, kindOfMediaType } from '../../../engines/documents/kinds.js';
import type { TimeMark } from '../../../engines/text/time-mark.js';
import { decodeAs } from './decode.js';

/**
 * The times of a copy of subtitles that was saved without them, from its bytes; empty for other copies. NOTE: also empty where a
 * later version of the reader produces another text, so that no time is shown beside the wrong words.
 */
export function timeMarksOf(copy: {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly text: string;
}): readonly TimeMark[] {
  if (!isSubtitles(copy.mediaType)) return [];
  const decoded = decodeAs(copy.bytes, charsetOf(copy.mediaType) ?? 'utf-8');
  const captions = decoded.ok ? readCaptions(cleanCopy(decoded.value.text)) : null;
  return captions?.text === copy.text ? captions.times : [];
}

export function isSubtitles(mediaType: string): boolean {
  const kind = kindOfMediaType(mediaType);
  return kind === 'srt' || kind === 'vtt';
}
