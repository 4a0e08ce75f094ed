export type Part = 'subject' | 'short' | 'text' | 'html';
export const PARTS: readonly Part[] = ['subject', 'short', 'text', 'html'];
export const LANGUAGES = ['zh', 'en'] as const;
