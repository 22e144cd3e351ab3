import { expect, it } from 'vitest';
import { partsOfName } from '../../../../src/pages/capture/model/person-name.js';

it.each([
  ['Lena Brandt', 'Brandt', 'Lena'],
  ['Peter M. Olsen', 'Olsen', 'Peter M.'],
  ['Anna-Lena Müller-Vogt', 'Müller-Vogt', 'Anna-Lena'],
  ['Peter van der Holt', 'van der Holt', 'Peter'],
  ['Maria Da Rocha', 'Da Rocha', 'Maria'],
  ['Ahmed al-Tamir', 'al-Tamir', 'Ahmed'],
  ["Sean O'Marren", "O'Marren", 'Sean'],
  ['Anna McArdle', 'McArdle', 'Anna'],
])('%s has the family name %s', (name, family, given) => {
  expect(partsOfName(name)).toEqual({ family, given });
});

it.each([
  ['a name alone', 'Lena'],
  ['two family names', 'Ana Ruiz Soto'],
  ['a family name first', 'Brandt Lena'],
  ['a first word that is a family name as often', 'Kim Yurae'],
  ['a first word that is no given name', 'Marren Brandt'],
  ['an outlet', 'Austin Chronicle'],
  ['a body', 'Madison Council'],
  ['capitals', 'LENA BRANDT'],
  ['a particle without a name', 'Peter van'],
  ['an initial without a name', 'Peter M.'],
  ['a suffix', 'Peter Holt Jr.'],
  ['nothing', ' '],
])('of %s nothing is certain', (_, name) => {
  expect(partsOfName(name)).toBeNull();
});
