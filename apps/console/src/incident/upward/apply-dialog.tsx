import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useSay, useWords } from '../../i18n/words.ts';
import { useNames } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import type { Incident } from '../queries.ts';
import { blankItem, readItems, type TypedItem } from './application.ts';
import { ExerciseNote } from './exercise-note.tsx';
import { FiguresPreview } from './figures-preview.tsx';
import { ItemFields } from './item-fields.tsx';
import { upwardWords, writeWords } from './words.ts';

interface Props {
  incident: Incident;
  /** The level that runs. */
  level: string;
  onClose: () => void;
  onDrafted: (id: string) => void;
}

/** Drafts the application to the level above for what the prefecture lacks. */
export function ApplyDialog({ incident, level, onClose, onDrafted }: Props) {
  const t = useWords(writeWords);
  const u = useWords(upwardWords);
  const say = useSay();
  const names = useNames();
  const support = usePlan().upward?.support;
  const first = support?.kinds[0]?.key ?? '';
  const { value, change, discard } = useDraft(`apply.${incident.id}`, { items: [blankItem(first)] });
  const apply = api.useMutation('post', '/incidents/{id}/applications');
  const problem = apply.error ? problemOf(apply.error) : null;
  const items = readItems(value.items);
  const put = (index: number, part: Partial<TypedItem>) =>
    change({ items: value.items.map((item, at) => (at === index ? { ...item, ...part } : item)) });
  const approves = support?.levels.find((one) => one.level === level)?.approves;
  return (
    <Confirm
      title={u('apply')}
      open
      onClose={onClose}
      action={t('draftApplication')}
      busy={apply.isPending}
      disabled={!items}
      problem={problem}
      onConfirm={() =>
        apply.mutate(
          { params: { path: { id: incident.id } }, body: { items: items ?? [] } },
          {
            onSuccess({ id }) {
              discard();
              onDrafted(id);
            },
          },
        )
      }
    >
      {incident.exercise && <ExerciseNote />}
      {approves && support && (
        <p className="note">{t('applyNote', { post: names.post(approves), to: say(support.to) })}</p>
      )}
      {value.items.map((item, index) => (
        <ItemFields
          // biome-ignore lint/suspicious/noArrayIndexKey: an item has no other name than its place
          key={index}
          item={item}
          index={index}
          problem={problem}
          onChange={(part) => put(index, part)}
          onRemove={
            value.items.length > 1
              ? () => change({ items: value.items.filter((_, at) => at !== index) })
              : undefined
          }
        />
      ))}
      <button
        type="button"
        className="plain-button"
        onClick={() => change({ items: [...value.items, blankItem(first)] })}
      >
        {t('another')}
      </button>
      <section aria-labelledby="apply-basis" className="wide">
        <h3 id="apply-basis">{t('basis')}</h3>
        <FiguresPreview incident={incident} />
      </section>
    </Confirm>
  );
}
