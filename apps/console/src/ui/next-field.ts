const FIELDS = 'input:not([type=hidden], [disabled]), select:not([disabled]), textarea, button[type=submit]';

/** The field after this one in its form; checkboxes and the like are passed over. */
export function nextField(from: HTMLElement | null): HTMLElement | null {
  const form = from?.closest('form');
  if (!from || !form) return null;
  const fields = [...form.querySelectorAll<HTMLElement>(FIELDS)].filter(
    (field) => field === from || !field.closest('[data-passed-over]'),
  );
  return fields[fields.indexOf(from) + 1] ?? null;
}
