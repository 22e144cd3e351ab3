import { createHash } from 'node:crypto';
import type { NounFields } from '../../../src/platform/lib/fields/noun-fields.js';
import { OCCASION_FIELDS } from '../../../src/record/occasions/fields.js';
import { OUTLET_FIELDS } from '../../../src/record/outlets/fields.js';
import { SOURCE_FIELDS } from '../../../src/record/sources/fields.js';
import { SPEAKER_FIELDS } from '../../../src/record/speakers/fields.js';
import { TAG_FIELDS } from '../../../src/record/tags/fields.js';
import { type Desk, sampleDesk } from '../../sample/desk-form.js';
import type { TestDatabase } from '../../support/database.js';
import { exportedDesk, faultsInText, importFile, type Records } from '../../support/desk-file.js';
import { linesOf, sha256OfLines } from '../../support/editions.js';

/** As a file has it, open for a test to change. */
export type DeskFile = Record<string, unknown> &
  Record<'claims' | 'annotations' | 'snapshots', Record<string, unknown>[]>;

/** The sample with what it has none of: restricted claims, a copy with bytes, a chain of notes on it. */
export function richDesk(): DeskFile {
  const desk = completed(sampleDesk());
  const text = 'Line one\r\n  “quoted”\u200b line two\u0007';
  const bytes = Buffer.from([0, 255, 13, 10, 128]);
  desk.snapshots.push({
    ref: 70,
    source: 1,
    captured_at: '2023-06-20T10:00:00.000Z',
    captured_by: 1,
    how: 'upload',
    typed_in_by: null,
    media_type: 'application/pdf',
    original_name: 'a “page”.pdf',
    final_url: 'https://example.org/page',
    headers: { etag: '"x"' },
    text,
    text_sha256: sha256(Buffer.from(text)),
    bytes: bytes.toString('base64'),
    raw_sha256: sha256(bytes),
  });
  Object.assign(desk.claims[0] ?? {}, {
    ground_rule: 'embargoed',
    embargoed_until: '2030-01-01T00:01+02:00',
  });
  Object.assign(desk.claims[3] ?? {}, { ground_rule: 'off_record' });
  const [list] = desk.lists as { claims: number[] }[];
  const item = { claim: list?.claims[1], locator: 'p. 4', note: 'For the second part.' };
  Object.assign(list ?? {}, { kind: 'quotations', items: [item] });
  const note = {
    target: { kind: 'snapshot', ref: 70 },
    edited_at: null,
    resolved_at: null,
    resolved_by: null,
  };
  desk.annotations.push(
    {
      ...note,
      ref: 901,
      selector: { exact: '“quoted”', prefix: '  ', suffix: '', start_utf16: 12, end_utf16: 20 },
      motivation: 'questioning',
      body: 'Is this the page?',
      parent: null,
      author: 1,
      created_at: '2026-11-20T11:00:00.000Z',
      edited_at: '2026-11-20T11:05:00.000Z',
      resolved_at: '2026-11-21T00:00:00.000Z',
      resolved_by: 2,
    },
    {
      ...note,
      ref: 900,
      selector: null,
      motivation: 'replying',
      body: 'It is.',
      parent: 901,
      author: 2,
      created_at: '2026-11-20T12:00:00.000Z',
    },
  );
  keepEdition(desk);
  return desk;
}

/** An edition of the first list, which nobody made here. */
function keepEdition(desk: DeskFile): void {
  const [list] = desk.lists as { ref: number; claims: number[] }[];
  if (list === undefined) throw new Error('The sample has no list.');
  const claims = list.claims.slice(0, 2);
  const lines = linesOf({
    list: 3,
    name: 'As filed',
    entries: claims.map((id) => ({ claims: [id], text: 'Said “so”.' })),
  });
  const sha = sha256OfLines(lines);
  desk.editions = [
    {
      ...{ ref: 40, list: list.ref, name: 'As filed', kind: 'evidence', grouping: null, style: 'newsroom' },
      ...{ style_sha256: 'ab'.repeat(32), locale: 'en-GB', list_version: 7, open_list_version: 5 },
      ...{ sha256: sha, open_sha256: sha, left_sha256: null, open_left_sha256: null },
      ...{ made_at: '2026-11-21T00:00:00.000Z', made_by: 1 },
    },
  ];
  desk.edition_lines = lines.map((line, position) => {
    const { part } = JSON.parse(line) as { part: string };
    const isEntry = part === 'entry';
    const of = { edition: 40, audience: 0, position, part, outcome: isEntry ? 'printed' : null };
    return { ...of, claims: isEntry ? claims.slice(position - 1, position) : [], line };
  });
}

/** A file of the sample as an export has it: with the bytes and hashes that are made of its texts, and with what older
 * files leave open of findings and set aside. */
export function completed(file: Desk): DeskFile {
  const desk = structuredClone(file) as unknown as DeskFile;
  for (const copy of desk.snapshots) {
    const bytes = Buffer.from(String(copy.text));
    copy.bytes = bytes.toString('base64');
    copy.text_sha256 = sha256(bytes);
    copy.raw_sha256 = sha256(bytes);
  }
  for (const finding of (desk.findings as object[] | undefined) ?? [])
    Object.assign(finding, { answers: null, needs_second: false }, structuredClone(finding));
  for (const [kind, shape] of Object.entries(DESCRIBED))
    for (const record of (desk[kind] as object[] | undefined) ?? [])
      Object.assign(record, { ...nulls(shape), ...structuredClone(record) });
  for (const list of (desk.lists as object[] | undefined) ?? [])
    Object.assign(list, { kind: 'evidence', items: [], ...list });
  const later = ['set_asides', 'editions', 'edition_lines', 'styles'];
  return Object.assign(desk, Object.fromEntries(later.map((kind) => [kind, desk[kind] ?? []])));
}

/** What an export has of each, also where a file from before there was such a field has nothing. */
const DESCRIBED = {
  ...{ tags: TAG_FIELDS, outlets: OUTLET_FIELDS, occasions: OCCASION_FIELDS },
  ...{ sources: SOURCE_FIELDS, speakers: SPEAKER_FIELDS },
} as const;

function nulls(fields: NounFields): object {
  const always = Object.entries(fields).filter(([, { kept }]) => kept !== 'tick');
  return Object.fromEntries(always.map(([column]) => [column, null]));
}

export async function takeIn(desk: TestDatabase, file: unknown): Promise<void> {
  await importFile(desk, file);
}

/** What a file with the whole desk holds, after a way through its text. */
export async function fileOf(desk: Pick<TestDatabase, 'db'>): Promise<Records> {
  const { text } = await exportedDesk(desk.db);
  const faults = faultsInText(text);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return JSON.parse(text) as Records;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const KIND_OF: Readonly<Record<string, string>> = {
  outlet: 'outlets',
  source: 'sources',
  condition_seen_by: 'users',
  members: 'speakers',
  captured_by: 'users',
  speaker: 'speakers',
  voiced_by: 'speakers',
  recounted_by: 'speakers',
  occasion: 'occasions',
  tags: 'tags',
  reference_attribution: 'attributions',
  claim: 'claims',
  claims: 'claims',
  other_claim: 'claims',
  snapshot: 'snapshots',
  translates: 'attributions',
  relayed_from: 'attributions',
  parent: 'annotations',
  author: 'users',
  resolved_by: 'users',
  owner: 'users',
  list: 'lists',
  edition: 'editions',
  made_by: 'users',
  attribution: 'attributions',
  annotation: 'annotations',
  search: 'searches',
  contact: 'contacts',
  actual_speaker: 'speakers',
  words_from: 'attributions',
  agreed_by: 'users',
  superseded_by: 'findings',
};

/** The same file with refs that count from 1 in the order of each list: two files that differ in them alone are alike. */
export function renumbered(file: Readonly<Record<string, unknown>>): unknown {
  const orders = new Map<string, Map<number, number>>();
  for (const [kind, list] of Object.entries(file)) {
    if (!Array.isArray(list)) continue;
    orders.set(kind, new Map(list.map((record: { ref: number }, at) => [record.ref, at + 1])));
  }
  const of = (kind: string | undefined, ref: unknown) =>
    typeof ref === 'number' ? (orders.get(kind ?? '')?.get(ref) ?? `no ${kind} ${ref}`) : ref;
  const walk = (value: unknown, key: string, kind: string): unknown => {
    if (key === 'target') {
      const target = value as { kind: string; ref: number };
      return { kind: target.kind, ref: of(KIND_OF[target.kind], target.ref) };
    }
    if (key === 'evidence' && Array.isArray(value))
      return value.map((one: { kind: string; ref: number }) => ({
        ...one,
        ref: of(KIND_OF[one.kind], one.ref),
      }));
    if (key === 'ref') return of(kind, value);
    if (Array.isArray(value)) return value.map((one) => walk(one, key, kind));
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, name, kind)]));
    }
    return Object.hasOwn(KIND_OF, key) ? of(KIND_OF[key], value) : value;
  };
  return Object.fromEntries(
    Object.entries(file).map(([kind, list]) => [
      kind,
      Array.isArray(list) ? list.map((record) => walk(record, '', kind)) : list,
    ]),
  );
}
