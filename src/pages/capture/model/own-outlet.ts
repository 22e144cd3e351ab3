import { fold } from '../../../engines/text/fold.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import type { CaptureItem, FoundItem } from '../model.js';
import { channelFields } from './fields.js';

// An article that names its own outlet (“told the Gazette”) names no other source of the words.

type Channel = NonNullable<FoundItem['channel']>;

/** “this newspaper”, “our reporter” */
const SELF = /^(?:this|our) \p{Ll}/u;

/** Whether the words of an article mean its own outlet. @param own all its names */
export function isOwnOutlet({ text, outlet }: Channel, own: readonly string[]): boolean {
  if (SELF.test(text)) return true;
  return outlet !== null && own.some((name) => meansOutlet(wordsOf(outlet), wordsOf(name)));
}

/** The same name, its first or last words (“BBC” for BBC News, “Gazette” for The Harbour Gazette), or its initials. */
function meansOutlet(said: readonly string[], own: readonly string[]): boolean {
  if (said.length === 0 || own.length === 0) return false;
  const [first, last] = [own.slice(0, said.length), own.slice(-said.length)];
  const isPart = [first, last].some((part) => part.join(' ') === said.join(' '));
  return isPart || isInitials(said, own) || isInitials(own, said);
}

function isInitials([short = '', ...more]: readonly string[], long: readonly string[]): boolean {
  return more.length === 0 && short.length > 1 && long.map(([letter]) => letter).join('') === short;
}

/** Without an article, and without the ending of a web address. */
function wordsOf(name: string): string[] {
  const plain = fold(name).replace(/^(?:www\.)?([^\s.]+)\.[a-z.]{2,12}$/u, '$1');
  const words = plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.length > 1 && words[0] === 'the' ? words.slice(1) : words;
}

const CITED = 'relayed_from.';

/**
 * The fields of a quotation after the source of its article changed; null where they stay. A cited source that a person
 * entered stays in any case.
 */
export function fieldsBeside(
  { found, fields, state }: CaptureItem,
  { before, after, title }: { readonly before: IsOwn; readonly after: IsOwn; readonly title: string | null },
): Typed | null {
  const channel = found?.channel ?? null;
  if (channel === null) return null;
  const others = Object.entries(fields).filter(([name]) => !name.startsWith(CITED));
  const hasCited = others.length < Object.keys(fields).length;
  if (hasCited) return after(channel) && isAsFound(fields, channel) ? Object.fromEntries(others) : null;
  return state === 'open' && before(channel) && !after(channel)
    ? { ...fields, ...channelFields(channel, title) }
    : null;
}

export type IsOwn = (channel: Channel) => boolean;

function isAsFound(fields: Typed, { outlet, text }: Channel): boolean {
  const title = fields['relayed_from.source.title'] ?? '';
  return (fields['relayed_from.source.outlet.name'] ?? null) === outlet && title.startsWith(text);
}
