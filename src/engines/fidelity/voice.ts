import type { Printed } from './compare.js';
import type { Case, Finding } from './finding.js';
export function findingsOfVoice(_its: Case, _printed: Printed): Finding[] {
  return [];
}
