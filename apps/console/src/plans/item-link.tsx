import { Link } from '@tanstack/react-router';
import { useSay } from '../i18n/words.ts';
import type { PlanItem } from './plan-text.ts';

/** Leads to where an item stands. */
export function ItemLink({ item: { id, name } }: { item: PlanItem }) {
  const say = useSay();
  return (
    <Link
      from="/plans/$jurisdiction/$plan"
      to="/plans/$jurisdiction/$plan"
      search={({ version }) => ({ item: id, ...(version && { version }) })}
    >
      {say(name)}
    </Link>
  );
}
