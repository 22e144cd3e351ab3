import type { TestDesk } from '../../support/desk.js';

export interface TwoSpeakers {
  readonly ana: number;
  readonly eva: number;
  readonly names: { readonly ana: string; readonly eva: string };
  /** Ana’s, whose copy names her. */
  readonly claim: number;
  readonly attribution: number;
  readonly source: number;
  /** Another one, of Ana’s unless said otherwise, whose copy names her. @returns its number */
  readonly addClaim: (words: string, speaker?: number, more?: More) => Promise<number>;
}

export interface More {
  /** The text of the copy. */
  readonly copy?: string;
  readonly attribution?: object;
}

/** One for each pair, so that no pair is like another on the same desk. */
const SURNAMES = [
  ...['Lindqvist', 'Marholm', 'Tervo', 'Okonedo', 'Brasher', 'Vantongeren', 'Halloway', 'Prideaux'],
  ...['Sandoval', 'Ebbesen', 'Kurczak', 'Wynstanley', 'Gulbrand', 'Desrosiers', 'Achterberg', 'Molnar'],
];
const TAKEN = new WeakMap<TestDesk, number>();

/** Two people of one surname, which no other pair on the desk has. */
export async function creditedSpeakers(desk: TestDesk): Promise<TwoSpeakers> {
  const taken = TAKEN.get(desk) ?? 0;
  TAKEN.set(desk, taken + 1);
  const surname = SURNAMES[taken];
  if (surname === undefined) throw new Error('Add a surname.');
  const names = { ana: `Ana ${surname}`, eva: `Eva ${surname}` };
  const sends = await desk.token('editor');
  const post = async (path: string, body: object) => {
    const answer = await desk.json('POST', path, body, sends);
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as { id: number; attributions: { id: number }[] };
  };
  const [ana, eva] = [
    await post('/speakers', { kind: 'person', name: names.ana }),
    await post('/speakers', { kind: 'person', name: names.eva, duplicates: 'add' }),
  ];
  const add = async (words: string, speaker = ana.id, { copy, attribution }: More = {}) => {
    const source = await post('/sources', { type: 'article', title: `${surname}: ${words}`, language: 'en' });
    await post(`/sources/${source.id}/snapshots`, {
      text: copy ?? `“${words.slice(0, -1)},” ${names.ana} said. It rained.`,
    });
    const claim = await post('/claims', {
      ...{ text: words, language: 'en', form: 'direct', speaker_id: speaker },
      attribution: { source_id: source.id, ...attribution },
    });
    await desk.ctx.comparer.all();
    return { source: source.id, claim: claim.id };
  };
  const { source, claim } = await add('The bridge stays open through the whole of the summer.');
  const [attribution] = (await desk.ctx.db
    .selectFrom('attributions')
    .select('id')
    .where('claim_id', '=', claim)
    .execute()) as [{ id: number }];
  return {
    ...{ ana: ana.id, eva: eva.id, names, claim, source, attribution: attribution.id },
    addClaim: async (words, speaker, more) => (await add(words, speaker, more)).claim,
  };
}
