import type { FoundQuotation, Naming, Speaker } from '../../../src/engines/quotations/found.js';
import { foundWords } from '../../../src/engines/quotations/wording/found-words.js';
import { Reading } from '../../../src/engines/reading/reading.js';
import type { CaptureFound, CaptureJob } from '../../../src/pages/capture/job.js';

// An invented article, and what is found in it. The finder is the engine's business: here it gives what is written.

export const ARTICLE = `Harbour master rules out new deck
By Jon Field
7 October 2026

“The pier does not need a new deck before the spring,” harbour master Felix Okone said at a briefing on Tuesday.

Mayor Mira Tolland, who told County Radio that the ferry would run again from the ninth of May, went further. “We will not raise the fares this year,” she said. “Nobody will pay twice.”

Okone called the plan for the deck “a new deck before the spring” in name only, and Field said “never” to it.
`;

export interface Told {
  readonly words: string;
  readonly type?: FoundQuotation['type'];
  readonly speaker?: readonly [text: string, resolved: string | null, naming?: Naming, isCertain?: boolean];
  readonly cue?: string;
  readonly channel?: FoundQuotation['channel'] extends infer C
    ? { readonly text: string } & Partial<C>
    : never;
}

export const TOLD: readonly Told[] = [
  {
    words: '“The pier does not need a new deck before the spring,”',
    speaker: ['harbour master Felix Okone', 'Felix Okone', 'name', true],
    cue: 'said',
  },
  {
    words: 'the ferry would run again from the ninth of May',
    type: 'indirect',
    speaker: ['Mira Tolland', 'Mira Tolland', 'name', true],
    cue: 'told',
    channel: { text: 'County Radio', type: 'broadcast', outlet: 'County Radio' },
  },
  {
    words: '“We will not raise the fares this year,”',
    speaker: ['she', 'Mira Tolland', 'pronoun'],
    cue: 'said',
  },
  { words: '“Nobody will pay twice.”', speaker: ['she', 'Mira Tolland', 'inferred'] },
  { words: '“a new deck before the spring”', speaker: ['Okone', 'Felix Okone', 'name', true], cue: 'called' },
  { words: '“never”', speaker: ['Field', 'Field', 'name', true], cue: 'said' },
];

/** Finds what is told of, where it stands in the text. */
export function finder(told: readonly Told[] = TOLD) {
  return ({ text }: CaptureJob): Promise<CaptureFound> => {
    const reading = new Reading(text);
    const quotations = told.flatMap(({ words, type = 'direct', speaker, cue, channel }) => {
      const start = text.indexOf(words);
      if (start < 0) return [];
      const spans = [[start, start + words.length]] as const;
      const near = (what: string) => {
        const after = text.indexOf(what, start + words.length);
        const at = after >= 0 && after < start + words.length + 80 ? after : text.lastIndexOf(what, start);
        return { text: what, start: at, end: at + what.length };
      };
      const found = {
        type,
        speaker: speaker === undefined ? null : speakerOf(speaker, near(speaker[0])),
        cue: cue === undefined ? null : near(cue),
        channel:
          channel === undefined ? null : { ...near(channel.text), type: null, outlet: null, ...channel },
        recountedBy: null,
        isSpeech: true,
        reason: 'name_beside_cue',
      };
      return [{ found, wording: foundWords(reading, spans, { type }), teller: null, saidOn: {} }];
    });
    return Promise.resolve({ language: 'en', speakers: 'found', days: [], quotations, saidOn: [] });
  };
}

function speakerOf(
  [, resolved, naming = 'name', isCertain = false]: NonNullable<Told['speaker']>,
  at: { readonly text: string; readonly start: number; readonly end: number },
): Speaker {
  return { ...at, resolved, name: resolved, creditedAs: null, naming, isCertain };
}
