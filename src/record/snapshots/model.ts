import { createHash } from 'node:crypto';
import type { Headers } from '../../platform/fetching/kept-headers.js';
import type { SnapshotWay } from '../../vocabulary.js';

// A saved copy before it is stored. Its headers are what a server sent, and facts about how it was fetched and read,
// whose names begin with a colon, as no header's can (RFC 9113):
//   :url         the address that was asked for        :status      what was answered, such as 200
//   :redirects   the addresses in between, by spaces   :reading     how its text was read (READINGS)
//   :left-out    words of a page that its article lacks
//   :struck      words that were struck out, and so are not in the text      :hidden   words that a document hides
//   :deleted     words that tracked changes delete, and so are not in the text
//   :inserted    the number of tracked insertions, which are in the text
//   :encoding-guessed   the encoding, where neither the bytes nor anybody who sent them named it
//   :encoding-chosen    the encoding, where somebody chose it
//   :encoded-twice       the encoding, where the text was encoded in it twice and has been decoded twice
//   :bytes-kept-at      when the bytes were saved first, for a copy that decodes saved bytes again
//   :found       what the page says of itself: title, outlet, authors and so on, as JSON (engines/documents/metadata)
//   :joined      line breaks removed from the paragraphs of a text file
//   :furniture   lines that repeat at the edges of a PDF’s pages, and so are not in its text
//   :pages       where each page of a PDF begins in the text, in UTF-16 code units, by spaces
//   :times       for each subtitle its position in the text, its start and its end in milliseconds, with commas between

/** A copy ready to be saved: complete, decoded, and checked. */
export interface Copy {
  readonly how: SnapshotWay;
  /** Who typed or copied the text, where it was somebody else. */
  readonly typedInBy: string | null;
  readonly mediaType: string;
  /** A label only: no file is ever written or opened by it. */
  readonly originalName: string | null;
  readonly finalUrl: string | null;
  readonly headers: Headers | null;
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Lower-case hexadecimal. */
  readonly text_sha256: string;
  readonly raw_sha256: string;
}

export type Unhashed = Omit<Copy, 'text_sha256' | 'raw_sha256'>;

export function copyOfPaste(text: string, typedInBy: string): Unhashed {
  return {
    how: 'paste',
    typedInBy,
    mediaType: 'text/plain; charset=utf-8',
    originalName: null,
    finalUrl: null,
    headers: null,
    text,
    bytes: Buffer.from(text, 'utf8'),
  };
}

/** The parts of a saved copy that differ from what was saved. */
export type Mismatch = readonly ('text' | 'bytes')[];

/** A sentence about a copy that does not match; null for one that does. */
export function mismatchInWords(mismatch: Mismatch): string | null {
  if (mismatch.length === 0) return null;
  const [what, does] =
    mismatch.length === 2 ? ['text and bytes', 'do'] : [mismatch[0], mismatch[0] === 'bytes' ? 'do' : 'does'];
  return `This copy was changed outside Onrecord: its ${what} ${does} not match the SHA-256 recorded when it was saved.`;
}

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Maximum length of a stored name in UTF-16 code units. */
const MAX_NAME_LENGTH = 200;

/**
 * A file’s name as a label: its last path segment without control characters, with its extension kept where it is
 * cut. Null where nothing is left. Direction controls stay, and are marked where the label is shown.
 */
export function labelOf(name: string): string | null {
  const plain = name.replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, '\ufffd').normalize('NFC');
  const last = (plain.split(/[/\\]/).at(-1) ?? '').trim();
  if (last.length <= MAX_NAME_LENGTH) return last === '' ? null : last;
  const ending = /\.[^.]{1,10}$/.exec(last)?.[0] ?? '';
  return `${last.slice(0, MAX_NAME_LENGTH - ending.length - 1).replace(/[\ud800-\udbff]$/, '')}…${ending}`;
}
