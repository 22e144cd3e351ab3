import { type Expression, type ExpressionBuilder, expressionBuilder, type SqlBool } from 'kysely';
import type { GroundRule } from '../../../vocabulary.js';
import type { Schema } from '../schema.js';

// What claims under a rule use, each as an EXISTS: a speaker, an occasion, a source, an outlet, a tag, a list.
// visible.ts derives from these what a viewer may see.

type Condition = Expression<SqlBool>;
type Build = ExpressionBuilder<Schema, keyof Schema>;

/** `public`: on the record and not in the trash. `restricted`: any other claim. */
export type Rule = 'public' | 'restricted';

export const ON_THE_RECORD: GroundRule = 'on_record';

export function build(): Build {
  return expressionBuilder<Schema, keyof Schema>();
}

/** Claims under a rule, for an EXISTS: the caller adds the correlated condition. */
export function claimsUnder(rule: Rule) {
  const claims = build().selectFrom('claims as c').select('c.id');
  return rule === 'public'
    ? claims.where('c.ground_rule', '=', ON_THE_RECORD).where('c.trashed_at', 'is', null)
    : claims.where('c.ground_rule', '<>', ON_THE_RECORD);
}

export function attributionsUnder(rule: Rule) {
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
  const found = (under: Rule) =>
    claimsUnder(under)
      .innerJoin('findings as f', 'f.claim_id', 'c.id')
      .whereRef('f.actual_speaker_id', '=', 'speakers.id' as never);
  if (rule === 'public') return eb.exists(found('public').where('f.agreed_at', 'is not', null));
  return eb.or([eb.exists(found('restricted')), eb.exists(found('public').where('f.agreed_at', 'is', null))]);
}

export function claimsOfOccasion(rule: Rule): Condition {
  return build().exists(claimsUnder(rule).whereRef('c.occasion_id', '=', 'occasions.id' as never));
}

export function attributionsOfOccasion(rule: Rule): Condition {
  return build().exists(attributionsUnder(rule).whereRef('a.occasion_id', '=', 'occasions.id' as never));
}

export function attributionsOfSource(
  column: 'sources.id' | 'snapshots.source_id' | 'source_checks.source_id' | 'annotations.source_id',
  rule: Rule,
): Condition {
  return build().exists(attributionsUnder(rule).whereRef('a.source_id', '=', column as never));
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
