import { mayWrite, reaches, type Viewer } from '../accounts/model.js';
import type { Page } from '../db/page-of.js';
import { formatEdtf } from '../lib/edtf.js';
import { fieldsWith, optionsOf, type RecordForm, recordFormWords, type Typed } from '../lib/form-page.js';
import { howMany } from '../lib/how-many.js';
import { besideNames, pickFields, typedPick } from '../lib/pick-fields.js';
import type { FieldError } from '../lib/result.js';
import { OCCASION_KINDS } from '../vocabulary.js';
import type { Occasion, OccasionUses } from './store.js';

export function occasionsPage(
  page: Page<Occasion>,
  q: string | null,
  nextHref: string | null,
  viewer: Viewer,
) {
  return {
    q,
    rows: page.rows.map((occasion) => ({
      href: `/occasions/${occasion.id}`,
      name: occasion.name,
      date: occasion.date,
      kind: wordKind(occasion),
      place: occasion.place,
    })),
    nextHref,
    canAdd: mayWrite(viewer),
  };
}

export interface OccasionShown {
  readonly occasion: Occasion;
  /** The source of its date and place, where the viewer may see it. */
  readonly source: { readonly id: number; readonly title: string } | undefined;
  readonly uses: OccasionUses;
}

/** What nobody recorded is left out. */
function recorded(facts: readonly (readonly [term: string, text: string | null])[]) {
  return facts.flatMap(([term, text]) => (text === null ? [] : [{ term, text, href: null }]));
}

export function occasionPage({ occasion, source, uses }: OccasionShown, viewer: Viewer) {
  const isTrashed = occasion.trashed_at !== null;
  return {
    id: occasion.id,
    name: occasion.name,
    kind: wordKind(occasion),
    rows: [
      ...recorded([
        ['Date', occasion.date === null ? null : formatEdtf(occasion.date)],
        ['Time zone', occasion.time_zone],
        ['Place', occasion.place],
      ]),
      ...(source ? [{ term: 'Date and place from', text: source.title, href: `/sources/${source.id}` }] : []),
      {
        term: 'Said there',
        text: uses.claims === 0 ? 'No claim yet' : howMany(uses.claims, 'claim'),
        href: uses.claims === 0 ? null : `/claims?occasion=${occasion.id}`,
      },
    ],
    note: occasion.note,
    version: occasion.version,
    isTrashed,
    canEdit: mayWrite(viewer) && !isTrashed,
    canTrash: reaches(viewer.role, 'editor'),
  };
}

export function occasionFormPage({ id, version, typed, ...form }: RecordForm) {
  const errors = besideNames(form.errors, { source: 'source' });
  return {
    ...recordFormWords('occasion', id),
    needs: 'Only the name is needed.',
    version,
    errors,
    fields: occasionFields(typed, errors),
  };
}

function occasionFields(typed: Typed, errors: readonly FieldError[]) {
  const field = fieldsWith(typed, errors);
  return [
    field('name', 'Name', { kind: 'text', hint: 'Such as “Meeting of Wang Yi with Antony Blinken”.' }),
    field('kind', 'Kind', { kind: 'select', optional: true, options: optionsOf(OCCASION_KINDS, 'Not said') }),
    field('date', 'Date', {
      kind: 'date',
      half: true,
      optional: true,
      hint: 'The local date: 19 June 2023. June 2023 will do, and 2023-06-19? where you are not sure.',
    }),
    field('time_zone', 'Time zone', {
      kind: 'text',
      half: true,
      optional: true,
      hint: 'Such as Asia/Shanghai.',
    }),
    field('place', 'Place', { kind: 'text', optional: true }),
    ...pickFields(typed, errors, {
      at: 'source',
      label: 'Source of date and place',
      noun: 'source',
      optional: true,
      adds: false,
      hint: 'The title of a source on this desk.',
    }),
    field('note', 'Note', {
      kind: 'textarea',
      optional: true,
      hint: 'What is uncertain about it, and why you settled on this date and place.',
    }),
  ];
}

/** An occasion as JSON. A source that the viewer may not see is left out. */
export function occasionJson(occasion: Occasion, source?: { readonly id: number }) {
  const { id, name, kind, date, time_zone, place, note, version } = occasion;
  return { id, name, kind, date, time_zone, place, source_id: source?.id ?? null, note, version };
}

/** As it stands, for those who may see and edit all of it. */
export function ownOccasionJson(occasion: Occasion) {
  return occasionJson(occasion, occasion.source_id === null ? undefined : { id: occasion.source_id });
}

export function typedFromOccasion(
  occasion: Occasion,
  source: { readonly id: number; readonly title: string } | undefined,
): Typed {
  return {
    name: occasion.name,
    kind: occasion.kind ?? '',
    date: occasion.date ?? '',
    time_zone: occasion.time_zone ?? '',
    place: occasion.place ?? '',
    note: occasion.note ?? '',
    ...typedPick('source', 'source', source ? { id: source.id, name: source.title } : null),
  };
}

function wordKind(occasion: Occasion): string | null {
  return occasion.kind === null ? null : OCCASION_KINDS[occasion.kind];
}
