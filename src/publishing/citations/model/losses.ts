import { listed } from '../../../platform/lib/text/how-many.js';
import type { SourceType } from '../../../vocabulary.js';
import { FACTS, type Fact, type FactName, type Told } from './facts.js';

// What a format cannot hold, fact by fact, and what that was in one file.

/** `field`: a field of its own. `note`: only as words in the note. `none`: not at all. */
type Holding = 'field' | 'note' | 'none';

/** Where a format holds each fact. */
export interface Holdings {
  /** The source types that its own types do not tell apart. */
  readonly sharedTypes: ReadonlySet<SourceType>;
  /** The facts with a field of their own. */
  readonly fields: ReadonlySet<FactName>;
  /** Where the other facts are. */
  readonly others: Exclude<Holding, 'field'>;
}

/** One fact that some entries of a file have in no field of its own. */
export interface Loss {
  readonly fact: FactName | 'characters';
  readonly held: Exclude<Holding, 'field'>;
  readonly entries: number;
}

const NAMES = Object.keys(FACTS) as FactName[];

/** Counts losses while a file is written. */
export class LossTally {
  readonly #holdings: Holdings | null;
  readonly #counts = new Map<FactName, number>();

  /** @param holdings null for a format that holds every fact or says itself what it leaves out */
  constructor(holdings: Holdings | null) {
    this.#holdings = holdings;
  }

  add(told: Told): void {
    if (this.#holdings === null) return;
    for (const name of NAMES) {
      if (holdingOf(this.#holdings, name, told) === 'field' || FACTS[name].words(told) === null) continue;
      this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    }
  }

  /** @param cleaned entries that lost characters */
  close(cleaned: number): readonly Loss[] {
    const held = this.#holdings?.others ?? 'none';
    const facts = NAMES.flatMap((fact): Loss[] => {
      const entries = this.#counts.get(fact) ?? 0;
      return entries === 0 ? [] : [{ fact, held, entries }];
    });
    return cleaned === 0 ? facts : [...facts, { fact: 'characters', held: 'none', entries: cleaned }];
  }
}

/** What the note has to say, since no field of the format does: `Medium: TV broadcast.` */
export function remarksOf(told: Told, holdings: Holdings): string[] {
  return NAMES.flatMap((name) => {
    const fact: Fact = FACTS[name];
    const isTold = fact.inEvidence && told.group === null;
    if (isTold || holdingOf(holdings, name, told) !== 'note') return [];
    const words = fact.words(told);
    return words === null ? [] : [`${fact.label}: ${words.replace(/\.$/, '')}.`];
  });
}

function holdingOf({ sharedTypes, fields, others }: Holdings, name: FactName, { entry }: Told): Holding {
  const { type } = entry.cited.source;
  const isField = name === 'type' ? type !== null && !sharedTypes.has(type) : fields.has(name);
  return isField ? 'field' : others;
}

/** `note=account:2,medium:1; none=characters:1`: the facts that have no field of their own, and in how many entries. */
export function lossesInHeader(losses: readonly Loss[]): string {
  return (['note', 'none'] as const)
    .map((held) => [held, losses.filter((loss) => loss.held === held)] as const)
    .filter(([, those]) => those.length > 0)
    .map(([held, those]) => `${held}=${those.map(({ fact, entries }) => `${fact}:${entries}`).join(',')}`)
    .join('; ');
}

/** Losses in sentences: `Only in the note: account (2), medium (1).` */
export function lossesInWords(losses: readonly Loss[]): string[] {
  const named = (held: Loss['held']) =>
    losses.flatMap(({ fact, held: where, entries }) =>
      fact === 'characters' || where !== held ? [] : [`${labelOf(fact)} (${entries})`],
    );
  const [inNote, nowhere] = [named('note'), named('none')];
  const cleaned = losses.find(({ fact }) => fact === 'characters');
  return [
    inNote.length === 0 ? null : `Only in the note: ${listed(inNote)}.`,
    nowhere.length === 0 ? null : `Left out: ${listed(nowhere)}.`,
    cleaned === undefined ? null : `Control characters removed (${cleaned.entries}).`,
  ].filter((sentence) => sentence !== null);
}

function labelOf(fact: FactName): string {
  return FACTS[fact].label.replace(/^./, (first) => first.toLowerCase());
}
