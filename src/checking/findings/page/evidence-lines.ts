import { type FieldPage, fieldsWith } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import type { Candidate } from '../evidence-store.js';
import type { TypedEvidence } from '../form-input.js';
import { wordsOf } from './evidence.js';

// The evidence that a row offers: a checkbox each, and for a saved copy a field for the passage. Passages cited
// before are kept, whatever their kind.

export interface EvidenceLine {
  readonly ref: string;
  readonly words: string;
  /** Null where it is not ticked. */
  readonly typed: TypedEvidence | null;
  readonly hasPassage: boolean;
}

export function evidenceLines(
  typed: readonly TypedEvidence[],
  candidates: readonly Candidate[],
): EvidenceLine[] {
  return candidates.flatMap((candidate) => {
    const ref = `${candidate.kind}:${candidate.id}`;
    const cited = typed.filter((one) => one.ref === ref);
    const shown = cited.length === 0 ? [null] : cited;
    return shown.map((one) => ({
      ref,
      words: wordsOf(candidate),
      typed: one,
      hasPassage: candidate.kind === 'snapshot' || (one !== null && one.exact !== ''),
    }));
  });
}

export function lineFields(line: EvidenceLine, at: string, errors: readonly FieldError[]) {
  const { ref, words, typed, hasPassage } = line;
  if (!hasPassage)
    return { box: boxField(at, words, ref, typed !== null, errors), passage: null, hidden: [] };
  const field = fieldsWith({ [`${at}.selector.exact`]: typed?.exact ?? '' }, errors);
  const around = Object.entries(typed?.around ?? {});
  return {
    box: boxField(`${at}.cited`, words, 'on', typed !== null, errors),
    passage: field(`${at}.selector.exact`, 'Passage', {
      kind: 'textarea',
      rows: 2,
      hint: 'Copy it exactly. Leave empty to cite the whole.',
    }),
    hidden: [
      { name: `${at}.ref`, value: ref },
      ...around.map(([name, value]) => ({ name: `${at}.selector.${name}`, value })),
    ],
  };
}

/** A checkbox. */
export function boxField(
  name: string,
  label: string,
  value: string,
  ticked: boolean,
  errors: readonly FieldError[] = [],
) {
  const field: FieldPage & { readonly kind: 'checkbox'; readonly checked: string } = {
    ...fieldsWith({ [name]: ticked ? value : '' }, errors)(name, label),
    kind: 'checkbox',
    checked: value,
  };
  return field;
}
