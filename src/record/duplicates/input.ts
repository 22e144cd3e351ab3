import { oneOf } from '../../platform/lib/fields.js';
import { ok, type Result } from '../../platform/lib/result.js';
import { type Alike, alikeNames } from './model.js';

// What is said of duplicates beside a new record: by a script in `duplicates`, by a person in the form that asked.

/** What becomes of a record when others that may be the same are already saved. */
export const DUPLICATE_RULES = { add: 'Add it', refuse: 'Refuse it' } as const;

/** Stands in the schema of each record of which duplicates are looked for. */
export const BESIDE = { duplicates: oneOf(DUPLICATE_RULES) };

/** The record alone, as it is kept. */
export function withoutBeside<T extends { readonly duplicates: unknown }>(
  read: Result<T>,
): Result<Omit<T, 'duplicates'>> {
  if (!read.ok) return read;
  const { duplicates: _, ...record } = read.value;
  return ok(record);
}

export interface Beside {
  readonly rule: keyof typeof DUPLICATE_RULES | 'ask';
  /** Duplicates that the person was shown, and added the record all the same; all where the form does not say which. */
  readonly seen: readonly string[] | 'all';
  /** By place, with dashes for dots: the number of the record to use there, or `new`. */
  readonly use: Readonly<Record<string, string>>;
  /** The record itself. */
  readonly fields: unknown;
}

/** NOTE: a rule that is none is refused with the record, whose schema names it. */
export function readBeside(as: 'form' | 'json', sent: unknown): Beside {
  const fields = Object(sent) as Record<string, unknown>;
  if (as === 'form') return answersIn(fields);
  return { rule: fields.duplicates === 'refuse' ? 'refuse' : 'add', seen: [], use: {}, fields: sent };
}

/** NOTE: only what was shown counts as answered: a duplicate that came meanwhile is asked about. */
function answersIn(sent: Record<string, unknown>): Beside {
  const { confirmed, shown, use, ...fields } = sent;
  const seen = confirmed === undefined ? [] : typeof shown === 'string' ? shown.split(' ') : 'all';
  const chosen = Object.entries(typeof use === 'object' && use !== null ? use : {});
  return {
    rule: 'ask',
    seen,
    use: Object.fromEntries(chosen.map(([at, value]) => [at, String(value)])),
    fields,
  };
}

/** Whether a record waits for an answer, or is refused, for what is already saved. */
export function isHeldBack({ rule, seen }: Beside, alike: Alike): boolean {
  if (rule === 'add' || seen === 'all') return false;
  return alikeNames(alike).some((name) => !seen.includes(name));
}
