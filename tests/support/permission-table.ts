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
 * Who asks for an address: those between whom the answer changes, and the first and last of each kind of session and
 * token; everybody in check:long.
 */
export function askersOf(rule: Rule): readonly Asker[] {
  if (process.env.ONRECORD_LONG !== undefined) return ASKERS;
  const kinds = grouped(ASKERS, ({ viewer }) => `${viewer.byToken} ${viewer.scope}`);
  return [...kinds.values()].flatMap((kind) =>
    kind.filter((asker, at) => {
      const [before, after] = [kind[at - 1], kind[at + 1]];
      if (before === undefined || after === undefined) return true;
      const answer = answerTo(rule, asker);
      return answerTo(rule, before) !== answer || answerTo(rule, after) !== answer;
    }),
  );
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
