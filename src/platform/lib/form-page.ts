import type { FieldError } from './result.js';

// What a form shows, as plain values: the same whether it is opened, or shown again with what was typed.

/** Dotted names to what stands in the field. */
export type Typed = Readonly<Record<string, string>>;

/** The form of a record: a new one has neither id nor version. */
export interface RecordForm {
  readonly id: number | null;
  readonly version: number | null;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** What the form of a record is called, and where it leads. @param noun `outlet` */
export function recordFormWords(noun: string, id: number | null) {
  const address = id === null ? `/${noun}s` : `/${noun}s/${id}`;
  return {
    title: id === null ? `Add ${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}` : `Edit the ${noun}`,
    action: address,
    cancelHref: address,
    submit: id === null ? `Add the ${noun}` : `Save the ${noun}`,
  };
}

export interface FieldPage {
  readonly name: string;
  readonly label: string;
  readonly value: string | null;
  readonly error: string | null;
}

/** Makes fields that hold what was typed and the error that belongs to them. */
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

/** What was sent, by dotted name, as a form can show it again. Nothing typed is lost, however wrong. */
export function typedFrom(sent: unknown): Typed {
  const typing: Typing = { typed: {}, left: MAX_TYPED };
  plant(typing, '', sent);
  return typing.typed;
}

/** More than any form sends; JSON may have far more, and is never shown as a form. */
const MAX_TYPED = 2_500;

interface Typing {
  readonly typed: Record<string, string>;
  left: number;
}

function plant(typing: Typing, name: string, sent: unknown): void {
  if (sent === null || sent === undefined || typing.left === 0) return;
  if (typeof sent !== 'object') {
    // Own properties only: a field called __proto__ is one like any other.
    const value = String(sent);
    typing.left -= 1;
    Object.defineProperty(typing.typed, name, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
    return;
  }
  for (const [part, value] of Object.entries(sent))
    plant(typing, name === '' ? part : `${name}.${part}`, value);
}

/** A vocabulary as the options of a select, with an empty one first where nothing has to be chosen. */
export function optionsOf(
  words: Readonly<Record<string, string>>,
  empty?: string,
): { value: string; label: string }[] {
  const options = Object.entries(words).map(([value, label]) => ({ value, label }));
  return empty === undefined ? options : [{ value: '', label: empty }, ...options];
}
