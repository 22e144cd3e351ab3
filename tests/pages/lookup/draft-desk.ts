import { expect } from 'vitest';
import { openDesk, type TestDesk } from '../../support/desk.js';

// A draft of fifteen quotations by six speakers, and a desk that has some of them on record.

interface Line {
  readonly text: string;
  readonly credit: string;
  /** What the look-up says of it. */
  readonly state: string;
  readonly says: RegExp;
  readonly stands: boolean;
}

const plain = (text: string, credit: string, by: string): Line => ({
  text: `“${text},” ${credit}.`,
  credit: by,
  state: 'on_record',
  says: new RegExp(`^On record as said by ${by}$`),
  stands: true,
});
const nowhere = (text: string, by: string): Line => ({
  text: `“${text},” ${by} said.`,
  credit: by,
  state: 'not_on_record',
  says: /^Not on record$/,
  stands: false,
});

/** On record, and denied in the copy of its source. */
export const HAVEN = 'the mayor of the haven lied to every sailor';

export const [FERRIES, PILOTS, VILLAGE, CRANES, LOAN, LIGHTHOUSE, BOATS, ROOF, MONEY, NIGHT, BOTH] = [
  'The ferries to Westerholm will not run before spring',
  'We offered the pilots more than they asked for',
  'Every week of frost costs us a village',
  'The cranes were painted green last autumn',
  'The harbour board has never asked for a loan',
  'The lighthouse was never for sale at any price',
  'Nobody has counted the empty boats since March',
  'the school roof will be mended before the winter',
  'I took the money from the widows’ fund',
  'We will keep the night ferry',
  'We will keep the night ferry and the morning ferry too',
];

export const DRAFT: readonly Line[] = [
  plain(FERRIES, 'Ilse Marren said', 'Ilse Marren'),
  { ...plain(PILOTS, 'she added', 'Ilse Marren'), credit: 'she' },
  plain(VILLAGE, 'Lotte Brandiger told the council', 'Lotte Brandiger'),
  plain(CRANES, 'Bo Lind said', 'Bo Lind'),
  { ...plain(LOAN, '', 'Edda Quill'), text: `Edda Quill said: “${LOAN}.”` },
  {
    text: `“${LIGHTHOUSE.replace('never ', '')},” Wim Darrow said.`,
    credit: 'Wim Darrow',
    state: 'differs',
    says: /^‘never’ is missing: a negation is lost$/,
    stands: false,
  },
  {
    text: `“${BOATS},” Edda Quill said.`,
    credit: 'Edda Quill',
    state: 'another_speaker',
    says: /^You credit Edda Quill; the record has Bo Lind$/,
    stands: false,
  },
  {
    text: `“T${ROOF.slice(1)},” Ilse Marren said.`,
    credit: 'Ilse Marren',
    state: 'reported_only',
    says: /^On record only as a reported statement, not as a direct quotation$/,
    stands: false,
  },
  {
    text: `“${MONEY},” Wim Darrow said.`,
    credit: 'Wim Darrow',
    state: 'not_asserted',
    says: /^In our copy these words are denied: ‘Nobody can say’\. Only in a saved copy: ‘Fund letter’$/,
    stands: false,
  },
  nowhere('Seven goats were seen on the old runway', 'Bo Lind'),
  nowhere('My grandmother wrote those letters by candlelight', 'Lotte Brandiger'),
  {
    text: `“T${HAVEN.slice(1)},” Bruno Kavel said.`,
    credit: 'Bruno Kavel',
    state: 'not_asserted',
    says: /^In our copy these words are denied: ‘It is not true that’$/,
    stands: false,
  },
  nowhere('The bakery prints stamps of its own', 'Bruno Kavel'),
  plain(NIGHT, 'Ilse Marren said', 'Ilse Marren'),
  plain(BOTH, 'Bo Lind said', 'Bo Lind'),
];

export const DRAFT_TEXT = DRAFT.map(({ text }) => text).join('\n\n');

export async function openDraftDesk(): Promise<TestDesk> {
  const desk = await openDesk();
  const token = await desk.token('checker');
  const posted = async (path: string, body: object): Promise<number> => {
    const answer = await desk.json('POST', path, body, token);
    expect(answer.status, await answer.clone().text()).toBe(201);
    return ((await answer.json()) as { id: number }).id;
  };
  const source = { title: 'Harbour news', outlet: { name: 'The Quay' } };
  const add = (text: string, name: string, form = 'direct') =>
    posted('/claims', {
      ...{ text, language: 'en', form, speaker: { name } },
      attribution: { source, tier: 'secondary' },
    });
  await add(`${FERRIES}.`, 'Ilse Marren');
  await add(`${PILOTS}.`, 'Ilse Marren');
  await add(VILLAGE, 'Lotte Brandiger');
  await add(CRANES, 'Bo Lind');
  await add(LOAN, 'Edda Quill');
  await add(LIGHTHOUSE, 'Wim Darrow');
  await add(BOATS, 'Bo Lind');
  await add(ROOF, 'Ilse Marren', 'indirect');
  await add(NIGHT, 'Ilse Marren');
  await add(BOTH, 'Bo Lind');
  const council = await posted('/sources', { type: 'webpage', title: 'Council report', language: 'en' });
  await posted(`/sources/${council}/snapshots`, {
    text: `It rained. “It is not true that ${HAVEN},” Bruno Kavel said. The council laughed.`,
  });
  await posted('/claims', {
    ...{ text: HAVEN, language: 'en', form: 'direct', speaker: { name: 'Bruno Kavel' } },
    attribution: { source_id: council, tier: 'secondary' },
  });
  const letter = await posted('/sources', { type: 'webpage', title: 'Fund letter', language: 'en' });
  await posted(`/sources/${letter}/snapshots`, {
    text: `The fund was closed in May. “Nobody can say ${MONEY},” Wim Darrow said. That was all.`,
  });
  return desk;
}
