import { cappedWords, countCell } from '../../../platform/lib/capped-count.js';
import { fieldsWith, optionsOf } from '../../../platform/lib/fields/form-page.js';
import { mayWrite, type Viewer } from '../../../platform/viewer.js';
import { SPEAKER_ORDERS } from '../../../record/speakers/input.js';
import type { SpeakerFilters } from '../../../record/speakers/list-store.js';
import type { Speaker } from '../../../record/speakers/store.js';
import { SPEAKER_KINDS } from '../../../vocabulary.js';

interface ListedSpeakers {
  readonly rows: readonly Speaker[];
  /** By speaker. Like the count, at most one above `MAX_COUNTED`. */
  readonly counts: ReadonlyMap<number, { readonly quotations: number }>;
  readonly count: number;
  readonly nextHref: string | null;
}

export function speakersPage(listed: ListedSpeakers, wanted: SpeakerFilters, viewer: Viewer) {
  const { rows, counts, count, nextHref } = listed;
  return {
    ...LIST,
    q: wanted.q,
    isNarrowed: wanted.q !== null || wanted.kind !== null,
    filters: filterFields(wanted),
    count: `${cappedWords(count)} ${count === 1 ? 'speaker' : 'speakers'}`,
    nextHref,
    canAdd: mayWrite(viewer),
    table: {
      ...TABLE,
      rows: rows.map(({ id, name, language, kind, description }) => ({
        cells: [
          { text: name, href: `/speakers/${id}`, lang: language },
          { text: SPEAKER_KINDS[kind] },
          countCell(counts.get(id)?.quotations ?? 0, `/claims?speaker=${id}`),
          { text: description ?? '' },
        ],
      })),
    },
  };
}

function filterFields({ kind, sort }: SpeakerFilters) {
  const field = fieldsWith({ kind: kind ?? '', sort: sort ?? '' }, []);
  return [
    field('kind', 'Kind', { kind: 'select', short: true, options: optionsOf(SPEAKER_KINDS, 'Any') }),
    field('sort', 'Order', { kind: 'select', short: true, options: optionsOf(SPEAKER_ORDERS, 'By name') }),
  ];
}

const LIST = {
  address: '/speakers',
  title: 'Speakers',
  sub: 'People and organisations who are quoted.',
  add: 'Add a speaker',
  find: 'Find by any name',
  notFound: 'No speakers match',
  shorter: 'Search for part of the name, or in another script.',
  none: { title: 'No speakers yet', text: 'Speakers are added with their first quotation, or here.' },
} as const;

const TABLE = {
  id: 'speakers',
  caption: 'Speakers',
  hidesCaption: true,
  head: 0,
  columns: [
    { label: 'Name' },
    { label: 'Kind' },
    { label: 'Quotations', numeric: true },
    { label: 'Description' },
  ],
} as const;
