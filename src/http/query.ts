import { AppError } from '../lib/errors.js';

/** The part of an address behind the question mark. */
export interface Query {
  /** One value, or null. @throws AppError bad_request where it stands more than once */
  one(name: string): string | null;
  all(name: string): readonly string[];
  /**
   * Every name with its single value, for a filter's schema.
   * @param listed names that may stand several times: their values are joined with commas
   * @throws AppError bad_request likewise
   */
  single(except?: readonly string[], listed?: readonly string[]): Readonly<Record<string, string>>;
  readonly text: string;
}

export function queryOf(url: string): Query {
  const at = url.indexOf('?');
  const params = new URLSearchParams(at < 0 ? '' : url.slice(at + 1));
  return {
    one: (name) => one(params, name),
    all: (name) => params.getAll(name),
    single: (except = [], listed = []) => {
      const names = [...new Set(params.keys())].filter((name) => !except.includes(name));
      const valueAt = (name: string) =>
        listed.includes(name) ? params.getAll(name).filter(Boolean).join(',') : (one(params, name) ?? '');
      const pairs = names.map((name) => [name, valueAt(name)] as const);
      return Object.assign(
        Object.create(null),
        Object.fromEntries(pairs.filter(([, value]) => value !== '')),
      );
    },
    text: params.toString(),
  };
}

function one(params: URLSearchParams, name: string): string | null {
  const values = params.getAll(name);
  if (values.length > 1)
    throw new AppError(
      'bad_request',
      `‘${name}’ stands ${values.length} times in the address: give it once.`,
    );
  return values[0] ?? null;
}
