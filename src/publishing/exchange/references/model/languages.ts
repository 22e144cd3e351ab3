/** Languages as reference managers and BibLaTeX call them. @source babel manual, 1.26 */
const CODES: Readonly<Record<string, string>> = {
  ...{ english: 'en', american: 'en-US', usenglish: 'en-US', british: 'en-GB', ukenglish: 'en-GB' },
  ...{ german: 'de', ngerman: 'de', austrian: 'de-AT', naustrian: 'de-AT', french: 'fr', spanish: 'es' },
  ...{ italian: 'it', portuguese: 'pt', brazilian: 'pt-BR', dutch: 'nl', polish: 'pl', russian: 'ru' },
  ...{ ukrainian: 'uk', turkish: 'tr', arabic: 'ar', hebrew: 'he', persian: 'fa', farsi: 'fa', hindi: 'hi' },
  ...{
    chinese: 'zh',
    japanese: 'ja',
    korean: 'ko',
    swedish: 'sv',
    danish: 'da',
    norwegian: 'no',
    finnish: 'fi',
  },
};

/** The code for a language’s English name; other text unchanged. */
export function languageCode(text: string): string {
  const name = text.toLowerCase();
  return Object.hasOwn(CODES, name) ? (CODES[name] ?? text) : text;
}
