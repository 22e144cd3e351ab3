import titles from '../../../data/words/titles.json' with { type: 'json' };
import { setOf } from './lists.js';

// Titles before names, in lower case and in all languages that papers in English print.

type Kind = 'address' | 'short' | 'offices' | 'ranks' | 'nobility' | 'clergy' | 'occupations' | 'qualifiers';

const LANGUAGES = Object.values(titles.languages) as readonly Partial<Readonly<Record<Kind, string>>>[];

function listed(...kinds: readonly Kind[]): readonly string[] {
  return LANGUAGES.flatMap((lists) => kinds.flatMap((kind) => lists[kind]?.split(' ') ?? []));
}

/** Each title that is written short, and the whole word; empty where there is none in English. */
const SHORT = listed('short').map((entry) => {
  const [short = '', whole = ''] = entry.split(':');
  return [short, whole] as const;
});

/** “Mr”, “Sen”, “Capt”, as they stand before a full stop. */
export const SHORT_TITLES: readonly string[] = SHORT.map(([short]) => short);

/** The short forms of a title: sen for senator. */
export function shortFormsOf(title: string): readonly string[] {
  return SHORT.filter(([, whole]) => whole === title).map(([short]) => short);
}

/** “Mr”, “Dame”: what somebody is addressed by. */
export const FORMS_OF_ADDRESS: ReadonlySet<string> = new Set(listed('address'));

const OF_PERSONS = listed('address', 'offices', 'ranks', 'nobility', 'clergy').concat(SHORT_TITLES);

/** Titles that one bears beside one's name, and no occupations: “Sir”, “Senator”, “Colonel”, “Rabbi”. */
export const BORNE_TITLES: ReadonlySet<string> = new Set(OF_PERSONS);

/** All titles: also occupations (“actress Mara Voss”) and what stands before a title (“former”). */
export const TITLES: ReadonlySet<string> = new Set([...OF_PERSONS, ...listed('occupations', 'qualifiers')]);

/** Titles that are also names of people, and so end a title only where a full name follows. */
export const TITLES_OR_NAMES = setOf(titles.languages.en.also_names);
