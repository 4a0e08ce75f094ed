/** A failure that its own line explains; no stack trace helps. */
export class SetupError extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

// On stderr: the standard output belongs to the command that runs after the set-up (it may be JSON).
export const say = (line) => process.stderr.write(`kaidu: ${line}\n`);

/** Says what is being done, and how long it took. */
export async function step(title, work) {
  say(`${title} …`);
  const began = Date.now();
  const result = await work();
  say(`  done in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return result;
}

/** Runs a script's main function; a SetupError ends it with its line alone. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    say(error instanceof SetupError ? error.message : (error?.stack ?? error));
    process.exit(error?.exitCode ?? 1);
  }
}
