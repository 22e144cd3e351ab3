import fc from 'fast-check';

// A suite must not fail by chance: properties are tried on the same values each time, and on new ones in check:long,
// where a failure prints its seed.
if (process.env.ONRECORD_LONG === undefined) fc.configureGlobal({ seed: 20_261_127 });
