// A list is read without the blanks among its members, and what is wrong with a member may be found only later: it is
// named by where it stood in what was sent, or whoever sent it would look at another.

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

/** Where the member at this place of a list stood when it was sent. */
export function sentAt(list: readonly unknown[], place: number): number {
  return PLACES.get(list)?.[place] ?? place;
}
