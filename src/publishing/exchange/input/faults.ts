import { createHash } from 'node:crypto';
import { withinEdtf } from '../../../platform/lib/edtf/edtf.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { KINDS, type Kind, SYSTEM_USERS } from '../model.js';
import { byRef, type Desk, rememberedOf } from './desk.js';
import { editionFaults } from './edition-faults.js';
import { faultIf, findingFaultsIn, type Says, setAsideFaults } from './finding-faults.js';
import { leadsOf } from './leads.js';
import type { RecordOf } from './shapes.js';

// Faults between records that are valid by themselves: dangling references, and violations of constraints. The database
// would refuse them too, but without their position in the file.

export interface Fault extends FieldError {
  readonly kind: Kind;
  /** Its index in its list, from 0. */
  readonly at: number;
}

/** What is known of the references of a desk. */
export interface Checks {
  /** The indexes of records whose ref an earlier one of their kind has. */
  readonly twice: ReadonlyMap<Kind, readonly number[]>;
  /** Whether every reference leads to a record. */
  readonly isResolved: boolean;
}

/** The checks of the records themselves expect every reference to resolve. */
export function faultsAmong(desk: Desk, { twice, isResolved }: Checks): Generator<Fault> {
  const isTwice = [...twice.values()].some((indexes) => indexes.length > 0);
  return isResolved && !isTwice ? ownFaults(desk) : referenceFaults(desk, twice);
}

function* referenceFaults(desk: Desk, twice: ReadonlyMap<Kind, readonly number[]>): Generator<Fault> {
  for (const kind of KINDS)
    for (const at of twice.get(kind) ?? [])
      yield { kind, at, path: 'ref', message: `another record in ${kind} has this ref` };
  for (const kind of KINDS) {
    let at = 0;
    for (const record of desk.each(kind)) {
      for (const { path, to, ref } of leadsOf(kind, record))
        if (desk.find(to, ref) === undefined)
          yield { kind, at, path, message: `there is no ref ${ref} among the ${to} of this file` };
      at += 1;
    }
  }
}

function* ownFaults(desk: Desk): Generator<Fault> {
  const links = new Set<string>();
  const findings = findingFaultsIn(desk);
  yield* each(desk, 'users', userFaults);
  yield* each(desk, 'speakers', speakerFaults);
  yield* each(desk, 'snapshots', snapshotFaults);
  yield* each(desk, 'claims', (claim) => claimFaults(desk, claim));
  yield* each(desk, 'attributions', (attribution) => attributionFaults(desk, attribution));
  yield* each(desk, 'links', (link) => linkFaults(link, links));
  yield* each(desk, 'annotations', (note, at) => annotationFaults(desk, note, at));
  yield* each(desk, 'findings', (finding, at) => findings.of(finding, at));
  yield* each(desk, 'set_asides', (one) =>
    setAsideFaults(one, (ref) => rememberedOf(desk, 'attributions', 'claim', ref)),
  );
  yield* each(desk, 'styles', styleFaults);
  yield* each(desk, 'lists', listFaults);
  const editions = editionFaults();
  yield* each(desk, 'edition_lines', editions.ofLine);
  yield* each(desk, 'editions', editions.ofEdition);
}

function* each<K extends Kind>(
  desk: Desk,
  kind: K,
  find: (record: RecordOf<K>, at: number) => readonly Says[],
): Generator<Fault> {
  let at = 0;
  for (const record of desk.each(kind)) {
    for (const fault of find(record, at)) if (fault !== null) yield { kind, at, ...fault };
    at += 1;
  }
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

function styleFaults({ csl, sha256 }: RecordOf<'styles'>): Says[] {
  const isOther = sha256 !== null && sha256 !== createHash('sha256').update(csl).digest('hex');
  return [
    faultIf(csl === '', 'csl', 'give the text of the CSL file'),
    faultIf(isOther, 'sha256', 'the style does not match its SHA-256: use the original file'),
  ];
}

function claimFaults(desk: Desk, claim: RecordOf<'claims'>): Says[] {
  const { ground_rule, embargoed_until: until, reference_attribution: ref, said_on: day } = claim;
  const isEmbargoed = ground_rule === 'embargoed';
  const reference = byRef(desk, 'attributions', ref) ?? null;
  const isForeign = reference !== null && reference.claim !== claim.ref;
  const isWorded = reference === null || reference.wording === claim.text;
  const at = day === null ? null : (byRef(desk, 'occasions', claim.occasion)?.date ?? null);
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

function attributionFaults(desk: Desk, attribution: RecordOf<'attributions'>): Says[] {
  const { ref, wording, language, locator, translation, selector, translates } = attribution;
  const named = language ?? locator ?? translation ?? selector?.exact ?? selector?.start_utf16 ?? null;
  const from = rememberedOf(desk, 'snapshots', 'source', attribution.snapshot ?? 0);
  const isForeign = from !== undefined && from !== attribution.source;
  return [
    faultIf(wording === null && named !== null, 'wording', NO_WORDING),
    faultIf(isForeign, 'snapshot', 'this belongs to another source'),
    faultIf(isSelfRecount(desk, attribution), 'recounted_by', 'nobody recalls their own words: omit this'),
    faultIf(translates === ref, 'translates', 'it cannot translate itself'),
    faultIf(isRing(desk, attribution), 'relayed_from', 'this chain is circular'),
    selectorFault(selector),
  ];
}

const NO_WORDING =
  'an attribution without a wording has no language, locator, translation or selector: give the wording, or omit them';

function isSelfRecount(desk: Desk, one: RecordOf<'attributions'>): boolean {
  if (one.recounted_by === null) return false;
  return one.recounted_by === (one.speaker ?? byRef(desk, 'claims', one.claim)?.speaker);
}

function isRing(desk: Desk, { ref, relayed_from }: RecordOf<'attributions'>): boolean {
  const seen = new Set([ref]);
  let next = relayed_from ?? 0;
  while (next !== 0 && !seen.has(next)) {
    seen.add(next);
    next = rememberedOf(desk, 'attributions', 'relayed_from', next) ?? 0;
  }
  return next === ref;
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

function listFaults({ claims, items }: RecordOf<'lists'>): Says[] {
  const described = (items ?? []).map(({ claim }) => claim);
  const listed = new Set(claims ?? []);
  return [
    twiceIn(claims ?? [], 'claims'),
    twiceIn(described, 'items'),
    faultIf(!described.every((claim) => listed.has(claim)), 'items', 'a claim here is not among the claims'),
  ];
}

function annotationFaults(desk: Desk, note: RecordOf<'annotations'>, at: number): Says[] {
  const { parent, target, resolved_at, resolved_by } = note;
  const answered = byRef(desk, 'annotations', parent)?.target ?? target;
  const isElsewhere = answered.kind !== target.kind || answered.ref !== target.ref;
  const isReply = note.motivation === 'replying';
  const comesLater = parent !== null && (desk.find('annotations', parent) ?? at) >= at;
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
