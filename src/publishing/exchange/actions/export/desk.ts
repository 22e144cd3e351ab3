import { inReadSnapshot } from '../../../../platform/db/queries/read-snapshot.js';
import type { Db } from '../../../../platform/db/schema.js';
import { fileRecord } from '../../../../platform/lib/fields/noun-fields.js';
import { grouped } from '../../../../platform/lib/grouped.js';
import { OUTLET_FIELDS } from '../../../../record/outlets/fields.js';
import { TAG_FIELDS } from '../../../../record/tags/fields.js';
import type { Kind } from '../../model.js';
import { ExchangeReader } from '../../store.js';
import { Kept, type LeftOut } from './kept.js';
import { occasionRecord, sourceRecord, speakerRecord } from './libraries.js';
import {
  annotationRecord,
  claimRecord,
  findingRecord,
  listRecord,
  recordOf,
  setAsideRecord,
  snapshotRecord,
  viewRecord,
} from './records.js';

// Exports the database as onrecord-json: every record in order of creation, its id as its ref. Trashed and erased
// records are omitted, with everything that belongs to them; users are included by name and address where something
// references them. No events: an import creates its own.

/** The records of a file, by kind. */
export type Records = Readonly<Record<Kind, readonly object[]>>;

export interface Export {
  readonly records: Records;
  readonly leftOut: LeftOut;
}

/** Reads one snapshot of the database, also beside writers. Includes restricted claims. */
export async function exportDesk(db: Db): Promise<Export> {
  return inReadSnapshot(db, () => readDesk(new ExchangeReader(db)));
}

async function readDesk(reader: ExchangeReader): Promise<Export> {
  const kept = new Kept();
  const libraries = await readLibraries(reader, kept);
  const record = await readRecord(reader, kept);
  const notes = await readNotes(reader, kept);
  const users = await reader.usersAmong(kept.users);
  const people = users.map((row) => recordOf('users', row, kept));
  return { records: { users: people, ...libraries, ...record, ...notes }, leftOut: kept.leftOut() };
}

async function readLibraries(reader: ExchangeReader, kept: Kept) {
  const tags = kept.keep('tags', kept.standing('tags', await reader.all('tags')));
  const outlets = kept.keep('outlets', kept.standing('outlets', await reader.all('outlets')));
  const sources = kept.keep('sources', kept.standing('sources', await reader.all('sources')));
  const speakers = kept.keep('speakers', kept.standing('speakers', await reader.all('speakers')));
  const names = grouped(await reader.all('speaker_names'), ({ speaker_id }) => speaker_id);
  const titles = grouped(await reader.all('speaker_titles'), ({ speaker_id }) => speaker_id);
  const members = grouped(await reader.all('speaker_members'), ({ body_id }) => body_id);
  const occasions = kept.keep('occasions', kept.standing('occasions', await reader.all('occasions')));
  return {
    tags: tags.map((row) => ({ ref: row.id, ...fileRecord(TAG_FIELDS, row) })),
    outlets: outlets.map((row) => ({ ref: row.id, ...fileRecord(OUTLET_FIELDS, row) })),
    sources: sources.map((row) => sourceRecord(row, kept)),
    speakers: speakers.map((row) =>
      speakerRecord(
        row,
        {
          names: names.get(row.id) ?? [],
          titles: titles.get(row.id) ?? [],
          members: (members.get(row.id) ?? []).map(({ member_id }) => member_id),
        },
        kept,
      ),
    ),
    occasions: occasions.map((row) => occasionRecord(row, kept)),
  };
}

async function readRecord(reader: ExchangeReader, kept: Kept) {
  const snapshots = kept.keep('snapshots', await reader.all('snapshots'), (row) => [
    ['sources', row.source_id],
  ]);
  const claims = kept.keep('claims', await reader.all('claims'), (row) => [['speakers', row.speaker_id]]);
  const attributions = kept.keep('attributions', await reader.all('attributions'), (row) => [
    ['claims', row.claim_id],
    ['sources', row.source_id],
  ]);
  const links = kept.keep('links', await reader.all('claim_links'), (row) => [
    ['claims', row.claim_id],
    ['claims', row.other_claim_id],
  ]);
  const tags = grouped(await reader.all('claim_tags'), ({ claim_id }) => claim_id);
  const copies: object[] = [];
  for (const row of snapshots) copies.push(snapshotRecord(row, await reader.bytesOf(row.id), kept));
  kept.countRestricted(claims);
  return {
    snapshots: copies,
    claims: claims.map((row) => {
      const tagIds = (tags.get(row.id) ?? []).map(({ tag_id }) => tag_id);
      return claimRecord(row, tagIds, kept);
    }),
    attributions: attributions.map((row) => recordOf('attributions', row, kept)),
    links: links.map((row) => recordOf('links', row, kept)),
  };
}

async function readNotes(reader: ExchangeReader, kept: Kept) {
  const annotations = kept.keep('annotations', await reader.all('annotations'), (row) => [
    ['claims', row.claim_id],
    ['attributions', row.attribution_id],
    ['sources', row.source_id],
    ['snapshots', row.snapshot_id],
    ['annotations', row.parent_id],
  ]);
  const found = await readFindings(reader, kept);
  const lists = kept.keep('lists', await reader.all('lists'));
  const views = kept.keep('views', await reader.all('views'));
  const items = grouped(await reader.all('list_items'), ({ list_id }) => list_id);
  return {
    annotations: annotations.map((row) => annotationRecord(row, kept)),
    ...found,
    lists: lists.map((row) => listRecord(row, items.get(row.id) ?? [], kept)),
    views: views.map((row) => viewRecord(row, kept)),
  };
}

async function readFindings(reader: ExchangeReader, kept: Kept) {
  const ofClaim = ({ claim_id }: { readonly claim_id: number }) => [['claims', claim_id]] as const;
  const searches = kept.keep('searches', await reader.all('searches'), ofClaim);
  const contacts = kept.keep('contacts', await reader.all('contacts'), ofClaim);
  const rows = (await reader.all('findings')).map((row) => ({ ...row, trashed_at: null }));
  // Newest first: a finding whose successor is omitted becomes current again without it.
  const findings = kept
    .keep('findings', rows.toReversed(), (row) => [...ofClaim(row), ['findings', row.superseded_by]])
    .toReversed();
  const setAsides = kept.keep(
    'set_asides',
    (await reader.all('set_asides')).map((row) => ({ ...row, trashed_at: null })),
    (row) => [...ofClaim(row), ['attributions', row.attribution_id]],
  );
  const evidence = grouped(await reader.all('finding_evidence'), ({ finding_id }) => finding_id);
  const stale = await reader.staleFindings();
  return {
    searches: searches.map((row) => recordOf('searches', row, kept)),
    contacts: contacts.map((row) => recordOf('contacts', row, kept)),
    set_asides: setAsides.map((row) => setAsideRecord(row, kept)),
    findings: findings.map((row) =>
      findingRecord(row, { evidence: evidence.get(row.id) ?? [], isStale: stale.has(row.id) }, kept),
    ),
  };
}
