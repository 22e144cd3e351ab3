import { addRow, type NewRow } from '../../../src/people/activity/row-store.js';
import type { RowOf } from '../../../src/platform/db/row-change.js';
import type { WriteContext } from '../../../src/platform/db/transact.js';
import type { Sends, TestDesk } from '../../support/desk.js';

/** A source with nothing but its title. */
export async function addTestSource(
  change: WriteContext,
  title: string,
  more: Partial<NewRow<'sources'>> = {},
) {
  return addRow(change, 'sources', { type: 'article', title, ...more } as NewRow<'sources'>);
}

export async function addTestAttribution(
  change: WriteContext,
  row: Pick<NewRow<'attributions'>, 'claim_id' | 'source_id'> & Partial<NewRow<'attributions'>>,
): Promise<RowOf<'attributions'>> {
  return addRow(change, 'attributions', {
    rank: 'normal',
    wording: 'We told each other plainly.',
    ...row,
  } as NewRow<'attributions'>);
}

/** Merges by JSON, as the preview says the two stand. */
export async function mergeByJson(
  desk: TestDesk,
  { table, from, into }: { readonly table: string; readonly from: number; readonly into: number },
  sends: Sends,
): Promise<Response> {
  const preview = await readJson(await desk.get(`/${table}/${from}/merge.json?into_id=${into}`, sends));
  return desk.json(
    'POST',
    `/${table}/${from}/merge`,
    { into_id: into },
    { ...sends, 'if-match': `"${preview.from.version}"` },
  );
}

export async function takeBackByJson(
  desk: TestDesk,
  table: string,
  from: number,
  sends: Sends,
): Promise<Response> {
  const { version } = await readJson(await desk.get(`/${table}/${from}/merge.json`, sends));
  return desk.json('DELETE', `/${table}/${from}/merge`, null, { ...sends, 'if-match': `"${version}"` });
}

// biome-ignore lint/suspicious/noExplicitAny: an answer is whatever was sent
export async function readJson(answer: Response): Promise<any> {
  return answer.json();
}
