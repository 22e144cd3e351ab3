import { type Places, pageAt, timeAt } from '../../../engines/reading/places/places.js';
import { formatTime } from '../../../engines/text/time-mark.js';
import type { Db, Tx } from '../../../platform/db/schema.js';
import type { Headers } from '../../../platform/fetching/kept-headers.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import type { Viewer } from '../../../platform/viewer.js';
import { placesOfCopy } from '../../../record/snapshots/model/places.js';
import { SnapshotReader } from '../../../record/snapshots/store.js';
import { type CaptureItem, extentOf } from '../model.js';
import { SourceWordingReader } from '../source-store.js';
import type { Capture, CopyFacts } from '../store.js';

// Where a quotation is in what its text was read from: the page of a document, the time of captions.

export type PlacedIn =
  | { readonly copy: Pick<CopyFacts, 'headers'>; readonly text: string }
  | { readonly snapshotId: number };

export async function placesIn(db: Db | Tx, viewer: Viewer, of: PlacedIn): Promise<Places> {
  if ('copy' in of) return placesOfCopy({ headers: of.copy.headers, text: of.text }, []);
  const sourceId = await new SourceWordingReader(db, viewer).sourceOfCopy(of.snapshotId);
  const saved = sourceId && (await new SnapshotReader(db, viewer).byId(sourceId, of.snapshotId));
  if (!saved) return placesOfCopy({ headers: null, text: null }, []);
  const headers = saved.headers === null ? null : (JSON.parse(saved.headers) as Headers);
  return placesOfCopy({ headers, text: saved.text }, []);
}

/** As a locator: `0:12:03`, `p. 4`, `pp. 4–5`; null where the text has no such places. */
function locatorAt(places: Places, item: Pick<CaptureItem, 'spans'>): string | null {
  const [start, end] = extentOf(item);
  const time = timeAt(places, start);
  if (time !== null) return formatTime(time.start_ms);
  const [first, last] = [pageAt(places, start), pageAt(places, end - 1)];
  if (first === null || last === null) return null;
  return first === last ? `p. ${first}` : `pp. ${first}–${last}`;
}

/** As a field of the form. */
export function locatorField(places: Places, item: Pick<CaptureItem, 'spans'>): Typed {
  const locator = locatorAt(places, item);
  return locator === null ? {} : { locator };
}

export async function placesOfCapture(db: Db | Tx, viewer: Viewer, capture: Capture): Promise<Places> {
  const { copy, text, snapshot_id: id } = capture;
  return placesIn(db, viewer, copy === null ? { snapshotId: id ?? 0 } : { copy, text });
}
