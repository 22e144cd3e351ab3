// Why somebody is taken to be the speaker: one sentence for each, as the page shows it.

/** What a sentence is about, as printed; `name` is the fullest name, null for one that the text does not name. */
export interface ReasonParts {
  readonly mention: string;
  readonly name: string | null;
  readonly cue: string | null;
}

export type ReasonKey = keyof typeof REASONS;

export const REASONS = {
  name_beside_cue: ({ cue }: ReasonParts) => `The name is next to ${said(cue)}.`,
  name_of_cue: ({ cue }: ReasonParts) => `The name goes with ${said(cue)} in the same sentence.`,
  name_beside_quotation: () => 'The name is next to the quotation.',
  according_to: ({ cue }: ReasonParts) => `The name follows ${said(cue ?? 'according to')}.`,
  ambiguous_name: (parts: ReasonParts) =>
    `“${parts.mention}” could mean more than one speaker here; ${whom(parts)} was named last.`,
  nearest_name: () => 'This is the nearest name; nothing else links it to the quotation.',
  label: () => 'The name comes before the quotation, as in a transcript.',
  interviewed: (parts: ReasonParts) => `The text is an interview with ${whom(parts)}.`,
  signature: () => 'The name comes below the quotation, as a signature.',
  relative: (parts: ReasonParts) => `“${parts.mention}” refers to ${whom(parts)}, directly before it.`,
  same_speaker: (parts: ReasonParts) =>
    `“${parts.mention}” is taken to be ${whom(parts)}, who spoke just before.`,
  last_woman: (parts: ReasonParts) =>
    `“${parts.mention}” is taken to be ${whom(parts)}, the likeliest woman named before it.`,
  last_man: (parts: ReasonParts) =>
    `“${parts.mention}” is taken to be ${whom(parts)}, the likeliest man named before it.`,
  last_person: (parts: ReasonParts) =>
    `“${parts.mention}” is taken to be ${whom(parts)}, the last person named before it.`,
  last_body: (parts: ReasonParts) =>
    `“${parts.mention}” is taken to be ${whom(parts)}, the last named before it.`,
  named_after: (parts: ReasonParts) =>
    `“${parts.mention}” is taken to be ${whom(parts)}, named directly after it.`,
  title_fits: (parts: ReasonParts) => `“${parts.mention}” fits ${whom(parts)}, as described in this text.`,
  age_fits: (parts: ReasonParts) => `“${parts.mention}” fits the age given for ${whom(parts)}.`,
  name_fits: (parts: ReasonParts) => `“${parts.mention}” is part of the name ${whom(parts)}.`,
  own_words: (parts: ReasonParts) => `“${parts.mention}” is ${whom(parts)}, who is being quoted here.`,
  only_person: (parts: ReasonParts) =>
    `“${parts.mention}” is taken to be ${whom(parts)}, the only person named so far.`,
  speaker_before: (parts: ReasonParts) =>
    `No speaker is named with the quotation; ${whom(parts)} spoke just before.`,
  subject_before: (parts: ReasonParts) =>
    `No speaker is named with the quotation; the words before it are about ${whom(parts)}.`,
  said_below: (parts: ReasonParts) => `The article credits ${whom(parts)} with these words.`,
  group: ({ mention }: ReasonParts) => `“${mention}” is more than one person, or a group without a name.`,
  unnamed: ({ mention }: ReasonParts) => `“${mention}” is not named in the text.`,
  first_person: ({ mention }: ReasonParts) =>
    `“${mention}” may be the author or somebody else; the text does not say.`,
  unclear: ({ mention }: ReasonParts) => `The text does not say clearly who “${mention}” is.`,
  nobody: () => 'No speaker was found.',
} as const;

function said(cue: string | null): string {
  return cue === null || !/\p{L}/u.test(cue) ? 'a colon' : `“${cue}”`;
}

function whom({ name, mention }: ReasonParts): string {
  return name ?? mention;
}
