import { matchLine } from '../../derived/match/model/sentence.js';
import { TextSearch } from '../../derived/search/text-search-store.js';
import { claimTitle } from '../../derived/status/model/claim-title.js';
import { printedWords } from '../../engines/reading/printed-words.js';
import { shortWords } from '../../engines/text/short-words.js';
import type { Db } from '../../platform/db/schema.js';
import { formatEdtf } from '../../platform/lib/edtf/edtf.js';
import { TERMINAL } from '../../platform/viewer.js';
import { openStyles } from '../../publishing/citations/styles-pool.js';
import { ATTRIBUTION_STATUSES, VERDICTS } from '../../vocabulary.js';
import { lookUp } from './actions.js';
import { citationsOf } from './citations-actions.js';
import { readCredits, readLookup } from './job.js';
import { lookupJson } from './json.js';
import { compared } from './model/compared.js';
import type { CopyToRead } from './model/copy-credit.js';
import { drawnOf, inWords } from './model/drawn.js';
import { KIND_WORDS, type PlainMatch } from './model/found.js';
import { printedForm } from './model/items.js';
import { type Answer, type LookedUp, type ShownClaim, type ShownCopy, wholeAnswer } from './model/shown.js';
import { warningsOn } from './model/warnings.js';

/** Looks up a text as the terminal does: as JSON, and in lines. */
export async function lookUpInTerminal(db: Db, text: string, speaker: string | null, deskUrl: string | null) {
  const search = new TextSearch(db, TERMINAL);
  const findCopies = (wordings: readonly string[]) => search.findEach(wordings);
  const here = {
    read: async (words: string) => readLookup(words),
    compare: async (matches: readonly PlainMatch[]) => matches.map(compared),
    readCredits: async (copies: readonly CopyToRead[]) => readCredits(copies),
  };
  const up = await lookUp({ db, viewer: TERMINAL, findCopies, ...here }, text, speaker);
  const styles = openStyles({ db });
  try {
    const citing = { db, viewer: TERMINAL, styles: async () => styles, deskUrl };
    return { json: lookupJson(up, await citationsOf(citing, up.answers)), lines: linesOf(up) };
  } finally {
    await styles.close();
  }
}

function linesOf({ answers, unanswered }: LookedUp): string[] {
  const [only] = answers;
  if (answers.length === 1 && only !== undefined) return linesOfOnly(only);
  const stand = answers.filter(({ stands }) => stands).length;
  return [
    `${stand} of ${answers.length} quotations ${stand === 1 ? 'matches' : 'match'} the record`,
    ...answers.flatMap((answer) => [
      '',
      `${answer.n}. ${printed(answer)}${creditWords(answer)}: ${wholeAnswer(answer)}`,
      ...foundLines(answer),
    ]),
    ...(unanswered === 0 ? [] : [`${unanswered} more quotations were not looked up`]),
  ];
}

function linesOfOnly(answer: Answer): string[] {
  const { instead } = answer.answeredFor;
  const credited = instead === null ? [] : [instead];
  if (answer.claims.length === 0 && answer.copies?.length === 0)
    return ['Not on record: not in quotations, other wordings, translations or saved copies.', ...credited];
  return [...(answer.stands ? credited : [wholeAnswer(answer)]), ...foundLines(answer)];
}

function foundLines({ claims, copies, left }: Answer): string[] {
  return [
    ...claims.flatMap((one) => claimLines(one)),
    ...(left === 0 ? [] : [`${left} more with similar words`]),
    ...(copies ?? []).flatMap(copyLines),
  ];
}

function printed({ item }: Answer): string {
  const words = shortWords(item.text.replaceAll(/\s+/gu, ' ').trim(), MAX_WORDS_LENGTH);
  return printedWords(printedForm(item), words, null);
}

function creditWords({ item: { name, credit } }: Answer): string {
  const who = name ?? credit.mention;
  return who === null ? '' : ` (${who})`;
}

const MAX_WORDS_LENGTH = 200;

function claimLines(shown: ShownClaim): string[] {
  const { found, claim, alsoBy } = shown;
  const { differences, notes, around } = drawnOf(found);
  const day = claim.said_on === null ? '' : `, ${formatEdtf(claim.said_on)}`;
  const about = [
    ...differences.map(inWords),
    ...notes,
    ATTRIBUTION_STATUSES[claim.status],
    matchLine(claim.match),
    ...around,
  ];
  const others = alsoBy.map(
    ({ id, speaker_name: name }) => `also recorded as said by ${name} (/claims/${id})`,
  );
  return [
    `${KIND_WORDS[found.kind]}: ${claimTitle(claim, MAX_WORDS_LENGTH)}${day} (/claims/${claim.id})`,
    ...warningsOn(shown).map((warning) => `  ${warning}`),
    `  ${[...about, ...others].filter((part) => part !== null).join('; ')}`,
  ];
}

function copyLines({ wording: { copy, comparison }, remarks }: ShownCopy): string[] {
  const day = formatEdtf(copy.captured_at.slice(0, 10));
  return [
    `Saved copy: ${copy.source_title}, ${day} (/sources/${copy.source_id}/snapshots/${copy.id}): ${VERDICTS[comparison.verdict]}`,
    ...remarks.map(({ sentence }) => `  ${sentence}`),
  ];
}
