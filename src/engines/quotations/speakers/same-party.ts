import { fold } from '../../text/fold.js';
import { PEOPLES } from '../../words/naming.js';
import { isSameGivenName } from '../../words/nicknames.js';
import { fitsTitle, isOtherGender } from './fits-title.js';
import type { NameGroup } from './groups.js';
import { addEvidence, kindOf, NO_EVIDENCE, type PartyKind } from './kinds.js';
import { acronymsOf, contains, fullLength, SUFFIXES, surnameOf, surnames } from './name-words.js';
import type { NameHere, PartyMention } from './party.js';
import type { TextWords } from './words.js';

// Which names belong to one party: “Mara Voss”, “Mara K. Voss”, “Voss”, “Mr Voss”.

export interface PartyDraft {
  readonly name: string;
  readonly words: readonly string[];
  readonly kind: PartyKind | null;
  readonly titles: readonly string[];
  readonly titleWords: ReadonlySet<string>;
  readonly age: number | null;
}

export interface MergedParties {
  readonly drafts: readonly PartyDraft[];
  readonly mentions: readonly PartyMention[];
  /** Parties by the words by which they are called in short. */
  readonly called: ReadonlyMap<string, readonly number[]>;
}

export function mergeGroups(words: TextWords, groups: readonly NameGroup[]): MergedParties {
  const long = groups.filter(({ words: name }) => fullLength(name) > 1);
  const clusters = clustersOf(long);
  const called = namesCalled(clusters);
  const mentions = clusters.flatMap((cluster, party) =>
    cluster.flatMap(({ here }) => here.map((name) => mentionOf(words, name, party, 'full', false))),
  );
  const full = mentions.toSorted((one, other) => one.start - other.start);
  for (const group of groups.filter(({ words: name }) => fullLength(name) <= 1))
    for (const one of shortMentions(words, group, { clusters, called, full })) mentions.push(one);
  return { drafts: clusters.map((cluster) => draftOf(words, cluster)), mentions, called };
}

function mentionOf(
  { starts, ends }: TextWords,
  name: NameHere,
  party: number,
  form: PartyMention['form'],
  isAmbiguous: boolean,
): PartyMention {
  const { first, last, titleFirst } = name;
  return {
    first,
    last,
    titleFirst,
    start: starts[first] ?? 0,
    end: ends[last] ?? 0,
    party,
    form,
    isAmbiguous,
  };
}

/** Maximum number of parties with one last word that a name is compared with. */
const MAX_COMPARED = 40;

function clustersOf(groups: readonly NameGroup[]): NameGroup[][] {
  const clusters: NameGroup[][] = [];
  const byLast = new Map<string, NameGroup[][]>();
  for (const group of groups) {
    const last = surnameOf(group.words);
    const near = byLast.get(last) ?? [];
    const same = near.find((cluster) => cluster.some((other) => isSameName(group, other)));
    if (same !== undefined && same.length < MAX_COMPARED) same.push(group);
    else {
      const cluster = [group];
      clusters.push(cluster);
      if (near.length < MAX_COMPARED) byLast.set(last, [...near, cluster]);
    }
  }
  return withParts(clusters);
}

/** “Ivan Sergeyevich” and “bin Saleh” are a person of whose name, and of nobody else’s, they are a part. */
function withParts(clusters: NameGroup[][]): NameGroup[][] {
  const people = clusters.filter((cluster) => kindOfCluster(cluster) === 'person');
  if (people.length > MAX_PEOPLE) return clusters;
  const parts = new Set<NameGroup[]>();
  for (const cluster of people) {
    const { words } = longest(cluster);
    const whole = people.filter(
      (other) => other !== cluster && !parts.has(other) && contains(longest(other).words, words),
    );
    if (whole.length !== 1) continue;
    whole[0]?.push(...cluster);
    parts.add(cluster);
  }
  return clusters.filter((cluster) => !parts.has(cluster));
}

/** “bin Saleh”: the only person of whose name the words are a part. */
function holding(clusters: readonly (readonly NameGroup[])[], words: readonly string[]): number[] {
  if (words.length < 2 || clusters.length > MAX_PEOPLE) return [];
  const found = clusters.flatMap((cluster, party) =>
    kindOfCluster(cluster) === 'person' && contains(longest(cluster).words, words) ? [party] : [],
  );
  return found.length === 1 ? found : [];
}

/** A text that names more is a list. */
const MAX_PEOPLE = 200;

function isSameName(one: NameGroup, other: NameGroup): boolean {
  const [short, long] =
    one.words.length <= other.words.length ? [one.words, other.words] : [other.words, one.words];
  if (SUFFIXES.has(short.at(-1) ?? '') !== SUFFIXES.has(long.at(-1) ?? '')) return false;
  if (short.every((word, at) => word === long[long.length - short.length + at])) return true;
  if (one.kind !== 'person' || other.kind !== 'person') return false;
  return isSameGivenName(short[0] ?? '', long[0] ?? '');
}

/** By surname, given name, acronym, or the first word of a body’s name. */
function namesCalled(clusters: readonly (readonly NameGroup[])[]): Map<string, number[]> {
  const called = new Map<string, number[]>();
  const add = (word: string, party: number): void => {
    const parties = called.get(word) ?? [];
    if (!parties.includes(party) && parties.length < MAX_COMPARED) called.set(word, [...parties, party]);
  };
  const kinds = clusters.map(kindOfCluster);
  clusters.forEach((cluster, party) => {
    if (kinds[party] === 'person')
      for (const { words } of cluster) for (const name of surnames(words)) add(name, party);
    else for (const acronym of cluster.flatMap(acronymsOf)) add(acronym, party);
  });
  const surnamed = new Set(called.keys());
  clusters.forEach((cluster, party) => {
    const [first = ''] = longest(cluster).words;
    if (kinds[party] !== 'place' && kinds[party] !== 'work' && !surnamed.has(first)) add(first, party);
  });
  return called;
}

function kindOfCluster(cluster: readonly NameGroup[]): PartyKind | null {
  const [only] = cluster;
  if (only !== undefined && cluster.length === 1) return only.kind;
  return kindOf(cluster.map(({ evidence }) => evidence).reduce(addEvidence, NO_EVIDENCE));
}

function longest(cluster: readonly NameGroup[]): NameGroup {
  return cluster.reduce((one, other) => (other.words.length > one.words.length ? other : one));
}

function fullestOf({ clusters }: Known, party: number): readonly string[] {
  const cluster = clusters[party] ?? [];
  return cluster.length === 0 ? [] : longest(cluster).words;
}

interface Known {
  readonly clusters: NameGroup[][];
  readonly called: Map<string, number[]>;
  /** Mentions by full name, in order. */
  readonly full: readonly PartyMention[];
}

/** Names of one word: each place belongs to a party that is called so, or all to a party of their own. */
function shortMentions(words: TextWords, group: NameGroup, known: Known): PartyMention[] {
  const word = surnameOf(group.words);
  const parties = known.called.get(word) ?? holding(known.clusters, group.words);
  const isApart = (here: NameHere): boolean =>
    here.evidence.place >= 2 || parties.every((party) => isOtherGender(words, here, fullestOf(known, party)));
  const [own, others] = [group.here.filter(isApart), group.here.filter((here) => !isApart(here))];
  const isCalled = others.length > 0 && mayBeCalled(group, parties, known);
  const rest = isCalled ? own : group.here;
  const mentions = isCalled ? others.map((here) => shortMention(words, here, parties, known)) : [];
  if (rest.length === 0) return mentions;
  const party = known.clusters.length;
  known.clusters.push([{ ...group, here: rest }]);
  if (!isCalled) known.called.set(word, [party]);
  return [...mentions, ...rest.map((here) => mentionOf(words, here, party, 'full', false))];
}

/** A body is called by the first word of its name where no other is, and where it is not a place’s: “Meridian”. */
function mayBeCalled(group: NameGroup, parties: readonly number[], { clusters }: Known): boolean {
  const isPerson = (party: number): boolean => kindOfCluster(clusters[party] ?? []) === 'person';
  if (parties.some(isPerson)) return true;
  if (group.here.some(({ context }) => context.isPerson)) return false;
  return parties.length === 1 && group.evidence.place === 0 && !PEOPLES.has(group.words[0] ?? '');
}

function shortMention(
  words: TextWords,
  here: NameHere,
  parties: readonly number[],
  known: Known,
): PartyMention {
  const titled =
    parties.length > 1
      ? parties.filter((party) =>
          fitsTitle(words, here, known.clusters[party] ?? [], fullestOf(known, party)),
        )
      : parties;
  const [only] = titled;
  if (titled.length === 1 && only !== undefined) return mentionOf(words, here, only, 'short', false);
  const start = words.starts[here.first] ?? 0;
  const among = titled.length > 0 ? titled : parties;
  const last = lastBefore(known.full, start, among) ?? among[0] ?? 0;
  return mentionOf(words, here, last, 'short', true);
}

/** The party of the last mention before a position, of those that are named. */
function lastBefore(
  mentions: readonly PartyMention[],
  start: number,
  parties: readonly number[],
): number | null {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  for (let at = low - 1; at >= 0 && at > low - MAX_LOOKED_AT; at -= 1) {
    const party = mentions[at]?.party ?? 0;
    if (parties.includes(party)) return party;
  }
  return null;
}

const MAX_LOOKED_AT = 200;

function draftOf(words: TextWords, cluster: readonly NameGroup[]): PartyDraft {
  const here = cluster.flatMap((group) => group.here).toSorted((one, other) => one.first - other.first);
  const spans = here
    .flatMap(({ context: { title, apposition } }) => [title, apposition])
    .filter((span) => span !== null);
  const titles = [...new Set(spans.map(([start, end]) => words.text.slice(start, end).replace(/\s+/g, ' ')))];
  const tags = here.flatMap(({ context }) => (context.bracket === null ? [] : [context.bracket]));
  const { name, words: own } = longest(cluster);
  return {
    name,
    words: own,
    kind: kindOfCluster(cluster),
    titles,
    titleWords: new Set([...titles, ...tags].flatMap((title) => fold(title).match(/[\p{L}-]+/gu) ?? [])),
    age: here.find(({ context }) => context.age !== null)?.context.age ?? null,
  };
}
