import type { Context } from '../../../platform/context.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { MAX_RECORDS, RECORD_FACETS, type RecordFacet } from '../../../record/claims/model/frequent.js';
import { type FoundRecords, findName } from '../../../record/claims/narrow-section.js';
import { OutletReader } from '../../../record/outlets/store.js';
import { SourceListReader } from '../../../record/sources/list-store.js';
import { SpeakerListReader } from '../../../record/speakers/list-store.js';
import { TagReader } from '../../../record/tags/store.js';

// Finds the records to filter a list of claims by, for browsers without scripts: with them the box suggests.

/** The parameters by which the page looks for records; they are no filters. */
export const FIND_NAMES: readonly string[] = RECORD_FACETS.map(findName);

/** Null where the address looks for none. */
export async function findRecords(req: RequestContext, ctx: Context): Promise<FoundRecords | null> {
  for (const kind of RECORD_FACETS) {
    const typed = req.query.one(findName(kind))?.trim().slice(0, 200);
    if (typed) return { kind, typed, records: (await READERS[kind](req, ctx, typed)).slice(0, MAX_RECORDS) };
  }
  return null;
}

type Found = FoundRecords['records'];

const READERS: Readonly<
  Record<RecordFacet, (req: RequestContext, ctx: Context, q: string) => Promise<Found>>
> = {
  speaker: async ({ viewer }, { db }, q) => {
    const { rows } = await new SpeakerListReader(db, viewer).page({ q, kind: null, sort: null, after: null });
    return rows.map(({ id, name, language }) => ({ id, name, language }));
  },
  source: async ({ viewer }, { db }, q) => {
    const { rows } = await new SourceListReader(db, viewer).page({
      q,
      outlet: null,
      type: null,
      copies: null,
      shown: null,
      sort: null,
      after: null,
    });
    return rows.map(({ id, title, language }) => ({ id, name: title, language }));
  },
  outlet: async ({ viewer }, { db }, q) => {
    const { rows } = await new OutletReader(db, viewer).page({ q, after: null });
    return rows.map(({ id, name }) => ({ id, name, language: null }));
  },
  tag: async ({ viewer }, { db }, q) => {
    const { rows } = await new TagReader(db, viewer).page({ q, after: null });
    return rows.map(({ id, name }) => ({ id, name, language: null }));
  },
};
