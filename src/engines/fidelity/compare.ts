import { commonBlocks } from './blocks.js';
import { bestChain, type Passage } from './chain.js';
import { findingsOfRuns } from './changes.js';
import { findingsOfEnds } from './cuts.js';
import { type Case, type Finding, gravest } from './finding.js';
import { areOfDifferentLanguages, languageOf } from './language.js';
import { findingsOfLetters } from './letters.js';
import { noiseIn } from './noise.js';
import { findingsOfMarks } from './omissions.js';
import { realPassages, textEnd, textStart } from './passages.js';
import { findingsOfPunctuation } from './punctuation.js';
import { alignmentOf, spansOf } from './result.js';
import { gatherRuns } from './runs.js';
import { findingsOfSplices, isFound } from './splices.js';
import { alignPassages } from './steps.js';
import { findingsOfTerms } from './terms.js';
import { type ReadText, readText } from './text.js';
import { isUnpunctuated } from './unpunctuated.js';
import type { Comparison, FidelityFlag } from './verdict.js';
import { readWording, type Wording } from './wording.js';

/** How the wording stands to the text. Give a `ReadText` where several wordings are held against one text. */
export function compareWording(wording: string, text: ReadText | string): Comparison {
  const read = readWording(wording);
  const source = typeof text === 'string' ? readText(text) : text;
  const passages = realPassages(read, source, bestChain(read, commonBlocks(read, source)));
  if (passages.length === 0) return notFound(read, source);
  const its = alignedCase(read, source, passages);
  if (!isFound(its)) return notFound(read, source);
  const findings = findingsOf(its);
  return {
    verdict: gravest(findings),
    flags: flagsOf(findings),
    spans: spansOf(its),
    alignment: alignmentOf(its),
  };
}

function notFound(wording: Wording, text: ReadText): Comparison {
  const isOther = areOfDifferentLanguages(wording.folded, text.folded.slice(0, 2000));
  return { verdict: 'not_found', flags: isOther ? ['other_language'] : [], spans: [], alignment: [] };
}

/** So many words about a passage show what language and what kind of text it is. */
const AROUND = 60;

function alignedCase(wording: Wording, text: ReadText, passages: readonly Passage[]): Case {
  const windows = passages.map((passage) => windowOf(text, passage));
  const language = languageOf(windows.flatMap(([from, to]) => text.folded.slice(from, to)));
  const noises = windows.map((window) => noiseIn(text, window, language));
  const noiseAt = (at: number) => {
    const which = windows.findIndex(([from, to]) => from <= at && at < to);
    return noises[which]?.(at) ?? null;
  };
  const both = { wording, text, isNoise: (at: number) => noiseAt(at) !== null };
  return {
    wording,
    text,
    language,
    unpunctuated: windows.every((window) => isUnpunctuated(text, window)),
    passages: alignPassages(both, passages).map((steps) => gatherRuns(both, noiseAt, steps)),
  };
}

function windowOf(text: ReadText, passage: Passage): [number, number] {
  return [Math.max(0, textStart(passage) - AROUND), Math.min(text.folded.length, textEnd(passage) + AROUND)];
}

function findingsOf(its: Case): Finding[] {
  return [
    ...findingsOfRuns(its),
    ...findingsOfMarks(its),
    ...findingsOfSplices(its),
    ...findingsOfEnds(its),
    ...findingsOfLetters(its),
    ...findingsOfPunctuation(its),
    ...findingsOfTerms(its),
  ];
}

function flagsOf(findings: readonly Finding[]): FidelityFlag[] {
  const flags = findings.map(({ flag }) => flag).filter((flag) => flag !== null);
  return [...new Set(flags)].sort();
}
