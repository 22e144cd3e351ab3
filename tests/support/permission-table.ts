import { PERMISSIONS, permits, type Rule } from '../../src/people/accounts/model/permissions.js';
import { grouped } from '../../src/platform/lib/grouped.js';
import { ANONYMOUS, type Viewer } from '../../src/platform/viewer.js';
import type { Role } from '../../src/vocabulary.js';

// The permission table as one reads it: a row for each method and address, a column for everybody who may ask.

/** Somebody who asks, and whether the desk lets anonymous readers in. */
interface Asker {
  readonly column: string;
  readonly viewer: Viewer;
  readonly deskIsOpen: boolean;
}

const ROLES: readonly Role[] = ['viewer', 'checker', 'editor', 'admin'];

export const ASKERS: readonly Asker[] = [
  { column: 'anonymous (closed desk)', viewer: ANONYMOUS, deskIsOpen: false },
  { column: 'anonymous (open desk)', viewer: ANONYMOUS, deskIsOpen: true },
  ...ROLES.map((role) => ({ column: role, viewer: viewerAs(role), deskIsOpen: false })),
  ...ROLES.flatMap((role) =>
    (['read', 'write'] as const).map((scope) => ({
      column: `${role}’s ${scope} token`,
      viewer: { ...viewerAs(role), scope, byToken: true as const },
      deskIsOpen: false,
    })),
  ),
];

/**
 * Who asks for an address: of each kind of session and token those between whom the answer changes, or the first and
 * last where it does not; everybody in check:long.
 */
export function askersOf(rule: Rule): readonly Asker[] {
  if (process.env.ONRECORD_LONG !== undefined) return ASKERS;
  const kinds = grouped(ASKERS, ({ viewer }) => `${viewer.byToken} ${viewer.scope}`);
  return [...kinds.values()].flatMap((kind) => askersAtBoundary(rule, kind));
}

function askersAtBoundary(rule: Rule, kind: readonly Asker[]): readonly Asker[] {
  const differs = (one: Asker, other: Asker | undefined) =>
    other !== undefined && answerTo(rule, one) !== answerTo(rule, other);
  const between = kind.filter((asker, at) => differs(asker, kind[at - 1]) || differs(asker, kind[at + 1]));
  return between.length > 0 ? between : kind.filter((_, at) => at === 0 || at === kind.length - 1);
}

/** Comma-separated, with a header and LF: no cell holds a comma or a quote but the last, which is quoted. */
export function permissionsCsv(): string {
  const header = ['method', 'path', ...ASKERS.map(({ column }) => column), 'note'];
  const rows = PERMISSIONS.map((rule) => [
    rule.method,
    rule.path,
    ...ASKERS.map((asker) => answerTo(rule, asker)),
    noteOn(rule),
  ]);
  return [header, ...rows].map((cells) => `${cells.join(',')}\n`).join('');
}

/** `own`: only what is one’s own, as the note says. */
export function answerTo(rule: Rule, { viewer, deskIsOpen }: Asker): 'yes' | 'no' | 'own' {
  if (!permits(rule, viewer, deskIsOpen)) return 'no';
  if (rule.own === undefined) return 'yes';
  return rule.own === 'everyone' || ROLES.indexOf(viewer.role as Role) < ROLES.indexOf(rule.own)
    ? 'own'
    : 'yes';
}

function noteOn({ also, bySession }: Rule): string {
  const notes = [also, bySession && 'not by token'].filter(Boolean).join('; ');
  return notes === '' ? '' : `"${notes}"`;
}

function viewerAs(role: Role): Viewer {
  return { userId: 9, name: role, role, scope: 'write' };
}
