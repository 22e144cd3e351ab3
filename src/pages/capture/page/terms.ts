import { type FieldPage, fieldsWith, optionsOf, type Typed } from '../../../platform/lib/fields/form-page.js';
import { DESK_ZONE, instantInWords } from '../../../platform/lib/fields/typed-instant.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { GROUND_RULES, type GroundRule, TEXT_OWNERS } from '../../../vocabulary.js';
import { rulesWithin, type TextTerms, typedRule } from '../model/terms.js';

// Whose a text is, and its ground rule, as forms ask for them and the page of a capture says them.

/**
 * Two fields: the rule, and until when an embargo lasts.
 * @param isRequired whether the text cannot be captured without a rule
 */
export function ruleFields(typed: Typed, errors: readonly FieldError[], isRequired: boolean) {
  const field = fieldsWith(typed, errors);
  const options = optionsOf(GROUND_RULES, isRequired ? 'Choose one' : 'None (published)');
  return [
    field('ground_rule', 'Ground rule', {
      ...{ kind: 'select', half: true, optional: !isRequired, options },
      hint: 'Applies to every quotation saved from this text.',
    }),
    field('embargoed_until', 'Embargoed until', { kind: 'text', half: true, optional: true, hint: UNTIL }),
  ];
}

const UNTIL = `Such as 20 June 2023, 00:01. Time zone: ${DESK_ZONE}, unless you add another.`;

export function whoseField(typed: Typed, errors: readonly FieldError[]) {
  const options = Object.entries(TEXT_OWNERS).map(([value, label]) => ({ value, label, ...HINTS[value] }));
  return fieldsWith(typed, errors)('whose', 'Whose text is this?', { kind: 'radios', options });
}

const HINTS: Readonly<Record<string, { readonly hint: string }>> = {
  interview: { hint: 'Or notes, a memo or an e-mail to us.' },
  ours: { hint: 'Not a source. Look up its quotations instead.' },
};

/** Of one quotation: the rules that the whole text allows. @param field of the claim's own form */
export function ownRule<F extends FieldPage>(field: F, typed: Typed, terms: TextTerms): F {
  const rule = terms.ground_rule ?? 'on_record';
  const value = typed[field.name] ?? typedRule(terms)[field.name] ?? null;
  return field.name === 'ground_rule'
    ? { ...field, value: value ?? rule, options: optionsOf(rulesWithin(rule)) }
    : { ...field, value };
}

/** “Embargoed until 20 June 2023, 00:01”; null without a rule. @param until as typed or as stored */
export function ruleWords(rule: string | null | undefined, until: string | null | undefined): string | null {
  if (!rule || !Object.hasOwn(GROUND_RULES, rule)) return null;
  const words = GROUND_RULES[rule as GroundRule];
  return until && rule === 'embargoed' ? `${words} until ${instantInWords(until, DESK_ZONE)}` : words;
}

/** Who will see what is saved; null where everybody will. */
export function hiddenNote({ ground_rule: rule }: TextTerms): string | null {
  if (rule === null || rule === 'on_record') return null;
  return `${GROUND_RULES[rule]}: only checkers, editors and admins see what you save, including the copy of the text.`;
}
