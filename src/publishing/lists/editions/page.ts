import { ComparisonBudget, compareWords } from '../../../engines/text/differences.js';
import type { Page } from '../../../platform/db/queries/page-of.js';
import { ATTRIBUTION_STATUSES, type AttributionStatus, keysOf, LIST_KINDS } from '../../../vocabulary.js';
import { exceptionsInWords } from '../../citations/model/exceptions.js';
import { countsInWords, footOf } from '../../citations/model/foot.js';
import type { Exception, ListFoot } from '../../citations/model.js';
import type { List } from '../store.js';
import type { ChangesDone } from './changes-job.js';
import { CHANGE_KINDS, CHANGES_IN_PART, type Change } from './changes-model.js';
import { readKeptHtml } from './html-model.js';
import {
  EDITION_FORMATS,
  type EditionEntry,
  type EditionView,
  type EditionWork,
  editionTitle,
  keptEdition,
  readLine,
} from './model.js';
import type { Edition, KeptLine } from './store.js';

/** A part of an edition, as its page shows it. */
export interface EditionShown {
  readonly list: List;
  readonly edition: Edition;
  readonly view: EditionView;
  readonly lines: Page<KeptLine>;
  /** How many printed entries stand before the part. */
  readonly before: number;
  /** Of the file that the viewer gets. */
  readonly sha256: string;
  readonly isFirst: boolean;
}

export function editionPage({ list, edition, view, lines, before, sha256, isFirst }: EditionShown) {
  const address = editionHref(edition);
  const { rows } = lines;
  return {
    title: view.head?.title ?? list.title,
    kicker: `Edition ${edition.id}${edition.name === null ? '' : `: ${edition.name}`}`,
    facts: factsOf(edition, view),
    erased: edition.remaining_sha256 === null ? null : ERASED,
    changesHref: `${address}/changes`,
    files: keysOf(EDITION_FORMATS).map((format) => ({
      label: EDITION_FORMATS[format],
      href: `${address}/export?format=${format}`,
    })),
    isNumbered: edition.kind !== 'sources',
    start: before + 1,
    entries: rows.filter(({ outcome }) => outcome === 'printed' || outcome === 'noted').map(entryShown),
    notPrinted: exceptionsInWords(rows.flatMap(notPrinted)),
    works: rows.filter(({ part }) => part === 'work').map(workShown),
    firstHref: isFirst ? null : address,
    nextHref: lines.next && `${address}?${new URLSearchParams({ after: lines.next })}`,
    foot: footOf(footFor(edition, view, sha256), { locale: localeOf(view) }),
  };
}

export function editionHref({ list_id, id }: Pick<Edition, 'list_id' | 'id'>): string {
  return `/lists/${list_id}/editions/${id}`;
}

function factsOf(edition: Edition, { foot }: EditionView) {
  return [
    { term: 'Kept by', text: edition.made_by_name },
    { term: 'Kind', text: kindWords(edition) },
    { term: 'Quotations', text: countsInWords(foot.counts) },
    { term: 'Citation style', text: foot.style.title },
    { term: 'Version of the list', text: String(edition.version) },
  ];
}

function kindWords({ kind, grouping }: Edition): string {
  return grouping === null || kind === 'sources' ? LIST_KINDS[kind] : `${LIST_KINDS[kind]}, grouped`;
}

const ERASED = 'Text of this edition was erased since. Its foot has the SHA-256 before and after.';

/** The exceptions stand among the entries. */
function footFor(edition: Edition, view: EditionView, sha256: string): ListFoot {
  const { head, foot } = view;
  return {
    ...{ listId: edition.list_id, listTitle: head?.title ?? null, version: edition.version },
    ...{ madeAt: edition.made_at, madeBy: head?.made_by ?? edition.made_by_name },
    ...{ deskUrl: head?.address ?? null, style: foot.style, counts: foot.counts },
    ...{ exceptions: [], bibliography: [] },
    edition: keptEdition(edition, sha256),
  };
}

function localeOf({ foot }: EditionView) {
  return foot.locale === 'en-US' ? 'en-US' : 'en-GB';
}

function entryShown({ line }: KeptLine) {
  const entry = readLine<EditionEntry>(line);
  return {
    isErased: entry === null,
    paragraphs: (entry?.html ?? []).map(readKeptHtml),
    note: entry?.note ? { number: entry.note.number, content: entry.note.html.flatMap(readKeptHtml) } : null,
    reason: entry?.reason ?? null,
  };
}

function notPrinted({ outcome, line }: KeptLine): Exception[] {
  const entry = outcome === 'failed' ? readLine<EditionEntry>(line) : null;
  const reason = entry?.reason ?? '';
  return (entry?.claims ?? []).map(({ id }) => ({ claimId: id, outcome: 'failed', reason }));
}

/** Null where it was erased. */
function workShown({ line }: KeptLine) {
  return readLine<EditionWork>(line)?.html.flatMap(readKeptHtml) ?? null;
}

/** A row of a list of editions. */
export function editionRow(edition: Edition) {
  return {
    href: editionHref(edition),
    title: editionTitle(edition),
    kind: kindWords(edition),
    version: edition.version,
    at: edition.made_at,
    by: edition.made_by_name,
  };
}

/** The editions on the page of their list: the newest, and the way to all. */
export function editionsOf(list: Pick<List, 'id'>, newest: readonly Edition[], canKeep: boolean) {
  const href = `/lists/${list.id}/editions`;
  return { rows: newest.map(editionRow), href, keepHref: canKeep ? `${href}#keep` : null };
}

/** What has changed since, a part at a time. */
export function changesPage(edition: Edition, done: ChangesDone, part: number) {
  const address = editionHref(edition);
  const budget = new ComparisonBudget();
  const href = (other: number) => `${address}/changes?part=${other}`;
  return {
    title: `What has changed since edition ${edition.id}`,
    kicker: edition.name,
    at: edition.made_at,
    summary: summaryOf(done),
    style: done.isOtherStyle ? OTHER_STYLE : null,
    changes: done.changes.map((change) => changeShown(change, budget)),
    backHref: address,
    firstHref: part > 1 ? href(1) : null,
    nextHref: part * CHANGES_IN_PART < done.total ? href(part + 1) : null,
  };
}

const OTHER_STYLE =
  'The citation style has changed since, under the same name. Entries may differ by that alone.';

/** “8 entries are the same. Changed: 2. New on the list: 1.” */
function summaryOf({ same, counts }: ChangesDone): string {
  const kinds = keysOf(CHANGE_KINDS).flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count === 0 ? [] : [`${CHANGE_KINDS[kind]}: ${count}.`];
  });
  const unchanged = same === 1 ? 'One entry is the same.' : `${same || 'No'} entries are the same.`;
  return [unchanged, ...kinds].join(' ');
}

function changeShown({ kind, claimIds, before, after, reason, statuses }: Change, budget: ComparisonBudget) {
  const isShown = before !== after || kind === 'gone' || kind === 'trashed';
  const { parts, isCompared } = compareWords(before, after, budget);
  return {
    word: CHANGE_KINDS[kind],
    quotations: claimIds.map((id) => ({ text: String(id), href: `/claims/${id}` })),
    diff: isShown && before + after !== '' ? { parts, isCompared } : null,
    reason,
    statuses: statuses.map(({ claimId, ...status }) => ({
      claimId,
      before: statusWord(status.before),
      after: statusWord(status.after),
    })),
  };
}

function statusWord(status: string): string {
  return ATTRIBUTION_STATUSES[status as AttributionStatus] ?? status;
}
