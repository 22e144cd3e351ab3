import { sentAt } from '../../../platform/lib/fields/as-sent.js';
import { KIND_NAMED, KINDS, type Kind, type NamedKind } from '../model.js';
import { isReference, type Member } from './references.js';
import { FIELDS, type RecordOf } from './shapes.js';
import { numbersIn } from './view-query.js';

/** One reference: its field, the kind of record it references, and that record's ref. */
export interface Lead {
  readonly path: string;
  readonly to: NamedKind;
  readonly ref: number;
}

type Found = readonly (Lead | null)[];

const REFERENCES = new Map(
  KINDS.map((kind) => [
    kind,
    Object.entries<Member>(FIELDS[kind]).flatMap(([name, member]) =>
      isReference(member) ? [{ name, to: member.to }] : [],
    ),
  ]),
);

/** Every reference of a record. */
export function leadsOf<K extends Kind>(kind: K, record: RecordOf<K>): readonly Lead[] {
  const within = (WITHIN as { readonly [kind: string]: ((one: RecordOf<K>) => Found) | undefined })[kind];
  const own = (REFERENCES.get(kind) ?? []).flatMap(({ name, to }) => {
    const given: unknown = Reflect.get(record, name);
    return Array.isArray(given)
      ? placed<number>(given).map(([at, ref]) => lead(`${name}.${at}`, to, ref))
      : lead(name, to, given as number | null);
  });
  return [...(within?.(record) ?? []), ...own].filter((one) => one !== null);
}

/** The references within parts of a record. */
const WITHIN = {
  speakers: ({ titles }) =>
    placed(titles).map(([at, { source }]) => lead(`titles.${at}.source`, 'sources', source)),
  annotations: ({ target: { kind, ref } }) => [lead('target.ref', KIND_NAMED[kind], ref)],
  findings: ({ evidence, answers }) => [
    ...placed(evidence).map(([at, { kind, ref }]) => lead(`evidence.${at}.ref`, KIND_NAMED[kind], ref)),
    ...placed(answers).flatMap(([at, one]) => answered(`answers.${at}`, one)),
  ],
  set_asides: ({ answers }) => answered('answers', answers),
  lists: ({ items }) => placed(items).map(([at, { claim }]) => lead(`items.${at}.claim`, 'claims', claim)),
  views: ({ query }) => numbersIn(query ?? '').map(({ to, ref }) => lead('query', to, ref)),
} satisfies { readonly [K in Kind]?: (record: RecordOf<K>) => Found };

function answered(
  path: string,
  { attribution, snapshot, speaker }: RecordOf<'set_asides'>['answers'],
): Found {
  return [
    lead(`${path}.attribution`, 'attributions', attribution),
    lead(`${path}.snapshot`, 'snapshots', snapshot),
    lead(`${path}.speaker`, 'speakers', speaker),
  ];
}

function lead(path: string, to: NamedKind, ref: number | null): Lead | null {
  return ref === null ? null : { path, to, ref };
}

/** Each member with its position in the file. */
function placed<T>(list: readonly T[] | null): (readonly [at: number, one: T])[] {
  return (list ?? []).map((one, at) => [sentAt(list ?? [], at), one]);
}
