import { useWords } from '../../i18n/words.ts';
import type { Assessment } from '../../incident/queries.ts';
import { useLevelTitle } from '../../plan/names.ts';
import type { Approval, Preview } from '../queries.ts';
import { decideWords } from './words.ts';

export interface Acknowledged {
  figures: boolean;
  withdrawals: boolean;
}

/** What the decider has to say that it was seen: figures that moved, tasks that are taken back. */
export function needed(approval: Pick<Approval, 'data'>, assessment: Assessment, preview: Preview) {
  const decides = preview.authority === 'decides';
  return {
    figures: decides && approval.data.recommendedLevel !== assessment.level,
    withdrawals:
      decides && preview.kind === 'lower'
        ? preview.recipients.reduce((total, { withdrawn }) => total + withdrawn.length, 0)
        : 0,
  };
}

interface Props {
  need: ReturnType<typeof needed>;
  assessment: Assessment;
  value: Acknowledged;
  onChange: (value: Acknowledged) => void;
}

export function Acknowledgements({ need, assessment, value, onChange }: Props) {
  const t = useWords(decideWords);
  const level = useLevelTitle();
  const now = assessment.level ? level.of(assessment.level) : t('noLevel');
  return (
    <>
      {need.figures && (
        <label className="tick">
          <input
            type="checkbox"
            checked={value.figures}
            onChange={(event) => onChange({ ...value, figures: event.target.checked })}
          />
          <span>{t('seenFigures', { now })}</span>
        </label>
      )}
      {need.withdrawals > 0 && (
        <label className="tick">
          <input
            type="checkbox"
            checked={value.withdrawals}
            onChange={(event) => onChange({ ...value, withdrawals: event.target.checked })}
          />
          <span>{t('seenWithdraws', { count: need.withdrawals })}</span>
        </label>
      )}
    </>
  );
}
