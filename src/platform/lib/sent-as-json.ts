// In JSON a number is a number and true is true. A form, a table and a terminal have nothing but text, so the fields
// themselves read text as well: whether text will do is told by where the whole came from.

const AS_JSON = new WeakSet<object>();

/** The same value, known from now on to have been sent as JSON. */
export function markAsJson<T>(value: T): T {
  if (typeof value === 'object' && value !== null) AS_JSON.add(value);
  return value;
}

export function wasSentAsJson(value: unknown): boolean {
  return typeof value === 'object' && value !== null && AS_JSON.has(value);
}

/** For what was made of something that was sent: it is JSON where that was. */
export function sentAs<T>(original: unknown, made: T): T {
  return wasSentAsJson(original) ? markAsJson(made) : made;
}
