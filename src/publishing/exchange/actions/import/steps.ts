import { SIMPLE } from '../../../../nouns.js';
import type { WriteContext } from '../../../../platform/db/transact.js';
import type { Desk } from '../../input/desk.js';
import type { RecordOf } from '../../input/shapes.js';
import type { Kind } from '../../model.js';
import { tieAttribution, writeClaims, writeLink } from './claims.js';
import { writeEdition } from './editions.js';
import {
  writeMembers,
  writeOccasion,
  writeSimple,
  writeSource,
  writeSpeaker,
  writeUser,
} from './libraries.js';
import {
  notesInTimeOrder,
  writeAnnotation,
  writeContact,
  writeFinding,
  writeList,
  writeListItem,
  writeSearch,
  writeSetAside,
  writeSnapshot,
  writeStyle,
  writeView,
} from './records.js';
import type { Refs } from './refs.js';

// The order in which the records of a file are written: each after those that it refers to.

/** Writes some records that belong together. */
interface Step {
  readonly kind: Kind;
  /** How many records it completes; 0 for the rest of one. */
  readonly records: number;
  write(change: WriteContext): Promise<void> | void;
}

type Write<K extends Kind> = (change: WriteContext, record: RecordOf<K>, refs: Refs) => Promise<void> | void;

/**
 * NOTE: the first step is slow to come, since it groups and sorts the whole file.
 * @param refs with the numbers of attributions and findings, which refer to later ones
 * @param claimsAtOnce claims written before their attributions: SQLite is slower when rows of two tables alternate
 */
export function* stepsOf(desk: Desk, refs: Refs, claimsAtOnce: number): Generator<Step> {
  const each = <K extends Kind>(kind: K, write: Write<K>, records = 1) =>
    stepsFor(kind, desk.each(kind), { records, write: (change, record) => write(change, record, refs) });
  const notes = notesInTimeOrder(desk);
  desk.attributionsOf(0);
  desk.findingsOf(0);
  yield* each('users', writeUser);
  for (const noun of SIMPLE) yield* each(noun.table, writeSimple(noun));
  yield* each('sources', writeSource);
  yield* each('speakers', writeSpeaker);
  yield* each('speakers', writeMembers, 0);
  yield* each('occasions', writeOccasion);
  yield* each('snapshots', writeSnapshot);
  yield* claimSteps(desk, refs, claimsAtOnce);
  yield* each('attributions', tieAttribution);
  yield* each('links', writeLink);
  yield* stepsFor('annotations', notes, {
    records: 1,
    write: (change, at) => writeAnnotation(change, desk.get('annotations', at), refs),
  });
  yield* each('searches', writeSearch);
  yield* each('contacts', writeContact);
  yield* findingSteps(desk, refs);
  yield* each('set_asides', writeSetAside);
  yield* listSteps(desk, refs);
  yield* editionSteps(desk, refs);
  yield* each('views', writeView);
  yield* each('styles', writeStyle);
}

function* stepsFor<T>(
  kind: Kind,
  items: Iterable<T>,
  one: {
    readonly records: number;
    readonly write: (change: WriteContext, item: T) => Promise<void> | void;
  },
): Generator<Step> {
  for (const item of items) yield { kind, records: one.records, write: (change) => one.write(change, item) };
}

function* claimSteps(desk: Desk, refs: Refs, atOnce: number): Generator<Step> {
  const count = desk.count('claims');
  for (let first = 0; first < count; first += atOnce) {
    const end = Math.min(first + atOnce, count);
    const write = (change: WriteContext) => writeClaims(change, desk, { first, end }, refs);
    yield { kind: 'claims', records: end - first, write };
  }
}

/** All of a claim at once: one that is superseded references a later one, which has to be there at the commit. */
function* findingSteps(desk: Desk, refs: Refs): Generator<Step> {
  for (let claim = 0; claim < desk.count('claims'); claim += 1) {
    const findings = desk.findingsOf(claim);
    if (findings.length === 0) continue;
    const write = (change: WriteContext) => {
      for (const at of findings) writeFinding(change, desk.get('findings', at), refs);
    };
    yield { kind: 'findings', records: findings.length, write };
  }
}

function* listSteps(desk: Desk, refs: Refs): Generator<Step> {
  for (const list of desk.each('lists')) {
    yield { kind: 'lists', records: 1, write: (change) => writeList(change, list, refs) };
    const items = new Map((list.items ?? []).map((item) => [item.claim, item]));
    for (const [at, claim] of (list.claims ?? []).entries()) {
      const listed = { claim, position: at + 1, item: items.get(claim) };
      yield { kind: 'lists', records: 0, write: (change) => writeListItem(change, list.ref, listed, refs) };
    }
  }
}

function* editionSteps(desk: Desk, refs: Refs): Generator<Step> {
  for (let at = 0; at < desk.count('editions'); at += 1) {
    const records = 1 + desk.linesOf(at).length;
    yield { kind: 'editions', records, write: (change) => writeEdition(change, desk, at, refs) };
  }
}
