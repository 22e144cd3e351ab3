import type { ReadParties } from '../speakers/mention.js';
import type { Parties, Party } from '../speakers/party.js';

// Names of the persons of a text that may be another’s too.

interface SharedNames {
  /** Indexes of the persons whose surname another has. */
  readonly surname: ReadonlySet<number>;
  /** Of those for whom two given names, such as Bob and Robert, were taken for one. */
  readonly given: ReadonlySet<number>;
}

const known = new WeakMap<Parties, SharedNames>();

export function sharedNamesOf(read: ReadParties): SharedNames {
  const found = known.get(read.parties) ?? readShared(read);
  known.set(read.parties, found);
  return found;
}

function readShared(read: ReadParties): SharedNames {
  const people = read.parties.all.flatMap((party, at) => (party.kind === 'person' ? [{ party, at }] : []));
  const bearers = new Map<string, number[]>();
  for (const { party, at } of people) {
    const surname = surnameOf(party);
    bearers.set(surname, [...(bearers.get(surname) ?? []), at]);
  }
  const surname = new Set([...bearers.values()].flatMap((all) => (all.length > 1 ? all : [])));
  const given = new Set(people.flatMap(({ party, at }) => (hasTwoGivenNames(read, party) ? [at] : [])));
  return { surname, given };
}

function surnameOf({ name }: Party): string {
  return name.toLowerCase().split(/\s/).at(-1) ?? '';
}

/** “Bob Hale” and “Robert Hale”, but not “Mara Voss” and “Mara K. Voss” or “M. Voss”. */
function hasTwoGivenNames({ words }: ReadParties, { mentions }: Party): boolean {
  const full = mentions.filter(({ first, last }) => last > first);
  const names = new Set(full.map(({ first, last }) => words.lower.slice(first, last + 1).join(' ')));
  const [own = [], ...others] = [...names].map((name) => name.split(' '));
  return others.some((other) => {
    const [one = '', two = ''] = [own[0], other[0]];
    return (
      one[0] !== undefined && one.length > 1 && two.length > 1 && !other.includes(one) && !own.includes(two)
    );
  });
}
