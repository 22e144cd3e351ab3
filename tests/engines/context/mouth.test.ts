import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { creditFor } from '../../../src/engines/context/credit.js';
import { type Mouth, mouthOf } from '../../../src/engines/context/mouth.js';
import { contextOf } from '../../../src/engines/context/passage-context.js';
import { findQuotations } from '../../../src/engines/quotations/find-quotations.js';
import { readModel } from '../../../src/engines/quotations/tagger/weights.js';
import { Reading } from '../../../src/engines/reading/reading.js';

const model = readModel(readFileSync('data/quotations/weights.bin'));

/** Whose words those between square brackets are, held against a name on record. */
const MOUTHS: readonly (readonly [mouth: Mouth, name: string, text: string])[] = [
  // The text credits them by name
  ['same', 'Ada Berg', '“[We will not close the harbour this year],” Ada Berg said.'],
  [
    'another',
    'Otto Lind',
    '“[We will not close the harbour this year],” Ada Berg said. Otto Lind disagreed.',
  ],
  [
    'another',
    'Otto Lind',
    'Ada Berg said: “[We will not close the harbour this year].” Minister Otto Lind disagreed.',
  ],
  [
    'another',
    'Otto Lind',
    'ADA BERG: [We closed the gate at nine.]\n\nOTTO LIND: And then?\n\nADA BERG: Then we waited.',
  ],
  [
    'same',
    'Otto Lind',
    'Otto Lind spoke first. “The gate was shut,” Lind said. “[We waited until the morning came].”',
  ],
  [
    'another',
    'Ada Berg',
    'Ada Berg met Otto Lind. “The gate was shut,” Lind said. “[We waited until the morning came].”',
  ],
  [
    'another',
    'Ada Berg',
    'Mayor Ada Berg left. In a letter to her, Otto Lind reacted to the news, saying: “[We are pleased with it].”',
  ],
  // Somebody else beside whoever spoke
  ['another', 'Clara Yates', '“[They will never pay for it],” wrote the columnist Gus Trent of Clara Yates.'],
  ['another', 'Clara Yates', 'Gus Trent, a rival of Clara Yates, said: “[They will never pay for it].”'],
  // A surname that two bear
  [
    'open',
    'Ada Holt',
    'Ada Holt and Karl Holt came. “[We will not close the harbour this year],” Holt said.',
  ],
  [
    'another',
    'Otto Lind',
    'Ada Holt and Karl Holt came, and Otto Lind. “[We will not close the harbour],” Holt said.',
  ],
  [
    'another',
    'Karl Holt',
    'Ada Holt spoke in Wexford. “[We will not close the harbour this year],” Holt said.',
  ],
  // Pronouns and descriptions
  ['open', 'Otto Lind', 'Otto Lind met Karl Voss. “[The harbour will be closed next year],” he said.'],
  [
    'another',
    'Mara Roth',
    'Karl Voss spoke first. “The gate was shut,” Voss said. “[The harbour will close],” he added.',
  ],
  [
    'another',
    'Karl Voss',
    'Karl Voss met Ada Berg. “The gate was shut,” Berg said. “[The harbour will close],” she added.',
  ],
  ['open', 'Mara Roth', '“[The harbour will be closed next year],” the minister said.'],
  ['open', 'Mara Roth', '“[The harbour will be closed next year],” a senior official said.'],
  // Bodies, and those who speak for them or for somebody
  ['open', 'Harbour Council', '“[We will close it next year],” said Daryl Hume of the Harbour Council.'],
  ['another', 'Mara Voss', '“[We will close it next year],” said Daryl Hume, a spokesman for Mara Voss.'],
  [
    'open',
    'Mara Voss Foundation',
    'Mara Voss came. “[We will close the harbour next year],” Mara Voss said.',
  ],
  // Spellings
  ['same', 'Aleksei Morin', '“[We will not close the harbour this year],” Alexey Morin said.'],
  ['same', 'Bob Hale', '“[We will not close the harbour this year],” Robert Hale said.'],
  ['same', 'Amélie Roche', '“[We will not close the harbour this year],” Amelie Roche said.'],
  // Somebody who cannot be the one on record
  [
    'another',
    'Otto Lind',
    'Otto Lind came by train. “[I have slept on this suitcase],” said a student beside him.',
  ],
  ['open', 'Otto Lind', 'Otto Lind came by train. “[I have slept on this suitcase],” said a Lind aide.'],
  [
    'another',
    'Karl Voss',
    'Ada Berg spoke first. “[They have locked the gate],” she said. Karl Voss did not come.',
  ],
  [
    'another',
    'Amos Holt',
    'The late James Holt told a jury: “[There are no records here].” His grandson is Amos Holt.',
  ],
  [
    'another',
    'Ada Berg',
    '“[The people have spoken],” said a jubilant Otto Lind, who beat Ada Berg by 300 votes.',
  ],
  // The words before a colon, and those after a comma
  [
    'another',
    'Ada Berg',
    'A statement by Dr Otto Lind, founder of Harbours First: “[Nobody told them to leave].” Ada Berg left.',
  ],
  [
    'another',
    'Ada Berg',
    'Ada Berg had promised more. But “[the pier is worth more than the hall]”, as Otto Lind put it later.',
  ],
  // Told by somebody
  ['another', 'Ada Berg', 'Ada Berg likes to quote Otto Lind: “[The sea takes what it gives].”'],
  [
    'same',
    'Otto Lind',
    'Ada Berg recalled how Otto Lind shook her hand and told her: “[The mine will stay open].”',
  ],
  [
    'another',
    'Louise Trask',
    '“Otto Lind looked at me and said, ‘[You people never fix anything],’” Louise Trask said.',
  ],
  [
    'another',
    'Otto Lind',
    'Ada Berg said that Karl Voss told workers: “[The mine will stay open this year].” Otto Lind left.',
  ],
  [
    'another',
    'Ada Berg',
    'Ada Berg said that Karl Voss told workers: “[The mine will stay open this year].”',
  ],
  // In other languages
  ['same', 'Paul Okafor', '« [Le barrage tient bon] », a déclaré Paul Okafor.'],
  ['another', 'Luc Morel', 'Luc Morel était absent. « [Le barrage tient bon] », a déclaré Paul Okafor.'],
  ['same', 'Paul Okafor', '«[La presa aguanta bien]», explicó el ministro Paul Okafor.'],
  ['another', 'Marta Ruiz', 'Marta Ruiz calló. «[La presa aguanta bien]», dijo Paul Okafor.'],
  ['not_named', 'Paul Okafor', '«[La presa aguanta bien]», dijo a Paul Okafor.'],
  [
    'another',
    'Karin Oswald',
    '„[Wir haben nichts zu verbergen]“, sagte Felix Brandt, der Anwalt von Karin Oswald.',
  ],
  ['same', 'Heike Lorenz', 'Das Gesetz kommt, so die Ministerin Heike Lorenz: „[Wir haben gewartet].“'],
];

function mouthIn(marked: string, name: string): Mouth {
  const [before = '', passage = '', after = ''] = marked.split(/[[\]]/);
  const reading = new Reading(before + passage + after);
  const { quotations } = findQuotations(reading, model);
  const context = contextOf(reading, [[before.length, before.length + passage.length]], quotations);
  return mouthOf(creditFor(reading, context, [name]), [name]);
}

/** True ones in other languages. */
const FOREIGN: readonly (readonly [name: string, text: string])[] = [
  [
    'Jutta Kern',
    'Die Ministerin Jutta Kern sprach in Halvern. „[Wir schließen den Hafen nicht]“, sagte Kern.',
  ],
  [
    'Karl Voss',
    'Der Hafen bleibe offen, hieß es. Karl Voss sagte am Montag: „[Wir haben lange darauf gewartet].“',
  ],
  [
    'Anne Roche',
    'La maire a parlé hier devant le conseil. « [Le barrage tient bon] », a déclaré Anne Roche.',
  ],
  [
    'Luc Morel',
    'Selon Luc Morel, qui dirige le port, « [rien ne sera fermé cette année] ». Anne Roche en doute.',
  ],
  ['Ana Robles', '«[El puerto no se cerrará este año]», dijo Ana Robles ante el consejo de la ciudad.'],
  [
    'Iván Soler',
    'La alcaldesa Ana Robles calló. Iván Soler, su rival, respondió: «[Nadie nos ha preguntado nada]».',
  ],
];

describe('whose words a passage is', () => {
  it.each(MOUTHS)('is %s for %s in: %s', (mouth, name, marked) => {
    expect(mouthIn(marked, name)).toBe(mouth);
  });

  it.each(FOREIGN)('is never another’s for %s in: %s', (name, marked) => {
    expect(mouthIn(marked, name)).not.toBe('another');
  });
});
