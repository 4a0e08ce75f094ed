const { env } = process;

/** What `npm run test:faults` was asked for; `npm test` runs the short version. */
export const SETTING = {
  full: env['KAIDU_FAULTS'] === 'full',
  activations: Number(env['KAIDU_FAULTS_ACTIVATIONS'] ?? 40),
  minutes: Number(env['KAIDU_FAULTS_MINUTES'] ?? 3),
  seed: Number(env['KAIDU_FAULTS_SEED'] ?? Date.now() % 1_000_000),
  /** Part of the names of the faults that are wanted. */
  only: env['KAIDU_FAULTS_ONLY'] ?? '',
};

/** A test that tells what it is about: at once where somebody waits for a full run, else only when it fails. */
export const told = (work: (tell: (line: string) => void) => Promise<void>) => async (): Promise<void> => {
  const lines = [`KAIDU_FAULTS_SEED=${SETTING.seed}`];
  const tell = (line: string) => {
    lines.push(line);
    if (SETTING.full) process.stderr.write(`${new Date().toISOString()} ${line}\n`);
  };
  try {
    await work(tell);
  } catch (error) {
    throw new Error(lines.join('\n'), { cause: error });
  }
};
