export const dispatchProblems = {} as const;
