import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import type { Assessment } from '../../incident/queries.ts';
import { useLevelTitle } from '../../plan/names.ts';
import { Level } from '../../ui/level.tsx';
import type { Approval } from '../queries.ts';
import { decisionWords } from './words.ts';

interface Props {
  approval: Approval;
  assessment: Assessment;
  /** The level that runs, if one does. */
  running: string | null;
}

/** Recommended, proposed and running level, which are three things; and whether the figures moved since. */
export function LevelsLine({ approval, assessment, running }: Props) {
  const t = useWords(decisionWords);
  const lang = useLanguage();
  const level = useLevelTitle();
  const { data, state } = approval;
  const { basis } = assessment;
  const said = (key: string | null) => (key ? level.of(key) : t('noLevel'));
  const open = state === 'submitted';
  const overtaken = open && data.recommendedLevel !== assessment.level;
  const notes = [
    ...(!overtaken && data.proposedLevel && data.proposedLevel !== data.recommendedLevel
      ? [t('differs')]
      : []),
    ...(open && !overtaken && data.assessmentSeq !== assessment.seq ? [t('newer')] : []),
  ];
  return (
    <section aria-label={t('levels')}>
      <p className="row levels-line">
        <span>
          {t('recommended')} <Level level={assessment.level} />
          {basis && <span className="quiet">{t(basis === 'assessed' ? 'onAssessed' : 'onReported')}</span>}
        </span>
        {data.proposedLevel && (
          <span>
            {t('proposed')} <Level level={data.proposedLevel} />
          </span>
        )}
        {running && (
          <span>
            {t('running')} <Level level={running} plain />
          </span>
        )}
      </p>
      {overtaken && (
        <p className="warned" role="status">
          ▲ {t('overtaken', { was: said(data.recommendedLevel), now: said(assessment.level) })}
        </p>
      )}
      {notes.length > 0 && <p className="note">{notes.join(lang === 'zh' ? '' : ' ')}</p>}
    </section>
  );
}
