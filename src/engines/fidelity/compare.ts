import {
  areOfDifferentLanguages,
  isUnknownLanguage,
  languageOf,
  languageOfTag,
} from '../language/language.js';
import { isUnpunctuated } from '../reading/compared/sentences.js';
import { commonBlocks } from './alignment/blocks.js';
import { bestChain, type Passage } from './alignment/chain.js';
import { numbersIn, withNumbers } from './alignment/numbers.js';
import { realPassages, textEnd, textStart } from './alignment/passages.js';
import { alignPassages } from './alignment/steps.js';
import { findingsOfRuns, findingsOfSplices, isFound } from './differences/changes.js';
import { findingsOfEnds } from './differences/cuts.js';
import { type Case, type Finding, gravest, harmless, isMilder } from './differences/finding.js';
import { findingsOfGoverned } from './differences/governed.js';
import { findingsOfLetters } from './differences/letters.js';
import { mayBeFound } from './differences/may-be-found.js';
import { noiseIn } from './differences/noise.js';
import { findingsOfMarks } from './differences/omissions.js';
import { findingsOfPunctuation } from './differences/punctuation.js';
import { withRolled } from './differences/rolled.js';
import { gatherRuns } from './differences/runs.js';
import { findingsOfTerms } from './differences/terms.js';
import { withHesitations, withTidied } from './differences/tidied.js';
import { alignmentOf, spansOf } from './result.js';
import { type Readable, type ReadText, readText } from './text/text.js';
import type { Comparison, FidelityFlag, Printed } from './verdict.js';
import { findingsOfVoice } from './voice.js';
import { readWording, type Wording } from './wording.js';

/**
 * Compares a wording with a text; positions in the result are UTF-16 code units. Pass a `Reading` where several
 * wordings are compared with one text.
 */
export function compareWording(wording: string, text: Readable, printed: Printed = {}): Comparison {
  const read = readWording(wording);
  const source = readText(text);
  const judged = placesOf(read, source)
    .filter((passages) => mayBeFound(read, source, passages))
    .map((passages) => alignedCase(read, source, passages, printed))
    .filter(isFound)
    .map((its) => ({ its, findings: findingsOf(its, printed) }));
  const [first] = judged;
  if (first === undefined) return notFound(read, source);
  const best = judged.reduce((a, b) => (isMilder(b.findings, a.findings) ? b : a), first);
  return {
    verdict: gravest(best.findings),
    flags: flagsOf(best.findings).filter((flag) => flag !== 'not_in_marks' || judged.every(isInProse)),
    spans: spansOf(best.its),
    alignment: alignmentOf(best.its),
  };
}

/** Words that are in quotation marks elsewhere in the text come from there. */
function isInProse({ findings }: { readonly findings: readonly Finding[] }): boolean {
  return findings.some(({ flag }) => flag === 'not_in_marks');
}

/** Maximum number of places judged where a text has the whole wording several times; the mildest verdict counts. */
const MAX_PLACES = 12;

function placesOf(wording: Wording, text: ReadText): (readonly Passage[])[] {
  const blocks = commonBlocks(wording, text);
  const whole = blocks.filter(({ length }) => length === wording.folded.length);
  if (whole.length > 0) return whole.slice(0, MAX_PLACES).map((block) => [[block]]);
  const passages = realPassages(wording, text, bestChain(wording, text, blocks));
  return passages.length === 0 ? [] : [passages];
}

function notFound(wording: Wording, text: ReadText): Comparison {
  const isOther = areOfDifferentLanguages(wording.folded, text.folded.slice(0, 2000));
  return { verdict: 'not_found', flags: isOther ? ['other_language'] : [], spans: [], alignment: [] };
}

/** Words on either side of a passage that show the language and kind of the text. */
const CONTEXT_WORDS = 60;

function alignedCase(wording: Wording, text: ReadText, passages: readonly Passage[], printed: Printed): Case {
  const windows = passages.map((passage) => windowOf(text, passage));
  const around = windows.flatMap(([from, to]) => text.folded.slice(from, to));
  const tag = printed.language ?? null;
  const language = tag === null ? languageOf(around) : languageOfTag(tag);
  const noises = windows.map((window) => noiseIn(text, window, language));
  const noiseAt = (at: number) => {
    const which = windows.findIndex(([from, to]) => from <= at && at < to);
    return noises[which]?.(at) ?? null;
  };
  const isReported = printed.form === 'indirect' || printed.form === 'mixed';
  const both = { wording, text, isReported, isNoise: (at: number) => noiseAt(at) !== null };
  const numbers = {
    wording: numbersIn(wording, [0, wording.folded.length], language),
    text: windows.flatMap((window) => numbersIn(text, window, language)),
    language,
  };
  const unpunctuated = windows.every((window) => isUnpunctuated(text, window));
  const gathered = alignPassages(both, passages).map((steps) =>
    gatherRuns(both, noiseAt, withNumbers(both, numbers, steps)),
  );
  return {
    wording,
    text,
    language,
    isUnknownLanguage: language === null && (tag !== null || isUnknownLanguage(around)),
    isNoise: both.isNoise,
    unpunctuated,
    passages: gathered.map((runs) =>
      withHesitations(text, { language, unpunctuated }, withRolled(text, runs)),
    ),
  };
}

function windowOf(text: ReadText, passage: Passage): [number, number] {
  return [
    Math.max(0, textStart(passage) - CONTEXT_WORDS),
    Math.min(text.folded.length, textEnd(passage) + CONTEXT_WORDS),
  ];
}

function findingsOf(its: Case, printed: Printed): readonly Finding[] {
  return withTidied(its, [
    ...findingsOfVoice(its, printed),
    ...(its.isUnknownLanguage ? [harmless('negation_not_checked')] : []),
    ...findingsOfRuns(its),
    ...findingsOfMarks(its),
    ...findingsOfSplices(its),
    ...findingsOfEnds(its),
    ...findingsOfLetters(its),
    ...findingsOfGoverned(its),
    ...findingsOfPunctuation(its),
    ...findingsOfTerms(its),
  ]);
}

/** A full stop that the source lacks is already reported by the cut. */
function flagsOf(findings: readonly Finding[]): FidelityFlag[] {
  const flags = new Set(findings.map(({ flag }) => flag).filter((flag) => flag !== null));
  if (flags.has('cut_end')) flags.delete('final_punctuation');
  return [...flags].sort();
}
