// A saved view's query contains ids of speakers, outlets, occasions and sources. In a file these are refs like any
// other, which an import replaces with its own ids.

const NUMBERED = {
  speaker: 'speakers',
  outlet: 'outlets',
  occasion: 'occasions',
  source: 'sources',
} as const;

type Kind = (typeof NUMBERED)[keyof typeof NUMBERED];

export interface NumberIn {
  readonly name: string;
  readonly to: Kind;
  readonly ref: number;
}

/** The numbers in a query. */
export function numbersIn(query: string): NumberIn[] {
  return [...new URLSearchParams(query)].flatMap(([name, value]) => {
    const to = kindOf(name);
    return to !== null && /^[1-9]\d{0,14}$/.test(value) ? [{ name, to, ref: Number(value) }] : [];
  });
}

/** The query with other numbers; a name whose number becomes null is dropped. */
export function withNumbers(query: string, numberFor: (to: Kind, ref: number) => number | null): string {
  const given = new URLSearchParams(query);
  const kept = [...given].flatMap(([name, value]): [string, string][] => {
    const to = kindOf(name);
    if (to === null || !/^[1-9]\d{0,14}$/.test(value)) return [[name, value]];
    const number = numberFor(to, Number(value));
    return number === null ? [] : [[name, String(number)]];
  });
  // A query without numbers stays exactly as it is.
  return numbersIn(query).length === 0 ? query : new URLSearchParams(kept).toString();
}

function kindOf(name: string): Kind | null {
  return Object.hasOwn(NUMBERED, name) ? NUMBERED[name as keyof typeof NUMBERED] : null;
}
