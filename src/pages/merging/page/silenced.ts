import type { UnreadWording } from '../../../derived/match/credited-store.js';
import { shortWords } from '../../../engines/text/short-words.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import { type Crediting, needsSecond, type OtherName, type Silenced } from '../model.js';

/** The most copies of one name that a page links to. */
const MAX_LINKED = 20;

/** The names of the two speakers. */
interface Two {
  readonly goes: string;
  readonly stays: string;
}

/** Null where nothing tells the two apart. */
export function silencedSection(silenced: Silenced, two: Two) {
  if (!needsSecond(silenced)) return null;
  const { names, unread } = silenced;
  return {
    groups: [
      ...names.map((one) => ({ words: nameWords(one, two), ...linked(one.copies, copyLink) })),
      ...(unread.length === 0 ? [] : [{ words: unreadWords(unread), ...linked(unread, sourceLink) }]),
    ],
    so: 'The merge would hide any mismatches here, so a second person must agree.',
  };
}

/** `3 copies credit ‘Ana Lind’, which is not a name of Eva Lind` */
function nameWords({ name, role, notOf, copies }: OtherName, { goes, stays }: Two): string {
  const beside = `which is not a name of ${notOf === 'kept' ? stays : goes}`;
  if (role === 'recorded')
    return `${copies.length === 1 ? 'One source is' : `${howMany(copies.length, 'source')} are`} recorded as crediting ‘${name}’, ${beside}`;
  const [one, count] = [copies.length === 1, howMany(copies.length, 'copy', 'copies')];
  const credited =
    role === 'speaker'
      ? `${one ? 'One copy credits' : `${count} credit`} ‘${name}’`
      : `In ${one ? 'one copy' : count} the words are recalled by ‘${name}’`;
  return `${credited}, ${beside}`;
}

function unreadWords({ length }: readonly UnreadWording[]): string {
  return length === 1
    ? 'One quotation could not be compared with its saved copies, so they may credit someone else'
    : `${howMany(length, 'quotation')} could not be compared with their saved copies, so the copies may credit someone else`;
}

function linked<Row extends Crediting | UnreadWording>(rows: readonly Row[], hrefOf: (row: Row) => string) {
  return {
    copies: rows.slice(0, MAX_LINKED).map((row) => ({
      quotation: {
        href: `/claims/${row.claim_id}#attribution-${row.attribution_id}`,
        text: shortWords(row.text, 100) || `quotation ${row.claim_id} (text erased)`,
        lang: row.language,
        form: row.text === '' ? null : row.form,
      },
      isInTrash: row.in_trash === 1,
      source: { href: hrefOf(row), text: row.source, lang: row.source_language },
    })),
    more: rows.length > MAX_LINKED ? `and ${howMany(rows.length - MAX_LINKED, 'other')}` : null,
  };
}

function copyLink({ source_id, snapshot_id }: Crediting): string {
  if (snapshot_id === null) return `/sources/${source_id}`;
  return `/sources/${source_id}/snapshots/${snapshot_id}`;
}

function sourceLink({ source_id }: UnreadWording): string {
  return `/sources/${source_id}`;
}
