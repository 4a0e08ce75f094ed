import { createHmac } from 'node:crypto';
import type { CommandMeta } from '#runtime';
import { type RegisterKeys, sealingKey } from './keys.ts';

/**
 * The same meta with the hash of what was sent under the sealing key. That hash stays in the record, and a plain one
 * would let whoever holds a copy try out names and id numbers (4.1.4). After a change of keys, a request from before
 * counts as another one.
 */
export function blindMeta(keys: RegisterKeys, meta: CommandMeta): CommandMeta {
  if (!meta.idempotency) return meta;
  const { key, bodyHash } = meta.idempotency;
  const blind = createHmac('sha256', sealingKey(keys).secret).update(`idempotency\n${bodyHash}`);
  return { ...meta, idempotency: { key, bodyHash: blind.digest('base64url') } };
}
