import { createHash } from 'node:crypto';
import { withinEdtf } from '../../../platform/lib/edtf/edtf.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { SYSTEM_USERS } from '../model.js';
import { findingFaultsIn } from './finding-faults.js';
import { leadsOf } from './leads.js';
import { setAsideFaults } from './set-asides.js';
import { type Desk, KINDS, type Kind, type RecordOf } from './shapes.js';

// Faults between records that are valid by themselves: dangling references, and violations of constraints. The database
// would refuse them too, but without their position in the file.

export interface Fault extends FieldError {
  readonly kind: Kind;
  /** Its index in its list, from 0. */
  readonly at: number;
}

export function faultsAmong(desk: Desk): readonly Fault[] {
  const refs = new Map<Kind, ReadonlySet<number>>();
  const faults: Fault[] = [];
  for (const kind of KINDS) {
    const { seen, twice } = refsOf(kind, desk);
    refs.set(kind, seen);
    faults.push(...twice);
  }
  for (const kind of KINDS) {
    for (const [at, record] of desk[kind].entries()) {
      for (const { path, to, ref } of leadsOf(kind, record)) {
        if (refs.get(to)?.has(ref)) continue;
        faults.push({ kind, at, path, message: `there is no ref ${ref} among the ${to} of this file` });
      }
    }
  }
  // Whoever follows a reference below relies on it leading somewhere.
  return faults.length > 0 ? faults : ownFaults(desk);
}

function refsOf(kind: Kind, desk: Desk): { readonly seen: ReadonlySet<number>; readonly twice: Fault[] } {
  const seen = new Set<number>();
  const twice: Fault[] = [];
  for (const [at, record] of desk[kind].entries()) {
    if (!('ref' in record)) continue;
    if (seen.has(record.ref))
      twice.push({ kind, at, path: 'ref', message: `another record in ${kind} has this ref` });
    seen.add(record.ref);
  }
  return { seen, twice };
}

/** Records by their ref. */
interface Found {
  readonly attributions: ReadonlyMap<number, RecordOf<'attributions'>>;
  readonly occasions: ReadonlyMap<number, RecordOf<'occasions'>>;
  readonly snapshots: ReadonlyMap<number, RecordOf<'snapshots'>>;
  readonly annotations: ReadonlyMap<number, RecordOf<'annotations'>>;
}

function byRef<T extends { readonly ref: number }>(records: readonly T[]): ReadonlyMap<number, T> {
  return new Map(records.map((record) => [record.ref, record]));
}

type Says = FieldError | false | null | undefined;

function ownFaults(desk: Desk): readonly Fault[] {
  const before = new Set<number>();
  const links = new Set<string>();
  const findings = findingFaultsIn(desk);
  const found: Found = {
    attributions: byRef(desk.attributions),
    occasions: byRef(desk.occasions),
    snapshots: byRef(desk.snapshots),
    annotations: byRef(desk.annotations),
  };
  return [
    ...each(desk, 'users', userFaults),
    ...each(desk, 'speakers', speakerFaults),
    ...each(desk, 'snapshots', snapshotFaults),
    ...each(desk, 'claims', (claim) => claimFaults(found, claim)),
    ...each(desk, 'attributions', (attribution) => attributionFaults(found, attribution)),
    ...each(desk, 'links', (link) => linkFaults(link, links)),
    ...each(desk, 'annotations', (note) => annotationFaults(found, note, before)),
    ...each(desk, 'findings', (finding) => findings.of(finding)),
    ...each(desk, 'set_asides', (one) => setAsideFaults(one, (ref) => found.attributions.get(ref)?.claim)),
    ...each(desk, 'lists', ({ claims }) => [twiceIn(claims ?? [], 'claims')]),
  ];
}

function each<K extends Kind>(desk: Desk, kind: K, look: (record: RecordOf<K>) => readonly Says[]): Fault[] {
  const records = desk[kind] as readonly RecordOf<K>[];
  return records.flatMap((record, at) =>
    look(record)
      .filter((fault) => fault !== null && fault !== undefined && fault !== false)
      .map((fault) => ({ kind, at, ...fault })),
  );
}

function userFaults({ name, email }: RecordOf<'users'>): Says[] {
  return [email === null && !SYSTEM_USERS.has(name) && { path: 'email', message: 'give the e-mail address' }];
}

function speakerFaults({ ref, names, members, wikidata_id: wikidata }: RecordOf<'speakers'>): Says[] {
  const isNumber = wikidata === null || /^Q[1-9]\d{0,11}$/.test(wikidata);
  return [
    twiceIn(
      (names ?? []).map(({ name }) => name),
      'names',
    ),
    twiceIn(members ?? [], 'members'),
    (members ?? []).includes(ref) && {
      path: 'members',
      message: 'an organisation cannot be a member of itself',
    },
    !isNumber && { path: 'wikidata_id', message: 'give a Wikidata number such as Q7821917' },
  ];
}

function snapshotFaults(snapshot: RecordOf<'snapshots'>): Says[] {
  const text = Buffer.from(snapshot.text ?? '', 'utf8');
  const says = (path: 'text_sha256' | 'raw_sha256', bytes: Buffer) =>
    snapshot[path] !== null &&
    snapshot[path] !== createHash('sha256').update(bytes).digest('hex') && {
      path,
      message: 'the copy does not match its SHA-256: use the original file',
    };
  return [says('text_sha256', text), says('raw_sha256', snapshot.bytes ?? text)];
}

function claimFaults(found: Found, claim: RecordOf<'claims'>): Says[] {
  const { ground_rule: rule, embargoed_until: until, reference_attribution: ref } = claim;
  const reference = ref === null ? null : found.attributions.get(ref);
  const day = claim.said_on;
  const at = claim.occasion === null ? null : found.occasions.get(claim.occasion)?.date;
  return [
    rule === 'embargoed' &&
      until === null && { path: 'embargoed_until', message: 'give the end of the embargo' },
    rule !== 'embargoed' &&
      until !== null && { path: 'embargoed_until', message: 'only an embargoed claim has this' },
    twiceIn(claim.tags ?? [], 'tags'),
    reference &&
      reference.claim !== claim.ref && {
        path: 'reference_attribution',
        message: 'this belongs to another claim',
      },
    reference &&
      reference.wording !== claim.text && {
        path: 'text',
        message: 'this differs from the wording of its reference attribution: they must be the same',
      },
    day &&
      at &&
      !withinEdtf(day, at) && {
        path: 'said_on',
        message: `${day.text} lies outside its occasion’s date, ${at.text}`,
      },
  ];
}

function attributionFaults(found: Found, attribution: RecordOf<'attributions'>): Says[] {
  const { ref, wording, language, locator, translation, selector, snapshot } = attribution;
  const named = language ?? locator ?? translation ?? selector?.exact ?? selector?.start_utf16 ?? null;
  const copy = snapshot === null ? null : found.snapshots.get(snapshot);
  return [
    wording === null &&
      named !== null && {
        path: 'wording',
        message:
          'an attribution without a wording has no language, locator, translation or selector: give the wording, or omit them',
      },
    copy &&
      copy.source !== attribution.source && { path: 'snapshot', message: 'this belongs to another source' },
    attribution.translates === ref && { path: 'translates', message: 'it cannot translate itself' },
    isRing(found, attribution) && {
      path: 'relayed_from',
      message: 'this chain is circular',
    },
    selectorFault(selector),
  ];
}

function isRing(found: Found, attribution: RecordOf<'attributions'>): boolean {
  const seen = new Set([attribution.ref]);
  let next = attribution.relayed_from;
  while (next !== null && !seen.has(next)) {
    seen.add(next);
    next = found.attributions.get(next)?.relayed_from ?? null;
  }
  return next === attribution.ref;
}

function linkFaults({ claim, kind, other_claim: other }: RecordOf<'links'>, before: Set<string>): Says[] {
  const key = `${claim} ${kind} ${other}`;
  const isTwice = before.has(key);
  before.add(key);
  return [
    claim === other && { path: 'other_claim', message: 'that is this claim itself' },
    isTwice && { path: 'kind', message: 'these two already have this link' },
  ];
}

function annotationFaults(found: Found, note: RecordOf<'annotations'>, before: Set<number>): Says[] {
  const { parent, motivation, target } = note;
  const answered = parent === null ? null : found.annotations.get(parent);
  const comesLater = parent !== null && !before.has(parent);
  before.add(note.ref);
  const isElsewhere =
    answered && (answered.target.kind !== target.kind || answered.target.ref !== target.ref);
  return [
    (motivation === 'replying') !== (parent !== null) && {
      path: 'parent',
      message: 'a reply needs a parent, and only a reply has one',
    },
    comesLater && { path: 'parent', message: 'a reply comes after the note it answers' },
    isElsewhere && { path: 'target', message: 'a reply has the same target as its parent' },
    (note.resolved_at === null) !== (note.resolved_by === null) && {
      path: 'resolved_by',
      message: 'give who resolved it and when, or neither',
    },
    selectorFault(note.selector),
  ];
}

function selectorFault(selector: RecordOf<'annotations'>['selector']): Says {
  const { start_utf16: start, end_utf16: end } = selector ?? { start_utf16: null, end_utf16: null };
  if (start === null && end === null) return null;
  if (start !== null && end !== null && start <= end) return null;
  return { path: 'selector', message: 'give both start and end, the start first, or neither' };
}

function twiceIn(values: readonly unknown[], path: string): Says {
  return new Set(values).size < values.length && { path, message: 'duplicate entry' };
}
