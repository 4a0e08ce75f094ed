import type { Look } from './browser.ts';

const ONCE_EACH: Look[] = [
  { lang: 'zh', theme: 'light', width: 1440 },
  { lang: 'en', theme: 'dark', width: 390 },
];
const EVERY = (['zh', 'en'] as const).flatMap((lang) =>
  (['light', 'dark'] as const).flatMap((theme) => [1440, 390].map((width) => ({ lang, theme, width }))),
);
/** `KAIDU_EVERY_LOOK=1` takes every page in both languages and themes, wide and narrow. */
export const LOOKS: Look[] = process.env['KAIDU_EVERY_LOOK'] ? EVERY : ONCE_EACH;
