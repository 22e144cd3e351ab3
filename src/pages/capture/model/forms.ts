import type { QuotationType } from '../../../engines/quotations/found.js';

/** The type as which words are read again when their passages change, so that they keep their form. */
export function typeOfForm(form: string | undefined): QuotationType {
  return form === 'mixed' || form === 'indirect' ? form : 'direct';
}

export function isFragment(form: string | undefined): boolean {
  return form === 'partial';
}
