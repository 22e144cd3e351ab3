import { keyOf } from '../../reading/turns/people.js';
import type { Turn } from '../../reading/turns/turn.js';
import type { Span } from '../../text/span.js';
import { isOneParty } from '../certainty/one-party.js';
import type { Speaker } from '../found.js';
import { officeIn } from './credited-as.js';
import type { ReadParties } from './mention.js';
import type { Parties, Party, PartyMention } from './party.js';
import { inOrdinaryCase, savedName } from './saved-name.js';

// The speaker of a turn of a transcript, whom the reading of the text names.

export interface TurnSpeaker {
  readonly speaker: Speaker | null;
  /** Index of the party; null for one that is not among them. */
  readonly party: number | null;
}

export function speakerOfTurn(read: ReadParties, turn: Turn): TurnSpeaker {
  const { person, label } = turn;
  if (person === null) return { speaker: null, party: null };
  const party = partyNamed(read, person);
  const known = party === null ? undefined : read.parties.all[party];
  const span = label ?? placeOf(read.words.text, person);
  if (span === null) return { speaker: null, party: null };
  const [start, end] = span;
  const text = read.words.text.slice(start, end);
  const name = turn.isByRole ? null : nameOf(person, known && savedName(read, known, true));
  const isCertain =
    turn.isCertain && / /.test(person) && known?.kind === 'person' && isOne(read, known.mentions);
  return {
    speaker: {
      ...{ text, start, end, resolved: person, name },
      // “MS. LUND” of Lund.
      creditedAs: label === null ? officeOf(read, known, span) : text === name ? null : text,
      ...{ naming: label === null ? 'inferred' : 'label', isCertain },
    },
    party,
  };
}

/** The name as saved, unless it lacks a word of the person's name or has a title: “Cllr Berg” of “Ada Berg”. */
function nameOf(person: string, saved: string | null | undefined): string {
  if (saved == null || / /.test(person) === false) return saved ?? inOrdinaryCase(person);
  const own = keyOf(saved).split(' ');
  const isWhole = keyOf(person)
    .split(' ')
    .every((word) => own.includes(word));
  return isWhole && own.length === saved.split(/\s+/).length ? saved : inOrdinaryCase(person);
}

function officeOf(read: ReadParties, known: Party | undefined, span: Span): string | null {
  return known === undefined ? null : officeIn(read, known, span);
}

const KNOWN = new WeakMap<Parties, ReadonlyMap<string, number>>();

function partyNamed({ parties }: ReadParties, person: string): number | null {
  const known =
    KNOWN.get(parties) ?? new Map(parties.all.map(({ name }, at) => [keyOf(name), at] as const).reverse());
  KNOWN.set(parties, known);
  return known.get(keyOf(person)) ?? null;
}

function isOne(read: ReadParties, [first]: readonly PartyMention[]): boolean {
  return first !== undefined && isOneParty(read, first);
}

function placeOf(text: string, person: string): Span | null {
  const at = text.indexOf(person);
  return at < 0 ? null : [at, at + person.length];
}
