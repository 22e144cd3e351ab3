import type { Sends, TestDesk } from '../../support/desk.js';
import { HiddenImport } from './hidden-import.js';
import { type PlainClaim, readClaims } from './plain-count.js';

// A small desk, and what people and imports do to it, one step at a time.

export const KINDS = [
  ...([
    'text',
    'form',
    'language',
    'day',
    'speaker',
    'occasion',
    'tags',
    'rule',
    'trash',
    'restore',
  ] as const),
  ...([
    'finding',
    'accusation',
    'agreement',
    'note',
    'resolve',
    'attribution',
    'unattribute',
    'copy',
  ] as const),
  ...(['merge', 'unmerge', 'portion', 'show', 'withdraw'] as const),
];

export interface Step {
  readonly kind: (typeof KINDS)[number];
  /** Choose what it is done to, and what is written. */
  readonly which: number;
  readonly value: number;
}

const WORDS = ['harbour', 'ferry', 'strike', 'tide'];
const DAYS = ['2019-05-10', '2020-03', '2020', '2020-03-10', '2021/2022', '2020-11/..', '../2020-06', '2023'];
const SPEAKERS = 4;
const SOURCES = 5;
/** First one on the record from each source, which the others then may have. */
const QUOTATIONS = [5, 1, 2, 3, 9, 0, 4, 6, 7, 8, 10, 11, 12, 13];
const FINDINGS = [
  { facet: 'occasion', value: 'confirmed' },
  { facet: 'context', value: 'old_words_as_new', rationale: 'Said in 2011.' },
  { facet: 'speaker', value: 'denied', rationale: 'By letter.' },
  { facet: 'wording', value: 'minor_changes', rationale: 'So it is.' },
];

const at = <T>(list: readonly T[], place: number): T => list[place % list.length] as T;
const textOf = (value: number) =>
  `The ${at(WORDS, value)} will ${at(WORDS, value >> 2)} in ${value % 7} days`;

export class ChangingDesk {
  /** How many steps of each kind were done, and not refused. */
  readonly done = new Map<string, number>();
  readonly #desk: TestDesk;
  readonly #sends: Readonly<Record<'checker' | 'editor' | 'admin', Sends>>;
  readonly #merged: { table: string; from: number }[] = [];
  #import: HiddenImport | null = null;

  private constructor(desk: TestDesk, sends: Readonly<Record<'checker' | 'editor' | 'admin', Sends>>) {
    this.#desk = desk;
    this.#sends = sends;
  }

  static async on(desk: TestDesk): Promise<ChangingDesk> {
    const [checker, editor] = [await desk.token('checker'), await desk.token('editor')];
    const changing = new ChangingDesk(desk, { checker, editor, admin: await desk.token('admin') });
    for (let value = 0; value < SOURCES; value += 1)
      await changing.#added('/sources', {
        ...{ title: `Article ${value}`, type: 'article', outlet: { name: `Paper ${value % 2}` } },
      });
    for (const value of QUOTATIONS) await changing.#added('/claims', quotationOf(value));
    return changing;
  }

  async do({ kind, which, value }: Step): Promise<void> {
    const isDone = await this.#doOne(kind, which, value);
    if (isDone) this.done.set(kind, (this.done.get(kind) ?? 0) + 1);
  }

  async close(): Promise<void> {
    await this.#import?.close();
  }

  async #doOne(kind: Step['kind'], which: number, value: number): Promise<boolean> {
    switch (kind) {
      case 'text':
        return this.#edit(which, { text: textOf(value) });
      case 'form':
        return this.#edit(which, { form: at(['direct', 'partial', 'indirect'], value) });
      case 'language':
        return this.#edit(which, { language: at(['en', 'pt-BR', 'zh', null], value) });
      case 'day':
        return this.#edit(which, { said_on: at([...DAYS, null], value) });
      case 'speaker':
        return this.#edit(which, { speaker: { name: `Speaker ${value % SPEAKERS}`, kind: 'person' } });
      case 'occasion':
        return this.#edit(which, { occasion: { name: `Talks ${value % 2}` } });
      case 'tags':
        return this.#edit(which, { tags: [`t${value % 3}`, ...(value % 2 ? ['t4'] : [])] });
      case 'rule':
        return this.#edit(which, { ground_rule: at(['background', 'on_record', 'off_record'], value) });
      case 'trash':
        return this.#send('DELETE', `/claims/${this.#claim(which)}`);
      case 'restore':
        return this.#send('POST', `/claims/${await this.#idIn('claims', which, 'is not')}/restoration`);
      case 'finding':
        return this.#record(which, at(FINDINGS, value));
      case 'accusation':
        return this.#record(which, {
          facet: 'context',
          value: 'cut_meaning_changed',
          rationale: 'It was cut.',
        });
      case 'agreement':
        return this.#send('POST', `/findings/${await this.#pending(which)}/agreement`, {}, 'admin');
      case 'note':
        return this.#note(which, value);
      case 'resolve':
        return this.#resolve(which);
      case 'attribution':
        return this.#send('POST', `/claims/${this.#claim(which)}/attributions`, {
          source_id: 1 + (value % SOURCES),
          wording: textOf(value),
        });
      case 'unattribute':
        return this.#send('DELETE', `/attributions/${await this.#lastAttribution()}`);
      case 'copy':
        return this.#send('POST', `/sources/${await this.#idIn('sources', which, 'is')}/snapshots`, {
          text: `${textOf(value)}. ${textOf(value + 1)}. ${value}`,
        });
      case 'merge':
        return this.#merge(at(['speakers', 'tags', 'sources', 'outlets', 'occasions'], value), which);
      case 'unmerge':
        return this.#unmerge();
      case 'portion':
        return this.#portion(value);
      case 'show':
      case 'withdraw':
        return this.#end(kind);
    }
  }

  async #added(path: string, body: object): Promise<void> {
    const answer = await this.#desk.json('POST', path, body, this.#sends.editor);
    if (!answer.ok) throw new Error(await answer.text());
  }

  /** Every quotation that readers may see. */
  shown(): PlainClaim[] {
    return readClaims(this.#desk.ctx.config.file).filter(({ id }) => !this.#import?.hidden.has(id));
  }

  /** One of them, by any number. */
  #claim(which: number): number {
    const claims = this.shown();
    return claims[which % claims.length]?.id ?? 0;
  }

  async #idIn(table: 'claims' | 'sources', which: number, trashed: 'is' | 'is not') {
    const query = this.#desk.ctx.db.selectFrom(table).select('id').where('trashed_at', trashed, null);
    const rows = await query.orderBy('id').execute();
    return rows[which % rows.length]?.id ?? 0;
  }

  /** The first of a quotation can only go with it. */
  async #lastAttribution(): Promise<number> {
    const query = this.#desk.ctx.db.selectFrom('attributions').select('id').where('trashed_at', 'is', null);
    return (await query.orderBy('id', 'desc').executeTakeFirst())?.id ?? 0;
  }

  async #edit(which: number, patch: object): Promise<boolean> {
    const id = this.#claim(which);
    return this.#send('PATCH', `/claims/${id}`, patch);
  }

  #record(which: number, finding: object): Promise<boolean> {
    const path = `/claims/${this.#claim(which)}/findings`;
    return this.#send('POST', path, { findings: [finding] }, 'checker');
  }

  async #pending(which: number): Promise<number> {
    const rows = await this.#desk.ctx.db
      .selectFrom('findings')
      .select('id')
      .where('needs_second', '=', 1)
      .where('agreed_at', 'is', null)
      .execute();
    return rows[which % rows.length]?.id ?? 0;
  }

  #note(which: number, value: number): Promise<boolean> {
    const motivation = value % 2 === 0 ? 'questioning' : 'commenting';
    const note = { motivation, body: `Of the ${at(WORDS, value)}` };
    return this.#send('POST', `/claims/${this.#claim(which)}/annotations`, note);
  }

  async #resolve(which: number): Promise<boolean> {
    const rows = await this.#desk.ctx.db
      .selectFrom('annotations')
      .select('id')
      .where('motivation', '=', 'questioning')
      .where('resolved_at', 'is', null)
      .execute();
    return this.#send('POST', `/annotations/${rows[which % rows.length]?.id ?? 0}/resolution`, {});
  }

  async #merge(table: 'speakers' | 'tags' | 'sources' | 'outlets' | 'occasions', which: number) {
    const query = this.#desk.ctx.db
      .selectFrom(table)
      .select(['id', 'version'])
      .where('trashed_at', 'is', null);
    const rows = await query.orderBy('id').execute();
    const [from, into] = [rows[which % rows.length], rows[(which + 1) % rows.length]];
    if (from === undefined || from === into) return false;
    const isDone = await this.#send('POST', `/${table}/${from.id}/merge`, { into_id: into?.id });
    if (isDone) this.#merged.push({ table, from: from.id });
    return isDone;
  }

  async #unmerge(): Promise<boolean> {
    const last = this.#merged.pop();
    return last !== undefined && this.#send('DELETE', `/${last.table}/${last.from}/merge`);
  }

  /** Adds two quotations that nobody sees yet, by an import that begins where none runs. */
  async #portion(value: number): Promise<boolean> {
    this.#import ??= await HiddenImport.begin(this.#desk);
    await this.#import.add([1, 2].map((more) => ({ text: textOf(value + more), isPublic: more === 1 })));
    return true;
  }

  async #end(kind: 'show' | 'withdraw'): Promise<boolean> {
    if (this.#import === null) return false;
    await (kind === 'show' ? this.#import.show() : this.#import.withdraw());
    this.#import = null;
    return true;
  }

  async #send(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body: unknown = {},
    who: 'checker' | 'editor' | 'admin' = 'editor',
  ): Promise<boolean> {
    const sends = this.#sends[who];
    const version = await this.#versionOf(path);
    const answer = await this.#desk.json(method, path, body, {
      ...sends,
      ...(version > 0 && { 'if-match': `"${version}"` }),
    });
    const text = await answer.text();
    if (answer.status >= 500) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return answer.ok;
  }

  async #versionOf(path: string): Promise<number> {
    const [, table, id] = path.split('/');
    if (
      !['claims', 'attributions', 'speakers', 'tags', 'sources', 'outlets', 'occasions'].includes(table ?? '')
    )
      return 0;
    const row = await this.#desk.ctx.db
      .selectFrom(table as 'claims')
      .select('version')
      .where('id', '=', Number(id))
      .executeTakeFirst();
    return row?.version ?? 0;
  }
}

function quotationOf(value: number): object {
  return {
    ...{ text: textOf(value * 5), form: at(['direct', 'partial', 'indirect'], value), duplicates: 'add' },
    ...{ speaker: { name: `Speaker ${value % SPEAKERS}`, kind: 'person' }, tags: [`t${value % 3}`] },
    ...(value % 3 > 0 && { said_on: at(DAYS, value), language: at(['en', 'pt-BR', 'zh'], value) }),
    ...(value % 4 === 0 && { ground_rule: 'background' }),
    ...(value % 5 === 0 && { occasion: { name: `Talks ${value % 2}` } }),
    attribution: { source_id: 1 + (value % SOURCES) },
  };
}
