import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../i18n/language.ts';
import { grouped } from '../../i18n/numbers.ts';
import { useSay, useWords } from '../../i18n/words.ts';
import type { Preview } from '../queries.ts';
import { decisionWords } from './words.ts';

/** What would be sent to whom, told and taken back: the sum first, each recipient below it. */
export function WhatFollows({ preview, responseId }: { preview: Preview; responseId: string }) {
  const t = useWords(decisionWords);
  const say = useSay();
  const lang = useLanguage();
  const { recipients, informed, stay, unsettled, kind } = preview;
  const sum = (what: 'issued' | 'waiting' | 'withdrawn') =>
    recipients.reduce((total, one) => total + one[what].length, 0);
  const asked = recipients.filter(({ issued }) => issued.length > 0);
  const taken = recipients.filter(({ withdrawn }) => withdrawn.length > 0);
  const [issued, waiting, withdrawn] = [sum('issued'), sum('waiting'), sum('withdrawn')];
  const letters = asked.filter(({ form }) => form === 'request').length;
  const comma = lang === 'zh' ? '、' : ', ';
  return (
    <>
      <ul className="follows">
        {kind === 'termination' && <li>{t('endNow')}</li>}
        {kind !== 'termination' && (
          <li>
            <strong>
              {issued
                ? t('sends', { recipients: grouped(asked.length), tasks: grouped(issued) })
                : t('nobody')}
            </strong>
            {letters > 0 &&
              (lang === 'zh'
                ? `，${t('letters', { count: letters })}`
                : `, ${t('letters', { count: letters })}`)}
          </li>
        )}
        {waiting > 0 && <li>{t('waiting', { count: grouped(waiting) })}</li>}
        {withdrawn > 0 && (
          <li className="bad">
            <strong>
              − {t('takesBack', { tasks: grouped(withdrawn), recipients: grouped(taken.length) })}
            </strong>
          </li>
        )}
        {stay > 0 && <li className="quiet">{t('stays', { count: grouped(stay) })}</li>}
        {informed.length > 0 && (
          <li>{t('tells', { posts: informed.map(({ title }) => say(title)).join(comma) })}</li>
        )}
        {unsettled.length > 0 && (
          <li className="bad">
            ▲ {t('unsettled', { count: grouped(unsettled.length) })}{' '}
            <Link to="/responses/$id" params={{ id: responseId }} search={{ view: 'settle' }}>
              {t('settle')}
            </Link>
          </li>
        )}
      </ul>
      {recipients.length > 0 && (
        <details>
          <summary>{t('list')}</summary>
          <ul className="recipients">
            {recipients.map((one) => (
              <li key={one.recipient}>
                <strong>{say(one.title)}</strong>{' '}
                {one.form === 'request' && <span className="quiet">{t('letter')}</span>}
                <ul>
                  {one.issued.map(({ key, title, cite }) => (
                    <li key={key}>
                      + {say(title)} <span className="quiet">{cite && t('clause', { cite })}</span>
                    </li>
                  ))}
                  {one.waiting.map(({ key, title }) => (
                    <li key={key}>
                      ◌ {say(title)} <span className="quiet">{t('held')}</span>
                    </li>
                  ))}
                  {one.withdrawn.map(({ id, title }) => (
                    <li key={id} className="bad">
                      − {say(title)} {t('back')}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
