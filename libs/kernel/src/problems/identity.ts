export const identityProblems = {} as const;
