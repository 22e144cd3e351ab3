import { createHash } from 'node:crypto';
import { withinEdtf } from '../../../platform/lib/edtf/edtf.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { KINDS, type Kind, SYSTEM_USERS } from '../model.js';
import { faultIf, findingFaultsIn, type Says, setAsideFaults } from './finding-faults.js';
import { leadsOf } from './leads.js';
import type { Desk, RecordOf } from './shapes.js';

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
  // The checks below expect every reference to resolve.
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

function each<K extends Kind>(desk: Desk, kind: K, find: (record: RecordOf<K>) => readonly Says[]): Fault[] {
  const records = desk[kind] as readonly RecordOf<K>[];
  return records.flatMap((record, at) =>
    find(record)
      .filter((fault) => fault !== null)
      .map((fault) => ({ kind, at, ...fault })),
  );
}

function userFaults({ name, email }: RecordOf<'users'>): Says[] {
  return [faultIf(email === null && !SYSTEM_USERS.has(name), 'email', 'give the e-mail address')];
}

function speakerFaults({ ref, names, members, wikidata_id: wikidata }: RecordOf<'speakers'>): Says[] {
  const isNumber = wikidata === null || /^Q[1-9]\d{0,11}$/.test(wikidata);
  const spoken = (names ?? []).map(({ name }) => name);
  return [
    twiceIn(spoken, 'names'),
    twiceIn(members ?? [], 'members'),
    faultIf((members ?? []).includes(ref), 'members', 'an organisation cannot be a member of itself'),
    faultIf(!isNumber, 'wikidata_id', 'give a Wikidata number such as Q7821917'),
  ];
}

function snapshotFaults(snapshot: RecordOf<'snapshots'>): Says[] {
  const text = Buffer.from(snapshot.text ?? '', 'utf8');
  const says = (path: 'text_sha256' | 'raw_sha256', bytes: Buffer) => {
    const isOther =
      snapshot[path] !== null && snapshot[path] !== createHash('sha256').update(bytes).digest('hex');
    return faultIf(isOther, path, 'the copy does not match its SHA-256: use the original file');
  };
  return [says('text_sha256', text), says('raw_sha256', snapshot.bytes ?? text)];
}

function claimFaults(found: Found, claim: RecordOf<'claims'>): Says[] {
  const { ground_rule, embargoed_until: until, reference_attribution: ref, said_on: day } = claim;
  const isEmbargoed = ground_rule === 'embargoed';
  const reference = found.attributions.get(ref ?? 0) ?? null;
  const isForeign = reference !== null && reference.claim !== claim.ref;
  const isWorded = reference === null || reference.wording === claim.text;
  const at = found.occasions.get(claim.occasion ?? 0)?.date ?? null;
  const isOutside = day !== null && at !== null && !withinEdtf(day, at);
  return [
    faultIf(isEmbargoed && until === null, 'embargoed_until', 'give the end of the embargo'),
    faultIf(!isEmbargoed && until !== null, 'embargoed_until', 'only an embargoed claim has this'),
    twiceIn(claim.tags ?? [], 'tags'),
    faultIf(isForeign, 'reference_attribution', 'this belongs to another claim'),
    faultIf(!isWorded, 'text', OTHER_WORDING),
    faultIf(isOutside, 'said_on', `${day?.text} is outside its occasion’s date, ${at?.text}`),
  ];
}

const OTHER_WORDING = 'this differs from the wording of its reference attribution: they must be the same';

function attributionFaults(found: Found, attribution: RecordOf<'attributions'>): Says[] {
  const { ref, wording, language, locator, translation, selector, translates } = attribution;
  const named = language ?? locator ?? translation ?? selector?.exact ?? selector?.start_utf16 ?? null;
  const copy = found.snapshots.get(attribution.snapshot ?? 0);
  const isForeign = copy !== undefined && copy.source !== attribution.source;
  return [
    faultIf(wording === null && named !== null, 'wording', NO_WORDING),
    faultIf(isForeign, 'snapshot', 'this belongs to another source'),
    faultIf(translates === ref, 'translates', 'it cannot translate itself'),
    faultIf(isRing(found, attribution), 'relayed_from', 'this chain is circular'),
    selectorFault(selector),
  ];
}

const NO_WORDING =
  'an attribution without a wording has no language, locator, translation or selector: give the wording, or omit them';

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
    faultIf(claim === other, 'other_claim', 'that is this claim itself'),
    faultIf(isTwice, 'kind', 'these two already have this link'),
  ];
}

function annotationFaults(found: Found, note: RecordOf<'annotations'>, before: Set<number>): Says[] {
  const { parent, target, resolved_at, resolved_by } = note;
  const answered = parent === null ? target : (found.annotations.get(parent)?.target ?? target);
  const isElsewhere = answered.kind !== target.kind || answered.ref !== target.ref;
  const isReply = note.motivation === 'replying';
  const comesLater = parent !== null && !before.has(parent);
  before.add(note.ref);
  return [
    faultIf(isReply !== (parent !== null), 'parent', 'a reply needs a parent, and only a reply has one'),
    faultIf(comesLater, 'parent', 'a reply comes after the note it answers'),
    faultIf(isElsewhere, 'target', 'a reply has the same target as its parent'),
    faultIf((resolved_at === null) !== (resolved_by === null), 'resolved_by', HALF_RESOLVED),
    selectorFault(note.selector),
  ];
}

const HALF_RESOLVED = 'give who resolved it and when, or neither';

function selectorFault(selector: RecordOf<'annotations'>['selector']): Says {
  const { start_utf16: start, end_utf16: end } = selector ?? { start_utf16: null, end_utf16: null };
  const isOrdered = start === null || end === null ? start === end : start <= end;
  return faultIf(!isOrdered, 'selector', 'give both start and end, the start first, or neither');
}

function twiceIn(values: readonly unknown[], path: string): Says {
  return faultIf(new Set(values).size < values.length, path, 'duplicate entry');
}
