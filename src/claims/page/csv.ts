import { misattributionOf } from '../../findings/model/misattribution.js';
import type { Columns } from '../../lib/csv-table.js';
import { matchSentence } from '../../match/model/sentence.js';
import type { ClaimRow } from '../store.js';

export const CLAIM_COLUMNS: Columns<ClaimRow> = {
  id: ({ id }) => id,
  text: ({ text }) => text,
  language: ({ language }) => language,
  language_guessed: ({ language_guessed }) => (language_guessed === 1 ? 'yes' : null),
  form: ({ form }) => form,
  ground_rule: ({ ground_rule }) => ground_rule,
  speaker: ({ speaker_name }) => speaker_name,
  occasion: ({ occasion_name }) => occasion_name,
  place: ({ occasion_place }) => occasion_place,
  said_on: ({ said_on }) => said_on,
  attribution_status: ({ status }) => status,
  match: ({ match }) => match.state,
  match_in_words: ({ match }) => matchSentence(match, match.source_title),
  misattributed: (claim) => misattributionOf(claim)?.value ?? null,
  actual_speaker: (claim) => misattributionOf(claim)?.actual_speaker?.name ?? null,
  summary: ({ summary }) => summary,
};
