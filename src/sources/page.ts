import { mayWrite, reaches, seesRestricted, type Viewer } from '../accounts/model.js';
import { driftSection } from '../comparisons/drift-section.js';
import type { Drift } from '../comparisons/drift-store.js';
import type { Excerpts } from '../comparisons/excerpt-store.js';
import { formatEdtf } from '../lib/edtf.js';
import { fieldsWith, optionsOf, type Typed } from '../lib/form-page.js';
import { besideNames, pickFields, typedPick } from '../lib/pick-fields.js';
import type { FieldError } from '../lib/result.js';
import { wordLanguage } from '../lib/word-language.js';
import { checkedWords, failedCheck } from '../snapshots/check-page.js';
import type { SourceCheck } from '../snapshots/check-store.js';
import { copyRows } from '../snapshots/copy-row.js';
import type { Snapshot } from '../snapshots/store.js';
import { CONDITIONS, SOURCE_TYPES } from '../vocabulary.js';
import { authorsOf, wordAuthor } from './model.js';
import type { SourceAttribution, SourceRow } from './store.js';

export function sourcesPage(
  rows: readonly SourceRow[],
  q: string | null,
  nextHref: string | null,
  viewer: Viewer,
) {
  return {
    q,
    rows: rows.map((source) => ({
      href: `/sources/${source.id}`,
      title: source.title,
      lang: source.language,
      outlet: source.outlet_name,
      issued: source.issued,
      condition: CONDITIONS[source.condition],
    })),
    nextHref,
    canAdd: mayWrite(viewer),
    canImport: mayWrite(viewer) && reaches(viewer.role, 'editor'),
  };
}

export interface SourceShown {
  readonly source: SourceRow;
  readonly attributions: readonly SourceAttribution[];
  /** None where the viewer may not see them. */
  readonly snapshots: readonly Snapshot[];
  /** The last look at it. */
  readonly check: SourceCheck | null;
  readonly drifts: readonly Drift[];
  readonly excerpts: Excerpts;
}

export function sourcePage(shown: SourceShown, viewer: Viewer) {
  const { source, attributions, snapshots } = shown;
  const isTrashed = source.trashed_at !== null;
  const drift = driftSection(shown.drifts, shown.excerpts);
  return {
    id: source.id,
    title: source.title,
    lang: source.language,
    translatedTitle: source.translated_title,
    kind: SOURCE_TYPES[source.type],
    facts: factsOf(source),
    note: source.note,
    condition: source.condition === 'as_published' ? null : conditionOf(source),
    attributions: attributions.map((one) => ({
      href: `/claims/${one.claim_id}`,
      words: one.wording ?? one.text,
      lang: one.claim_language,
      form: one.claim_form,
      speaker: one.speaker_name,
      saidOn: one.said_on,
      seen: one.wording !== null,
    })),
    snapshots: copyRows(source.id, snapshots, shown.check),
    // The same words where there is none and where a ground rule hides them: they tell nobody which.
    noCopy: seesRestricted(viewer) ? 'No copy of it is kept here.' : 'No copy is shown here.',
    drift,
    checked: checkedWords(shown.check, drift[0]?.counts ?? null),
    failed: failedCheck(shown.check),
    canRecheck: mayWrite(viewer) && !isTrashed && source.url !== null,
    version: source.version,
    isTrashed,
    canEdit: mayWrite(viewer) && !isTrashed,
    canTrash: reaches(viewer.role, 'editor') && !isTrashed,
  };
}

function factsOf(source: SourceRow) {
  const authors = authorsOf(source.authors).map(wordAuthor).join(', ');
  const facts: readonly (readonly [string, string | null, string?])[] = [
    [
      'Outlet',
      source.outlet_name ?? 'Not given',
      source.outlet_id !== null && source.outlet_name !== null ? `/outlets/${source.outlet_id}` : undefined,
    ],
    ['In', source.container_title],
    ['By', authors || 'No author named'],
    ['Published', source.issued === null ? 'No date given' : formatEdtf(source.issued)],
    ['Accessed', source.accessed === null ? null : formatEdtf(source.accessed)],
    ['Address', source.url, source.url ?? undefined],
    ['Archived at', source.archive_url, source.archive_url ?? undefined],
    ['Language', wordLanguage(source.language)],
    ['Medium', source.medium],
    ['Genre', source.genre],
    ['Number', source.number],
    ['Account', source.account],
    ['Post', source.post_id],
  ];
  return facts.flatMap(([term, text, href]) => (text === null ? [] : [{ term, text, href: href ?? null }]));
}

function conditionOf(source: SourceRow) {
  return { word: CONDITIONS[source.condition], on: source.condition_on, notice: source.condition_notice };
}

export interface SourceForm {
  readonly id: number | null;
  readonly version: number | null;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

export function sourceFormPage({ id, version, typed, ...form }: SourceForm) {
  const errors = besideNames(form.errors, { outlet: 'outlet' });
  const field = fieldsWith({ type: 'webpage', condition: 'as_published', ...typed }, errors);
  const optional = { kind: 'text', optional: true };
  const spare = Math.max(
    1,
    ...Object.keys(typed).map((name) => Number(/^authors\.(\d+)\./.exec(name)?.[1] ?? -1) + 2),
  );
  const authors = Array.from({ length: Math.min(spare, 50) }, (_, at) => {
    const of = at === 0 ? 'Author’s' : `Author ${at + 1}:`;
    // A body that is there already keeps its one name: it is not made a family.
    if (typed[`authors.${at}.literal`] !== undefined)
      return [field(`authors.${at}.literal`, `${of} whole name`, optional)];
    return [
      field(`authors.${at}.given`, `${of} given name`, { ...optional, half: true }),
      field(`authors.${at}.family`, `${of} family name`, {
        ...optional,
        half: true,
        hint: 'For a body, its whole name here alone.',
      }),
    ];
  }).flat();
  return {
    title: id === null ? 'Add a source' : 'Edit the source',
    action: id === null ? '/sources' : `/sources/${id}`,
    cancelHref: id === null ? '/sources' : `/sources/${id}`,
    submit: id === null ? 'Add the source' : 'Save the source',
    needs: 'Only the title is needed.',
    version,
    errors,
    fields: [
      field('type', 'What it is', { kind: 'select', options: optionsOf(SOURCE_TYPES) }),
      field('title', 'Title', {
        kind: 'text',
        hint: 'As printed. For a broadcast or a press conference, a short description.',
      }),
      field('translated_title', 'Title in English', {
        ...optional,
        hint: 'If the title is in another language.',
      }),
      ...pickFields(typed, errors, {
        at: 'outlet',
        label: 'Outlet',
        noun: 'outlet',
        optional: true,
        hint: 'Who publishes it. Choose one the desk knows, or type a new name.',
      }),
      ...authors,
      field('issued', 'Published', {
        ...optional,
        kind: 'date',
        half: true,
        hint: '19 June 2023; June 2023 will do.',
      }),
      field('accessed', 'Read on', {
        ...optional,
        kind: 'date',
        half: true,
        hint: 'When you last saw it there.',
      }),
      field('url', 'Web address', { ...optional, kind: 'url' }),
      field('archive_url', 'Address of an archived copy elsewhere', { ...optional, kind: 'url' }),
      field('language', 'Language', { ...optional, short: true, hint: 'A code such as en, zh or pt-BR.' }),
      field('container_title', 'Part of', {
        ...optional,
        hint: 'The programme, series or collection it belongs to.',
      }),
      field('medium', 'Medium', { ...optional, half: true, hint: 'Such as television, radio or video.' }),
      field('genre', 'Genre', {
        ...optional,
        half: true,
        hint: 'Such as press conference or podcast.',
      }),
      field('number', 'Number', { ...optional, short: true, hint: 'Of the issue, episode or document.' }),
      field('account', 'Account', { ...optional, half: true, hint: 'For a post: who posted it.' }),
      field('post_id', 'Number of the post', { ...optional, half: true, hint: 'From the post’s address.' }),
      field('condition', 'Condition', {
        kind: 'select',
        half: true,
        hint: 'Whether it still stands as published.',
        options: optionsOf(CONDITIONS),
      }),
      field('condition_on', 'Noticed on', {
        ...optional,
        half: true,
        kind: 'date',
        hint: 'When you saw that it had changed.',
      }),
      field('condition_notice', 'Text of the correction or notice', {
        ...optional,
        kind: 'textarea',
        rows: 2,
      }),
      field('note', 'Note', { ...optional, kind: 'textarea' }),
    ],
  };
}

/** A source as JSON: the keys that a write takes, and what the desk adds. */
export function sourceJson(source: SourceRow) {
  const {
    created_at,
    created_by,
    updated_at,
    trashed_at,
    trashed_by,
    authors,
    issued_min,
    issued_max,
    accessed_min,
    accessed_max,
    outlet_name,
    outlet_id,
    ...plain
  } = source;
  return {
    ...plain,
    authors: authorsOf(authors),
    outlet: outlet_id === null || outlet_name === null ? null : { id: outlet_id, name: outlet_name },
  };
}

export function typedFromSource(source: SourceRow): Typed {
  const { id, version, authors, outlet_name, outlet_id, ...columns } = source;
  const plain = Object.entries(columns).flatMap(([name, value]) =>
    value === null || HIDDEN.test(name) ? [] : [[name, String(value)] as const],
  );
  const names = authorsOf(authors).flatMap((author, at): [string, string][] =>
    'literal' in author
      ? [[`authors.${at}.literal`, author.literal]]
      : [
          [`authors.${at}.family`, author.family],
          [`authors.${at}.given`, author.given ?? ''],
        ],
  );
  const outlet = outlet_id === null || outlet_name === null ? null : { id: outlet_id, name: outlet_name };
  return { ...Object.fromEntries([...plain, ...names]), ...typedPick('outlet', 'outlet', outlet) };
}

/** Columns that no form shows. */
const HIDDEN = /_(min|max|at|by)$/;
