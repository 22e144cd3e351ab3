import type { AttributionChange } from '../../../src/engines/context/attribution-change.js';

/** An article in which only what stands around the words in square brackets changes, and what is said of that. */
export interface AttributionEdit {
  readonly change: AttributionChange | 'none';
  readonly old: string;
  readonly now: string;
}

const edit = (change: AttributionEdit['change'], old: string, now: string): AttributionEdit => ({
  change,
  old,
  now,
});

const PEOPLE =
  'Ada Berg, the mayor of Halvern, met Otto Lind, who leads the port, and Mira Kessler, a diver, on Monday. ';
const said = (words: string): string => `${PEOPLE}\n\n${words}`;

const PIER = said('“[The pier will be rebuilt by spring],” Ada Berg said.');
const DAM = said('Otto Lind told the council: “[We closed the gate at nine and nobody came].”');
const BOAT = said('“[Not one boat was checked],” Mira Kessler said. “That is the scandal.”');
const TURNS =
  'ADA BERG: Who shut the gate?\n\nOTTO LIND: [We shut it ourselves at nine].\n\nADA BERG: Thank you.';
const PLAIN = said('Otto Lind said [the gate was shut at nine].');
const LONG = said(
  'Ada Berg said the council had no money left. “[We have spent every krone that we had],” she said. “There is no more.”',
);

export const ATTRIBUTION_EDITS: readonly AttributionEdit[] = [
  // Credited to another
  edit('credited_to_another', PIER, said('“[The pier will be rebuilt by spring],” Otto Lind said.')),
  edit('credited_to_another', PIER, said('Mira Kessler said: “[The pier will be rebuilt by spring].”')),
  edit('credited_to_another', PIER, said('“[The pier will be rebuilt by spring],” said Otto Lind.')),
  edit(
    'credited_to_another',
    PIER,
    said('“[The pier will be rebuilt by spring],” Otto Lind told the Courier.'),
  ),
  edit('credited_to_another', PIER, said('According to Otto Lind, “[the pier will be rebuilt by spring]”.')),
  edit(
    'credited_to_another',
    DAM,
    said('Ada Berg told the council: “[We closed the gate at nine and nobody came].”'),
  ),
  edit(
    'credited_to_another',
    DAM,
    said('“[We closed the gate at nine and nobody came],” Mira Kessler said.'),
  ),
  edit('credited_to_another', DAM, said('“[We closed the gate at nine and nobody came],” added Ada Berg.')),
  edit(
    'credited_to_another',
    BOAT,
    said('“[Not one boat was checked],” Ada Berg said. “That is the scandal.”'),
  ),
  edit(
    'credited_to_another',
    BOAT,
    said('“[Not one boat was checked],” said Otto Lind. “That is the scandal.”'),
  ),
  edit('credited_to_another', TURNS, TURNS.replace('OTTO LIND:', 'MIRA KESSLER:')),
  edit(
    'credited_to_another',
    TURNS,
    TURNS.replace('OTTO LIND:', 'ADA BERG:').replace(/^ADA BERG/, 'OTTO LIND'),
  ),
  edit('credited_to_another', PLAIN, said('Mira Kessler said [the gate was shut at nine].')),
  edit('credited_to_another', PLAIN, said('Ada Berg said [the gate was shut at nine].')),
  edit(
    'credited_to_another',
    PIER,
    said('“[The pier will be rebuilt by spring],” wrote Mira Kessler in a letter.'),
  ),
  // No longer credited
  edit(
    'no_longer_credited',
    PIER,
    said('A poster by the harbour shows the new plan.\n\n“[The pier will be rebuilt by spring].”'),
  ),
  edit('no_longer_credited', PIER, said('[The pier will be rebuilt by spring].')),
  edit('no_longer_credited', PLAIN, said('At last [the gate was shut at nine].')),
  edit('no_longer_credited', BOAT, said('[Not one boat was checked].')),
  edit(
    'no_longer_credited',
    DAM,
    said('The log has one line for Monday. [We closed the gate at nine and nobody came].'),
  ),
  // Denied
  edit('now_denied', PIER, said('Ada Berg denied having said “[the pier will be rebuilt by spring]”.')),
  edit('now_denied', PIER, said('Ada Berg denied that [the pier will be rebuilt by spring].')),
  edit(
    'now_denied',
    PIER,
    said('“It is not true that [the pier will be rebuilt by spring],” Ada Berg said.'),
  ),
  edit('now_denied', PIER, said('Ada Berg never said “[the pier will be rebuilt by spring]”.')),
  edit(
    'now_denied',
    DAM,
    said('“Nobody can say [we closed the gate at nine and nobody came],” Otto Lind told the council.'),
  ),
  edit('now_denied', DAM, said('Otto Lind did not say “[we closed the gate at nine and nobody came]”.')),
  edit('now_denied', BOAT, said('“It is a lie that [not one boat was checked],” Mira Kessler said.')),
  edit(
    'now_denied',
    BOAT,
    said('The words “[Not one boat was checked]” were falsely attributed to Mira Kessler.'),
  ),
  edit('now_denied', BOAT, said('Mira Kessler disputes that [not one boat was checked].')),
  edit('now_denied', PLAIN, said('Otto Lind denied that [the gate was shut at nine].')),
  edit('now_denied', PLAIN, said('Otto Lind did not say [the gate was shut at nine].')),
  edit(
    'now_denied',
    LONG,
    said('“I never said that [we have spent every krone that we had],” Ada Berg said.'),
  ),
  edit('now_denied', TURNS, TURNS.replace('OTTO LIND: ', 'OTTO LIND: It is not true that ')),
  // Conditional
  edit(
    'now_conditional',
    PIER,
    said('“If the state pays, [the pier will be rebuilt by spring],” Ada Berg said.'),
  ),
  edit(
    'now_conditional',
    PIER,
    said('“[The pier will be rebuilt by spring] if the state pays,” Ada Berg said.'),
  ),
  edit(
    'now_conditional',
    PIER,
    said('“[The pier will be rebuilt by spring], provided that the state pays,” Ada Berg said.'),
  ),
  edit(
    'now_conditional',
    PIER,
    said('“Unless it freezes, [the pier will be rebuilt by spring],” Ada Berg said.'),
  ),
  edit(
    'now_conditional',
    BOAT,
    said('“If the log is right, [not one boat was checked],” Mira Kessler said.'),
  ),
  edit(
    'now_conditional',
    LONG,
    said('“If the bank is right, [we have spent every krone that we had],” Ada Berg said.'),
  ),
  // Asked
  edit('now_asked', PIER, said('“Do you think [the pier will be rebuilt by spring]?” Ada Berg asked.')),
  edit('now_asked', PIER, said('Ada Berg asked whether [the pier will be rebuilt by spring].')),
  edit('now_asked', PLAIN, said('Otto Lind asked whether [the gate was shut at nine].')),
  edit('now_asked', BOAT, said('Did Mira Kessler say “[not one boat was checked]”?')),
  edit('now_asked', LONG, said('“Who says [we have spent every krone that we had]?” Ada Berg asked.')),
  // Hearsay
  edit('now_hearsay', PIER, said('“Otto Lind told me [the pier will be rebuilt by spring],” Ada Berg said.')),
  edit('now_hearsay', BOAT, said('“My brother said [not one boat was checked],” Mira Kessler said.')),
  edit(
    'now_hearsay',
    DAM,
    said('“The guard told us [we closed the gate at nine and nobody came],” Otto Lind said.'),
  ),
  edit(
    'now_hearsay',
    LONG,
    said('“The clerk warned me that [we have spent every krone that we had],” Ada Berg said.'),
  ),
  // Imagined
  edit('now_imagined', PIER, said('Ada Berg would have said: “[The pier will be rebuilt by spring].”')),
  edit('now_imagined', PIER, said('Ada Berg smiled, as if to say “[the pier will be rebuilt by spring]”.')),
  edit('now_imagined', BOAT, said('Mira Kessler held a sign that read “[Not one boat was checked]”.')),
  edit(
    'now_imagined',
    DAM,
    said('“[We closed the gate at nine and nobody came],” Otto Lind might have said.'),
  ),
  // In a correction
  edit(
    'in_correction',
    PIER,
    said(
      'The talks go on.\n\nCorrection: An earlier version of this article quoted Ada Berg as saying “[the pier will be rebuilt by spring]”. She said it may be.',
    ),
  ),
  edit(
    'in_correction',
    BOAT,
    said(
      'The talks go on.\n\nCorrections and clarifications: The words “[Not one boat was checked]” were Otto Lind’s and not those of Mira Kessler.',
    ),
  ),
  edit(
    'in_correction',
    DAM,
    said(
      'The talks go on.\n\nThis article was amended on 4 May 2026. It had Otto Lind saying “[we closed the gate at nine and nobody came]”.',
    ),
  ),
  edit(
    'in_correction',
    LONG,
    said(
      'The talks go on.\n\nEditor’s note: A quotation in an earlier version, “[We have spent every krone that we had]”, has been withdrawn.',
    ),
  ),
  // No longer denied
  edit(
    'no_longer_denied',
    said('Ada Berg denied that [the pier will be rebuilt by spring].'),
    said('Ada Berg said [the pier will be rebuilt by spring].'),
  ),
  edit(
    'no_longer_denied',
    said('“It is not true that [the gate was shut],” Otto Lind said.'),
    said('“We know that [the gate was shut],” Otto Lind said.'),
  ),
  edit(
    'no_longer_denied',
    said('Mira Kessler never said “[not one boat was checked]”.'),
    said('Mira Kessler said “[not one boat was checked]”.'),
  ),
  edit(
    'no_longer_denied',
    said('Otto Lind denied having said “[the gate was shut]”.'),
    said('Otto Lind said “[the gate was shut]”.'),
  ),
];

/** Edits around the words that leave whose they are as it was. */
export const HARMLESS_EDITS: readonly AttributionEdit[] = [
  edit('none', PIER, said('“[The pier will be rebuilt by spring],” Mayor Ada Berg said on Monday.')),
  edit('none', PIER, said('“[The pier will be rebuilt by spring],” said Ada Berg.')),
  edit(
    'none',
    PIER,
    said('Ada Berg, speaking by the harbour, said: “[The pier will be rebuilt by spring].”'),
  ),
  edit('none', PIER, said('Ada Berg arrived late. “[The pier will be rebuilt by spring],” she said.')),
  edit(
    'none',
    DAM,
    said('Otto Lind told the council: “[We closed the gate at nine and nobody came].” It did not reply.'),
  ),
  edit('none', DAM, said('Lind told the council: “[We closed the gate at nine and nobody came].”')),
  edit('none', BOAT, said('“[Not one boat was checked],” Mira Kessler, 34, said. “That is the scandal.”')),
  edit('none', BOAT, said('“[Not one boat was checked],” Kessler told the Courier. “That is the scandal.”')),
  edit('none', TURNS, TURNS.replaceAll('OTTO LIND', 'MR LIND')),
  edit('none', TURNS, TURNS.replaceAll('OTTO LIND', 'Otto Lind').replaceAll('ADA BERG', 'Ada Berg')),
  edit('none', PLAIN, said('Otto Lind, the head of the port, said [the gate was shut at nine].')),
  edit('none', LONG, `${LONG}\n\nNo one was hurt. The council did not say when it would meet.`),
];
