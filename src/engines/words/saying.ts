import saying from '../../../data/words/saying.json' with { type: 'json' };
import { type VerbForm, verbForms } from './inflection.js';
import { setOf } from './lists.js';

// Verbs of saying and writing, in lower case; `data/words/saying.json` says what each list holds.

const { en, ...others } = saying.languages;

type Kind = Exclude<keyof typeof en, 'plural_nouns' | 'phrases'>;
type OtherLanguage = keyof typeof others;

/** Base forms of English verbs. */
export function sayingVerbs(kind: Kind): readonly string[] {
  return en[kind].split(' ');
}

/** English verbs of a kind in the given forms, or in all of them. */
export function sayingForms(kind: Kind, ...forms: readonly VerbForm[]): readonly string[] {
  return sayingVerbs(kind).flatMap((verb) => {
    const all = verbForms(verb);
    return forms.length === 0 ? Object.values(all) : forms.map((form) => all[form]);
  });
}

/** Forms of another language that agree with a subject: sagte, déclare. */
export function finiteForms(language: OtherLanguage): readonly string[] {
  return others[language].finite.split(' ');
}

/** Forms of another language that follow an auxiliary: gesagt, déclaré. */
export function participles(language: OtherLanguage): readonly string[] {
  return others[language].participles.split(' ');
}

const OTHERS = Object.keys(others) as readonly OtherLanguage[];

const ALL: ReadonlySet<string> = new Set([
  ...sayingForms('reports'),
  ...OTHERS.flatMap((language) => [...finiteForms(language), ...participles(language)]),
]);

/** Whether a word, in lower case, is a form of a verb of saying or writing, in any language. */
export function isSpeechVerb(word: string): boolean {
  return ALL.has(word);
}

/** English verbs that stand beside the words said, in the forms that a reporter uses. */
export const SPEECH_VERBS: ReadonlySet<string> = new Set([
  ...sayingForms('quotes', 'past', 'third', 'gerund'),
  ...sayingForms('finite', 'past', 'third'),
  ...sayingForms('verbal', 'base'),
]);

/** Third persons that are plural nouns as often: “two states”, “his calls”. */
export const PLURAL_NOUNS = setOf(en.plural_nouns);

/** Words that credit others without a verb: according, laut, selon. */
export const CREDITING_WORDS = setOf(en.phrases, ...OTHERS.map((language) => others[language].phrases));

/** The commonest finite forms beside words said: English ones that are seldom nouns, and all of other languages. */
export const REPORTING_FORMS: readonly string[] = [
  ...sayingForms('plain', 'past', 'third').filter((verb) => !PLURAL_NOUNS.has(verb)),
  ...OTHERS.flatMap(finiteForms),
];
