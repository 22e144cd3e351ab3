import type { Credit } from '../../../engines/context/credit.js';
import type { Setting } from '../../../engines/context/setting.js';
import type { MatchState } from '../../../vocabulary.js';

// Says whose words a copy says these are, or in what setting: the end of a sentence that names the copy.

const SETTINGS: Readonly<Partial<Record<Setting, string>>> = {
  denied: 'these words are denied',
  conditional: 'these words are conditional',
  asked: 'these words are part of a question',
  imagined: 'nobody is reported as saying these words',
  hearsay: 'these words are second-hand',
};

/** “X is credited with these words”, “these words are denied: ‘It is not true that …’”; null for other states. */
export function spokenWords(state: MatchState, credit: Credit | null): string | null {
  if (state === 'another_speaker') return anothersWords(credit);
  return state === 'not_asserted' && credit !== null ? settingWords(credit) : null;
}

function anothersWords(credit: Credit | null): string {
  const name = credit?.certainty === 'open' ? null : (credit?.name ?? credit?.mention ?? null);
  return name === null ? 'these are another speaker’s words' : `${name} is credited with these words`;
}

function settingWords({ setting, because, recounted_by: teller }: Credit): string {
  const told = setting === 'hearsay' && teller !== null ? `, from ${teller}` : '';
  return `${SETTINGS[setting] ?? SETTINGS.imagined}${told}${because === null ? '' : `: ‘${because}’`}`;
}
