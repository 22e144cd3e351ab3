import type { DeskMark } from '../../people/activity/desk-mark-store.js';
import { type AtomEntry, atomFeed, atomId } from '../../platform/lib/formats/atom.js';
import { escapeXml } from '../../platform/lib/formats/xml.js';
import type { Changed, HistoryEntry } from '../activity/history-section.js';

/** The record whose history it is. */
export interface HistorySubject {
  /** `/claims/42` */
  readonly href: string;
  readonly title: string;
  readonly subtitle: string | null;
}

/** What was done to a record and what belongs to it, newest first, with differences word by word. */
export function historyFeed(
  entries: readonly HistoryEntry[],
  told: HistorySubject,
  mark: DeskMark,
  base: string,
): string {
  return atomFeed({
    id: atomId(mark.hash, `history of ${told.href}`),
    title: told.title,
    subtitle: told.subtitle,
    began: mark.began,
    base,
    href: told.href,
    self: `${told.href}.atom`,
    entries: entries.map((entry) => entryOf(entry, told, mark)),
  });
}

function entryOf(
  { seq, who, at, did, changes }: HistoryEntry,
  { href }: HistorySubject,
  mark: DeskMark,
): AtomEntry {
  return {
    id: atomId(mark.hash, `event ${seq}`),
    title: `${who} ${did}`,
    updated: at,
    published: at,
    author: who,
    href,
    html: changes.length === 0 ? `<p>${escapeXml(did)}</p>` : changes.map(changeHtml).join(''),
  };
}

function changeHtml({ label, parts }: Changed): string {
  const words = parts.map(({ kind, text }) => {
    const inside = escapeXml(text);
    return { same: inside, added: `<ins>${inside}</ins>`, removed: `<del>${inside}</del>` }[kind];
  });
  return `<p>${escapeXml(label)}: ${words.join('')}</p>`;
}
