import { oneOf } from '../../platform/lib/fields/fields.js';
import { ok, type Result } from '../../platform/lib/result.js';
import { type Alike, alikeNames } from './model.js';

// Reads what to do about duplicates of a new record: from a script in `duplicates`, from a person in the form that
// asked.

/** What happens to a new record that may duplicate saved ones. */
export const DUPLICATE_RULES = { add: 'Add it', refuse: 'Refuse it' } as const;

/** Part of the schema of each record that is checked for duplicates. */
export const BESIDE = { duplicates: oneOf(DUPLICATE_RULES) };

/** The record alone, as it is stored. */
export function withoutBeside<T extends { readonly duplicates: unknown }>(
  read: Result<T>,
): Result<Omit<T, 'duplicates'>> {
  if (!read.ok) return read;
  const { duplicates: _, ...record } = read.value;
  return ok(record);
}

export interface Beside {
  readonly rule: keyof typeof DUPLICATE_RULES | 'ask';
  /** Duplicates that the person saw and accepted; `all` where the form does not list them. */
  readonly seen: readonly string[] | 'all';
  /** By path, with dashes for dots: the id of the record to use there, or `new`. */
  readonly use: Readonly<Record<string, string>>;
  /** The record itself. */
  readonly fields: unknown;
}

/** NOTE: an unknown rule is refused together with the record, whose schema includes it. */
export function readBeside(as: 'form' | 'json', sent: unknown): Beside {
  const fields = Object(sent) as Record<string, unknown>;
  if (as === 'form') return answersIn(fields);
  return { rule: fields.duplicates === 'refuse' ? 'refuse' : 'add', seen: [], use: {}, fields: sent };
}

/** NOTE: only duplicates that were shown count as answered; one added meanwhile is asked about. */
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

/** Whether a new record waits for an answer, or is refused, because of possible duplicates. */
export function isHeldBack({ rule, seen }: Beside, alike: Alike): boolean {
  if (rule === 'add' || seen === 'all') return false;
  return alikeNames(alike).some((name) => !seen.includes(name));
}
