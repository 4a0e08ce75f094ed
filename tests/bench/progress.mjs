/** What is going on, for people; the results alone go to standard output. */
export const progress = (line) => process.stderr.write(`${line}\n`);
