import type { FieldError } from '../result.js';
import { type FieldPage, fieldsWith, type Typed } from './form-page.js';

// How a form names another record: a box for its name with suggestions and the id of the selected record, and a choice
// among records where several have the name.

export interface PickBox {
  /** Its path in the input: `attribution.source`. */
  readonly at: string;
  readonly label: string;
  readonly noun: Noun;
  readonly hint: string | null;
  readonly optional?: boolean;
  /** Whether it shares its line with another. */
  readonly half?: boolean;
  /** Whether an unknown name creates a record. */
  readonly adds?: boolean;
  /** The field of a record, in JSON, that says that the box refuses it. */
  readonly leavesOut?: string;
}

export type Noun = keyof typeof NAME_FIELDS;

const NAME_FIELDS = {
  speaker: 'name',
  occasion: 'name',
  source: 'title',
  outlet: 'name',
  tag: 'name',
} as const;

/** The box, and below it a choice where the name is ambiguous. */
export function pickFields(typed: Typed, errors: readonly FieldError[], box: PickBox): FieldPage[] {
  const field = fieldsWith(typed, errors);
  const [name, id] = [`${box.at}.${NAME_FIELDS[box.noun]}`, `${box.at}.id`];
  const choices = errors.find(({ path }) => path === name)?.choices;
  const hidden = choices ? {} : { idName: id, idValue: typed[id] ?? '' };
  const combo = field(name, box.label, {
    kind: 'combo',
    source: `/${box.noun}s.json?q=`,
    hint: box.hint,
    optional: box.optional ?? false,
    half: box.half ?? false,
    leavesOut: box.leavesOut ?? null,
    adds: box.adds === false ? null : `Add as a new ${box.noun}`,
    ...hidden,
  });
  if (!choices) return [combo];
  const options = [{ value: '', label: 'Choose one' }, ...choices];
  return [combo, field(id, `Which ${box.noun}`, { kind: 'select', half: box.half ?? false, options })];
}

/** Moves errors of a referenced id to its name: the id has no control of its own. */
export function besideNames(
  errors: readonly FieldError[],
  places: Readonly<Record<string, Noun>>,
): FieldError[] {
  const moved = new Map(
    Object.entries(places).flatMap(([at, noun]) => {
      const name = `${at}.${NAME_FIELDS[noun]}`;
      return [at, `${at}_id`, `${at}.id`].map((path) => [path, name] as const);
    }),
  );
  return errors.map((error) => ({ ...error, path: moved.get(error.path) ?? error.path }));
}

/** The current reference, as the form shows it. */
export function typedPick(at: string, noun: Noun, row: Named | null): Typed {
  return row === null ? {} : { [`${at}.${NAME_FIELDS[noun]}`]: row.name, [`${at}.id`]: String(row.id) };
}

interface Named {
  readonly id: number;
  readonly name: string;
}
