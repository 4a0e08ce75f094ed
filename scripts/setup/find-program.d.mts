export function findProgram(...names: string[]): string | null;
export function findRedisServer(): string | null;
export function findPostgresBin(): string | null;
export function findChromium(): string | null;
