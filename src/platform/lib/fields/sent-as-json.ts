// JSON has numbers and booleans; a form, a CSV file and a terminal have only text, so fields parse text as well.
// Whether text is acceptable for a number depends on the origin of the whole.

const AS_JSON = new WeakSet<object>();

/** Marks a value as sent as JSON and returns it. */
export function markAsJson<T>(value: T): T {
  if (typeof value === 'object' && value !== null) AS_JSON.add(value);
  return value;
}

export function wasSentAsJson(value: unknown): boolean {
  return typeof value === 'object' && value !== null && AS_JSON.has(value);
}

/** Marks a derived value as JSON where its original is. */
export function sentAs<T>(original: unknown, made: T): T {
  return wasSentAsJson(original) ? markAsJson(made) : made;
}
