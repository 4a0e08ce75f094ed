import { useLanguage } from '../../i18n/language.ts';
import { useSay, useWords } from '../../i18n/words.ts';
import { Level } from '../../ui/level.tsx';
import { When } from '../../ui/when.tsx';
import type { Assessment } from '../queries.ts';
import { CriterionBar } from './criterion-bar.tsx';
import { assessmentWords } from './words.ts';
import './assessment.css';

/** The recommended level with its reasons; criteria that do not apply come last. */
export function AssessmentPanel({ assessment }: { assessment: Assessment }) {
  const t = useWords(assessmentWords);
  const say = useSay();
  const lang = useLanguage();
  const { reported, assessed, totals, basis } = assessment;
  const sorted = [...reported.criteria].sort((a, b) => Number(b.applicable) - Number(a.applicable));
  return (
    <section className="panel" aria-labelledby="assessment">
      <h2 id="assessment">{t('title')}</h2>
      <p className="row">
        {t('result')} <Level level={assessment.level} />
        {basis && <span>{t(basis === 'assessed' ? 'onAssessed' : 'onReported')}</span>}
        <When at={assessment.at} />
      </p>
      <p className="note">{t('advises')}</p>
      <ul className="criteria">
        {sorted.map((criterion) => (
          <CriterionBar
            key={criterion.key}
            reported={criterion}
            assessed={assessed?.criteria.find(({ key }) => key === criterion.key)}
            missingFrom={totals.missingFrom}
          />
        ))}
      </ul>
      <details>
        <summary>{t('prose')}</summary>
        <p className="prose" lang={lang === 'zh' ? 'zh-CN' : 'en'}>
          {say(assessment.explanation)}
        </p>
      </details>
    </section>
  );
}
