import { cursorAfter } from '../../src/platform/db/queries/page-of.js';
import type { Role } from '../../src/vocabulary.js';
import type { TestDesk } from './desk.js';

// Every page of a desk, by how one comes to it: each address that answers with HTML, each form as it comes
// back with errors, and what is shown where something is missing, gone or not allowed.

export interface Visit {
  readonly path: string;
  /** Sent as a form; null where the page is only read. */
  readonly form: Readonly<Record<string, string>> | null;
}

/** What stands on the full desk, made by `fillDesk`. */
export interface Filled {
  /** A claim on background. */
  readonly restricted: number;
  readonly copy: number;
  /** A copy whose encoding was guessed. */
  readonly guessed: number;
  readonly trashedClaim: number;
  readonly trashedView: number;
  /** A list of the viewer's own. */
  readonly ownList: number;
  /** An article that the admin captures. */
  readonly capture: number;
  readonly link: string;
  readonly usedLink: string;
}

/** Addresses of the permission table that give no page: files, JSON, and what machines ask. */
export const NO_PAGES = [
  '/claims/export',
  '/claims/citation',
  '/menu',
  '/lists/:id/export',
  '/lists/:id/editions/:edition/export',
  '/claims/:id/attributions',
  '/claims/:id/annotations',
  '/claims/:id/findings',
  '/claims/:id/links',
  '/claims/:id/comparison',
  '/sources/:id/comparison',
  '/set-asides/:id',
  '/attributions/:id/annotations',
  '/sources/:id/annotations',
  '/sources/:id/snapshots/:snapshot/raw',
  '/sources/:id/snapshots/:snapshot/annotations',
  '/healthz',
  '/readyz',
  '/metrics',
  '/openapi.json',
] as const;

/** Of the checker, who alone has one on the full desk. */
export const PASSWORD = 'grey heron on a wire';

const NEWEST_FIRST = { keys: ['findings.id'], direction: 'desc' } as const;
const NOUNS = ['speakers', 'outlets', 'occasions', 'sources', 'claims', 'tags'] as const;
const EDITED = [...NOUNS, 'attributions', 'annotations', 'searches', 'lists', 'views'] as const;

export function everyVisit(filled: Filled): Visit[] {
  return [
    ...reading(filled).map((path) => ({ path, form: null })),
    ...refusals(),
    ...conflicts('ours'),
    ...signingIn(),
  ];
}

function reading({
  restricted,
  copy,
  guessed,
  trashedClaim,
  trashedView,
  ownList,
  capture,
  link,
  usedLink,
}: Filled): string[] {
  return [
    ...['/', '/activity', '/activity?user=2', '/about', '/help', '/trash', '/sign-in', '/account'],
    ...NOUNS.flatMap((noun) => [`/${noun}`, `/${noun}/new`]),
    ...NOUNS.filter((noun) => noun !== 'claims').flatMap((noun) => [
      `/${noun}/1/merge`,
      `/${noun}/1/merge?into_id=2`,
      `/${noun}/1/merge?into_id=1`,
    ]),
    ...EDITED.flatMap((noun) => ['', '/edit', '/history'].map((more) => `/${noun}/2${more}`)),
    ...['/claims?q=taiwan&form=direct', '/claims?q=nobody-said-this', '/claims/3', '/claims/10'],
    ...[`/claims/${restricted}`, `/claims/${trashedClaim}`, `/claims/${trashedClaim}/edit`],
    ...['/claims/2?fill=second_hand', '/findings/2', '/findings/new'],
    '/findings/new?claim_ids=2&claim_ids=3',
    `/claims/2/findings?${new URLSearchParams({ after: cursorAfter({ id: 1_000_000 }, NEWEST_FIRST) })}`,
    '/merge-proposals/1',
    ...[
      `/claims/new?source=1&snapshot=${copy}`,
      '/claims/new?claim=2&at=0-7',
      '/claims/new?claim=2&exact=oo',
    ],
    ...['/claims/new?like=2', '/claims/2/attributions/new', '/claims/2/links/new', '/speakers/1', '/lists/1'],
    ...[
      '/sources/1',
      '/sources/12?checked=yes',
      '/sources/1/snapshots',
      `/sources/1/snapshots/${copy}`,
      `/sources/2/snapshots/${guessed}`,
      '/sources/2/snapshots',
    ],
    `/sources/1/snapshots/${copy}?at=0-5`,
    ...['/annotations', '/annotations?show=all', '/annotations?show=resolved&motivation=tagging'],
    ...['/searches', '/searches?show=all&mine=on', '/searches/3', '/claims/2/searches', '/handover'],
    ...['/lists', '/lists/new', `/lists/${ownList}`, `/lists/${ownList}/edit`, '/account/password'],
    ...['/lists/1/items/1/edit', '/lists/1/editions', '/lists/1/editions/1', '/lists/1/editions/1/changes'],
    ...['/styles', '/styles?q=mla&style=apa', '/styles?q=nothing-of-the-kind'],
    ...['/styles/1', '/styles/1/history'],
    ...['/views', '/views/new', '/views/new?query=form%3Ddirect', `/views/${trashedView}`],
    ...[
      '/claims/2/collation',
      '/claims/2/copies',
      '/claims/3/copies',
      `/claims/${restricted}/copies`,
      `/claims/2/attributions/new?source=1&snapshot=${copy}&at=0-5`,
      '/claims/2/dossier',
      '/lists/1/dossier',
      `/lists/${ownList}/dossier`,
      `/claims/${restricted}/collation`,
      `/claims/${restricted}/dossier`,
    ],
    ...['/capture', `/capture/${capture}`, `/capture/${capture}?edit=1`],
    ...[
      '/lookup',
      '/lookup?q=china+has+no+room+for+compromise',
      '/lookup?q=Nobody+ever+said+these+words+here',
    ],
    ...['/lookup?q=First+line.+Second+line.', '/lookup?q=China+has+room+for+concessions&speaker=Blinken'],
    ...['/import', '/imports/1', '/practice-story', '/integrity', '/notices', '/account/second-factor'],
    ...[
      '/users',
      '/users/new',
      '/users/2',
      '/users/9',
      '/claims/9999',
      '/nowhere',
      '/claims?from=soon',
      '/lists?from=soon',
    ],
    ...[link, usedLink, '/sign-in/first/unknown', '/sign-in/links/unknown'],
  ];
}

/** What a desk shows before anything is on it. */
export function emptyVisits(firstLink: string): Visit[] {
  const nouns = [...NOUNS, 'annotations', 'searches', 'lists', 'views', 'activity', 'trash'];
  const paths = ['/', ...nouns.map((noun) => `/${noun}`), firstLink];
  return [...paths.map((path) => ({ path, form: null })), { path: firstLink, form: { name: '' } }];
}

/** A form that met an expired session, as the sign-in page hands it on. */
const CARRIED = { carried_to: '/outlets', 'carried.name': 'The Herald', 'carried.note': 'First line' };

/** Findings of which each is wrong in another way. */
const FOUND = {
  claim_version: '1',
  'findings.0.facet': 'wording',
  'findings.0.value': 'verbatim',
  'findings.1.facet': 'speaker',
  'findings.1.value': 'misattributed',
  'findings.1.actual_speaker.name': 'Nobody in particular',
  'findings.2.facet': 'occasion',
  'findings.2.rationale': 'Typed, and nothing chosen.',
};

/** One row twice, so that it is left out once. */
const TABLE = 'text,speaker,id\n“So it is”,Wang Yi,1\n“So it is”,Wang Yi,2\n';

/** Each form with nothing in it, or with what cannot be right. */
function refusals(): Visit[] {
  const sent = (path: string, form: Visit['form']) => ({ path, form });
  return [
    ...NOUNS.map((noun) => sent(`/${noun}`, {})),
    ...EDITED.map((noun) => sent(`/${noun}/2`, { version: '1', text: '', title: '', name: '', body: '' })),
    sent('/claims', { text: 'no room for compromise', 'speaker.name': 'Wang Yi', embargoed_until: 'soon' }),
    sent('/claims', {
      text: 'The United States reiterates that it does not support Taiwan independence and does not want a new Cold War with China.',
      'speaker.name': 'Antony Blinken',
    }),
    sent('/lookup', { text: '' }),
    sent('/claims/2/attributions', {}),
    sent('/claims/2/findings', FOUND),
    sent('/findings', { 'claim_ids.0': '2' }),
    sent('/claims/tags', { 'claim_ids.0': '2' }),
    sent('/claims/trash', { 'claim_ids.0': '2', versions: '2:999' }),
    sent('/claims/2/links', { kind: 'compare', other_claim_id: '9999' }),
    sent('/claims/2/annotations', { body: '' }),
    sent('/claims/2/annotations', { body: 'Which?', 'selector.exact': 'of' }),
    sent('/claims/2/searches', { words: '', date: '2999' }),
    sent('/sources/1/annotations', { body: '' }),
    sent('/annotations/2/replies', { body: '' }),
    sent('/sources/1/snapshots', { text: '' }),
    sent('/sources/1/snapshots', { way: 'fetch', url: 'http://127.0.0.1/' }),
    sent('/sources/1/snapshots', { way: 'upload' }),
    sent('/sources/1/recheck', {}),
    sent('/attributions/2/newer-copy', { version: '1' }),
    sent('/lists', { title: '' }),
    sent('/styles', { csl: '<style/>' }),
    sent('/account/citation-style', { style: 'chicago' }),
    sent('/lists', { title: 'Any', style: 'chicago' }),
    sent('/views', { name: '', query: 'colour=red' }),
    sent('/lists/1/items', { claim_id: 'seven' }),
    sent('/import', { text: 'text,speaker,said_on\nWords,Wang Yi,soon\n,Wang Yi,2023\n', dry_run: 'on' }),
    sent('/import', { text: TABLE, dry_run: 'on' }),
    sent('/account', { version: '1', name: '' }),
    sent('/account/password', { password: 'short' }),
    sent('/account/tokens', { name: '' }),
    sent('/users', {}),
    sent('/users/3', { version: '1', name: '' }),
  ];
}

/** Last, since whoever signs in anew has left the session they had. */
function signingIn(): Visit[] {
  return [
    { path: '/sign-in', form: { email: 'nobody@desk.example', password: 'not this one' } },
    { path: '/sign-in', form: { ...CARRIED, email: 'checker@desk.example', password: PASSWORD } },
  ];
}

/** Each edit form with what somebody else may have saved meanwhile: valid, and with the first version. */
export function conflicts(word: string) {
  const name = `The ${word} name`;
  const typed = {
    '/claims/2': { text: `These are ${word}.`, form: 'direct', ground_rule: 'on_record', speaker_id: '1' },
    '/lists/1': { title: name, style: 'newsroom', locale: 'en-GB', shared: 'on' },
    '/views/2': { name, query: 'form=partial', shared: 'on' },
    '/annotations/2': { motivation: 'commenting', body: `These are ${word}.` },
    '/searches/2': { where: name, words: `These are ${word}.`, outcome: 'nothing' },
    '/speakers/2': { name, kind: 'person' },
    '/outlets/2': { name, kind: 'other' },
    '/occasions/2': { name, kind: 'other' },
    '/sources/2': { title: name, type: 'webpage', condition: 'as_published' },
    '/tags/2': { name: `the ${word}` },
    '/account': { name },
  };
  return Object.entries(typed).map(([path, form]) => ({ path, form: { ...form, version: '1' } }));
}

export const READERS = ['anonymous', 'viewer', 'checker', 'editor', 'admin'] as const;
export type Reader = 'anonymous' | Role;

/** What a desk answers to one visit of somebody. */
export async function ask(desk: TestDesk, visit: Visit, sends: Readonly<Record<string, string>>) {
  const headers = { accept: 'text/html', ...sends };
  return visit.form === null ? desk.get(visit.path, headers) : desk.form(visit.path, visit.form, headers);
}
