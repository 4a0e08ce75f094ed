import type { Schemas } from '../../api/client.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useWords, wordFor } from '../../i18n/words.ts';
import { factWords } from '../../plan/fact-words.ts';
import { useLevelTitle, useNames } from '../../plan/names.ts';
import { When } from '../../ui/when.tsx';
import { detailOf } from './detail.ts';
import { timelineWords } from './words.ts';

export type Fact = Schemas['Fact'];

/** One fact; what was entered without a network tells its three times. */
export function FactItem({ fact }: { fact: Fact }) {
  const t = useWords(timelineWords);
  const lang = useLanguage();
  const names = useNames();
  const level = useLevelTitle();
  const { actor, cite, reason, data, at } = fact;
  const detail = detailOf(data, names, level.of, lang);
  return (
    <li>
      <When at={at} />
      <div>
        <strong>{wordFor(factWords, fact.fact, lang)}</strong> {detail}{' '}
        <span className="quiet">
          {actor.name}
          {actor.onBehalfOf && t('onBehalf', { who: names.recipient(names.post(actor.onBehalfOf)) })}
          {cite && ` · ${t('clause', { cite })}`}
        </span>
        {reason && <div className="quiet">{reason}</div>}
        {typeof data['enteredAt'] === 'string' && (
          <div className="row late-entry">
            <strong>{t('late')}</strong>
            {happenedOf(data) && (
              <span>
                {t('happened')} <When at={happenedOf(data)!} only="absolute" />
              </span>
            )}
            <span>
              {t('entered')} <When at={data['enteredAt']} only="absolute" />
            </span>
            <span>
              {t('recorded')} <When at={at} only="absolute" />
            </span>
          </div>
        )}
      </div>
    </li>
  );
}

function happenedOf(data: Fact['data']): string | null {
  const said = data['occurredAt'] ?? data['asOf'] ?? data['at'];
  return typeof said === 'string' ? said : null;
}
