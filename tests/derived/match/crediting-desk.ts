import { type CreditedDesk, creditedDesk } from './credited-desk.js';

// Quotations of Ilse Marren from a source that has no copy, and is recorded as crediting Bo Lind.

export const CREDITS = 'credits Bo Lind, not Ilse Marren';

interface Made {
  readonly claim: number;
  readonly source: number;
  readonly attribution: number;
}

export interface CreditingDesk extends CreditedDesk {
  readonly ilse: number;
  readonly bo: number;
  addQuotation(attribution?: object, text?: string): Promise<Made>;
  edit(attribution: number, patch: object): Promise<Response>;
  wordsOf(claim: number): Promise<string | null>;
}

export async function creditingDesk(): Promise<CreditingDesk> {
  const desk = await creditedDesk();
  const [ilse, bo] = [await desk.addSpeaker('Ilse Marren'), await desk.addSpeaker('Bo Lind')];
  const json = async (path: string) => (await desk.get(path, desk.checker)).json();
  return {
    ...desk,
    ...{ ilse, bo },
    async addQuotation(attribution = { speaker_id: bo }, text = 'The ferries will not sail in a gale') {
      const source = await desk.posted('/sources', { title: 'The Harbour Gazette', language: 'en' });
      const of = { text, language: 'en', form: 'direct', speaker_id: ilse };
      const made = { ...of, attribution: { source_id: source.id, ...attribution } };
      const { id } = await desk.posted('/claims', made);
      const rows = desk.ctx.db.selectFrom('attributions').select('id').where('claim_id', '=', id);
      return { claim: id, source: source.id, attribution: (await rows.executeTakeFirstOrThrow()).id };
    },
    async edit(attribution, patch) {
      const path = `/attributions/${attribution}`;
      const { version } = (await json(`${path}.json`)) as { version: number };
      return desk.json('PATCH', path, patch, { ...desk.checker, 'if-match': `"${version}"` });
    },
    async wordsOf(claim) {
      return ((await json(`/claims/${claim}.json`)) as { match: { words: string | null } }).match.words;
    },
  };
}
