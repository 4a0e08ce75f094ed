import type { Schemas } from '../../api/client.ts';
import { parseQuantity } from './quantity.ts';

export interface TypedItem {
  kind: string;
  what: string;
  quantity: string;
  unit: string;
  reason: string;
}
export const blankItem = (kind: string): TypedItem => ({
  kind,
  what: '',
  quantity: '',
  unit: '',
  reason: '',
});

type Items = Schemas['SupportApplication']['items'];

/** What is asked for, as the engine takes it; null while a part of it is missing or not understood. */
export function readItems(typed: readonly TypedItem[]): Items | null {
  const items: Items = [];
  for (const { kind, what, quantity, unit, reason } of typed) {
    const asked = parseQuantity(quantity, unit);
    if (asked.kind !== 'known' || asked.value <= 0) return null;
    if (![kind, what, unit, reason].every((part) => part.trim())) return null;
    items.push({ kind, what, quantity: asked.value, unit, reason });
  }
  return items.length ? items : null;
}
