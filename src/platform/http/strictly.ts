/**
 * Wraps an object so that reading a missing name throws, at every depth. EJS prints nothing for it, so a misspelt name
 * would be a missing word on a page. NOTE: it must be a member of the locals: EJS copies the outermost object.
 */
export function strictly<T extends object>(value: T, path: string): T {
  return new Proxy(value, {
    get(target, name, receiver) {
      const found = Reflect.get(target, name, receiver);
      if (typeof name === 'symbol' || typeof found === 'function') return found;
      if (found === undefined && !(name in target) && !OPTIONAL.has(name)) {
        throw new TypeError(`The page given to ${path} has no ‘${name}’.`);
      }
      return typeof found === 'object' && found !== null ? strictly(found, `${path}.${name}`) : found;
    },
  });
}

/** Names that the language itself reads, for instance to detect a promise. */
const OPTIONAL = new Set(['then', 'toJSON', 'constructor']);
