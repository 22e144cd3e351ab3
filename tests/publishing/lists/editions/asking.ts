import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { Sends } from '../../../support/desk.js';
import type { DeskWithClaims } from '../desk-with-claims.js';

export interface EditionJson {
  readonly id: number;
  readonly name: string | null;
  readonly kind: string;
  readonly style: string;
  readonly list_version: number;
  readonly sha256: string;
  readonly made_by: { readonly name: string };
  readonly title: string;
  readonly counts: Readonly<Record<string, number | null>>;
  readonly erased: boolean;
  readonly erased_entries: number;
  readonly entries: readonly ({
    readonly outcome: string;
    readonly claims: readonly { readonly id: number; readonly status: string }[];
    readonly text: readonly string[];
  } | null)[];
  readonly next: string | null;
}

export interface ChangesJson {
  readonly same: number;
  readonly changed: number;
  readonly other_style: boolean;
  readonly changes: readonly {
    readonly kind: string;
    readonly claim_ids: readonly number[];
    readonly before: string;
    readonly after: string;
    readonly statuses: readonly {
      readonly claim_id: number;
      readonly before: string;
      readonly after: string;
    }[];
  }[];
}

/** Asks for editions of a desk. */
export function askingFor({ desk, token }: DeskWithClaims) {
  const read = async <T>(path: string, sends: Sends = token): Promise<T> => {
    const answer = await desk.get(path, sends);
    expect(answer.status, `${path}: ${await answer.clone().text()}`).toBe(200);
    return (await answer.json()) as T;
  };
  const at = (list: number, id: number) => `/lists/${list}/editions/${id}`;
  return {
    at,
    async keep(list: number, fields: object = {}, sends: Sends = token): Promise<EditionJson> {
      const made = await desk.json('POST', `/lists/${list}/editions`, fields, sends);
      expect(made.status, await made.clone().text()).toBe(201);
      return (await made.json()) as EditionJson;
    },
    edition: (list: number, id: number, sends?: Sends) => read<EditionJson>(`${at(list, id)}.json`, sends),
    changes: (list: number, id: number, sends?: Sends) =>
      read<ChangesJson>(`${at(list, id)}/changes.json`, sends),
    async file(list: number, id: number, format: string, sends: Sends = token) {
      const answer = await desk.get(`${at(list, id)}/export?format=${format}`, sends);
      expect(answer.status).toBe(200);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const text = new TextDecoder().decode(bytes);
      return { bytes, text, sha256: answer.headers.get('onrecord-edition-sha-256') };
    },
  };
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
