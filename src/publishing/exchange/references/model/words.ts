import { howMany, listed } from '../../../../platform/lib/text/how-many.js';
import { TYPE_NOT_KNOWN } from '../../../../vocabulary.js';
import { MAX_ROWS_COMPARED } from '../../model/report.js';
import { OUTSIDE_RECORDS } from './reference.js';
import type { Outcome, RecordLine, ReferenceReport, Tally } from './reference-report.js';

// The report of a checked file of a reference manager, in sentences for the page and the terminal.

/** `Already saved as source 12` */
export function wordOutcome(outcome: Outcome): string {
  switch (outcome.as) {
    case 'new':
      return 'New';
    case 'saved':
      return `Already saved as source ${outcome.id}`;
    case 'repeated':
      return `The same as record ${outcome.n}`;
    case 'refused':
      return `Left out: ${outcome.reason}`;
  }
}

/** What its record has that no field holds; of a record that is left out, what is lost even so. */
export function wordRemarks({ outcome, untyped, inNote, notKept }: RecordLine): string[] {
  const isNew = outcome.as === 'new';
  const lost = isNew ? notKept : notKept.filter((what) => what === OUTSIDE_RECORDS);
  return [
    ...(isNew && untyped !== null ? [`${TYPE_NOT_KNOWN} (${untyped})`] : []),
    ...(isNew && inNote.length > 0 ? [`In the note: ${inWords(inNote)}`] : []),
    ...(lost.length > 0 ? [`Not imported: ${inWords(lost)}`] : []),
  ];
}

/** Names begin with a capital where they stand alone. */
function inWords(names: readonly string[]): string {
  return listed(
    names.map((name) => (/^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name)),
  );
}

/** `2 already saved, one without a title`; null where every record comes in. */
export function wordLeftOut({ leftOut }: ReferenceReport): string | null {
  const { saved, repeated, refused } = leftOut;
  const counts = [
    ...(saved > 0 ? [`${howMany(saved, 'record')} already saved`] : []),
    ...(repeated > 0 ? [`${howMany(repeated, 'record')} twice in the file`] : []),
    ...(refused > 0 ? [`${howMany(refused, 'record')} without a title`] : []),
  ];
  return counts.length === 0 ? null : listed(counts);
}

/** `volume (3) and DOI (1)`, with numbers of records; null for none. */
export function wordTallies(tallies: readonly Tally[]): string | null {
  const words = tallies.map(({ name, records }) => `${inWords([name])} (${records.toLocaleString('en-GB')})`);
  return words.length === 0 ? null : listed(words);
}

/** How many records may duplicate a saved source, and how many were not compared with similar ones. */
export function wordSimilar({ alikeCount, notCompared }: ReferenceReport): string[] {
  const [similar, others] = [howMany(alikeCount, 'record'), howMany(notCompared, 'record')];
  const how = 'compared only by address, and by title with outlet and date';
  return [
    ...(alikeCount > 0 ? [`Possible duplicates among them: ${similar}.`] : []),
    ...(notCompared > 0 ? [`Beyond the first ${MAX_ROWS_COMPARED}: ${others}, ${how}.`] : []),
  ];
}

/** `Imported 12 sources. Left out: 2 records already saved. In the note: …` */
export function wordReferences(report: ReferenceReport, isDryRun: boolean): string {
  const parts = [
    ['Left out', wordLeftOut(report)],
    [TYPE_NOT_KNOWN, wordTallies(report.untyped)],
    ['In the note', wordTallies(report.inNote)],
    ['Not imported', wordTallies(report.notKept)],
  ] as const;
  return [
    `${isDryRun ? 'Would import' : 'Imported'} ${howMany(report.taken, 'source')}.`,
    ...parts.flatMap(([term, text]) => (text === null ? [] : [`${term}: ${text}.`])),
    ...wordSimilar(report),
  ].join(' ');
}
