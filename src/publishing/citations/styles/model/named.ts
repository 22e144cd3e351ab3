import { type FieldError, ok, type Result, refused } from '../../../../platform/lib/result.js';
import type { TitledStyle } from './search.js';

/** Why words name no style, or several: with those to choose from. */
export type StyleFault = Omit<FieldError, 'path'>;

/** The most styles to choose from, and the most that a message names. */
const MAX_CHOICES = 20;
const MAX_NAMED = 3;

/** The id of the one style that words name. @param found all that they may mean */
export function oneStyle(words: string, found: readonly TitledStyle[]): Result<string, StyleFault> {
  const [only, ...others] = found;
  if (only === undefined)
    return refused({ message: `No citation style matches “${clipped(words)}”. Find one at /styles` });
  if (others.length === 0) return ok(only.id);
  const isTwice = (title: string) => found.filter((one) => one.title === title).length > 1;
  const apart = ({ id, title }: TitledStyle) => (isTwice(title) ? `${title} (${id})` : title);
  const named = found.slice(0, MAX_NAMED).map((style) => `“${apart(style)}”`);
  const choices = found.slice(0, MAX_CHOICES).map((style) => ({ value: style.id, label: apart(style) }));
  return refused({
    message: `“${clipped(words)}” matches ${found.length} styles, such as ${named.join(', ')}. Choose one`,
    choices,
  });
}

function clipped(words: string): string {
  return words.length > 60 ? `${words.slice(0, 60)}…` : words;
}
