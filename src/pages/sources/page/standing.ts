import { isOfRecord } from '../../../derived/match/model/sentence.js';
import { isMismatch } from '../../../derived/match/model/state.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import type { SourceAttribution } from '../../../record/sources/store.js';

/**
 * How the wordings of a source compare with its saved copies; null where it has none.
 * @param isWhole whether these are all of them
 */
export function sourceStanding(attributions: readonly SourceAttribution[], isWhole: boolean) {
  if (attributions.length === 0) return null;
  const kinds = attributions.map(kindOf);
  const count = (kind: Kind) => kinds.filter((one) => one === kind).length;
  const total = howMany(attributions.length, 'quotation');
  return {
    total: isWhole ? total : `Of the ${attributions.length} quotations shown`,
    counts: KINDS.flatMap(({ kind, icon, words }) => {
      const n = count(kind);
      return n === 0 ? [] : [{ icon, text: `${n} ${words[n === 1 ? 0 : 1]}` }];
    }),
  };
}

type Kind = 'match' | 'differs' | 'credited' | 'not_compared' | 'not_seen';

const KINDS: readonly { readonly kind: Kind; readonly icon: string; readonly words: [string, string] }[] = [
  { kind: 'match', icon: 'check', words: ['matches our copy', 'match our copy'] },
  { kind: 'differs', icon: 'warning', words: ['differs from our copy', 'differ from our copy'] },
  {
    kind: 'credited',
    icon: 'warning',
    words: ['credited to someone else', 'credited to someone else'],
  },
  { kind: 'not_compared', icon: 'help', words: ['not compared', 'not compared'] },
  { kind: 'not_seen', icon: 'help', words: ['cited only', 'cited only'] },
];

function kindOf({ wording, match }: SourceAttribution): Kind {
  if (isOfRecord(match)) return 'credited';
  if (wording === null) return 'not_seen';
  if (match.state === 'not_compared') return 'not_compared';
  return isMismatch(match.state) ? 'differs' : 'match';
}
