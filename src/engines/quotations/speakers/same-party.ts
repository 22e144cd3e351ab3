import { fold } from '../../text/fold.js';
import { genderOfNoun } from './gendered-nouns.js';
import { genderByName } from './given-names.js';
import type { NameGroup } from './groups.js';
import { addEvidence, kindOf, NO_EVIDENCE, type PartyKind } from './kinds.js';
import { isSameGivenName } from './nicknames.js';
import type { NameHere, PartyMention } from './party.js';
import { PARTICLES, PEOPLES, setOf } from './word-lists.js';
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

/** The number of words without particles and suffixes: a surname alone has one. */
function fullLength(words: readonly string[]): number {
  return words.filter((word) => !PARTICLES.has(word) && !SUFFIXES.has(word)).length;
}

const SUFFIXES = setOf('jr sr ii iii iv');

function surnameOf(words: readonly string[]): string {
  return words.findLast((word) => !SUFFIXES.has(word)) ?? '';
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
  return clusters;
}

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

/** “Wang Yi” is called Wang; both words are kept where the first is an East Asian surname. */
function surnames(words: readonly string[]): string[] {
  const last = surnameOf(words);
  const [first = ''] = words;
  return words.length <= 3 && EAST_ASIAN_SURNAMES.has(first) ? [first, last] : [last];
}

const EAST_ASIAN_SURNAMES = setOf(
  'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo xi deng jiang mao hua han feng cao peng ' +
    'zeng xiao tian dong pan yuan cai yu du ye cheng wei su lu ding ren shen yao song tang qin bai cui kim park pak choi jung ' +
    'chung kang cho yoon yun jang lim im shin seo kwon hwang ahn hong moon roh rhee nguyen tran le pham phan vu dang bui do ngo ' +
    'abe kishida suga mori tanaka sato suzuki ito yamamoto nakamura kobayashi kato yoshida yamada sasaki matsumoto inoue kimura',
);

function acronymsOf({ words, here }: NameGroup): string[] {
  const letters = words.filter((word) => word !== 'of' && word !== 'the' && word !== 'and' && word !== 'for');
  const initials = letters.map((word) => word[0] ?? '').join('');
  const brackets = here.flatMap(({ context }) =>
    context.bracket === null ? [] : [context.bracket.toLowerCase()],
  );
  return [
    ...(initials.length > 2 ? [initials] : []),
    ...brackets.filter((bracket) => /^[\p{L}&]{2,8}$/u.test(bracket)),
  ];
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
  const parties = known.called.get(word) ?? [];
  const isPlaceHere = ({ evidence }: NameHere): boolean => evidence.place >= 2;
  const [own, others] = [group.here.filter(isPlaceHere), group.here.filter((here) => !isPlaceHere(here))];
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
      ? parties.filter((party) => fitsTitle(words, here, known.clusters[party] ?? []))
      : parties;
  const [only] = titled;
  if (titled.length === 1 && only !== undefined) return mentionOf(words, here, only, 'short', false);
  const start = words.starts[here.first] ?? 0;
  const last = lastBefore(known.full, start, parties) ?? parties[0] ?? 0;
  return mentionOf(words, here, last, 'short', true);
}

/** “Mr Voss” and “Sen. Voss”, where a Mara and an Otto Voss are named: by gender, or by the same title. */
function fitsTitle(words: TextWords, here: NameHere, cluster: readonly NameGroup[]): boolean {
  const title = words.lower.slice(here.titleFirst, here.first);
  if (title.length === 0) return false;
  const gender = title.map(genderOfNoun).find((one) => one !== null) ?? null;
  const others = cluster.flatMap((group) =>
    group.here.flatMap((name) => words.lower.slice(name.titleFirst, name.first)),
  );
  if (title.some((word) => others.includes(word))) return true;
  return gender !== null && genderByName(longest(cluster).words) === gender;
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
