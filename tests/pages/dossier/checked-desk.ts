import { expect } from 'vitest';
import { recordFindings } from '../../../src/checking/findings/actions.js';
import { addRow, changeRow } from '../../../src/people/activity/row-store.js';
import type { Facet, FindingValue, Role } from '../../../src/vocabulary.js';
import { type DeskWithClaims, openDeskWithClaims } from '../../publishing/lists/desk-with-claims.js';

/** A database with one claim that has everything a dossier prints. */
export interface CheckedDesk {
  readonly on: DeskWithClaims;
  readonly claim: number;
  readonly list: number;
  readonly snapshot: { readonly text_sha256: string; readonly raw_sha256: string };
  find(role: Role, facet: Facet, value: FindingValue, more?: object): Promise<void>;
}

export async function openCheckedDesk(): Promise<CheckedDesk> {
  const on = await openDeskWithClaims();
  const { desk, token } = on;
  const [claim, second] = on.claims;
  const find = (role: Role, facet: Facet, value: FindingValue, more: object = {}) =>
    desk.as(role, async (change) => {
      const nothing = { rationale: null, mechanism: null, actual_speaker_id: null, actual_speaker: null };
      const finding = { ...nothing, evidence: [], supersedes: null, facet, value, ...more };
      const done = await recordFindings(change, claim, [finding]);
      expect(done).toMatchObject({ kind: 'recorded' });
    });
  const post = async (path: string, body: object): Promise<{ readonly id: number }> => {
    const answer = await desk.json('POST', path, body, token);
    expect(answer.status, await answer.clone().text()).toBe(201);
    return (await answer.json()) as { id: number };
  };
  const { attributions } = (await (await desk.get(`/claims/${claim}.json`, token)).json()) as {
    attributions: { id: number; source: { id: number } }[];
  };
  const [reported] = attributions;
  const text = 'He said: No room for compromise. Then he left.';
  const { id: copy } = await post(`/sources/${reported?.source.id}/snapshots`, { text });
  const snapshot = await desk.ctx.db
    .selectFrom('snapshots')
    .select(['text_sha256', 'raw_sha256'])
    .where('id', '=', copy)
    .executeTakeFirstOrThrow();
  await post(`/claims/${claim}/annotations`, { body: 'Was it *said* so?', motivation: 'questioning' });
  const settled = await post(`/claims/${claim}/annotations`, {
    body: 'The day is right.',
    motivation: 'assessing',
  });
  await desk.json('POST', `/annotations/${settled.id}/resolution`, {}, token);
  const search = await desk.as('checker', (change) =>
    addRow(change, 'searches', {
      claim_id: claim,
      place: 'the ministry’s archive',
      words: 'compromise',
      searched_on: '2023-06-26',
      searched_on_min: '2023-06-26',
      searched_on_max: '2023-06-26',
      outcome: 'nothing',
      result: 'Nothing under that day.',
      author_id: change.actor.id,
      erased_by: null,
    }),
  );
  const passage = {
    exact: 'No room for compromise',
    prefix: null,
    suffix: null,
    start_utf16: 9,
    end_utf16: 31,
  };
  await find('checker', 'wording', 'as_printed', {
    evidence: [
      { kind: 'attribution', id: reported?.id, selector: null },
      { kind: 'snapshot', id: copy, selector: passage },
    ],
  });
  await find('checker', 'record', 'none_found', {
    rationale: 'The archive has nothing of that day.',
    evidence: [{ kind: 'search', id: search.id, selector: null }],
  });
  await find('checker', 'occasion', 'confirmed');
  await find('editor', 'occasion', 'not_stated', { rationale: 'The paper names none.' });
  await find('checker', 'speaker', 'confirmed');
  await find('checker', 'speaker', 'misattributed', {
    rationale: 'A pending suspicion.',
    mechanism: 'A caption was mixed up.',
  });
  await desk.as('editor', (change) => changeRow(change, 'claims', claim, null, { said_on: '2023-06-18' }));
  const made = await on.makeList({
    title: 'For counsel',
    shared: true,
    claim_ids: [claim, second, on.background],
  });
  return { on, claim, list: made.id, snapshot, find };
}
