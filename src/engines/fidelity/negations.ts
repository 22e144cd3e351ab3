import type { Language } from './language.js';

// Words that turn a statement into its opposite. Folded, as words are compared.

const ENGLISH =
  'not no never none nor neither nobody nothing nowhere cannot cant wont dont doesnt didnt isnt arent wasnt werent hasnt ' +
  'havent hadnt wouldnt couldnt shouldnt mustnt neednt aint shant without hardly scarcely barely unless';

/** In a script of their own: these are negations in any text. */
const ELSEWHERE =
  'не ни нет никогда никто никому ничего ничто нельзя без لا لن لم ليس ليست لست غير دون לא אין בלי אל 不 没 沒 無 无 未 非 别 別 勿 否 莫';

const ANYWHERE = words(`${ENGLISH} ${ELSEWHERE}`);

const BY_LANGUAGE: Readonly<Record<'de' | 'fr' | 'es', ReadonlySet<string>>> = {
  de: words(
    'nicht kein keine keinen keinem keiner keines nie niemals nichts niemand niemanden niemandem ohne weder noch kaum',
  ),
  fr: words('ne pas non jamais aucun aucune rien sans ni nul nulle guere personne'),
  es: words('no nunca jamas nada nadie ningun ninguno ninguna ni sin tampoco'),
};

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Those of German, French and Spanish count where the language is theirs, or not known. */
export function isNegation(folded: string, language: Language | null): boolean {
  if (ANYWHERE.has(folded) || folded.endsWith("n't")) return true;
  if (language === 'fr' && folded.startsWith("n'")) return true;
  if (language === null) return Object.values(BY_LANGUAGE).some((its) => its.has(folded));
  return language !== 'en' && language !== 'zh' && BY_LANGUAGE[language].has(folded);
}
