import { contentPolicy } from './security-headers.ts';

/** For a document written out as a page: nothing of it runs, and only our own pages may show it in a frame. */
export const FRAMED = {
  'content-security-policy': `${contentPolicy({
    'default-src': "'none'",
    'img-src': "'none'",
    'frame-ancestors': "'self'",
    'form-action': "'none'",
  })};sandbox`,
  'x-frame-options': 'SAMEORIGIN',
};
