import { readCaptions } from '../../../engines/documents/captions.js';
import { charsetInPage } from '../../../engines/documents/charset-in-page.js';
import { cleanCopy } from '../../../engines/documents/clean.js';
import type { Encoding } from '../../../engines/documents/encodings.js';
import type { PageOptions } from '../../../engines/documents/html.js';
import {
  ACCEPTED_IN_WORDS,
  charsetOf,
  type DocumentKind,
  type FileKind,
  hasWordsAsText,
  kindOfMediaType,
  kindOfName,
  mediaTypeOf,
  type TextKind,
} from '../../../engines/documents/kinds.js';
import { withoutWrapping } from '../../../engines/documents/line-breaks.js';
import { type Facts, MAX_TEXT_UTF16 } from '../../../engines/documents/read-document.js';
import { announced, looksLikePage, looksLikeSubtitles, mismatch } from '../../../engines/documents/sniff.js';
import { ok, type Result, refused } from '../../../platform/lib/result.js';
import { markBidiControls } from '../../../platform/lib/text/bidi-controls.js';
import type { FileReader } from '../file-pool.js';
import { type Decoded, decodeAs, decodeText } from '../model/decode.js';
import { timesAsFact } from '../model/places.js';

// Extracts quotable text from the bytes of a file, or says why there is none.

export interface FileToRead {
  readonly bytes: Uint8Array;
  /** The file's name, if any: its extension says what it should be. */
  readonly name: string | null;
  /** The declared media type; null where there is none. */
  readonly mediaType: string | null;
  /** For a web page: its article alone, or everything. */
  readonly options: PageOptions;
  /** Chosen by a person for a text or a page; by default detected from the bytes and the declared charset. */
  readonly encoding?: Encoding | null;
}

export interface TextRead {
  readonly text: string;
  readonly mediaType: string;
  readonly facts: Facts;
}

export async function readCopy(reader: FileReader, file: FileToRead): Promise<Result<TextRead, string>> {
  if (file.bytes.length === 0) return refused('The file is empty.');
  const kind = kindOf(file);
  if (!kind.ok) return kind;
  const fault = await mismatch(file.bytes, kind.value);
  if (fault !== null) return refused(fault);
  const read = hasWordsAsText(kind.value)
    ? await readText(reader, file, kind.value)
    : await readDocument(reader, file.bytes, kind.value);
  return read.ok && read.value.text.length > MAX_TEXT_UTF16 ? refused(TOO_LONG) : read;
}

const TOO_LONG = `Its text is longer than ${MAX_TEXT_UTF16.toLocaleString('en')} characters. Save only the part that is quoted.`;

const TAKEN = `Accepted files: ${ACCEPTED_IN_WORDS}`;

function kindOf({ bytes, name, mediaType }: FileToRead): Result<FileKind, string> {
  const byName = name === null ? null : kindOfName(name);
  const byType = mediaType === null ? null : kindOfMediaType(mediaType);
  if (name !== null)
    return byName ? ok(byName) : refused(`${TAKEN}. This one is called ‘${markBidiControls(name)}’.`);
  if (byType) return ok(byType);
  if (mediaType === null || /^(application|binary)\/octet-stream\b/i.test(mediaType))
    return ok(announced(bytes) ?? letteredKind(bytes));
  return refused(`${TAKEN}. This address returned ${mediaType.split(';')[0]?.slice(0, 80)}.`);
}

function letteredKind(bytes: Uint8Array): TextKind {
  if (looksLikeSubtitles(bytes)) return 'vtt';
  return looksLikePage(bytes) ? 'html' : 'text';
}

async function readText(
  reader: FileReader,
  file: FileToRead,
  kind: TextKind,
): Promise<Result<TextRead, string>> {
  // No encoding takes more than four bytes per character, so a longer file can be refused without decoding.
  if (kind !== 'html' && file.bytes.length > MAX_TEXT_UTF16 * 4) return refused(TOO_LONG);
  const named = [charsetOf(file.mediaType ?? ''), kind === 'html' ? charsetInPage(file.bytes) : null];
  const chosen = file.encoding ?? null;
  const decoded = chosen === null ? decodeText(file.bytes, named) : decodeAs(file.bytes, chosen);
  if (!decoded.ok) return decoded;
  const { charset } = decoded.value;
  const mediaType = mediaTypeOf(kind, charset);
  const said = encodingFacts(decoded.value, chosen);
  if (kind === 'html') {
    const reply = await reader.read({ kind, html: decoded.value.text, options: file.options });
    return reply.ok
      ? ok({ text: reply.text, mediaType, facts: { ...reply.facts, ...said } })
      : refused(reply.reason);
  }
  const plain = cleanCopy(decoded.value.text);
  if (plain.trim() === '') return refused('It contains only white space.');
  if (kind === 'text') return ok({ mediaType, ...plainText(plain, said) });
  const captions = readCaptions(plain);
  if (captions === null)
    return refused(
      'No subtitle times found. Each subtitle needs a line such as 00:00:01,000 --> 00:00:04,000.',
    );
  const times = timesAsFact(captions.times);
  return ok({ text: captions.text, mediaType, facts: { ':reading': 'captions', ':times': times, ...said } });
}

function plainText(plain: string, said: Facts): Pick<TextRead, 'text' | 'facts'> {
  const { text, count } = withoutWrapping(plain);
  return { text, facts: { ':reading': 'plain', ...(count > 0 && { ':joined': String(count) }), ...said } };
}

function encodingFacts({ charset, isGuessed, isTwice }: Decoded, chosen: Encoding | null): Facts {
  if (chosen !== null) return { ':encoding-chosen': charset };
  if (isTwice) return { ':encoded-twice': charset };
  return isGuessed ? { ':encoding-guessed': charset } : {};
}

async function readDocument(
  reader: FileReader,
  bytes: Uint8Array,
  kind: DocumentKind,
): Promise<Result<TextRead, string>> {
  const reply = await reader.read({ kind, bytes });
  if (!reply.ok) return refused(reply.reason);
  return ok({ text: reply.text, mediaType: mediaTypeOf(kind, null), facts: reply.facts });
}
