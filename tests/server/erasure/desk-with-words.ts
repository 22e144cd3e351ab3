import { createHash } from 'node:crypto';
import { ClaimIndexWriter } from '../../../src/derived/search/index-writer-store.js';
import { addRow, changeRow, removeRow } from '../../../src/people/activity/row-store.js';
import type { Transact, WriteContext } from '../../../src/platform/db/transact.js';
import { addTestEdition } from '../../support/editions.js';

// A small record whose words stand in every place where words can stand: rows, history, derived rows,
// kept answers, another claim, a kept copy.

export const SECRET = 'Zwölf Boxkämpfer jagen Viktor quer über den Sylter Deich';
export const NOTE = 'Quizzical gnomes vexed the baker of Jüterbog';
export const OLD_NOTE = 'Grumpy wizards make toxic brew for evil queens';
export const NAME = 'Fjörd Xylophonist';
export const OLD_NAME = 'Quentin Jubilee Vox';

export interface Ids {
  readonly claim: number;
  readonly other: number;
  readonly attribution: number;
  readonly relayed: number;
  readonly annotation: number;
  readonly reply: number;
  readonly source: number;
  readonly snapshot: number;
  readonly speaker: number;
  readonly occasion: number;
  readonly outlet: number;
  readonly tag: number;
  readonly list: number;
  readonly list_edition: number;
  readonly view: number;
  readonly style: number;
  readonly finding: number;
  readonly search: number;
  readonly contact: number;
  readonly user: number;
}

const SPAN = {
  selector_exact: SECRET,
  selector_prefix: `He said: ${NOTE}`,
  selector_suffix: 'and left.',
  selector_start_utf16: 9,
  selector_end_utf16: 9 + SECRET.length,
};

export function seedWords(transact: Transact): Promise<Ids> {
  return transact({ id: 2 }, async (change) => {
    const user = await addRow(change, 'users', {
      name: NAME,
      email: 'fjord@desk.example',
      role: 'checker',
      password_hash: 'argon',
      disabled_at: null,
    });
    await addRow(change, 'tokens', {
      user_id: user.id,
      name: `${NAME}’s laptop`,
      scope: 'read',
      token_hash: 'ab',
      expires_at: '2099-01-01T00:00:00.000Z',
      last_used_at: null,
      revoked_at: null,
    });
    await change.tx
      .insertInto('sessions')
      .values({ id_hash: 'cd', user_id: user.id, created_at: change.at, seen_at: change.at })
      .execute();
    const outlet = await addRow(change, 'outlets', {
      name: `${NAME} Gazette`,
      url: 'https://fjord.example',
      note: NOTE,
    });
    const speaker = await addRow(change, 'speakers', { kind: 'person', name: NAME, description: NOTE });
    const gone = await addRow(change, 'speaker_names', {
      speaker_id: speaker.id,
      name: OLD_NAME,
      language: null,
    });
    await removeRow(change, 'speaker_names', gone.id);
    await addRow(change, 'speaker_names', {
      speaker_id: speaker.id,
      name: `${NAME} the Elder`,
      language: null,
    });
    await addRow(change, 'speaker_titles', {
      speaker_id: speaker.id,
      title: `Keeper of ${NAME}`,
      body: null,
      held_from: null,
      held_from_min: null,
      held_to: null,
      held_to_max: null,
      source_id: null,
    });
    const source = await addRow(change, 'sources', {
      shown: 'when_cited',
      type: 'article-newspaper',
      title: `${NAME} speaks`,
      outlet_id: outlet.id,
      authors: JSON.stringify([{ literal: NAME }]),
      url: 'https://fjord.example/1',
      note: NOTE,
    });
    const occasion = await addRow(change, 'occasions', { name: `${NAME}’s speech`, place: NAME, note: NOTE });
    const text = `Yesterday. ${SECRET}. The end.`;
    const hash = createHash('sha256').update(text).digest('hex');
    const snapshot = await addRow(change, 'snapshots', {
      source_id: source.id,
      captured_at: change.at,
      captured_by: 2,
      how: 'paste',
      typed_in_by: NAME,
      media_type: 'text/plain',
      original_name: `${NAME}.txt`,
      text,
      text_sha256: hash,
      raw_sha256: hash,
    });
    await change.tx
      .insertInto('snapshot_bytes')
      .values({ snapshot_id: snapshot.id, bytes: Buffer.from(text) })
      .execute();
    const claim = await addRow(change, 'claims', {
      text: SECRET,
      language: 'de',
      form: 'direct',
      speaker_id: speaker.id,
      occasion_id: occasion.id,
      note: NOTE,
      summary: NOTE,
    });
    const other = await addRow(change, 'claims', {
      text: 'Viktor quer über den Sylter',
      language: 'de',
      form: 'partial',
      speaker_id: speaker.id,
    });
    await addRow(change, 'claim_links', {
      claim_id: other.id,
      kind: 'fragment_of',
      other_claim_id: claim.id,
      note: NOTE,
    });
    const named = await addRow(change, 'attributions', {
      claim_id: claim.id,
      source_id: source.id,
      wording: null,
    });
    const attribution = await addRow(change, 'attributions', {
      claim_id: claim.id,
      source_id: source.id,
      snapshot_id: snapshot.id,
      wording: SECRET,
      language: 'de',
      credited_as: NAME,
      cue: NOTE,
      locator: NOTE,
      note: NOTE,
      relayed_from_id: named.id,
      ...SPAN,
    });
    await changeRow(change, 'claims', claim.id, null, { reference_attribution_id: attribution.id });
    const annotation = await addRow(change, 'annotations', {
      claim_id: claim.id,
      motivation: 'commenting',
      body: OLD_NOTE,
      author_id: user.id,
    });
    await changeRow(change, 'annotations', annotation.id, null, { body: NOTE });
    const reply = await addRow(
      change,
      'annotations',
      { attribution_id: attribution.id, motivation: 'commenting', body: NOTE, author_id: user.id, ...SPAN },
      { claimId: claim.id },
    );
    await addRow(change, 'annotations', {
      source_id: source.id,
      motivation: 'commenting',
      body: 'See the second paragraph.',
      author_id: user.id,
      ...SPAN,
    });
    const tag = await addRow(change, 'tags', { name: NAME, note: NOTE });
    const list = await addRow(change, 'lists', { title: NAME, style: 'newsroom', note: NOTE });
    const item = { list_id: list.id, position: 1, locator: null, note: NOTE };
    await addRow(change, 'list_items', { ...item, claim_id: other.id });
    const removed = await addRow(change, 'list_items', { ...item, claim_id: claim.id });
    await removeRow(change, 'list_items', removed.id);
    const edition = await addTestEdition(change, {
      ...{ list: list.id, name: NOTE, title: NAME, madeBy: NAME },
      entries: [
        { claims: [claim.id], text: `${NAME}: “${SECRET}” (${NOTE})` },
        { claims: [other.id], text: 'Checked, by Somebody.' },
      ],
    });
    const view = await addRow(change, 'views', { name: NAME, query: `q=${NAME}`, owner_id: null });
    const style = await addRow(change, 'styles', {
      ...{ key: 'house', title: NAME, edition: null, kind: 'note', locale: null, licence: 'CC BY-SA 3.0' },
      ...{ authors: JSON.stringify([NAME]), parent: null, csl: `<style>${NOTE}</style>`, sha256: 'ab' },
    });
    const work = await seedWork(change, {
      claim: claim.id,
      attribution: attribution.id,
      speaker: speaker.id,
      user: user.id,
    });
    await new ClaimIndexWriter(change.tx).refresh([claim.id]);
    await change.tx.insertInto('claim_shingles').values({ claim_id: claim.id, shingle: 7 }).execute();
    await change.tx
      .insertInto('submissions')
      .values({
        user_id: 2,
        key: 'k',
        route: 'POST /claims',
        body_hash: 'x',
        answer: JSON.stringify({ text: SECRET, note: NOTE, name: NAME }),
        at: change.at,
      })
      .execute();
    return {
      claim: claim.id,
      other: other.id,
      attribution: attribution.id,
      relayed: named.id,
      annotation: annotation.id,
      reply: reply.id,
      source: source.id,
      snapshot: snapshot.id,
      speaker: speaker.id,
      occasion: occasion.id,
      outlet: outlet.id,
      tag: tag.id,
      list: list.id,
      list_edition: edition.id,
      view: view.id,
      style: style.id,
      ...work,
      user: user.id,
    };
  });
}

/** What was found on the claim, where was looked and who was asked. */
async function seedWork(
  change: WriteContext,
  on: {
    readonly claim: number;
    readonly attribution: number;
    readonly speaker: number;
    readonly user: number;
  },
): Promise<Pick<Ids, 'finding' | 'search' | 'contact'>> {
  const search = await addRow(change, 'searches', {
    claim_id: on.claim,
    place: `The archive of ${NAME}`,
    words: SECRET,
    outcome: 'nothing',
    result: NOTE,
    author_id: on.user,
  });
  const contact = await addRow(change, 'contacts', {
    claim_id: on.claim,
    asked: NAME,
    way: 'email',
    question: NOTE,
    outcome: 'answered',
    answer: SECRET,
    author_id: on.user,
  });
  const finding = await addRow(change, 'findings', {
    claim_id: on.claim,
    facet: 'speaker',
    value: 'misattributed',
    rationale: NOTE,
    mechanism: `${NAME} was mistaken`,
    actual_speaker_id: on.speaker,
    needs_second: 1,
    claim_version: 1,
    author_id: on.user,
  });
  await addRow(change, 'finding_evidence', {
    finding_id: finding.id,
    claim_id: on.claim,
    attribution_id: on.attribution,
    evidence_version: 1,
    ...SPAN,
  });
  await addRow(change, 'set_asides', {
    ...{ claim_id: on.claim, attribution_id: on.attribution, author_id: on.user, kind: 'copy_trashed' },
    ...{ answers: '{"flags":[]}', difference: `‘${SECRET}’ is missing`, reason: NOTE },
  });
  return { finding: finding.id, search: search.id, contact: contact.id };
}
