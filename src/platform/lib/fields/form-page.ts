import type { FieldError } from '../result.js';

// The contents of a form as plain values: the same when it is first opened and when it is shown again with what was
// typed.

/** Dotted names to field contents. */
export type Typed = Readonly<Record<string, string>>;

/** The form of a record: a new one has neither id nor version. */
export interface RecordForm {
  readonly id: number | null;
  readonly version: number | null;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** The heading and the target of a record's form. @param noun `outlet` */
export function recordFormWords(noun: string, id: number | null) {
  const address = id === null ? `/${noun}s` : `/${noun}s/${id}`;
  return {
    title: id === null ? `Add ${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}` : `Edit ${noun}`,
    action: address,
    cancelHref: address,
    submit: id === null ? `Add ${noun}` : `Save ${noun}`,
  };
}

export interface FieldPage {
  readonly name: string;
  readonly label: string;
  readonly value: string | null;
  readonly error: string | null;
}

/**
 * The fields of a form in two parts: the usual ones, and more that are folded away, open where one of them has an error
 * or another value than the one it begins with.
 */
export function foldFields<F extends FieldPage>(
  fields: readonly F[],
  isUsual: (name: string) => boolean,
  initial: Typed = {},
) {
  const more = fields.filter(({ name }) => !isUsual(name));
  return {
    fields: fields.filter(({ name }) => isUsual(name)),
    more,
    moreOpen: more.some((field) => isUsed(field, initial)),
    compared: fields,
  };
}

/**
 * The fields of a new record, folded below the box that names it; open where one of them has a value or an error.
 * @param summary `If the source is new: type, outlet`
 */
export function foldIfNew<F extends FieldPage>(summary: string, fields: readonly F[]) {
  const fold = { depth: 1, summary, isIfNew: true, isOpen: fields.some((field) => isUsed(field)) };
  return fields.map((field) => ({ ...field, fold }));
}

function isUsed({ name, value, error }: FieldPage, initial: Typed = {}): boolean {
  return error !== null || (value ?? '') !== (initial[name] ?? '');
}

/** Creates fields with what was typed and the errors that belong to them. */
export function fieldsWith(typed: Typed, errors: readonly FieldError[]) {
  return <More extends object>(name: string, label: string, more?: More): FieldPage & More =>
    ({
      name,
      label,
      value: typed[name] ?? null,
      error: errors.find((error) => error.path === name)?.message ?? null,
      ...more,
    }) as FieldPage & More;
}

/** The sent fields by dotted name, for showing the form again. Nothing typed is lost, however wrong. */
export function typedFrom(sent: unknown): Typed {
  const typed: [name: string, value: string][] = [];
  plant(typed, '', sent);
  // Own properties only, so that a field called __proto__ is an ordinary one.
  return Object.fromEntries(typed);
}

/** More than any form sends; JSON may have far more, but is never shown as a form. */
const MAX_TYPED = 2_500;

function plant(typed: [name: string, value: string][], name: string, sent: unknown): void {
  if (sent === null || sent === undefined || typed.length === MAX_TYPED) return;
  if (typeof sent !== 'object') return void typed.push([name, String(sent)]);
  for (const [part, value] of Object.entries(sent))
    plant(typed, name === '' ? part : `${name}.${part}`, value);
}

/** A vocabulary as the options of a select, with an empty first one where no choice is required. */
export function optionsOf(
  words: Readonly<Record<string, string>>,
  empty?: string,
): { value: string; label: string }[] {
  const options = Object.entries(words).map(([value, label]) => ({ value, label }));
  return empty === undefined ? options : [{ value: '', label: empty }, ...options];
}
