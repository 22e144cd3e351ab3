import { apa } from './apa-model.js';
import { chicago } from './chicago-model.js';
import { GUIDE_IDS, type Guide } from './guide-model.js';
import { mla } from './mla-model.js';

// What the guide of a style says that its CSL file does not do: which types and variables an item needs there, and which
// kinds of source stand in no bibliography.

/** The rules for a style, by its id. */
export function guideOf(style: string): Guide {
  return GUIDES.find(({ ids }) => ids.test(style)) ?? NO_GUIDE;
}

const NO_GUIDE: Guide = { adapt: (item) => ({ item }), account: () => null, unlisted: {} };

/**
 * @source Publication Manual of the American Psychological Association, 7th edition, 8.9 and 10.15; The Chicago Manual of
 * Style, 17th edition, 14.209, 14.214, 15.53; 18th edition, 14.106, 14.111; MLA Handbook, 9th edition, 5.3–5.22
 */
const GUIDES: readonly (Guide & { readonly ids: RegExp })[] = [
  {
    ids: GUIDE_IDS.apa,
    adapt: apa,
    account: (name) => ` [${name}]`,
    unlisted: {
      personal_communication:
        'APA cites private communication only in the text (8.9): it stands in note form.',
    },
  },
  {
    ids: GUIDE_IDS.chicagoNotes,
    adapt: chicago,
    account: (name) => ` (${name})`,
    unlisted: {
      personal_communication:
        'Chicago cites private communication only in notes (14.111): it stands in note form.',
      post: 'Chicago cites posts in notes and seldom in a bibliography (14.106): it stands in note form.',
    },
  },
  {
    ids: GUIDE_IDS.chicagoAuthorDate,
    adapt: chicago,
    account: (name) => ` (${name})`,
    unlisted: {
      personal_communication:
        'Chicago cites private communication only in the text (15.53): it stands in note form.',
    },
  },
  {
    ids: GUIDE_IDS.mla,
    adapt: mla,
    account: (name) => ` [${name}]`,
    unlisted: {},
  },
];
