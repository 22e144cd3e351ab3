import type { NounFields } from '../lib/noun-fields.js';
import { OCCASION_FIELDS } from '../occasions/fields.js';
import { OUTLET_FIELDS } from '../outlets/fields.js';
import { SOURCE_FIELDS } from '../sources/fields.js';
import { SPEAKER_FIELDS } from '../speakers/fields.js';
import { TAG_FIELDS } from '../tags/fields.js';

/** The fields that are described once, by the kind that an event calls their rows. */
export const FIELDS_OF: Readonly<Record<string, NounFields>> = {
  occasion: OCCASION_FIELDS,
  outlet: OUTLET_FIELDS,
  source: SOURCE_FIELDS,
  speaker: SPEAKER_FIELDS,
  tag: TAG_FIELDS,
};
