import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isWhole } from '#attachments';
import { type EngineConfig, REGISTER_KEY_FILE } from '#engine';
import { parseKeys, type RegisterKeys } from '#register';
import type { Reader } from '#runtime';
import { type Finding, ok, trouble } from './finding.ts';

const REGISTER = '人员登记 register';
const BLOBS = '附件 attachments';
/** The newest, as a sample; `kaidu audit verify` reads all of them. */
const SAMPLE = 50;

/** Whether every entry of the register can still be opened with the keys that are here. */
export async function examineRegister(config: EngineConfig, reader: Reader): Promise<Finding[]> {
  const entries = await reader.find('person', {});
  const file = join(config.dataDir, REGISTER_KEY_FILE);
  const keys: RegisterKeys = config.registerKeys.length
    ? config.registerKeys
    : existsSync(file)
      ? parseKeys(readFileSync(file, 'utf8'))
      : [];
  const known = new Set(keys.map(({ id }) => id));
  const sealed = entries.filter(({ keyId }) => !known.has(keyId)).length;
  if (!sealed)
    return [
      ok(REGISTER, `${keys.length} 把密钥，请另行备份`, `${keys.length} key(s): keep a copy elsewhere`),
    ];
  return [
    trouble(
      'fail',
      REGISTER,
      [`${sealed} 条登记的密钥不在本机`, `the key of ${sealed} entries is not here`],
      [`将其密钥放回 ${file} 或 KAIDU_REGISTER_KEY`, `put their key back into ${file} or KAIDU_REGISTER_KEY`],
    ),
  ];
}

/** Whether the bytes of the newest attachments are those that were put there. */
export async function examineBlobs(reader: Reader): Promise<Finding[]> {
  const newest = await reader.find('attachment', {}, { orderBy: 'id', descending: true, limit: SAMPLE });
  let damaged = 0;
  for (const { hash } of newest) {
    const [blob] = await reader.get('blob', [hash]);
    if (!blob || !isWhole(blob)) damaged += 1;
  }
  if (!damaged) return [ok(BLOBS, '无异常', 'nothing amiss')];
  return [
    trouble(
      'fail',
      BLOBS,
      [
        `最近 ${newest.length} 个附件中 ${damaged} 个缺失或被改动`,
        `${damaged} of the newest ${newest.length} are missing or changed`,
      ],
      ['运行 kaidu audit verify，从备份找回', 'run kaidu audit verify, and restore them from a backup'],
    ),
  ];
}
