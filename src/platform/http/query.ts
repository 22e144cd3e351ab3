import { AppError } from '../lib/errors.js';
import { grouped } from '../lib/grouped.js';

/** The query string of an address. */
export interface Query {
  /** One value, or null. @throws AppError bad_request where it is repeated */
  one(name: string): string | null;
  all(name: string): readonly string[];
  /**
   * Every name with its single value, for a filter's schema.
   * @param listed names that may be repeated: their values are joined with commas
   * @throws AppError bad_request likewise
   */
  single(except?: readonly string[], listed?: readonly string[]): Readonly<Record<string, string>>;
  readonly text: string;
}

export function queryOf(url: string): Query {
  const at = url.indexOf('?');
  const params = new URLSearchParams(at < 0 ? '' : url.slice(at + 1));
  // Grouped once: an address can have thousands of names, and looking each up among all would be quadratic.
  const byName = grouped(params, ([name]) => name);
  const all = (name: string) => byName.get(name)?.map(([, value]) => value) ?? [];
  return {
    one: (name) => one(name, all(name)),
    all,
    single: (except = [], listed = []) => {
      const names = [...byName.keys()].filter((name) => !except.includes(name));
      const valueAt = (name: string) =>
        listed.includes(name) ? all(name).filter(Boolean).join(',') : (one(name, all(name)) ?? '');
      const pairs = names.map((name) => [name, valueAt(name)] as const);
      return Object.assign(
        Object.create(null),
        Object.fromEntries(pairs.filter(([, value]) => value !== '')),
      );
    },
    text: params.toString(),
  };
}

function one(name: string, values: readonly string[]): string | null {
  if (values.length > 1)
    throw new AppError('bad_request', `‘${name}’ is ${values.length} times in the address: give it once.`);
  return values[0] ?? null;
}
