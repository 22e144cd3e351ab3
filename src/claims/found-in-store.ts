import { amongListed } from '../db/among.js';
import { prepared } from '../db/prepared.js';
import type { Db, Tx } from '../db/schema.js';

/** A text by which a claim is found beside its own words. */
export interface OtherText {
  readonly claim_id: number;
  readonly where: 'wording' | 'name' | 'source' | 'outlet' | 'summary' | 'note';
  readonly text: string;
}

/** What the index has of claims beside their words, as it was written. For claims that the reader may see. */
export async function otherTextsOf(db: Db | Tx, claimIds: readonly number[]): Promise<OtherText[]> {
  if (claimIds.length === 0) return [];
  const ids = { ids: JSON.stringify(claimIds) };
  return [
    ...(await wordingRows(db, ids, 'only')).flatMap(({ claim_id, wording, title, translated_title, outlet }) =>
      texts(claim_id, { wording, source: title }, { source: translated_title, outlet }),
    ),
    ...(await nameRows(db, ids, 'only')).flatMap(({ id, name, other }) => texts(id, { name }, { name: other })),
    ...(await ownRows(db, ids, 'only')).flatMap(({ id, summary, note }) => texts(id, { summary, note })),
    ...(await noteRows(db, ids, 'only')).flatMap(({ claim_id, body }) =>
      claim_id === null ? [] : texts(claim_id, { note: body }),
    ),
  ];
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
    .leftJoin('speaker_names', 'speaker_names.speaker_id', 'speakers.id')
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
      // By an index each: SQLite reads the whole table for an OR of them.
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

type ByPlace = Partial<Record<OtherText['where'], string | null>>;

function texts(claim_id: number, ...places: readonly ByPlace[]): OtherText[] {
  return places
    .flatMap((place) => Object.entries(place) as [OtherText['where'], string | null][])
    .flatMap(([where, text]) => (text ? [{ claim_id, where, text }] : []));
}
