import type { Reading } from '../reading/reading.js';
import type { Region } from '../reading/regions/region.js';
import type { Span } from '../text/span.js';
import type { FoundChannel } from './channels/channel.js';
import { channelsIn } from './channels/channels.js';
import { type Evidence, evidenceIn } from './evidence/evidence.js';
import type { Frame } from './frames/frame.js';
import { framesIn } from './frames/frames.js';
import { type Hint, type ReadText, readForTagging } from './tagger/read.js';
import type { Passage } from './tagger/units.js';

// What rules find in a text, and the text as the tagger reads it, the same in training and use.

export interface Prepared {
  readonly read: ReadText;
  readonly frames: readonly Frame[];
  readonly channels: readonly FoundChannel[];
}

/** @param language ISO 639-1; English frames where it is null */
export function prepare(reading: Reading, language: string | null): Prepared {
  const { text, regions } = reading;
  const frames = framesIn(reading, language);
  const channels = channelsIn(text);
  const evidence = evidenceIn(
    text,
    regions,
    channels.map(({ start, end }) => [start, end]),
  );
  const passages = passagesOf(regions, evidence, frames);
  return { read: readForTagging(reading.tokens, passages, frames.flatMap(hintsOf)), frames, channels };
}

/** In order; a passage that the reporter interrupts is divided there. */
function passagesOf(
  regions: readonly Region[],
  evidence: readonly Evidence[],
  frames: readonly Frame[],
): Passage[] {
  const inserted = new Map(
    frames.flatMap(({ kind, content }): [number, readonly Span[]][] =>
      kind === 'inserted' ? [[content[0]?.[0] ?? -1, content]] : [],
    ),
  );
  return regions.flatMap(({ outer, level, group }, at) => {
    const passage = { level, group, score: evidence[at]?.score ?? 0 };
    const parts = level === 1 ? (inserted.get(outer[0]) ?? [outer]) : [outer];
    return parts.map((part): Passage => ({ ...passage, outer: part }));
  });
}

function hintsOf({ kind, content, speaker, cue, strength }: Frame): Hint[] {
  // It is taken out of what the tagger finds around it.
  if (kind === 'owned') return [];
  const name = `${kind} ${strength}`;
  return [
    ...content.map((span) => ({ span, name: `${name} content` })),
    ...(speaker === null ? [] : [{ span: speaker, name: `${name} speaker` }]),
    ...(cue === null ? [] : [{ span: cue, name: `${name} cue` }]),
  ];
}
