import { hash, randomBytes } from 'node:crypto';

/** Marks a system's token, so that one that leaked is recognised by scanners and by people. */
const TOKEN_PREFIX = 'kaidu_';
const SECRET = /^(kaidu_)?[A-Za-z0-9_-]{43}$/;

const random256 = () => randomBytes(32).toString('base64url');

export const newSessionSecret = (): string => random256();
export const newTokenSecret = (): string => TOKEN_PREFIX + random256();

/** What could be a secret at all; anything else is refused without a look at the record. */
export const looksLikeSecret = (text: string): boolean => SECRET.test(text);

/** What the record keeps. A fast hash is enough for 256 random bits: there is nothing to guess. */
export const hashSecret = (secret: string): string => hash('sha256', secret);
