import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { DESK_ZONE, instantInWords, readTypedInstant } from '../../../platform/lib/fields/typed-instant.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { isFreer, RULES_BY_STRICTNESS } from '../../../record/claims/model.js';
import { GROUND_RULES, type GroundRule, type TextOwner } from '../../../vocabulary.js';

// Whose text a capture is, and the ground rule under which it was given: every quotation saved from it keeps that rule,
// or has a stricter one.

export interface TextTerms {
  readonly whose: Exclude<TextOwner, 'ours'>;
  /** Null where nobody was asked: the text is on the record. */
  readonly ground_rule: GroundRule | null;
  /** ISO 8601 with offset; null unless embargoed. */
  readonly embargoed_until: string | null;
}

export const NOBODY_ASKED: TextTerms = { whose: 'theirs', ground_rule: null, embargoed_until: null };

/** The rules that a quotation of a text under this rule may have. */
export function rulesWithin(rule: GroundRule): Readonly<Record<string, string>> {
  const entries = RULES_BY_STRICTNESS.filter((one) => !isFreer(one, rule));
  return Object.fromEntries(entries.map((one) => [one, GROUND_RULES[one]]));
}

/** Whether a text of this kind is given under a rule that only those who took it down know. @param type of its source */
export function asksRule(whose: TextOwner | null, type: string | undefined): boolean {
  return (
    whose === 'interview' || type === 'personal_communication' || (whose === null && type === 'interview')
  );
}

/** As the fields of a form. */
export function typedRule({ ground_rule: rule, embargoed_until: until }: TextTerms): Typed {
  return {
    ...(rule !== null && { ground_rule: rule }),
    ...(until !== null && { embargoed_until: instantInWords(until, DESK_ZONE) }),
  };
}

/** What is not the quotation's own. */
export function withoutSameRule(fields: Typed, terms: TextTerms): Typed {
  const { ground_rule: rule, embargoed_until: until = '', ...others } = fields;
  if (rule === undefined) return others;
  const isSame =
    rule === (terms.ground_rule ?? 'on_record') && isSameTime(until, terms.embargoed_until ?? '');
  return isSame ? others : fields;
}

/** With the rule under which it is saved: its own, or that of its text. */
export function withRule(fields: Typed, { ground_rule: rule, embargoed_until: until }: TextTerms): Typed {
  if (fields.ground_rule !== undefined || rule === null) return fields;
  return { ...fields, ground_rule: rule, ...(until !== null && { embargoed_until: until }) };
}

/** Errors in a quotation’s own rule, which may not be looser than that of its text. */
export function ruleFaults(
  { ground_rule: own, embargoed_until: until = '' }: Typed,
  terms: TextTerms,
): FieldError[] {
  const rule = terms.ground_rule ?? 'on_record';
  if (own === undefined || !Object.hasOwn(GROUND_RULES, own)) return [];
  if (isFreer(own as GroundRule, rule)) return [{ path: 'ground_rule', message: tooFree(rule) }];
  const isEarlier = own === 'embargoed' && rule === own && isBefore(until, terms.embargoed_until ?? '');
  return isEarlier ? [{ path: 'embargoed_until', message: TOO_EARLY }] : [];
}

function tooFree(rule: GroundRule): string {
  return `The whole text is ${GROUND_RULES[rule].toLowerCase()}; no quotation can have a looser rule. Change the ground rule of the text first.`;
}

const TOO_EARLY = 'The embargo on the whole text ends later. Change that embargo first.';

function isSameTime(one: string, other: string): boolean {
  return one === other || utcOf(one) === utcOf(other);
}

function isBefore(one: string, other: string): boolean {
  const [first, second] = [utcOf(one), utcOf(other)];
  return first !== null && second !== null && first < second;
}

function utcOf(typed: string): string | null {
  const instant = readTypedInstant(typed);
  return instant.ok ? instant.value.utc : null;
}
