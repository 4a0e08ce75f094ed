export const SECTIONS = [
  'classify',
  'activation',
  'dispatch',
  'ingest',
  'growth',
  'auditor',
  'console',
  'memory',
  'load',
  'soak',
];

/** `[--json] [section …]`; without a section, all of them. RUNS, SECONDS, COUNT, LOAD_SECONDS and SOAK_MINUTES in the environment shorten or lengthen a run. */
export function readOptions(argv, env = process.env) {
  const asked = argv.filter((word) => !word.startsWith('--'));
  const strange = [
    ...asked.filter((word) => !SECTIONS.includes(word)),
    ...argv.filter((word) => word.startsWith('--') && word !== '--json'),
  ];
  if (strange.length)
    throw new RangeError(`unknown: ${strange.join(' ')}; sections are ${SECTIONS.join(', ')}`);
  return {
    json: argv.includes('--json'),
    sections: SECTIONS.filter((name) => !asked.length || asked.includes(name)),
    runs: positive(env, 'RUNS', 5),
    /** Length of one measurement of the HTTP routes. */
    seconds: positive(env, 'SECONDS', 10),
    /** Activations in one measurement. */
    count: positive(env, 'COUNT', 100),
    loadSeconds: positive(env, 'LOAD_SECONDS', 90),
    soakMinutes: positive(env, 'SOAK_MINUTES', 10),
    databases: (env.DATABASES ?? 'sqlite,postgres').split(','),
  };
}

function positive(env, name, otherwise) {
  const value = Number(env[name] ?? otherwise);
  if (!Number.isInteger(value) || value < 1)
    throw new RangeError(`${name}: ${env[name]} is not a whole number above 0`);
  return value;
}
