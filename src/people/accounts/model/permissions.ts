import { NOUNS } from '../../../nouns.js';
import type { Noun } from '../../../platform/noun.js';
import { reaches, type Viewer } from '../../../platform/viewer.js';
import type { Role } from '../../../vocabulary.js';

// The permission table. A route that is missing here cannot be mounted; a contract test checks it for every role, and
// `docs/permissions.csv` is generated from it. Rules beyond the role (one's own note, one's own list, a claim that is
// not on the record) are named in `also` and enforced by an action or by the store, which answers as if the record did
// not exist.

/** `anyone`: no sign-in at all. `reader`: a viewer and up, and anonymous where the instance allows it. */
export type Needed = 'anyone' | 'reader' | Role;

export interface Rule {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly needs: Needed;
  readonly also?: string;
  /** Lower roles may do it with their own records; `everyone`: nobody may do it with another's. */
  readonly own?: Role | 'everyone';
  /** Nobody may do it with their own records. */
  readonly notOwn?: true;
  /** Sent like a write, but writes nothing: what is read by a text that is too long for an address. */
  readonly writesNothing?: true;
  /** Refused to tokens: a script must not change how its owner signs in. */
  readonly bySession?: true;
  /** Allowed before a required second factor is set up. */
  readonly beforeSecondFactor?: true;
}

const OWN_NOTE = { also: 'own notes only (editors: any)', own: 'editor' } as const;
const NOT_OWN = {
  also: 'not to one’s own finding (checkers: only to those of editors and admins)',
  notOwn: true,
} as const;
const NOT_OWN_ACT = {
  also: 'not to one’s own (checkers: only to those of editors and admins)',
  notOwn: true,
} as const;
const NOT_OWN_FACTOR = { also: 'not one’s own second factor', notOwn: true } as const;
const OWN_LIST = { also: 'own lists only (checkers: also shared ones)', own: 'checker' } as const;
const OWN_VIEW = { also: 'own views only (editors: also shared ones)', own: 'editor' } as const;
const OWN_CHANGE = { also: 'own changes of the last hour only (editors: any)', own: 'editor' } as const;
const OWN_CAPTURE = { also: 'own captures only', own: 'everyone' } as const;
const OWN_ACCOUNT = { also: 'own account only', own: 'everyone' } as const;
const BY_SESSION = { bySession: true } as const;
const OWN_SIGN_IN = { ...OWN_ACCOUNT, ...BY_SESSION } as const;
const BEFORE_FACTOR = { ...OWN_SIGN_IN, beforeSecondFactor: true } as const;

type Path = `/${string}`;
type Route = `${Rule['method']} ${Path}`;

const COPIES = '/sources/:id/snapshots';
const CAPTURED = '/capture/:id/quotations/:quotation';
const EDITIONS = '/lists/:id/editions';
const LIST_ITEMS: readonly Route[] = [
  'POST /lists/:id/items',
  'POST /lists/:id/items/:item/removal',
  'DELETE /lists/:id/items/:item',
  'POST /lists/:id/order',
  'POST /lists/:id/printing',
  ...changing('/lists/:id/items/:item'),
];

export const PERMISSIONS: readonly Rule[] = [
  ...reading('/', '/activity', '/about', '/help'),
  ...rules('checker', ['GET /handover']),
  ...NOUNS.flatMap(ofNoun),
  ...checking('/sources/details', '/claims/tags'),
  ...rules('editor', ['POST /claims/trash']),
  ...reading(
    '/menu',
    '/lookup',
    '/claims/citation',
    '/claims/export',
    '/claims/:id/attributions',
    '/claims/:id/annotations',
    '/claims/:id/links',
  ),
  ...rules('reader', ['POST /lookup'], { writesNothing: true }),
  ...reading('/searches', '/claims/:id/searches'),
  ...checking('/claims/:id/searches'),
  ...checking('/claims/:id/attributions', '/claims/:id/annotations', '/claims/:id/links'),
  ...checking('/claims/:id/reference'),
  ...rules('checker', ['GET /claims/:id/attributions/new', 'GET /claims/:id/links/new']),
  ...trashing('/claims/:id/links/:link'),
  ...checking('/attributions/:id/newer-copy', '/sources/:id/recheck'),
  ...rules('editor', ['POST /sources/:id/publication', 'POST /sources/:id/publication/withdrawal']),
  ...reading('/attributions/:id/annotations', '/sources/:id/annotations'),
  ...checking('/attributions/:id/annotations', '/sources/:id/annotations', '/sources/:id/snapshots'),
  ...reading(...['', '/:snapshot', '/:snapshot/raw', '/:snapshot/annotations'].map((path) => COPIES + path)),
  ...checking(`${COPIES}/:snapshot/annotations`, `${COPIES}/:snapshot/readings`),
  ...checking(`${COPIES}/:snapshot/details`),
  ...trashing(`${COPIES}/:snapshot`),
  ...reading('/annotations', '/annotations/:id', '/annotations/:id/history'),
  ...rules(
    'checker',
    ['GET /annotations/:id/edit', 'POST /annotations/:id', 'PATCH /annotations/:id'],
    OWN_NOTE,
  ),
  ...checking('/annotations/:id/replies', '/annotations/:id/resolution', '/annotations/:id/reopening'),
  ...trashing('/annotations/:id'),
  ...reading('/claims/:id/findings', '/findings/:id'),
  ...checking('/claims/:id/findings', '/findings'),
  ...rules('checker', ['GET /findings/new']),
  ...rules('checker', ['POST /findings/:id/agreement'], NOT_OWN),
  ...rules('checker', ['GET /set-asides/:id']),
  ...rules('checker', ['POST /set-asides/:id/agreement'], NOT_OWN_ACT),
  ...rules('checker', ['POST /speakers/:id/names/:name/agreement'], NOT_OWN_ACT),
  ...rules('checker', ['POST /speakers/:id/names/:name/removal']),
  ...rules('checker', ['GET /merge-proposals/:id']),
  ...rules('checker', ['POST /merge-proposals/:id/agreement'], NOT_OWN_ACT),
  ...rules('editor', ['POST /merge-proposals/:id/withdrawal']),
  ...reading('/lists', '/lists/:id', '/lists/:id/export', '/lists/:id/history'),
  ...reading(...['', '/:edition', '/:edition/export', '/:edition/changes'].map((path) => EDITIONS + path)),
  ...reading('/claims/:id/collation', '/claims/:id/copies', '/claims/:id/dossier', '/lists/:id/dossier'),
  ...reading('/claims/:id/comparison', '/sources/:id/comparison'),
  ...rules('viewer', ['GET /lists/new', 'POST /lists']),
  ...rules(
    'viewer',
    [
      'POST /lists/items',
      `POST ${EDITIONS}`,
      ...changing('/lists/:id'),
      ...LIST_ITEMS,
      ...removing('/lists/:id'),
    ],
    OWN_LIST,
  ),
  ...rules('checker', ['GET /capture', 'POST /capture', 'POST /capture/claims']),
  ...rules(
    'checker',
    [
      'GET /capture/:id',
      'DELETE /capture/:id',
      ...(['removal', 'source', 'acceptance', 'quotations'] as const).map(
        (act): Route => `POST /capture/:id/${act}`,
      ),
      `POST ${CAPTURED}`,
      `POST ${CAPTURED}/joining`,
      `POST ${CAPTURED}/splitting`,
    ],
    OWN_CAPTURE,
  ),
  ...reading('/styles', '/styles/:id', '/styles/:id/history'),
  ...rules('editor', ['POST /styles', ...removing('/styles/:id')]),
  ...rules('admin', ['POST /styles/:id/trial']),
  ...reading('/views', '/views/:id', '/views/:id/history'),
  ...rules('viewer', ['GET /views/new', 'POST /views']),
  ...rules('viewer', [...changing('/views/:id'), ...removing('/views/:id')], OWN_VIEW),
  ...rules('viewer', ['POST /changes/:id/undo'], OWN_CHANGE),
  ...rules('editor', [
    'GET /trash',
    'GET /import',
    'POST /import',
    'GET /imports/:id',
    'POST /imports/:id/cancellation',
    'GET /practice-story',
    'POST /practice-story',
  ]),
  ...rules('editor', ['POST /practice-story/removal', 'DELETE /practice-story']),
  ...rules('anyone', ['GET /sign-in', 'POST /sign-in', 'POST /sign-in/code']),
  ...rules('anyone', ['GET /sign-in/links/:secret', 'POST /sign-in/links/:secret']),
  ...rules('anyone', ['GET /sign-in/first/:secret', 'POST /sign-in/first/:secret', 'POST /sign-out']),
  ...rules('viewer', ['GET /account', 'POST /account', 'POST /account/citation-style'], OWN_ACCOUNT),
  ...rules('viewer', ['GET /account/password', 'POST /account/password'], OWN_SIGN_IN),
  ...rules('viewer', ['GET /account/second-factor', 'POST /account/second-factor'], BEFORE_FACTOR),
  ...rules('viewer', ['POST /account/second-factor/confirmation'], BEFORE_FACTOR),
  ...rules(
    'viewer',
    ['POST /account/second-factor/recovery-codes', 'POST /account/second-factor/removal'],
    OWN_SIGN_IN,
  ),
  ...rules('viewer', ['POST /account/sessions/end', 'POST /account/tokens'], OWN_SIGN_IN),
  ...rules('viewer', ['POST /account/tokens/:token/revocation'], OWN_ACCOUNT),
  ...rules('admin', ['GET /integrity', 'GET /users', 'GET /users/new', 'GET /notices']),
  ...rules('admin', ['POST /notices/test', 'POST /notices/:id/retry']),
  ...rules('admin', ['POST /users'], BY_SESSION),
  ...rules('admin', ['GET /users/:id']),
  ...rules('admin', ['POST /users/:id', 'PATCH /users/:id', 'POST /users/:id/links'], BY_SESSION),
  ...rules('admin', ['POST /users/:id/sessions/end'], BY_SESSION),
  ...rules('admin', ['POST /users/:id/second-factor/reset'], { ...BY_SESSION, ...NOT_OWN_FACTOR }),
  ...rules('admin', ['POST /users/:id/tokens/:token/revocation']),
  ...rules('anyone', ['GET /healthz', 'GET /readyz']),
  ...rules('admin', ['GET /metrics']),
  ...rules('anyone', ['GET /openapi.json']),
];

/** Whether a rule permits a viewer. `anonymousReads` is the instance's setting. */
export function permits(rule: Rule, viewer: Viewer, anonymousReads: boolean): boolean {
  if (rule.needs === 'anyone') return true;
  if (viewer.mustSetUp && !rule.beforeSecondFactor) return false;
  if (rule.method !== 'GET' && !rule.writesNothing && viewer.scope !== 'write') return false;
  if (rule.bySession && viewer.byToken) return false;
  if (rule.needs === 'reader') return viewer.role !== 'anonymous' || anonymousReads;
  return reaches(viewer.role, rule.needs);
}

export function ruleFor(method: string, path: string): Rule | undefined {
  return PERMISSIONS.find((rule) => rule.method === method && rule.path === path);
}

function rules(
  needs: Needed,
  routes: readonly Route[],
  more: Omit<Rule, 'method' | 'path' | 'needs'> = {},
): Rule[] {
  return routes.map((route) => {
    const [method, path] = route.split(' ') as [Rule['method'], string];
    return { method, path, needs, ...more };
  });
}

function reading(...paths: string[]): Rule[] {
  return paths.map((path) => ({ method: 'GET', path, needs: 'reader' }));
}

function checking(...paths: string[]): Rule[] {
  return paths.map((path) => ({ method: 'POST', path, needs: 'checker' }));
}

/** The routes of a noun whose records are added and edited by a form of their own. */
function ofNoun({ address, edits, merges }: Noun): Rule[] {
  if (edits === undefined || address === null) return [];
  return [
    ...(edits.kept ? [] : noun(address, edits.by)),
    ...kept(address, edits.by),
    ...(merges ? merging(address) : []),
  ];
}

/** A record at its own address: read, edit, trash and restore. */
function kept(base: Path, edits: Role): Rule[] {
  const own = `${base}/:id` as const;
  return [...reading(own, `${own}/history`), ...rules(edits, changing(own)), ...trashing(own)];
}

/** A list, and a form for a new record. */
function noun(base: Path, edits: Role): Rule[] {
  return [...reading(base), ...rules(edits, [`GET ${base}/new`, `POST ${base}`])];
}

function trashing(path: Path): Rule[] {
  return rules('editor', removing(path));
}

/** Merging a record into another of its kind, and undoing that. */
function merging(base: Path): Rule[] {
  const path = `${base}/:id/merge` as const;
  return rules('editor', [`GET ${path}`, `POST ${path}`, `DELETE ${path}`, `POST ${path}/reversal`]);
}

function changing(path: Path): Route[] {
  return [`GET ${path}/edit`, `POST ${path}`, `PATCH ${path}`];
}

/** To the trash, as a form and as a client asks for it, and back. */
function removing(path: Path): Route[] {
  return [`POST ${path}/trash`, `DELETE ${path}`, `POST ${path}/restoration`];
}

/** The methods of an address, whoever may use them; empty for an unknown one. */
export function methodsAt(address: string): readonly string[] {
  const steps = address.replace(/\/$/, '').split('/');
  const here = PERMISSIONS.filter(({ path }) => {
    const pattern = path.replace(/\/$/, '').split('/');
    return (
      pattern.length === steps.length &&
      pattern.every((step, at) => step === steps[at] || (step.startsWith(':') && isGiven(step, steps[at])))
    );
  });
  const methods = here.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  return [...new Set(methods)];
}

/** Records are addressed by number, sign-in links by a secret. */
function isGiven(name: string, step = ''): boolean {
  return name === ':secret' ? step !== '' : /^[1-9]\d*$/.test(step);
}
