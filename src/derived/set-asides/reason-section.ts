import { fieldsWith, type Typed } from '../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../platform/lib/result.js';

const NAME = 'set_aside_reason';

/** The field for the reason, at the end of a form: shown where it is required, and while it has a value. */
export function reasonFields(typed: Typed, errors: readonly FieldError[]) {
  const isWanted = typed[NAME] !== undefined || errors.some(({ path }) => path === NAME);
  if (!isWanted) return [];
  const hint = 'A source or our copy says otherwise. A second person must agree with this.';
  return [fieldsWith(typed, errors)(NAME, 'Reason', { kind: 'textarea', rows: 3, hint })];
}

export interface ReasonForm {
  readonly title: string;
  readonly action: string;
  readonly cancelHref: string;
  readonly version: number | null;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** Shown after a button was pressed whose action hides a mismatch. */
export function reasonPage({ typed, ...form }: ReasonForm) {
  return {
    ...form,
    submit: 'Move to the trash',
    needs: null,
    conflict: null,
    fields: reasonFields(typed, form.errors),
  };
}
