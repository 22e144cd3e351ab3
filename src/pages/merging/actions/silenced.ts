import { createHash } from 'node:crypto';
import {
  CreditedReader,
  type CreditingCopy,
  type CreditingSource,
} from '../../../derived/match/credited-store.js';
import { isAsserted, type Names, spokenOf } from '../../../derived/match/model/spoken.js';
import { YieldTimer } from '../../../platform/db/connection/yield-timer.js';
import type { Db, Tx } from '../../../platform/db/schema.js';
import { grouped } from '../../../platform/lib/grouped.js';
import type { Crediting, OtherName, Silenced } from '../model.js';
import { type Merging, type NamesBeside, namesBeside } from './names-beside.js';

// A merge gives the speaker who stays the names of the one who goes. A copy that credits a name of only one of them
// agrees with the record afterwards, and so does a source that is recorded as crediting the other: if the two are not the
// same person, nothing says so any more.

/** Attributions whose copies are read at once, which takes some milliseconds. */
const BATCH = 200;

/** What tells two speakers apart, as a merge finds it. */
export async function silencedBy(db: Db | Tx, goingId: number, keptId: number): Promise<Silenced> {
  const reader = new CreditedReader(db);
  const withBodies = await reader.withBodies([goingId, keptId]);
  const timer = new YieldTimer();
  const unread = await reader.unread(withBodies);
  if (timer.isDue) await timer.yield();
  const hash = createHash('sha256');
  const found: Finding[] = [];
  const merging = { goingId, keptId, concerned: new Set(withBodies) };
  for await (const one of findings(db, await reader.attributionsOf(withBodies), merging)) {
    hash.update(keyOf(one));
    found.push(one);
  }
  for (const credited of await reader.recordedBetween(goingId, keptId)) {
    const one = recordedFinding(credited, goingId);
    hash.update(keyOf(one));
    found.push(one);
  }
  for (const { attribution_id } of unread) hash.update(`${attribution_id}\n`);
  return { names: byName(found), unread, version: hash.digest('hex').slice(0, VERSION_LENGTH) };
}

const VERSION_LENGTH = 32;

type Finding = Omit<OtherName, 'copies'> & { readonly copy: Crediting };

function recordedFinding(
  { credited_id, credited: name, ...source }: CreditingSource,
  goingId: number,
): Finding {
  const notOf = credited_id === goingId ? 'kept' : 'going';
  return { name, role: 'recorded', notOf, copy: { ...source, snapshot_id: null } };
}

function keyOf({ name, role, copy: { attribution_id, snapshot_id } }: Finding): string {
  return `${JSON.stringify([attribution_id, snapshot_id, role, name])}\n`;
}

/** A speaker may have thousands of quotations: others are answered in between. */
async function* findings(
  db: Db | Tx,
  attributions: readonly number[],
  merging: Merging,
): AsyncGenerator<Finding> {
  const [reader, timer] = [new CreditedReader(db), new YieldTimer()];
  for (let at = 0; at < attributions.length; at += BATCH) {
    const copies = await reader.creditsOf(attributions.slice(at, at + BATCH));
    const namesOf = await namesBeside(db, copies, merging);
    for (const copy of copies) {
      if (timer.isDue) await timer.yield();
      yield* silencedIn(copy, namesOf(copy));
    }
  }
}

function silencedIn(copy: CreditingCopy, { now, kept, after }: NamesBeside): Finding[] {
  const [before, instead, then] = [now, kept, after].map((names) => otherNames(copy, names));
  return ROLES.flatMap((role) => {
    if (then?.[role]) return [];
    const [name, notOf] = instead?.[role]
      ? [instead[role], 'kept' as const]
      : [before?.[role], 'going' as const];
    return name ? [{ name, role, notOf, copy }] : [];
  });
}

const ROLES = ['speaker', 'teller'] as const;

/** Whom the copy credits, and whom it has recount the words, where they are somebody else than those on record. */
function otherNames(
  { credit }: CreditingCopy,
  names: Names,
): Readonly<Record<(typeof ROLES)[number], string | null>> {
  const spoken = spokenOf(credit, names);
  return { speaker: spoken.credited, teller: isAsserted(spoken) ? null : credit.recounted_by };
}

function byName(found: readonly Finding[]): OtherName[] {
  const groups = grouped(found, ({ name, role, notOf }) => `${role} ${notOf} ${name}`);
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { name, role, notOf } = first;
    return [{ name, role, notOf, copies: own.map(({ copy }) => copy) }];
  });
}
