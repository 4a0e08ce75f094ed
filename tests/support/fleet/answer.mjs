/** Answers whoever started this process; ends with them. */
export function answer(asked) {
  const all = { ready: () => true, ...asked };
  process.on('message', async ({ number, ask, input }) => {
    process.send({ number, answer: await all[ask](input) }, () => {});
  });
  process.on('disconnect', () => process.exit(0));
}
