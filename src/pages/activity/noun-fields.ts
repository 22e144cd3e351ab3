import type { NounFields } from '../../platform/lib/fields/noun-fields.js';
import { OCCASION_FIELDS } from '../../record/occasions/fields.js';
import { OUTLET_FIELDS } from '../../record/outlets/fields.js';
import { SOURCE_FIELDS } from '../../record/sources/fields.js';
import { SPEAKER_FIELDS } from '../../record/speakers/fields.js';
import { TAG_FIELDS } from '../../record/tags/fields.js';

/** The described fields of each noun, by the kind of record in events. */
export const FIELDS_OF: Readonly<Record<string, NounFields>> = {
  occasion: OCCASION_FIELDS,
  outlet: OUTLET_FIELDS,
  source: SOURCE_FIELDS,
  speaker: SPEAKER_FIELDS,
  tag: TAG_FIELDS,
};
