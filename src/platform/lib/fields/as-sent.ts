// A list is parsed without its blank members, so positions in it differ from those in the request. This keeps the
// original positions for error messages.

const PLACES = new WeakMap<readonly unknown[], readonly number[]>();

/** The members that are not null, in their order. */
export function withoutBlanks<T>(sent: readonly (T | null)[]): readonly T[] {
  const kept = sent.flatMap((member, place) => (member === null ? [] : [{ member, place }]));
  const members = kept.map(({ member }) => member);
  if (members.length < sent.length)
    PLACES.set(
      members,
      kept.map(({ place }) => place),
    );
  return members;
}

/** The original position of a list's member. */
export function sentAt(list: readonly unknown[], place: number): number {
  return PLACES.get(list)?.[place] ?? place;
}

/** Whether a list within a parsed value was sent with blank members. */
export function hasBlanks(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return PLACES.has(value) || value.some(hasBlanks);
  for (const name in value) if (hasBlanks(Reflect.get(value, name))) return true;
  return false;
}
