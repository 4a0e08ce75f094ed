import { useMe } from '../../app/session/session.ts';
import { useLanguage } from '../../i18n/language.ts';
import { absoluteTime } from '../../i18n/times.ts';
import { useSay, useWords, wordFor } from '../../i18n/words.ts';
import { useLevelTitle, useNames } from '../../plan/names.ts';
import { useNow } from '../../ui/clock.ts';
import { Scrolled } from '../../ui/scrolled.tsx';
import type { Case, Task } from '../order.ts';
import { stateWords, taskWords } from '../words.ts';
import { orderWords } from './words.ts';

/** One sheet: black on white whatever the theme, with the mark of an exercise across every page. */
export function OrderSheet({ tasks, about }: { tasks: readonly Task[]; about: Case }) {
  const t = useWords(orderWords);
  const tt = useWords(taskWords);
  const say = useSay();
  const lang = useLanguage();
  const names = useNames();
  const level = useLevelTitle();
  const me = useMe();
  const now = useNow();
  const [first] = tasks as [Task];
  const { form } = first.data;
  // On paper a moment needs its year, wherever it is read.
  const moment = (at: string | number) => absoluteTime(typeof at === 'string' ? Date.parse(at) : at, 0, lang);
  const heads: [string, string][] = [
    [t('to'), names.recipient(first.recipient)],
    [t('from'), names.post('office')],
    [t('about'), about.title],
    [t('level'), first.data.level ? level.of(first.data.level) : tt('preparation')],
    [t('places'), names.divisions(about.affected)],
    ...(about.occurredAt ? [[t('occurred'), moment(about.occurredAt)] as [string, string]] : []),
    [t('issuedAt'), moment(first.createdAt)],
  ];
  return (
    <article className={about.exercise ? 'sheet drill' : 'sheet'}>
      {about.exercise && (
        <>
          <p className="sheet-exercise">{t('exerciseLine')}</p>
          <div className="sheet-stamp" aria-hidden="true">
            {t('exercise')}
          </div>
        </>
      )}
      <h1>{t(form)}</h1>
      <dl className="sheet-head">
        {heads.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Scrolled label={`${t(form)}：${names.recipient(first.recipient)}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('number')}</th>
              <th scope="col">{t('task')}</th>
              <th scope="col">{t('clause')}</th>
              <th scope="col">{t('role')}</th>
              <th scope="col">{t('due')}</th>
              <th scope="col">{t('stands')}</th>
            </tr>
          </thead>
          <tbody>
            {tasks.map(({ id, data, dueAt, urgency, state }, at) => (
              <tr key={id}>
                <td>{at + 1}</td>
                <td>
                  <strong>
                    {urgency === 'urgent' && t('urgent')}
                    {say(data.title)}
                  </strong>
                  {data.detail && <div>{say(data.detail)}</div>}
                  {data.handler && (
                    <div>
                      {t('handler')}：{data.handler.name}
                    </div>
                  )}
                </td>
                <td>{data.cite ? t('clauseOf', { cite: data.cite }) : '—'}</td>
                <td>{tt(data.role)}</td>
                <td>{dueAt ? moment(dueAt) : t('none')}</td>
                <td>
                  {wordFor(stateWords, state, lang)}
                  {data.acknowledgedAt && <div>{moment(data.acknowledgedAt)}</div>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      <div className="sheet-foot">
        <p>
          {t('receipt')}：<span className="blank" /> {t('when')}：<span className="blank" />
        </p>
        <p>
          {t('result')}：<span className="blank wide" />
        </p>
        <p className="small">
          {t('printed', { at: moment(now), who: me.name })}
          {tasks.length === 1 && ` · ${t('ids', { id: first.id })}`}
        </p>
      </div>
    </article>
  );
}
