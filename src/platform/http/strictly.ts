/**
 * The same object, but reading a name that it does not have throws, at every depth. EJS would print
 * nothing for it, and a misspelt name would show as a missing word on a page.
 * NOTE: it must stand below the locals: EJS copies the outermost object.
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

/** What the language itself asks of an object, such as whether it is a promise. */
const OPTIONAL = new Set(['then', 'toJSON', 'constructor']);
