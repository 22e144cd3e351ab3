// Why somebody is taken to be the speaker: one sentence for each, as the page shows it.

/** What a sentence is about, as printed; `name` is the fullest name, null for one that the text does not name. */
export interface ReasonParts {
  readonly mention: string;
  readonly name: string | null;
  readonly cue: string | null;
}

export type ReasonKey = keyof typeof REASONS;

export const REASONS = {
  name_beside_cue: ({ cue }: ReasonParts) => `${said(cue)} stands beside the name.`,
  name_of_cue: ({ cue }: ReasonParts) => `The name belongs to ${said(cue)} in the same sentence.`,
  name_beside_quotation: () => 'The name stands beside the quotation.',
  according_to: ({ cue }: ReasonParts) => `The name follows ${said(cue ?? 'according to')}.`,
  ambiguous_name: (parts: ReasonParts) =>
    `More than one is called “${parts.mention}” here; ${whom(parts)} was named last.`,
  nearest_name: () => 'This is the nearest name; no word links it to the quotation.',
  label: () => 'The name stands before these words, as in a transcript.',
  signature: () => 'The name stands below these words, as a signature.',
  relative: (parts: ReasonParts) => `“${parts.mention}” refers to ${whom(parts)}, directly before it.`,
  same_speaker: (parts: ReasonParts) =>
    `“${parts.mention}” is taken to be ${whom(parts)}, who spoke just before.`,
  last_woman: (parts: ReasonParts) =>
    `“${parts.mention}” is taken to be ${whom(parts)}, the last woman named before it.`,
  last_man: (parts: ReasonParts) =>
    `“${parts.mention}” is taken to be ${whom(parts)}, the last man named before it.`,
  last_person: (parts: ReasonParts) =>
    `“${parts.mention}” is taken to be ${whom(parts)}, the last person named before it.`,
  last_body: (parts: ReasonParts) =>
    `“${parts.mention}” is taken to be ${whom(parts)}, the last named before it.`,
  named_after: (parts: ReasonParts) =>
    `“${parts.mention}” is taken to be ${whom(parts)}, named directly after it.`,
  title_fits: (parts: ReasonParts) => `“${parts.mention}” fits ${whom(parts)}, as this text describes them.`,
  age_fits: (parts: ReasonParts) => `“${parts.mention}” fits the age that the text gives for ${whom(parts)}.`,
  name_fits: (parts: ReasonParts) => `“${parts.mention}” is a part of the name ${whom(parts)}.`,
  own_words: (parts: ReasonParts) => `“${parts.mention}” is ${whom(parts)}, in whose words it stands.`,
  only_person: (parts: ReasonParts) =>
    `“${parts.mention}” is taken to be ${whom(parts)}, the only person named so far.`,
  speaker_before: (parts: ReasonParts) => `No speaker is named beside it; ${whom(parts)} spoke just before.`,
  subject_before: (parts: ReasonParts) =>
    `No speaker is named beside it; the words before are about ${whom(parts)}.`,
  group: ({ mention }: ReasonParts) => `“${mention}” are several, or a group without a name.`,
  unnamed: ({ mention }: ReasonParts) => `The text does not name “${mention}”.`,
  first_person: ({ mention }: ReasonParts) =>
    `“${mention}” is the author or another speaker; the text does not say who.`,
  unclear: ({ mention }: ReasonParts) => `The text does not say clearly who “${mention}” is.`,
  nobody: () => 'No speaker was found.',
} as const;

function said(cue: string | null): string {
  return cue === null || !/\p{L}/u.test(cue) ? 'A colon' : `“${cue}”`;
}

function whom({ name, mention }: ReasonParts): string {
  return name ?? mention;
}
