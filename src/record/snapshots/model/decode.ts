import { brokenUtf8 } from '../../../engines/documents/broken-utf8.js';
import { decodedOnce } from '../../../engines/documents/encoded-twice.js';
import { betterThanNamed, guessCharset } from '../../../engines/documents/guess-charset.js';
import { withPunctuation } from '../../../engines/documents/windows-1252.js';
import { ok, type Result, refused } from '../../../platform/lib/result.js';
import { hasTooManyControls } from '../../../platform/lib/text/text-hygiene.js';

// Decodes bytes to text. In order of precedence: evidence in the bytes (a byte order mark, the null bytes of UTF-16,
// well-formed UTF-8), declared charsets, a guess.

export interface Decoded {
  readonly text: string;
  /** Its name in the Encoding standard. */
  readonly charset: string;
  /** Whether nothing declared the encoding, so that it was chosen by how well the text fits a language. */
  readonly isGuessed: boolean;
  /** Whether it was encoded in UTF-8 twice, and has been decoded twice. */
  readonly isTwice?: boolean;
}

/** @param named charsets declared by a header or the text itself, most trusted first */
export function decodeText(bytes: Uint8Array, named: readonly (string | null)[]): Result<Decoded, string> {
  const utf8 = bytes.includes(0) || shiftsOf(named) ? null : strictly(bytes, 'utf-8');
  // Taken for ISO 8859-1, marks became control characters, which no text has.
  const text = utf8 && decodedOnce(utf8.text);
  return utf8 && text !== null ? plausible({ ...utf8, text, isTwice: true }) : decodeOnce(bytes, named);
}

function decodeOnce(bytes: Uint8Array, named: readonly (string | null)[]): Result<Decoded, string> {
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

/** A page may declare an encoding in which its letters fit no language. */
function correctedOf(decoded: Decoded, bytes: Uint8Array): Decoded {
  const better = betterThanNamed(bytes, decoded.charset);
  const corrected = better === null ? null : strictly(bytes, better);
  return corrected ? { ...corrected, isGuessed: true } : decoded;
}

/** Decodes in the encoding that a person chose, and in no other. */
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

/** Seven-bit encodings look like UTF-8. */
function shiftsOf(named: readonly (string | null)[]): boolean {
  return /^iso-2022/i.test(named.find((charset) => charset !== null) ?? '');
}

/** Null bytes without a byte order mark: the byte order that gives more spaces and line ends. */
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
    // An unknown label, or invalid bytes: the next encoding is tried.
    return null;
  }
}

const NO_TEXT = 'The file is not readable text. Save it as UTF-8 text, or upload the original file.';

function plausible(decoded: Decoded | null): Result<Decoded, string> {
  return decoded === null || hasTooManyControls(decoded.text) ? refused(NO_TEXT) : ok(decoded);
}
