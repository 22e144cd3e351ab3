import { settingWords } from '../words/settings.js';

// Whether the words before a passage recount what another person said: “Berg told me | the mine would stay open”.

const TOLD = new RegExp(
  String.raw`\b(?!(?:i|we|you) )([\w'.-]+) (?:(?:has|had|have|also|then|once|later|always) )*(?:${settingWords('telling')})(?: (?:me|us|him|her|them|\w+s))?(?: that)? ?(?:[\w', -]*)$`,
  'u',
);
/** Nobody in particular. */
const NOBODY =
  /^(?:it|there|which|what|this|that|poll|polls|people|law|bible|proverb|saying|constitution|rule|rules|report|data)$/u;

/**
 * Within quotation marks only: outside them the one who is said to have spoken is the speaker.
 * @param before in lower case
 */
export function recounts(before: string, isInMarks: boolean): boolean {
  if (!isInMarks) return false;
  const [, teller = ''] = TOLD.exec(before) ?? [];
  return teller !== '' && !NOBODY.test(teller);
}
