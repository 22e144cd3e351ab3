import { howMany, howManyOf } from '../../../platform/lib/text/how-many.js';
import type { CaptureOptions, FileReport } from '../actions/capture-file.js';
import { asksOf, type MatchedItem } from '../model/asks.js';

// What the terminal says of a captured article.

export function linesOf(report: FileReport, { dryRun }: Pick<CaptureOptions, 'dryRun'>): string[] {
  const { file, fault, found, saved, left } = report;
  if (fault !== null) return [`${file}: ${fault}`];
  if (found === 0) return [`${file}: no quotations found.`];
  const count = (outcome: string) => saved.filter((one) => one.outcome === outcome).length;
  const parts = howManyOf([
    [
      count('added'),
      dryRun ? 'quotation to add' : 'quotation added',
      dryRun ? 'quotations to add' : 'quotations added',
    ],
    [count('attributed'), 'more source for a saved quotation', 'more sources for saved quotations'],
    [count('recorded'), 'already recorded', 'already recorded'],
    [left.length, 'needs a decision', 'need a decision'],
  ]);
  const head = `${file}: ${howMany(found, 'quotation')} found; ${parts ?? 'nothing to add'}.`;
  return [head, ...left.map(leftLine)];
}

function leftLine({ item, match }: MatchedItem): string {
  return `  ${item.n}. ${clipped(item.fields.text ?? '')} – ${asksOf(item, match).join(' ') || 'Confirm it.'}`;
}

const MAX_LINE = 70;

function clipped(text: string): string {
  const characters = Array.from(text.replace(/\s+/gu, ' '));
  return characters.length <= MAX_LINE ? characters.join('') : `${characters.slice(0, MAX_LINE).join('')}…`;
}

export function reportJson({ file, fault, title, sourceId, found, saved, left }: FileReport) {
  return {
    ...{ file, fault, title, source_id: sourceId, found },
    saved: saved.map(({ n, id, outcome }) => ({ n, claim_id: id, outcome })),
    left: left.map(({ item, match }) => ({
      n: item.n,
      text: item.fields.text ?? null,
      speaker: match.speaker.saved?.name ?? item.fields['speaker.name'] ?? null,
      speaker_id: match.speaker.saved?.id ?? null,
      asks: asksOf(item, match),
    })),
  };
}
