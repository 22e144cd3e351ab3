import {
  CONDITIONS,
  CONTACT_OUTCOMES,
  CONTACT_WAYS,
  CREDIT_ROLES,
  FACETS,
  FINDING_VALUES,
  FORMS,
  GROUND_RULES,
  LINK_CHOICES,
  MOTIVATIONS,
  OCCASION_KINDS,
  OUTLET_KINDS,
  PLACES,
  RANKS,
  ROLES,
  SEARCH_OUTCOMES,
  SOURCE_TYPES,
  SPEAKER_KINDS,
  TIERS,
  TITLE_KINDS,
  TRANSLATIONS,
} from '../../../vocabulary.js';

// The labels of carried fields. Only their names are known here, since any form may have sent them.

type Pairs = readonly (readonly [name: string, value: string])[];
type Words = Readonly<Record<string, string>>;

/** Names that differ from the label in their form. */
const LABELS: Words = {
  text: 'Quotation',
  tier: 'Evidence level',
  locator: 'Page, paragraph or time',
  rationale: 'Reason',
  value: 'Finding',
  again: 'Confirmed again',
  cited: 'Evidence',
  exact: 'Passage',
  mechanism: 'How the misattribution happened',
  actual_speaker: 'Who said it',
  url: 'Web address',
  type: 'Source type',
  wording: 'Wording as printed',
  no_author: 'No author given',
  is_ours: 'Ours',
  relayed_from: 'Source it cites',
  claim_ids: 'Numbers of quotations',
  do: 'What to do',
};

const VALUES: Readonly<Record<string, Words>> = {
  condition: CONDITIONS,
  do: { accept: 'Accept', drop: 'Drop', reopen: 'Reopen', save: 'Keep changes' },
  form: FORMS,
  ground_rule: GROUND_RULES,
  kind: { ...SPEAKER_KINDS, ...OUTLET_KINDS, ...OCCASION_KINDS, ...LINK_CHOICES },
  motivation: MOTIVATIONS,
  outcome: { ...SEARCH_OUTCOMES, ...CONTACT_OUTCOMES },
  place: PLACES,
  rank: RANKS,
  role: { ...ROLES, ...CREDIT_ROLES },
  title_is: TITLE_KINDS,
  tier: TIERS,
  translation: TRANSLATIONS,
  type: SOURCE_TYPES,
  way: CONTACT_WAYS,
  ...Object.fromEntries(
    ['again', 'cited', 'language_guessed', 'no_author', 'shared', 'is_ours'].map((tick) => [
      tick,
      { on: 'Yes' },
    ]),
  ),
};

/** Ids, keys and what a form repeats about a record: sent again, but of no use to a reader. */
const HIDDEN =
  /(^|\.)(key|id|ref|was|supersedes|facet|token|version|with_version|edited|editing|seen|part|after_saving|start|end|\w+_(id|key|version|utf16))$|\.selector\.(prefix|suffix)$/;

/** Parts of a name that say nothing in a label. */
const SILENT = /^(\d+|attribution|findings|evidence|selector)$/;

/** The fields that a reader can check, as their form calls them. */
export function carriedWords(pairs: Pairs): { readonly term: string; readonly text: string }[] {
  return pairs
    .filter(([name, value]) => value !== '' && !HIDDEN.test(name) && !isWayIn(name, value))
    .map(([name, value]) => {
      const facet = facetOf(name, pairs);
      const last = name.slice(name.lastIndexOf('.') + 1);
      const words: Words = facet !== null && last === 'value' ? FINDING_VALUES[facet] : (VALUES[last] ?? {});
      const term = name === 'text' && isText(pairs) ? 'Text' : termOf(name);
      return {
        term: facet === null ? term : `${FACETS[facet]}: ${lower(term)}`,
        text: Object.hasOwn(words, value) ? (words[value] ?? value) : value,
      };
    });
}

/** Which form of several it was, and no way of asking somebody. */
function isWayIn(name: string, value: string): boolean {
  return name === 'way' && !Object.hasOwn(CONTACT_WAYS, value);
}

/** Whether a whole text is sent: an article, or a copy. */
function isText(pairs: Pairs): boolean {
  return pairs.some(([name, value]) => name === 'way' && value === 'paste');
}

/** The facet of a row of the form of findings, which the row names in another field. */
function facetOf(name: string, pairs: Pairs): keyof typeof FACETS | null {
  const row = /^findings\.\d+\./.exec(name)?.[0];
  const facet = pairs.find(([other]) => row !== undefined && other === `${row}facet`)?.[1];
  return facet !== undefined && Object.hasOwn(FACETS, facet) ? (facet as keyof typeof FACETS) : null;
}

/** ‘occasion.date’ as ‘Occasion: date’, and ‘speaker.name’ as ‘Speaker’. */
function termOf(name: string): string {
  const parts = name.split('.').filter((part) => !SILENT.test(part));
  const isNamed = parts.length > 1 && /^(name|title)$/.test(parts.at(-1) ?? '');
  const labels = (isNamed ? parts.slice(0, -1) : parts).map(labelOf);
  return labels.map((label, place) => (place === 0 ? label : lower(label))).join(': ') || labelOf(name);
}

function labelOf(part: string): string {
  const words = part.replace(/[._]/g, ' ');
  return (Object.hasOwn(LABELS, part) && LABELS[part]) || words.charAt(0).toUpperCase() + words.slice(1);
}

function lower(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}
