import type { Headers } from '../../../platform/fetching/kept-headers.js';
import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import { markBidiControls } from '../../../platform/lib/text/bidi-controls.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import { sizeInWords } from '../../../record/snapshots/section.js';
import type { Snapshot } from '../../../record/snapshots/store.js';
import { READINGS, type Reading, SNAPSHOT_WAYS } from '../../../vocabulary.js';

/** How a copy was saved, as rows of terms and values. */
export function factsOf(snapshot: Snapshot) {
  const headers = headersOf(snapshot) ?? {};
  const name = snapshot.original_name === null ? null : markBidiControls(snapshot.original_name);
  const facts: readonly (readonly [string, string | null])[] = [
    ['Saved by', snapshot.captured_by_name],
    ['Saved as', SNAPSHOT_WAYS[snapshot.how]],
    ['Typed in by', snapshot.typed_in_by ?? (snapshot.how === 'paste' ? 'Not given' : null)],
    ['File', name],
    ['Requested address', headers[':url'] ?? null],
    ['Redirected through', headers[':redirects']?.replaceAll(' ', ', ') ?? null],
    ['Final address', snapshot.final_url],
    ['HTTP status', headers[':status'] ?? null],
    ['Media type', snapshot.media_type],
    ['Encoding guessed', headers[':encoding-guessed'] ?? null],
    ['Encoding chosen', headers[':encoding-chosen'] ?? null],
    ['Encoding repaired', headers[':encoded-twice'] === undefined ? null : 'Text was encoded in UTF-8 twice'],
    ['File first saved', whenOf(headers[':bytes-kept-at'])],
    ['Size', snapshot.bytes === null ? null : sizeInWords(snapshot.bytes)],
    ['Text', readingInWords(headers)],
  ];
  return facts.flatMap(([term, text]) => (text === null ? [] : [{ term, text }]));
}

function whenOf(iso: string | undefined): string | null {
  return iso === undefined ? null : `${formatEdtf(iso.slice(0, 10))}, ${iso.slice(11, 16)} UTC`;
}

function readingInWords(headers: Headers): string | null {
  const reading = headers[':reading'];
  if (reading === undefined || !Object.hasOwn(READINGS, reading)) return null;
  const counted = [
    [headers[':left-out'], null],
    [headers[':struck'], 'struck out'],
    [headers[':hidden'], 'hidden'],
    [headers[':deleted'], 'deleted in tracked changes'],
  ] as const;
  const leftOut = counted.flatMap(([count, which]) =>
    count === undefined ? [] : [leftOutWords(Number(count), which)],
  );
  const joined = headers[':joined'];
  if (joined !== undefined)
    leftOut.push(`${howMany(Number(joined), 'line break')} within paragraphs removed`);
  const inserted = headers[':inserted'];
  if (inserted !== undefined) leftOut.push(`${howMany(Number(inserted), 'tracked insertion')} included`);
  const furniture = headers[':furniture'];
  if (furniture !== undefined)
    leftOut.push(`${howMany(Number(furniture), 'line')} repeated at page edges left out`);
  const said = READINGS[reading as Reading];
  if (leftOut.length === 0) return said;
  return `${said}${reading === 'plain' ? ', except' : ''}: ${leftOut.join('; ')}`;
}

function leftOutWords(count: number, which: string | null): string {
  const [words, were, are] = count === 1 ? ['word', 'was', 'is'] : ['words', 'were', 'are'];
  return `${count.toLocaleString('en')} ${words}${which === null ? '' : ` that ${were} ${which}`} ${are} left out`;
}

export function headersOf({ headers }: Pick<Snapshot, 'headers'>): Headers | null {
  return headers === null ? null : (JSON.parse(headers) as Headers);
}
