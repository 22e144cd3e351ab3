import { type Typed, typedFrom } from '../../../platform/lib/fields/form-page.js';
import type { ChosenQuotation } from '../input.js';
import { withoutEmpty } from '../model/fields.js';

/** The fields of a quotation with what a client decided: what it left out stays as found, null clears it. */
export function chosenFields(fields: Typed, given: ChosenQuotation): Typed {
  const {
    n: _,
    speaker_id,
    speaker,
    recounted_by_id,
    recounted_by,
    occasion_id,
    occasion,
    embargoed_until: until,
    relayed_from,
    claim_id,
    fragment_of,
    ...plain
  } = given;
  const kept = Object.entries(fields).filter(([name]) => !isReplaced(name, given));
  return withoutEmpty({
    ...Object.fromEntries(kept),
    ...plain,
    ...(until !== undefined && { embargoed_until: until?.text }),
    ...(speaker_id && { 'speaker.id': speaker_id }),
    ...under('speaker', speaker),
    ...(recounted_by_id && { 'recounted_by.id': recounted_by_id }),
    ...under('recounted_by', recounted_by),
    ...(occasion_id && { occasion_id }),
    ...under('occasion', occasion && { ...occasion, date: occasion.date?.text }),
    ...(relayed_from?.source_id && { 'relayed_from.source_id': relayed_from.source_id }),
    ...under('relayed_from.source', relayed_from?.source),
    claim: claim_id === undefined ? fields.claim : (claim_id ?? 'new'),
    fragment_of: fragment_of === undefined ? fields.fragment_of : fragment_of,
  });
}

function isReplaced(name: string, given: ChosenQuotation): boolean {
  if (name.startsWith('speaker.')) return Boolean(given.speaker_id ?? given.speaker);
  if (name.startsWith('recounted_by.'))
    return given.recounted_by_id !== undefined || given.recounted_by !== undefined;
  if (name.startsWith('occasion')) return given.occasion_id !== undefined || given.occasion !== undefined;
  return name.startsWith('relayed_from.') && given.relayed_from !== undefined;
}

function under(at: string, record: object | null | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(typedFrom(record ?? {})).map(([name, value]) => [`${at}.${name}`, value]),
  );
}
