import { join } from 'node:path';
import { keysInFile } from './key-file.ts';

export const LINK_KEY_FILE = 'link.key';
const KEY_BYTES = 32;

/** Reads keys in base64, apart by spaces, commas or lines; throws a RangeError for one that is none. */
export const parseLinkKeys = (text: string): Buffer[] =>
  text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((each) => {
      const key = Buffer.from(each, 'base64');
      if (key.length !== KEY_BYTES || key.toString('base64') !== each)
        throw new RangeError(`KAIDU_LINK_KEY: a key is ${KEY_BYTES} bytes in base64`);
      return key;
    });

/** The keys of links in a data folder. Without them links that went out open no more, and nothing else is lost. */
export const linkKeysIn = (folder: string): readonly Buffer[] =>
  keysInFile(join(folder, LINK_KEY_FILE), parseLinkKeys).keys;
