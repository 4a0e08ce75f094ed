import { useLanguage } from '../../i18n/language.ts';
import { absoluteTime } from '../../i18n/times.ts';
import { useWords, wordFor } from '../../i18n/words.ts';
import { factWords } from '../../plan/fact-words.ts';
import { useLevelTitle } from '../../plan/names.ts';
import { useNow } from '../../ui/clock.ts';
import { Asked } from '../../ui/states.tsx';
import { When } from '../../ui/when.tsx';
import { useConsultations, useHistory } from '../queries.ts';
import { decisionWords } from './words.ts';

/** How the proposal came here, and what consultations said. */
export function Opinions({ approvalId, incidentId }: { approvalId: string; incidentId: string }) {
  const t = useWords(decisionWords);
  const lang = useLanguage();
  const now = useNow();
  const level = useLevelTitle();
  const history = useHistory(approvalId);
  const consultations = useConsultations(incidentId).data?.items ?? [];
  return (
    <Asked query={history}>
      {({ items }) => (
        <section className="opinions">
          {consultations.length > 0 && (
            <details>
              <summary>{t('consultations', { count: consultations.length })}</summary>
              <ul>
                {[...consultations].reverse().map((one) => (
                  <li key={one.id}>
                    {t('consultedAs', {
                      at: absoluteTime(Date.parse(one.heldAt), now, lang),
                      who: one.participants.join(lang === 'zh' ? '、' : ', '),
                      level: one.level ? level.of(one.level) : '—',
                      conclusion: one.conclusion,
                    })}
                  </li>
                ))}
              </ul>
            </details>
          )}
          <details>
            <summary>{t('history')}</summary>
            <ol>
              {items.map(({ at, fact, by, level: of, reason }) => (
                <li key={`${at} ${fact}`}>
                  <When at={at} /> {by} · {wordFor(factWords, fact, lang)} {of && level.of(of)}
                  {reason && <div className="quiet">{reason}</div>}
                </li>
              ))}
            </ol>
          </details>
        </section>
      )}
    </Asked>
  );
}
