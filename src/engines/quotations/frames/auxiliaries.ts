/** Words between a subject and its verb: “has also repeatedly said”. */
export const AUXILIARIES: ReadonlySet<string> = new Set(
  (
    'has have had was were is are did does do would will could should might may must also later then again once never not ' +
    'even just still often repeatedly previously recently reportedly famously flatly publicly privately soon first always ' +
    'has since since be been being'
  ).split(' '),
);
