import { sentAt } from '../../../platform/lib/fields/as-sent.js';
import type { Desk, Kind, NamedKind, RecordOf } from './shapes.js';
import { numbersIn } from './view-query.js';

/** One reference: its field, the kind of record it references, and that record's ref. */
export interface Lead {
  readonly path: string;
  readonly to: NamedKind;
  readonly ref: number;
}

type Leads<K extends Kind> = (record: RecordOf<K>) => readonly (Lead | null)[];

const NAMED_BY_TARGET = {
  claim: 'claims',
  attribution: 'attributions',
  source: 'sources',
  snapshot: 'snapshots',
} as const;

const NAMED_BY_EVIDENCE = {
  attribution: 'attributions',
  snapshot: 'snapshots',
  annotation: 'annotations',
  search: 'searches',
  contact: 'contacts',
} as const;

const LEADS: { readonly [K in Kind]: Leads<K> } = {
  users: () => [],
  tags: () => [],
  outlets: () => [],
  sources: (source) => [
    lead('outlet', 'outlets', source.outlet),
    lead('condition_seen_by', 'users', source.condition_seen_by),
  ],
  speakers: (speaker) => [
    ...placed(speaker.titles).map(([at, title]) => lead(`titles.${at}.source`, 'sources', title.source)),
    ...leads('members', 'speakers', speaker.members),
  ],
  occasions: (occasion) => [lead('source', 'sources', occasion.source)],
  snapshots: (snapshot) => [
    lead('source', 'sources', snapshot.source),
    lead('captured_by', 'users', snapshot.captured_by),
  ],
  claims: (claim) => [
    lead('speaker', 'speakers', claim.speaker),
    lead('occasion', 'occasions', claim.occasion),
    ...leads('tags', 'tags', claim.tags),
    lead('reference_attribution', 'attributions', claim.reference_attribution),
  ],
  attributions: (attribution) => [
    lead('claim', 'claims', attribution.claim),
    lead('source', 'sources', attribution.source),
    lead('snapshot', 'snapshots', attribution.snapshot),
    lead('speaker', 'speakers', attribution.speaker),
    lead('voiced_by', 'speakers', attribution.voiced_by),
    lead('occasion', 'occasions', attribution.occasion),
    lead('translates', 'attributions', attribution.translates),
    lead('relayed_from', 'attributions', attribution.relayed_from),
  ],
  links: (link) => [lead('claim', 'claims', link.claim), lead('other_claim', 'claims', link.other_claim)],
  annotations: (note) => [
    lead('target.ref', NAMED_BY_TARGET[note.target.kind], note.target.ref),
    lead('parent', 'annotations', note.parent),
    lead('author', 'users', note.author),
    lead('resolved_by', 'users', note.resolved_by),
  ],
  searches: (search) => [lead('claim', 'claims', search.claim), lead('author', 'users', search.author)],
  contacts: (contact) => [lead('claim', 'claims', contact.claim), lead('author', 'users', contact.author)],
  findings: (finding) => [
    lead('claim', 'claims', finding.claim),
    lead('actual_speaker', 'speakers', finding.actual_speaker),
    ...placed(finding.evidence).map(([at, one]) =>
      lead(`evidence.${at}.ref`, NAMED_BY_EVIDENCE[one.kind], one.ref),
    ),
    ...placed(finding.answers).flatMap(([at, one]) => [
      lead(`answers.${at}.attribution`, 'attributions', one.attribution),
      lead(`answers.${at}.snapshot`, 'snapshots', one.snapshot),
    ]),
    lead('words_from', 'attributions', finding.words_from),
    lead('author', 'users', finding.author),
    lead('agreed_by', 'users', finding.agreed_by),
    lead('superseded_by', 'findings', finding.superseded_by),
  ],
  set_asides: (one) => [
    lead('claim', 'claims', one.claim),
    lead('answers.attribution', 'attributions', one.answers?.attribution),
    lead('answers.snapshot', 'snapshots', one.answers?.snapshot),
    lead('author', 'users', one.author),
    lead('agreed_by', 'users', one.agreed_by),
  ],
  views: (view) => [
    lead('owner', 'users', view.owner),
    ...numbersIn(view.query ?? '').map(({ to, ref }) => lead('query', to, ref)),
  ],
  lists: (list) => [lead('owner', 'users', list.owner), ...leads('claims', 'claims', list.claims)],
};

/** Every reference of a record. */
export function leadsOf<K extends Kind>(kind: K, record: Desk[K][number]): readonly Lead[] {
  return (LEADS[kind] as Leads<K>)(record as RecordOf<K>).filter((one) => one !== null);
}

function lead(path: string, to: NamedKind, ref: number | null | undefined): Lead | null {
  return ref === null || ref === undefined ? null : { path, to, ref };
}

function leads(path: string, to: NamedKind, refs: readonly number[] | null): (Lead | null)[] {
  return placed(refs).map(([at, ref]) => lead(`${path}.${at}`, to, ref));
}

/** Each member with its position in the file. */
function placed<T>(list: readonly T[] | null): (readonly [at: number, one: T])[] {
  return (list ?? []).map((one, at) => [sentAt(list ?? [], at), one]);
}
