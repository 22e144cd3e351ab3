import { ok, type Result, refused } from '../../../platform/lib/result.js';
import { hasTooManyControls } from '../../../platform/lib/text-hygiene.js';
import { brokenUtf8 } from './broken-utf8.js';
import { betterThanNamed, guessCharset } from './guess-charset.js';
import { withPunctuation } from './windows-1252.js';

// From bytes to characters, whatever they were written in. The order: what the bytes themselves say beyond
// doubt (a byte order mark, UTF-16's null bytes, well-formed UTF-8), what somebody said of them, a guess.

export interface Decoded {
  readonly text: string;
  /** The name that the Encoding standard has for it. */
  readonly charset: string;
  /** Neither the bytes nor anybody who sent them said so: it is the encoding in which they look most like words. */
  readonly isGuessed: boolean;
}

/** @param named charsets that a header or the text itself names, the more trusted first */
export function decodeText(bytes: Uint8Array, named: readonly (string | null)[]): Result<Decoded, string> {
  const marked = markOf(bytes);
  if (marked === 'utf-32') return refused('The file is in UTF-32. Save it as UTF-8.');
  if (marked) return plausible(strictly(bytes, marked));
  if (bytes.includes(0)) return plausible(utf16Of(bytes));
  const utf8 = shiftsOf(named) ? null : strictly(bytes, 'utf-8');
  if (utf8) return plausible(utf8);
  for (const charset of named) {
    const decoded = charset === null ? null : strictly(bytes, charset);
    if (decoded) return plausible(correctedOf(decoded, bytes));
  }
  const broken = brokenUtf8(bytes);
  if (broken !== null) return refused(almostUtf8(broken));
  const guessed = guessCharset(bytes);
  const decoded = guessed === null ? null : strictly(bytes, guessed);
  return plausible(decoded && { ...decoded, isGuessed: true });
}

/** A page may name an encoding in which its letters are none of any language. */
function correctedOf(decoded: Decoded, bytes: Uint8Array): Decoded {
  const better = betterThanNamed(bytes, decoded.charset);
  const corrected = better === null ? null : strictly(bytes, better);
  return corrected ? { ...corrected, isGuessed: true } : decoded;
}

/** In the encoding that somebody chose, and in no other. */
export function decodeAs(bytes: Uint8Array, charset: string): Result<Decoded, string> {
  const decoded = strictly(bytes, charset);
  return decoded === null
    ? refused(`The file is not in ${charset}. Choose another encoding.`)
    : plausible(decoded);
}

function almostUtf8(byte: number): string {
  return `The UTF-8 is invalid at byte ${byte.toLocaleString('en')}; the file may be incomplete. Save it again as UTF-8.`;
}

function markOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32' | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && bytes.length % 4 === 0 ? 'utf-32' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return a === 0 && b === 0 && c === 0xfe && d === 0xff ? 'utf-32' : null;
}

/** Encodings that write everything in seven bits look like UTF-8 and are not. */
function shiftsOf(named: readonly (string | null)[]): boolean {
  return /^iso-2022/i.test(named.find((charset) => charset !== null) ?? '');
}

/** Null bytes without a mark: the byte order in which more of it is spaces and line ends. */
function utf16Of(bytes: Uint8Array): Decoded | null {
  const readings = (['utf-16le', 'utf-16be'] as const)
    .map((charset) => strictly(bytes, charset))
    .filter((decoded) => decoded !== null && !decoded.text.includes('\0'))
    .map((decoded) => ({ decoded, spaces: decoded?.text.match(/[ \n\u3000-\u3002\uff0c]/g)?.length ?? 0 }))
    .sort((one, other) => other.spaces - one.spaces);
  const likelier = readings[0];
  return likelier?.decoded && likelier.spaces > 0 ? { ...likelier.decoded, isGuessed: true } : null;
}

function strictly(bytes: Uint8Array, label: string): Decoded | null {
  try {
    const decoder = new TextDecoder(label, { fatal: true });
    const charset = decoder.encoding;
    const text = decoder.decode(bytes);
    return { text: charset === 'windows-1252' ? withPunctuation(text) : text, charset, isGuessed: false };
  } catch {
    // A label that nobody knows, or bytes that are not in it: either way another reading is tried.
    return null;
  }
}

const NO_TEXT =
  'The file is not readable text. Save it as UTF-8 text, or upload the original file.';

function plausible(decoded: Decoded | null): Result<Decoded, string> {
  return decoded === null || hasTooManyControls(decoded.text) ? refused(NO_TEXT) : ok(decoded);
}
