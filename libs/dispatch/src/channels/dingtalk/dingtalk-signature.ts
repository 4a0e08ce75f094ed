import { createHmac } from 'node:crypto';

/** The robot's signature over the time and the secret itself, not yet in the form that a URL needs. */
export const dingtalkSignature = (secret: string, timestamp: number): string =>
  createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
