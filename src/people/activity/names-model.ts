import { type Described, type Named, NOUNS, nounOf, PARTS } from '../../nouns.js';
import type { SubjectKind } from '../../platform/db/subjects.js';
import type { Row } from '../../platform/db/transact.js';
import type { Noun, Part } from '../../platform/noun.js';

// Which record an event is about, and how records are named.

export type NamedKind = Named['kind'];

const NAMED_KINDS: ReadonlySet<string> = new Set(
  NOUNS.filter(({ name }) => name !== null).map(({ kind }) => kind),
);

export function isNamedKind(kind: string): kind is NamedKind {
  return NAMED_KINDS.has(kind);
}

/** What precedes the name of a record in a sentence: `copy of`. */
export function introductionOf(kind: NamedKind): string {
  const { introducedBy, called }: Noun = nounOf(kind);
  return introducedBy ?? called;
}

export interface Ref {
  readonly kind: NamedKind;
  readonly id: number;
}

export interface RecordName {
  readonly text: string;
  readonly href: string | null;
  readonly lang: string | null;
  /** `quotation`, `speaker`: the noun within a sentence. */
  readonly noun: string;
  readonly marks: Marks;
}

/** The delimiters of a name within a sentence. */
export type Marks = readonly [open: string, close: string];
/** The delimiters of a note's text: quotation marks would suggest that somebody said it. */
export const ASIDE: Marks = ['(', ')'];
export const BARE: Marks = ['', ''];

/** A name within its delimiters. */
export function marked(text: string, [open, close]: Marks): string {
  return `${open}${text}${close}`;
}

/** By `kind:id`. Omits records that the viewer may not see. */
export type RecordNames = ReadonlyMap<string, RecordName>;

const CALLED: ReadonlyMap<string, string> = new Map(
  [...NOUNS, ...PARTS.map(([part]) => part)].map(({ kind, called }: Pick<Part, 'kind' | 'called'>) => [
    kind,
    called ?? kind.replaceAll('_', ' '),
  ]),
);

/** What pages call a record of this kind. */
export function kindName(kind: SubjectKind): string {
  return CALLED.get(kind) ?? kind;
}

/** The record whose row names this one, and the column with its number. */
const OWNERS: ReadonlyMap<string, { readonly kind: string; readonly column: string }> = new Map([
  ...NOUNS.flatMap(({ kind, of }: Noun) => (of === undefined ? [] : [[kind, of] as const])),
  ...PARTS.map(([{ kind, column }, noun]) => [kind, { kind: noun.kind, column }] as const),
]);

/** The record that names a row: itself, or its parent. Id 0 where it was erased. */
export function recordOf(kind: SubjectKind, id: number, row: Row | null): Ref {
  const owner = OWNERS.get(kind);
  if (owner === undefined) return { kind: kind as NamedKind, id };
  const ownerId = row?.[owner.column];
  return { kind: owner.kind as NamedKind, id: typeof ownerId === 'number' ? ownerId : 0 };
}

export function nameIn(names: RecordNames, ref: Ref): RecordName | null {
  return names.get(`${ref.kind}:${ref.id}`) ?? null;
}

type WithHistory = Extract<Described, { readonly history: true }>;

/** The tables of records with a page of their history, which is below the address of each. */
export type HistoryTable = WithHistory['table'];

/** Their kinds, by table. */
export const WITH_HISTORY = Object.fromEntries(
  NOUNS.filter((noun: Noun) => noun.history).map(({ table, kind }) => [table, kind]),
) as unknown as { readonly [N in WithHistory as N['table']]: N['kind'] };
