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
  /** Refused to tokens: a script must not change how its owner signs in. */
  readonly bySession?: true;
  /** Allowed before a required second factor is set up. */
  readonly beforeSecondFactor?: true;
}

const OWN_NOTE = { also: 'one’s own note, or any as an editor', own: 'editor' } as const;
const NOT_OWN = {
  also: 'not one’s own finding; a checker agrees only to an editor’s or admin’s',
  notOwn: true,
} as const;
const NOT_OWN_ACT = {
  also: 'not what one set aside oneself; a checker agrees only to an editor’s or admin’s',
  notOwn: true,
} as const;
const NOT_OWN_FACTOR = { also: 'not one’s own second factor', notOwn: true } as const;
const OWN_LIST = { also: 'one’s own list, or the desk’s as a checker', own: 'checker' } as const;
const OWN_VIEW = { also: 'one’s own view, or the desk’s as an editor', own: 'editor' } as const;
const OWN_ACCOUNT = { also: 'one’s own account', own: 'everyone' } as const;

export const PERMISSIONS: readonly Rule[] = [
  ...reading('/', '/activity', '/about', '/help'),
  { method: 'GET', path: '/handover', needs: 'checker' },
  ...noun('/speakers'),
  ...noun('/outlets'),
  ...noun('/occasions'),
  ...noun('/sources'),
  ...noun('/claims'),
  ...noun('/tags', 'editor'),
  ...['/speakers', '/outlets', '/occasions', '/sources', '/tags'].flatMap(merging),
  ...reading('/claims/export', '/claims/:id/attributions', '/claims/:id/annotations', '/claims/:id/links'),
  ...reading('/searches', '/claims/:id/searches'),
  ...checking('/claims/:id/searches'),
  ...kept('/searches'),
  ...checking('/claims/:id/attributions', '/claims/:id/annotations', '/claims/:id/links'),
  ...checking('/claims/:id/reference'),
  { method: 'GET', path: '/claims/:id/attributions/new', needs: 'checker' },
  { method: 'GET', path: '/claims/:id/links/new', needs: 'checker' },
  ...trashing('/claims/:id/links/:link'),
  ...kept('/attributions'),
  ...checking('/attributions/:id/newer-copy', '/sources/:id/recheck'),
  ...reading('/attributions/:id/annotations', '/sources/:id/annotations'),
  ...checking('/attributions/:id/annotations', '/sources/:id/annotations', '/sources/:id/snapshots'),
  ...reading(
    '/sources/:id/snapshots',
    '/sources/:id/snapshots/:snapshot',
    '/sources/:id/snapshots/:snapshot/raw',
    '/sources/:id/snapshots/:snapshot/annotations',
  ),
  ...checking('/sources/:id/snapshots/:snapshot/annotations', '/sources/:id/snapshots/:snapshot/readings'),
  ...trashing('/sources/:id/snapshots/:snapshot'),
  ...reading('/annotations', '/annotations/:id', '/annotations/:id/history'),
  { method: 'GET', path: '/annotations/:id/edit', needs: 'checker', ...OWN_NOTE },
  { method: 'POST', path: '/annotations/:id', needs: 'checker', ...OWN_NOTE },
  { method: 'PATCH', path: '/annotations/:id', needs: 'checker', ...OWN_NOTE },
  ...checking('/annotations/:id/replies', '/annotations/:id/resolution', '/annotations/:id/reopening'),
  ...trashing('/annotations/:id'),
  ...reading('/claims/:id/findings', '/findings/:id'),
  ...checking('/claims/:id/findings', '/findings'),
  { method: 'GET', path: '/findings/new', needs: 'checker' },
  { method: 'POST', path: '/findings/:id/agreement', needs: 'checker', ...NOT_OWN },
  { method: 'GET', path: '/set-asides/:id', needs: 'checker' },
  { method: 'POST', path: '/set-asides/:id/agreement', needs: 'checker', ...NOT_OWN_ACT },
  ...reading('/lists', '/lists/:id', '/lists/:id/export', '/lists/:id/history'),
  ...reading('/claims/:id/collation', '/claims/:id/copies', '/claims/:id/dossier', '/lists/:id/dossier'),
  ...lists(),
  ...reading('/views', '/views/:id', '/views/:id/history'),
  ...views(),
  { method: 'GET', path: '/trash', needs: 'editor' },
  { method: 'GET', path: '/import', needs: 'editor' },
  { method: 'POST', path: '/import', needs: 'editor' },
  { method: 'GET', path: '/practice-story', needs: 'editor' },
  { method: 'POST', path: '/practice-story', needs: 'editor' },
  { method: 'POST', path: '/practice-story/removal', needs: 'editor' },
  { method: 'DELETE', path: '/practice-story', needs: 'editor' },
  ...accounts(),
  { method: 'GET', path: '/healthz', needs: 'anyone' },
  { method: 'GET', path: '/readyz', needs: 'anyone' },
  { method: 'GET', path: '/metrics', needs: 'admin' },
  { method: 'GET', path: '/openapi.json', needs: 'anyone' },
];

/** Whether a rule permits a viewer. `anonymousReads` is the instance's setting. */
export function permits(rule: Rule, viewer: Viewer, anonymousReads: boolean): boolean {
  if (rule.needs === 'anyone') return true;
  if (viewer.mustSetUp && !rule.beforeSecondFactor) return false;
  if (rule.method !== 'GET' && viewer.scope !== 'write') return false;
  if (rule.bySession && viewer.byToken) return false;
  if (rule.needs === 'reader') return viewer.role !== 'anonymous' || anonymousReads;
  return reaches(viewer.role, rule.needs);
}

export function ruleFor(method: string, path: string): Rule | undefined {
  return PERMISSIONS.find((rule) => rule.method === method && rule.path === path);
}

function reading(...paths: string[]): Rule[] {
  return paths.map((path) => ({ method: 'GET', path, needs: 'reader' }));
}

function checking(...paths: string[]): Rule[] {
  return paths.map((path) => ({ method: 'POST', path, needs: 'checker' }));
}

/** A record at its own address: read, edit, trash and restore. */
function kept(base: string, edits: Role = 'checker'): Rule[] {
  return [
    ...reading(`${base}/:id`, `${base}/:id/history`),
    { method: 'GET', path: `${base}/:id/edit`, needs: edits },
    { method: 'POST', path: `${base}/:id`, needs: edits },
    { method: 'PATCH', path: `${base}/:id`, needs: edits },
    ...trashing(`${base}/:id`),
  ];
}

/** Such a record with a list and a form for a new one. */
function noun(base: string, edits: Role = 'checker'): Rule[] {
  return [
    ...reading(base),
    { method: 'GET', path: `${base}/new`, needs: edits },
    { method: 'POST', path: base, needs: edits },
    ...kept(base, edits),
  ];
}

function trashing(path: string): Rule[] {
  return [
    { method: 'POST', path: `${path}/trash`, needs: 'editor' },
    { method: 'DELETE', path, needs: 'editor' },
    { method: 'POST', path: `${path}/restoration`, needs: 'editor' },
  ];
}

/** Merging a record into another of its kind, and undoing that. */
function merging(base: string): Rule[] {
  const path = `${base}/:id/merge`;
  return [
    { method: 'GET', path, needs: 'editor' },
    { method: 'POST', path, needs: 'editor' },
    { method: 'DELETE', path, needs: 'editor' },
    { method: 'POST', path: `${path}/reversal`, needs: 'editor' },
  ];
}

function lists(): Rule[] {
  const own = { needs: 'viewer', ...OWN_LIST } as const;
  return [
    { method: 'GET', path: '/lists/new', needs: 'viewer' },
    { method: 'POST', path: '/lists', needs: 'viewer' },
    { method: 'POST', path: '/lists/items', ...own },
    { method: 'GET', path: '/lists/:id/edit', ...own },
    { method: 'POST', path: '/lists/:id', ...own },
    { method: 'PATCH', path: '/lists/:id', ...own },
    { method: 'POST', path: '/lists/:id/items', ...own },
    { method: 'POST', path: '/lists/:id/items/:item/removal', ...own },
    { method: 'DELETE', path: '/lists/:id/items/:item', ...own },
    { method: 'POST', path: '/lists/:id/order', ...own },
    { method: 'POST', path: '/lists/:id/trash', ...own },
    { method: 'DELETE', path: '/lists/:id', ...own },
    { method: 'POST', path: '/lists/:id/restoration', ...own },
  ];
}

function views(): Rule[] {
  const own = { needs: 'viewer', ...OWN_VIEW } as const;
  return [
    { method: 'GET', path: '/views/new', needs: 'viewer' },
    { method: 'POST', path: '/views', needs: 'viewer' },
    { method: 'GET', path: '/views/:id/edit', ...own },
    { method: 'POST', path: '/views/:id', ...own },
    { method: 'PATCH', path: '/views/:id', ...own },
    { method: 'POST', path: '/views/:id/trash', ...own },
    { method: 'DELETE', path: '/views/:id', ...own },
    { method: 'POST', path: '/views/:id/restoration', ...own },
  ];
}

function accounts(): Rule[] {
  const account = { needs: 'viewer', ...OWN_ACCOUNT } as const;
  const factor = { ...account, bySession: true, beforeSecondFactor: true } as const;
  return [
    { method: 'GET', path: '/sign-in', needs: 'anyone' },
    { method: 'POST', path: '/sign-in', needs: 'anyone' },
    { method: 'POST', path: '/sign-in/code', needs: 'anyone' },
    { method: 'GET', path: '/sign-in/links/:secret', needs: 'anyone' },
    { method: 'POST', path: '/sign-in/links/:secret', needs: 'anyone' },
    { method: 'GET', path: '/sign-in/first/:secret', needs: 'anyone' },
    { method: 'POST', path: '/sign-in/first/:secret', needs: 'anyone' },
    { method: 'POST', path: '/sign-out', needs: 'anyone' },
    { method: 'GET', path: '/account', ...account },
    { method: 'POST', path: '/account', ...account },
    { method: 'GET', path: '/account/password', ...account, bySession: true },
    { method: 'POST', path: '/account/password', ...account, bySession: true },
    { method: 'GET', path: '/account/second-factor', ...factor },
    { method: 'POST', path: '/account/second-factor', ...factor },
    { method: 'POST', path: '/account/second-factor/confirmation', ...factor },
    { method: 'POST', path: '/account/second-factor/recovery-codes', ...account, bySession: true },
    { method: 'POST', path: '/account/second-factor/removal', ...account, bySession: true },
    { method: 'POST', path: '/account/sessions/end', ...account, bySession: true },
    { method: 'POST', path: '/account/tokens', ...account, bySession: true },
    { method: 'POST', path: '/account/tokens/:token/revocation', ...account },
    { method: 'GET', path: '/integrity', needs: 'admin' },
    { method: 'GET', path: '/users', needs: 'admin' },
    { method: 'GET', path: '/users/new', needs: 'admin' },
    { method: 'POST', path: '/users', needs: 'admin', bySession: true },
    { method: 'GET', path: '/users/:id', needs: 'admin' },
    { method: 'POST', path: '/users/:id', needs: 'admin', bySession: true },
    { method: 'PATCH', path: '/users/:id', needs: 'admin', bySession: true },
    { method: 'POST', path: '/users/:id/links', needs: 'admin', bySession: true },
    { method: 'POST', path: '/users/:id/sessions/end', needs: 'admin', bySession: true },
    {
      method: 'POST',
      path: '/users/:id/second-factor/reset',
      needs: 'admin',
      bySession: true,
      ...NOT_OWN_FACTOR,
    },
    { method: 'POST', path: '/users/:id/tokens/:token/revocation', needs: 'admin' },
  ];
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
