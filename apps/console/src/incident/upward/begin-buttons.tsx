import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useWords } from '../../i18n/words.ts';
import { useLevelTitle } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { type Incident, useResponses } from '../queries.ts';
import { upwardWords } from './words.ts';

interface Props {
  incident: Incident;
  onDraft: () => void;
  onApply: (level: string) => void;
}

/** To begin a report, or an application at the levels at which the plan applies. */
export function BeginButtons({ incident, onDraft, onApply }: Props) {
  const t = useWords(upwardWords);
  const level = useLevelTitle();
  const asks = usePlan().upward?.support?.levels.map((one) => one.level) ?? [];
  const responses = useResponses(incident.id).data?.items ?? [];
  const running = responses.find(({ state }) => state === 'active' || state === 'terminating')?.level;
  const reported = Object.keys(incident.data.effective).length > 0;
  return (
    <div className="stack">
      <div className="row">
        {reported && <Button onClick={onDraft}>{t('draft')}</Button>}
        {running && asks.includes(running) && <Button onClick={() => onApply(running)}>{t('apply')}</Button>}
      </div>
      {!reported && (
        <Link to="/incidents/$id" params={{ id: incident.id }} search={{ view: 'report' }}>
          {t('nothingReported')}
        </Link>
      )}
      {asks.length > 0 && !(running && asks.includes(running)) && (
        <p className="quiet">{t('applyAt', { levels: asks.map(level.of).join(t('or')) })}</p>
      )}
    </div>
  );
}
