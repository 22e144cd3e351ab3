import { type Zone, type ZoneKind, zoneAt } from '../../reading/zones/zone.js';
import type { Frame } from '../frames/frame.js';
import type { Draft } from './drafts.js';

/** What stands there is said by nobody whom the article quotes, and names no speaker. */
const NOT_ARTICLE: ReadonlySet<ZoneKind> = new Set<ZoneKind>([
  'byline',
  'dateline',
  'footer',
  'furniture',
  'markup',
]);

/** Those in the article itself. Speakers named outside it are dropped, and headlines give theirs to the words in marks. */
export function inArticle(
  zones: readonly Zone[],
  frames: readonly Frame[],
  drafts: readonly Draft[],
): Draft[] {
  const headline = frames.find(({ kind }) => kind === 'headline');
  const isOutside = (position: number): boolean => NOT_ARTICLE.has(zoneAt(zones, position));
  return drafts
    .filter(({ spans: [first] }) => first === undefined || !isOutside(first[0]))
    .map((draft) =>
      draft.speaker !== null && isOutside(draft.speaker[0]) ? { ...draft, speaker: null } : draft,
    )
    .map((draft) => (headline === undefined ? draft : withHeadlineSpeaker(headline, draft)));
}

/** “Voss: port ‘open by night’”: what is in marks is said by the speaker of the whole. */
function withHeadlineSpeaker({ content: [whole], speaker, cue }: Frame, draft: Draft): Draft {
  const [start = -1] = draft.spans[0] ?? [];
  const isWithin = whole !== undefined && start >= whole[0] && start < whole[1];
  const isUnclear = draft.speaker === null || draft.origin === 'nearest' || draft.origin === 'follow_on';
  return isWithin && isUnclear ? { ...draft, speaker, cue, origin: 'frame' } : draft;
}
