import { mayWrite, reaches, type Viewer } from '../accounts/model.js';
import type { SourceRow } from '../sources/store.js';
import type { Snapshot, SnapshotWithText } from './store.js';

export function snapshotPage(source: SourceRow, snapshot: SnapshotWithText, viewer: Viewer) {
  return {
    title: source.title,
    sourceHref: `/sources/${source.id}`,
    base: `/sources/${source.id}/snapshots/${snapshot.id}`,
    lang: source.language ?? 'und',
    capturedAt: snapshot.captured_at,
    capturedBy: snapshot.captured_by_name,
    typedInBy: snapshot.typed_in_by,
    // Each line is a paragraph; an empty one parts them and shows nothing.
    paragraphs: (snapshot.text ?? '')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((text) => [{ text, mark: false }]),
    isErased: snapshot.text === null,
    sha256: snapshot.text_sha256,
    version: snapshot.version,
    isTrashed: snapshot.trashed_at !== null,
    canTrash: mayWrite(viewer) && reaches(viewer.role, 'editor') && snapshot.trashed_at === null,
  };
}

export function snapshotJson(snapshot: Snapshot | SnapshotWithText) {
  const { captured_by, erased_by, trashed_at, trashed_by, captured_by_name, headers, ...plain } = snapshot;
  return {
    ...plain,
    headers: headers === null ? null : (JSON.parse(headers) as unknown),
    captured_by: { id: captured_by, name: captured_by_name },
    erased: erased_by !== null,
  };
}
