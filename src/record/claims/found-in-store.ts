import { parseQuery } from '../../derived/search/model/parse-query.js';
import { amongListed } from '../../platform/db/queries/among.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { grouped } from '../../platform/lib/grouped.js';
import { type FoundIn, foundElsewhere, foundInWords, type OtherText, soughtBy } from './model/found-in.js';

interface Searched {
  readonly id: number;
  readonly text: string;
}

/**
 * Why each of these claims, which the viewer may see, matched; other texts are read only where its own words do not
 * explain it. Empty without a search.
 */
export async function foundAmong(
  db: Db | Tx,
  search: string | null,
  claims: readonly Searched[],
): Promise<ReadonlyMap<number, FoundIn>> {
  const read = search === null ? null : parseQuery(search);
  if (!read?.ok) return new Map();
  const sought = soughtBy(read.value);
  const found = claims.map(({ id, text }) => ({ id, text, ...foundInWords(text, sought) }));
  const unclear = found.filter(({ isClear }) => !isClear).map(({ id }) => id);
  const others = grouped(await otherTextsOf(db, unclear), ({ claim_id }) => claim_id);
  return new Map(
    found.map(({ id, text, parts }) => [
      id,
      { words: parts, elsewhere: foundElsewhere(text, sought, others.get(id) ?? []) },
    ]),
  );
}

/** The indexed texts of claims besides their words. For claims that the viewer may see. */
export async function otherTextsOf(db: Db | Tx, claimIds: readonly number[]): Promise<OtherText[]> {
  if (claimIds.length === 0) return [];
  const ids = { ids: JSON.stringify(claimIds) };
  const found: OtherText[] = [];
  const add = (claim_id: number, where: OtherText['where'], text: string | null): void => {
    if (text) found.push({ claim_id, where, text });
  };
  for (const row of await wordingRows(db, ids, 'only')) {
    add(row.claim_id, 'wording', row.wording);
    add(row.claim_id, 'source', row.title);
    add(row.claim_id, 'source', row.translated_title);
    add(row.claim_id, 'outlet', row.outlet);
  }
  for (const row of await nameRows(db, ids, 'only')) {
    add(row.id, 'name', row.name);
    add(row.id, 'name', row.other);
  }
  for (const row of await ownRows(db, ids, 'only')) {
    add(row.id, 'summary', row.summary);
    add(row.id, 'note', row.note);
  }
  for (const row of await noteRows(db, ids, 'only')) add(row.claim_id ?? 0, 'note', row.body);
  return found;
}

type Ids = { ids: string };

const wordingRows = prepared((db, { ids }: Ids) =>
  db
    .selectFrom('attributions')
    .innerJoin('sources', 'sources.id', 'attributions.source_id')
    .leftJoin('outlets', 'outlets.id', 'sources.outlet_id')
    .select(['attributions.claim_id', 'attributions.wording', 'sources.title', 'sources.translated_title'])
    .select('outlets.name as outlet')
    .where(amongListed('attributions.claim_id', ids))
    .where('attributions.trashed_at', 'is', null)
    .orderBy('attributions.id'),
);

const nameRows = prepared((db, { ids }: Ids) =>
  db
    .selectFrom('claims')
    .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
    .leftJoin('speaker_names', (join) =>
      // As in the matching entry: a restricted text never matches a claim on the record.
      join
        .onRef('speaker_names.speaker_id', '=', 'speakers.id')
        .on('speaker_names.awaits_since', 'is', null)
        .on((eb) =>
          eb.or([eb('speaker_names.restricted', '=', 0), eb('claims.ground_rule', '<>', 'on_record')]),
        ),
    )
    .select(['claims.id', 'speakers.name', 'speaker_names.name as other'])
    .where(amongListed('claims.id', ids)),
);

const ownRows = prepared((db, { ids }: Ids) =>
  db.selectFrom('claims').select(['id', 'summary', 'note']).where(amongListed('claims.id', ids)),
);

const noteRows = prepared((db, { ids }: Ids) =>
  db
    .selectFrom('annotations')
    .leftJoin('annotations as parents', 'parents.id', 'annotations.parent_id')
    .leftJoin('attributions', 'attributions.id', 'annotations.attribution_id')
    .select((eb) => eb.fn.coalesce('annotations.claim_id', 'attributions.claim_id').as('claim_id'))
    .select('annotations.body')
    .where('annotations.id', 'in', (eb) =>
      // Separate queries, since SQLite scans the whole table for an OR of them.
      eb
        .selectFrom('annotations as on')
        .select('on.id')
        .where(amongListed('on.claim_id', ids))
        .unionAll(
          eb
            .selectFrom('attributions as of')
            .innerJoin('annotations as on', 'on.attribution_id', 'of.id')
            .select('on.id')
            .where(amongListed('of.claim_id', ids)),
        ),
    )
    .where('annotations.trashed_at', 'is', null)
    .where('parents.trashed_at', 'is', null)
    .where('attributions.trashed_at', 'is', null)
    .orderBy('annotations.id'),
);
