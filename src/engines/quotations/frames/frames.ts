import type { Reading } from '../../reading/reading.js';
import { accordingFrames } from './according.js';
import { asPutFrames } from './as-put.js';
import { framesBeside } from './beside-marks.js';
import type { Frame } from './frame.js';
import { headlineFrames } from './headline.js';
import { insertedFrames } from './inserted.js';
import { labelFrames } from './labels.js';
import { foreignFrames, isForeign } from './languages/frames.js';
import { ownedFrames } from './owned.js';
import { signatureFrames } from './signature.js';

/**
 * Finds words in frames that report speech. A passage may be in several.
 * @param language ISO 639-1; English frames where it is null
 * @returns by the beginning of the content
 */
export function framesIn({ text, tokens, regions, turns, zones }: Reading, language: string | null): Frame[] {
  const outer = regions.filter(({ level }) => level === 1);
  const any = [
    ...labelFrames(text, outer, turns),
    ...insertedFrames(text, outer),
    ...signatureFrames(text, outer),
  ];
  const own =
    language !== null && isForeign(language)
      ? foreignFrames(text, outer, language)
      : language === null || language === 'en'
        ? [
            ...framesBeside(tokens, outer),
            ...accordingFrames(tokens, outer),
            ...asPutFrames(tokens, outer),
            ...headlineFrames(text, zones),
            ...ownedFrames(text, regions),
          ]
        : [];
  return [...any, ...own].sort((a, b) => startOf(a) - startOf(b));
}

function startOf({ content: [first] }: Frame): number {
  return first?.[0] ?? 0;
}
