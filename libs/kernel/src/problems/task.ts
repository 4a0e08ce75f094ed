export const taskProblems = {} as const;
