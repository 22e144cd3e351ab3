import { setOf } from '../../words/lists.js';
import { BODY_NOUNS, OUTLET_WORDS, ROLES } from '../../words/naming.js';
import { shortFormsOf } from '../../words/titles.js';
import type { ReasonKey } from '../reasons.js';
import { genderOfNoun } from './gendered-nouns.js';
import type { Description } from './mention.js';
import type { Party } from './party.js';

// Whom a description such as “the senator” may mean.

export interface Described {
  /** Whether the text describes the party so. */
  readonly fits: (party: Party) => boolean;
  readonly reason: ReasonKey;
  /** Whether the party may be meant although the text does not describe it so. */
  readonly mayBe: (party: Party) => boolean;
}

export function describedBy({ noun, words }: Description): Described {
  const age = words.map(ageIn).find((one) => one !== null) ?? null;
  if (age !== null)
    return {
      fits: (party) => party.age === age,
      reason: 'age_fits',
      mayBe: (party) => party.kind === 'person' && party.age === null,
    };
  if (BODY_NOUNS.has(noun) && !ROLES.has(noun)) return body(noun);
  const same = synonymsOf(noun);
  const gender = genderOfNoun(noun);
  const agrees = (party: Party): boolean =>
    party.kind === 'person' && (gender === null || party.gender === null || party.gender === gender);
  return {
    fits: (party) => agrees(party) && same.some((word) => hasTitle(party, word)),
    reason: 'title_fits',
    mayBe: (party) => agrees(party) && ANYBODY.has(noun),
  };
}

/** “54-year-old” */
function ageIn(word: string): number | null {
  const [, years] = /^(\d{1,3})-year-old$/.exec(word) ?? [];
  return years === undefined ? null : Number(years);
}

function body(noun: string): Described {
  const isNamed = (party: Party): boolean => {
    const words = party.name.toLowerCase().split(/[\s-]+/);
    if (words.includes(noun) || party.titleWords.has(noun)) return true;
    if (COMPANY.has(noun)) return words.some((word) => COMPANY_WORDS.has(word));
    return OUTLET.has(noun) && words.some((word) => OUTLET_WORDS.has(word));
  };
  return {
    fits: (party) => party.kind !== 'person' && party.kind !== 'work' && isNamed(party),
    reason: 'name_fits',
    mayBe: () => false,
  };
}

const COMPANY = setOf(
  'company firm business manufacturer maker retailer group conglomerate operator supplier producer',
);
const COMPANY_WORDS = setOf(
  'inc corp corporation co company ltd limited plc llc gmbh ag group holdings industries motors steel',
);
const OUTLET = setOf(
  'paper newspaper outlet magazine journal broadcaster station channel network website site weekly daily',
);
/** Titles by which a noun is recognised: “the senator” for Sen. Mara Voss. */
const TITLES_BY_NOUN: readonly (readonly [nouns: string, titles: string])[] = [
  ['representative congressman congresswoman', 'representative congressman congresswoman'],
  [
    'lawmaker legislator politician',
    'senator representative congressman congresswoman mp deputy lawmaker legislator councillor assemblyman assemblywoman',
  ],
  ['professor academic scholar', 'professor lecturer'],
  ['doctor physician', 'doctor physician surgeon'],
  ['lawyer attorney counsel barrister solicitor', 'lawyer attorney counsel barrister solicitor'],
  ['premier', 'premier prime'],
  ['minister', 'minister premier ministro ministre'],
  ['chairman chairwoman chair chairperson', 'chairman chairwoman chair chairperson'],
  ['executive ceo boss', 'executive ceo chief boss'],
  ['chief', 'chief head commissioner superintendent'],
  ['bishop', 'bishop archbishop'],
  ['priest pastor cleric reverend', 'priest pastor cleric reverend father'],
  ['judge justice', 'judge justice magistrate'],
  ['spokesman spokeswoman spokesperson', 'spokesman spokeswoman spokesperson'],
  ['officer policeman detective inspector', 'officer policeman detective inspector constable sergeant'],
  ['reporter journalist correspondent', 'reporter journalist correspondent editor'],
  [
    'businessman businesswoman tycoon mogul magnate billionaire entrepreneur',
    'businessman businesswoman tycoon mogul magnate billionaire entrepreneur founder',
  ],
  ['adviser advisor aide', 'adviser advisor aide'],
  ['nominee candidate', 'nominee candidate'],
  ['republican', 'republican r'],
  ['democrat', 'democrat democratic d'],
];

const SYNONYMS: ReadonlyMap<string, readonly string[]> = new Map(
  TITLES_BY_NOUN.flatMap(([nouns, titles]) =>
    nouns.split(' ').map((noun) => [noun, [noun, ...titles.split(' ')]] as const),
  ),
);

function synonymsOf(noun: string): readonly string[] {
  const all = SYNONYMS.get(noun) ?? [noun];
  return [...all, ...all.flatMap(shortFormsOf)];
}

/** A title of one letter is the party in “(R-Wexford)”. */
function hasTitle({ titleWords }: Party, word: string): boolean {
  return (
    titleWords.has(word) ||
    (word.length === 1 && [...titleWords].some((title) => title.startsWith(`${word}-`)))
  );
}

/** Nouns that say nothing of an office or a profession. */
const ANYBODY = setOf(
  'man woman boy girl person politician native newcomer author candidate nominee accused youngster',
);
