import { expect } from 'vitest';
import { openDesk, type TestDesk } from '../../support/desk.js';

/** A desk with words that were wrongly credited, words that are disputed, and words under two names. */
export interface DeskWithDoubts {
  readonly desk: TestDesk;
  readonly wrong: number;
  readonly disputed: number;
  readonly twice: readonly [number, number];
}

interface Posted {
  readonly id: number;
  readonly findings: readonly { readonly id: number }[];
}

export const [WRONG, DISPUTED, TWICE] = [
  'The lighthouse was never for sale at any price.',
  'We offered the pilots more than they asked for.',
  'The ferries to Westerholm will not run before spring.',
];

export async function openDeskWithDoubts(): Promise<DeskWithDoubts> {
  const desk = await openDesk();
  const [checker, editor] = [await desk.token('checker'), await desk.token('editor')];
  const posted = async (path: string, body: object, sends = checker): Promise<Posted> => {
    const answer = await desk.json('POST', path, body, sends);
    expect(answer.ok, await answer.clone().text()).toBe(true);
    return (await answer.json()) as Posted;
  };
  const source = { title: 'Harbour news', outlet: { name: 'The Quay' } };
  const add = async (text: string, name: string) => {
    const { id } = await posted('/claims', {
      ...{ text, language: 'en', form: 'direct', said_on: '2024-03-05' },
      speaker: { name },
      attribution: { source, tier: 'secondary' },
    });
    return id;
  };
  const [wrong, disputed] = [await add(WRONG, 'Ilse Marren'), await add(DISPUTED, 'Ilse Marren')];
  const twice = [await add(TWICE, 'Ilse Marren'), await add(TWICE, 'Bo Lind')] as const;
  const { findings } = await posted(`/claims/${wrong}/findings`, {
    findings: [
      {
        ...{ facet: 'speaker', value: 'misattributed', rationale: 'The recording has her deputy.' },
        mechanism: 'The agency cut the sentence that named him.',
        actual_speaker: { name: 'Jon Marsh', kind: 'person' },
        evidence: [{ kind: 'attribution', id: 1 }],
      },
    ],
  });
  await posted(`/claims/${disputed}/findings`, {
    findings: [
      {
        ...{ facet: 'speaker', value: 'denied', rationale: 'Her office says she never said it.' },
        evidence: [{ kind: 'attribution', id: 2 }],
      },
    ],
  });
  await posted(`/findings/${findings[0]?.id}/agreement`, {}, editor);
  return { desk, wrong, disputed, twice };
}
