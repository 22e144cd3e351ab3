import { howMany, howManyOf } from '../../../platform/lib/text/how-many.js';
import type { CaptureOptions, FileReport, ReportedItem } from '../actions/capture-file.js';
import { asksOf, type MatchedItem } from '../model/asks.js';

// What the terminal says of a captured article.

export function linesOf(report: FileReport, { dryRun }: Pick<CaptureOptions, 'dryRun'>): string[] {
  const { file, fault, found, saved, left } = report;
  if (fault !== null && saved.length === 0) return [`${file}: ${fault}`];
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
  const planned = dryRun ? saved.map((one) => [one.n, plannedLine(one)] as const) : [];
  const lines = [...planned, ...left.map((one) => [one.item.n, leftLine(one)] as const)];
  const inOrder = lines.toSorted(([one], [other]) => one - other).map(([, line]) => line);
  return [head, ...(fault === null ? [] : [`${file}: the rest is not saved. ${fault}`]), ...inOrder];
}

function leftLine({ item, match }: MatchedItem): string {
  const speaker = match.speaker.saved?.name ?? item.fields['speaker.name'] ?? null;
  return lineOf(item.n, item.fields.text ?? '', speaker, asksOf(item, match).join(' ') || 'Confirm it.');
}

function plannedLine({ n, id, outcome, text, speaker }: ReportedItem): string {
  const what = {
    added: 'Would be added.',
    attributed: `Would add this source to quotation ${id}.`,
    recorded: `Already recorded as quotation ${id}.`,
  };
  return lineOf(n, text, speaker, what[outcome]);
}

function lineOf(n: number, text: string, speaker: string | null, what: string): string {
  return `  ${n}. ${clipped(text)} – ${speaker ?? 'no speaker'}. ${what}`;
}

const MAX_LINE = 70;

function clipped(text: string): string {
  const characters = Array.from(text.replace(/\s+/gu, ' '));
  return characters.length <= MAX_LINE ? characters.join('') : `${characters.slice(0, MAX_LINE).join('')}…`;
}

export function reportJson({ file, fault, title, sourceId, found, saved, left }: FileReport) {
  return {
    ...{ file, fault, title, source_id: sourceId, found },
    saved: saved.map(({ n, id, outcome, text, speaker }) => ({ n, claim_id: id, outcome, text, speaker })),
    left: left.map(({ item, match }) => ({
      n: item.n,
      text: item.fields.text ?? null,
      speaker: match.speaker.saved?.name ?? item.fields['speaker.name'] ?? null,
      speaker_id: match.speaker.saved?.id ?? null,
      asks: asksOf(item, match),
    })),
  };
}
