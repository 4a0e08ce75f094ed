import { Problem } from '#kernel';
import type { CommandMeta } from './command.ts';
import type { Session } from './session.ts';

const idOf = (meta: CommandMeta): string => `${meta.actor.id}:${meta.idempotency!.key}`;

/** The answer that the same request got before, or null; refuses the key of another body. */
export async function recall(session: Session, meta: CommandMeta): Promise<{ answer: unknown } | null> {
  if (!meta.idempotency) return null;
  const known = await session.get('idempotency', idOf(meta));
  if (!known) return null;
  if (known.bodyHash !== meta.idempotency.bodyHash) throw new Problem('idempotency.reused');
  return { answer: known.answer };
}

/** Keeps the answer in the same transaction as what it speaks of. */
export function remember(session: Session, meta: CommandMeta, answer: unknown): void {
  if (!meta.idempotency) return;
  session.put('idempotency', {
    id: idOf(meta),
    bodyHash: meta.idempotency.bodyHash,
    answer: answer ?? null,
    at: session.now,
  });
}
