import type { NearRecord } from '../../record/duplicates/model.js';
import { asksOf, isCertain, type MatchedItem, whyOf } from './model/asks.js';
import { nested } from './model/fields.js';
import type { TextTerms } from './model/terms.js';
import type { CaptureItem, FoundText } from './model.js';

// A capture as a client gets it.

export interface CaptureJson {
  readonly id: number;
  readonly version: number;
  readonly found: FoundText;
  readonly terms: TextTerms;
  /** As `itemJson` gives them. */
  readonly quotations: readonly object[];
}

export function captureJson({ id, version, found, terms, quotations }: CaptureJson) {
  const { language, speakers, days } = found;
  const { whose, ground_rule, embargoed_until } = terms;
  return { id, version, whose, ground_rule, embargoed_until, language, speakers, days, quotations };
}

/** @param matched null for those after the first 500, of which more cannot be saved at once: `alike` is null, too */
export function itemJson(item: CaptureItem, matched: MatchedItem | null) {
  const { n, version, state, spans, found, fields } = item;
  const { text, form, cue, credited_as, fragment_of, locator, said_on, ground_rule, embargoed_until } =
    fields;
  const { relayed_from } = nested(fields);
  return {
    ...{ n, version, state, type: found?.type ?? null, form, spans, text },
    speaker: speakerJson(item, matched),
    recounted_by: tellerJson(item, matched),
    credited_as: credited_as ?? null,
    cue: cue ?? null,
    cue_span: found?.cue ? [found.cue.start, found.cue.end] : null,
    channel: found?.channel ?? null,
    relayed_from: relayed_from ?? null,
    locator: locator ?? null,
    said_on: said_on ?? null,
    // Of its own; null where it is that of the text.
    ground_rule: ground_rule ?? null,
    embargoed_until: embargoed_until ?? null,
    fragment_of: fragment_of ?? null,
    recorded: matched?.match.recorded ?? null,
    claim_id: matched?.match.target ?? null,
    certain: matched !== null && isCertain(matched),
    asks: matched === null ? null : asksOf(item, matched.match),
    alike: matched === null ? null : alikeJson(matched),
  };
}

function speakerJson({ found, fields }: CaptureItem, matched: MatchedItem | null) {
  const name = matched?.match.speaker.saved?.name ?? fields['speaker.name'] ?? null;
  if (name === null && !found?.speaker) return null;
  const { text, start, end, resolved, naming } = found?.speaker ?? {};
  return {
    name,
    kind: fields['speaker.kind'] ?? null,
    speaker_id: matched?.match.speaker.saved?.id ?? null,
    status: matched?.match.speaker.status ?? null,
    certain: found?.speaker?.isCertain === true && isExact(matched),
    ...{ text, start, end, resolved, naming },
    why: whyOf(found),
  };
}

/** Who recalls what the speaker said. */
function tellerJson({ fields }: CaptureItem, matched: MatchedItem | null) {
  const saved = matched?.match.teller?.saved ?? null;
  const name = saved?.name ?? fields['recounted_by.name'] ?? null;
  return name === null ? null : { name, speaker_id: saved?.id ?? null };
}

function isExact(matched: MatchedItem | null): boolean {
  return matched !== null && ['known', 'new'].includes(matched.match.speaker.status);
}

function alikeJson({ match }: MatchedItem): readonly object[] {
  const near = match.speaker.near.map(({ id }: NearRecord) => ({ kind: 'near_name', speaker_id: id }));
  return [...match.alike.map(({ kind, id }) => ({ kind, claim_id: id })), ...near];
}
