import type { KeyboardEvent } from 'react';
import { nextField } from './next-field.ts';

/** For a form that is filled in by keyboard: Enter goes to the next field, Ctrl + Enter sends. */
export function enterMovesOn(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.defaultPrevented) return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    event.currentTarget.requestSubmit();
    return;
  }
  const field = event.target as HTMLElement;
  if (!field.matches('input:not([type=checkbox], [type=radio]), select')) return;
  event.preventDefault();
  const next = nextField(field);
  next?.focus();
  if (next instanceof HTMLInputElement) next.select();
}
