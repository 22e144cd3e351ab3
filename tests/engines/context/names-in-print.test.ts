import { expect, it } from 'vitest';
import { namesInPrint } from '../../../src/engines/context/names-in-print.js';

it('a name is printed whole, shortened, by its surname, and after a title', () => {
  const forms = namesInPrint('Ana Maria Lindqvist');
  for (const form of [
    ...['Ana Maria Lindqvist', 'Ana Lindqvist', 'Maria Lindqvist', 'Lindqvist', 'Ana'],
    ...['Dr. Lindqvist', 'Mrs Lindqvist', 'Senator Ana Lindqvist'],
  ])
    expect(forms).toContain(form);
  expect(new Set(forms).size).toBe(forms.length);
});
