import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Face, Faces } from '#document';
import { sfntOf } from './woff.ts';

/** Open types that come near to those of the standard, which may not be passed on. */
const BUNDLED: Record<Face, string> = {
  title: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  body: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  kai: '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff',
  hei: '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
};

/** 小标宋, 仿宋, 楷体, 黑体 as a deployment that has a licence lays them into a folder. */
const OWN: Record<Face, string> = { title: 'xiaobiaosong', body: 'fangsong', kai: 'kaiti', hei: 'heiti' };

/** The four types: the deployment's own where its folder has them, those that come with Kaidu otherwise. */
export function facesFrom(folder: string | null): Faces {
  const { resolve } = createRequire(import.meta.url);
  const read = (face: Face): Uint8Array => {
    const own = ['ttf', 'otf']
      .map((ending) => join(folder ?? '', `${OWN[face]}.${ending}`))
      .find((path) => folder !== null && existsSync(path));
    return sfntOf(readFileSync(own ?? resolve(BUNDLED[face])));
  };
  return { title: read('title'), body: read('body'), kai: read('kai'), hei: read('hei') };
}
