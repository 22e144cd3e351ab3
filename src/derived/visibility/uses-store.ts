import { type Expression, type SqlBool, sql } from 'kysely';
import { isSeen } from '../../platform/db/connection/hidden-rows.js';
import { build } from '../../platform/db/queries/build.js';
import type { GroundRule } from '../../vocabulary.js';

// What claims under a rule use, each as an EXISTS: a speaker, an occasion, a source, an outlet, a tag, a list.

type Condition = Expression<SqlBool>;

/**
 * `public`: on the record, not in the trash, and not a row that a running import hides. `restricted`: not on the record,
 * in the trash or not, hidden or not.
 */
export type Rule = 'public' | 'restricted';

export const ON_THE_RECORD: GroundRule = 'on_record';

/** Claims on the record and not in the trash, for an EXISTS: the caller adds the correlated condition. */
export function claimsOnRecord() {
  return claims().where('c.ground_rule', '=', ON_THE_RECORD).where('c.trashed_at', 'is', null);
}

function claimsUnder(rule: Rule) {
  if (rule === 'restricted') return claims().where('c.ground_rule', '<>', ON_THE_RECORD);
  return claimsOnRecord().where(sql<SqlBool>`${sql.raw(isSeen('claims', 'c.id'))}`);
}

function claims() {
  return build().selectFrom('claims as c').select('c.id');
}

function attributionsUnder(rule: Rule) {
  return claimsUnder(rule).innerJoin('attributions as a', 'a.claim_id', 'c.id');
}

export function claimsOfSpeaker(rule: Rule): Condition {
  return build().exists(claimsUnder(rule).whereRef('c.speaker_id', '=', 'speakers.id' as never));
}

export function attributionsOfSpeaker(rule: Rule): Condition {
  const credited = attributionsUnder(rule).whereRef('a.speaker_id', '=', 'speakers.id' as never);
  const voiced = attributionsUnder(rule).whereRef('a.voiced_by_id', '=', 'speakers.id' as never);
  const recounted = attributionsUnder(rule).whereRef('a.recounted_by_id', '=', 'speakers.id' as never);
  return build().or([credited, voiced, recounted].map((used) => build().exists(used)));
}

/** Findings that credit this speaker's words to somebody; a pending one is not public. */
export function findingsOfSpeaker(rule: Rule): Condition {
  const eb = build();
  const found = (under: ReturnType<typeof claims>) =>
    under
      .innerJoin('findings as f', 'f.claim_id', 'c.id')
      .whereRef('f.actual_speaker_id', '=', 'speakers.id' as never);
  if (rule === 'public') return eb.exists(found(claimsUnder('public')).where('f.agreed_at', 'is not', null));
  const pending = found(claimsOnRecord()).where('f.agreed_at', 'is', null);
  return eb.or([eb.exists(found(claimsUnder('restricted'))), eb.exists(pending)]);
}

export function claimsOfOccasion(rule: Rule): Condition {
  return build().exists(claimsUnder(rule).whereRef('c.occasion_id', '=', 'occasions.id' as never));
}

export function attributionsOfOccasion(rule: Rule): Condition {
  return build().exists(attributionsUnder(rule).whereRef('a.occasion_id', '=', 'occasions.id' as never));
}

export function attributionsOfSource(rule: Rule): Condition {
  return build().exists(attributionsUnder(rule).whereRef('a.source_id', '=', 'sources.id' as never));
}

/** Claims that readers see which cite it, by an attribution outside the trash. */
export function citationsOfSource(): Condition {
  const cited = attributionsUnder('public').where('a.trashed_at', 'is', null);
  return build().exists(cited.whereRef('a.source_id', '=', 'sources.id' as never));
}

export function attributionsOfOutlet(rule: Rule): Condition {
  const used = attributionsUnder(rule).innerJoin('sources as s', 's.id', 'a.source_id');
  return build().exists(used.whereRef('s.outlet_id', '=', 'outlets.id' as never));
}

export function claimsOfTag(rule: Rule): Condition {
  const tagged = claimsUnder(rule).innerJoin('claim_tags as t', 't.claim_id', 'c.id');
  return build().exists(tagged.whereRef('t.tag_id', '=', 'tags.id' as never));
}

export function claimsOfList(rule: Rule): Condition {
  const listed = claimsUnder(rule).innerJoin('list_items as i', 'i.claim_id', 'c.id');
  return build().exists(listed.whereRef('i.list_id', '=', 'lists.id' as never));
}
