export const decisionProblems = {} as const;
