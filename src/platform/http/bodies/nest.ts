import { AppError } from '../../lib/errors.js';
import type { Fields } from '../request-context.js';
import type { Pair } from './form-decoder.js';

// Turns a form's fields into the nested object that JSON would have been. A field's name is its JSON path with dots
// (`attribution.source.title`, `authors.0.family`).

/** One more than JSON may be nested: a sign-in adds one level. */
const MAX_DEPTH = 33;
/** A longer text is processed in chunks of this many characters, with a yield to the event loop between them. */
const PIECE = 256 * 1024;

/** Nests dotted names: a number makes a list, '' counts as absent, a repeated name makes a list. */
export async function nest(pairs: readonly Pair[]): Promise<Fields> {
  const byName = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    if (value === '') continue;
    const text = await lineEndings(value);
    const values = byName.get(name);
    if (values) values.push(text);
    else byName.set(name, [text]);
  }
  const root: Branch = new Map();
  for (const [name, values] of byName) plant(root, name.split('.'), values.length === 1 ? values[0] : values);
  return harvest(root);
}

type Branch = Map<string, unknown>;

function plant(root: Branch, path: readonly string[], value: unknown): void {
  if (path.length > MAX_DEPTH) throw new AppError('bad_request', 'A field name has too many dots.');
  let branch = root;
  for (const step of path.slice(0, -1)) {
    const next = branch.get(step);
    if (next instanceof Map) branch = next;
    else {
      const made: Branch = new Map();
      branch.set(step, made);
      branch = made;
    }
  }
  branch.set(path.at(-1) ?? '', value);
}

function harvest(branch: Branch): unknown {
  const entries = [...branch].map(
    ([name, value]) => [name, value instanceof Map ? harvest(value) : value] as const,
  );
  if (entries.length > 0 && entries.every(([name]) => /^\d{1,4}$/.test(name))) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value);
  }
  // Defines own properties only, so that a field called __proto__ is merely an unknown field.
  const object = {};
  for (const [name, value] of entries) {
    Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true });
  }
  return object;
}

/** Browsers send CR LF; stored text has LF. */
async function lineEndings(text: string): Promise<string> {
  if (text.length <= PIECE) return text.replaceAll('\r\n', '\n');
  if (!text.includes('\r\n')) return text;
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    // Never splits a line ending.
    const cut = at + PIECE;
    const end = text[cut - 1] === '\r' ? cut + 1 : cut;
    parts.push(text.slice(at, end).replaceAll('\r\n', '\n'));
    at = end;
    await new Promise((go) => setImmediate(go));
  }
  return parts.join('');
}
