import type { Language } from './language.js';

// Words that turn a statement into its opposite. Folded, as words are compared.

const ENGLISH =
  'not no never none nor neither nobody nothing nowhere cannot cant wont dont doesnt didnt isnt arent wasnt werent hasnt ' +
  'havent hadnt wouldnt couldnt shouldnt mustnt neednt aint shant without hardly scarcely barely unless';

const BY_LANGUAGE: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: words(ENGLISH),
  de: words(
    'nicht kein keine keinen keinem keiner keines nie niemals nichts niemand niemanden niemandem ohne weder noch kaum',
  ),
  fr: words('ne pas non jamais aucun aucune rien sans ni nul nulle guere personne'),
  es: words('no nunca jamas nada nadie ningun ninguno ninguna ni sin tampoco'),
  zh: words('不 没 沒 无 無 未 非 别 別 勿 否 莫'),
};

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** English negations count in any text; those of another language only in a text of that language. */
export function isNegation(folded: string, language: Language | null): boolean {
  if (BY_LANGUAGE.en.has(folded) || folded.endsWith("n't")) return true;
  if (language === 'fr' && /^[nN]'/.test(folded)) return true;
  return language !== null && BY_LANGUAGE[language].has(folded);
}
