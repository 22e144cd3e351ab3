import { mayWrite, reaches, type Viewer } from '../../accounts/model.js';
import { markBidiControls } from '../../lib/text-hygiene.js';
import type { SourceRow } from '../../sources/store.js';
import { READINGS, type Reading, SNAPSHOT_WAYS } from '../../vocabulary.js';
import { sizeInWords } from '../copy-row.js';
import type { Headers } from '../model.js';
import type { TimeMark } from '../reading/captions.js';
import type { Snapshot, SnapshotWithText } from '../store.js';
import { paragraphsOf } from './paragraphs.js';

export function snapshotPage(
  source: SourceRow,
  snapshot: SnapshotWithText,
  times: readonly TimeMark[],
  viewer: Viewer,
) {
  const base = `/sources/${source.id}/snapshots/${snapshot.id}`;
  const reading = headersOf(snapshot)?.[':reading'] as Reading | undefined;
  return {
    title: source.title,
    sourceHref: `/sources/${source.id}`,
    base,
    lang: source.language ?? 'und',
    capturedAt: snapshot.captured_at,
    facts: factsOf(snapshot),
    paragraphs: paragraphsOf(snapshot.text ?? '', times),
    hasText: snapshot.text !== '',
    noText: reading === 'locked' || reading === 'no_text' ? `${READINGS[reading]}.` : null,
    isErased: snapshot.text === null,
    rawHref: snapshot.bytes === null ? null : `${base}/raw`,
    sha256: snapshot.text_sha256,
    rawSha256: snapshot.raw_sha256,
    version: snapshot.version,
    isTrashed: snapshot.trashed_at !== null,
    canTrash: mayWrite(viewer) && reaches(viewer.role, 'editor') && snapshot.trashed_at === null,
  };
}

function factsOf(snapshot: Snapshot) {
  const headers = headersOf(snapshot) ?? {};
  const name = snapshot.original_name === null ? null : markBidiControls(snapshot.original_name);
  const facts: readonly (readonly [string, string | null])[] = [
    ['Kept by', snapshot.captured_by_name],
    ['How', SNAPSHOT_WAYS[snapshot.how]],
    ['Typed in by', snapshot.typed_in_by ?? (snapshot.how === 'paste' ? 'Not said' : null)],
    ['File', name],
    ['Asked for', headers[':url'] ?? null],
    ['By way of', headers[':redirects']?.replaceAll(' ', ', ') ?? null],
    ['Found at', snapshot.final_url],
    ['Answered', headers[':status'] ?? null],
    ['Kind', snapshot.media_type],
    ['Size', snapshot.bytes === null ? null : sizeInWords(snapshot.bytes)],
    ['Text', readingInWords(headers)],
  ];
  return facts.flatMap(([term, text]) => (text === null ? [] : [{ term, text }]));
}

function readingInWords(headers: Headers): string | null {
  const reading = headers[':reading'];
  if (reading === undefined || !Object.hasOwn(READINGS, reading)) return null;
  const leftOut = headers[':left-out'];
  const said = READINGS[reading as Reading];
  return leftOut === undefined ? said : `${said}: ${Number(leftOut).toLocaleString('en')} words are left out`;
}

function headersOf({ headers }: Snapshot): Headers | null {
  return headers === null ? null : (JSON.parse(headers) as Headers);
}

export function snapshotJson(snapshot: Snapshot | SnapshotWithText) {
  const { captured_by, erased_by, trashed_at, trashed_by, captured_by_name, headers, bytes, ...plain } =
    snapshot;
  return {
    ...plain,
    size: bytes,
    headers: headersOf(snapshot),
    captured_by: { id: captured_by, name: captured_by_name },
    erased: erased_by !== null,
  };
}
