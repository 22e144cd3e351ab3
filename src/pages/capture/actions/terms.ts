import type { Db, Tx } from '../../../platform/db/schema.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { type FieldError, ok, type Result, refused } from '../../../platform/lib/result.js';
import type { Viewer } from '../../../platform/viewer.js';
import { OWN_PIECE } from '../../../record/attributions/model.js';
import { embargoFaults } from '../../../record/claims/actions/resolve.js';
import { isFreer } from '../../../record/claims/model.js';
import type { TextOwner } from '../../../vocabulary.js';
import type { SentRule } from '../input.js';
import { asksRule, type TextTerms } from '../model/terms.js';
import { SourceRuleReader } from '../rule-store.js';

// The terms of a text: as somebody gave them, or as what is saved from its source has them.

export interface SentTerms extends SentRule {
  /** Null where nobody said. */
  readonly whose: TextOwner | null;
}

export interface TermsParts {
  readonly db: Db | Tx;
  readonly viewer: Viewer;
  /** ISO 8601, UTC. */
  readonly now: string;
}

/** @param source as it was read or corrected, by the names of the form */
export async function termsOf(
  { db, viewer, now }: TermsParts,
  sent: SentTerms,
  source: Typed,
): Promise<Result<TextTerms>> {
  const { whose, ground_rule: rule, embargoed_until: until } = sent;
  if (whose === 'ours') return refused([OURS]);
  if (await new SourceRuleReader(db, viewer).isOurs(source)) return refused([OUR_OUTLET]);
  const faults = [...embargoFaults(sent, null), ...pastFaults(sent, now)];
  if (faults.length > 0) return refused(faults);
  const terms = { whose: whose ?? 'theirs', ground_rule: rule, embargoed_until: until?.text ?? null };
  if (rule !== null) return ok(terms);
  const saved = source.id === undefined ? null : await savedRule(db, viewer, Number(source.id));
  if (saved !== null) return ok({ ...terms, ...saved });
  return asksRule(whose, source.type) ? refused([NO_RULE]) : ok(terms);
}

function pastFaults({ embargoed_until: until }: SentTerms, now: string): FieldError[] {
  return until === null || until.utc > now ? [] : [PAST];
}

/** The strictest rule of the quotations saved from a source; null where all are on the record. */
async function savedRule(
  db: Db | Tx,
  viewer: Viewer,
  sourceId: number,
): Promise<Pick<TextTerms, 'ground_rule' | 'embargoed_until'> | null> {
  const rules = await new SourceRuleReader(db, viewer).rulesOf(sourceId);
  return rules.reduce<(typeof rules)[number] | null>(
    (strictest, one) =>
      strictest === null || isFreer(strictest.ground_rule ?? 'on_record', one.ground_rule) ? one : strictest,
    null,
  );
}

export const OURS = {
  path: 'whose',
  message: 'Our own draft is not a source. Look up its quotations at /lookup instead.',
};
const OUR_OUTLET = { path: 'source.outlet.name', message: OWN_PIECE };
const NO_RULE = { path: 'ground_rule', message: 'Choose the ground rule under which it was given' };
const PAST = {
  path: 'embargoed_until',
  message: 'This time has passed. Enter a later one, or choose “On the record”.',
};
