import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, client, type Schemas } from '../api/client.ts';
import { grouped } from '../i18n/numbers.ts';
import { useSay, useWords } from '../i18n/words.ts';
import { ExerciseMark } from '../ui/exercise.tsx';
import { Asked, Empty, TooMany } from '../ui/states.tsx';
import { When } from '../ui/when.tsx';
import { Act } from './act.tsx';

const words = {
  about: {
    zh: '审计员不停地核对：预案和记录说应当有的，是否都有；缺的能安全补上就补上，并告知办公室。',
    en: 'The auditor keeps comparing what the plan and the record say must be there with what is; it repairs what it safely can, and tells the office.',
  },
  works: { zh: '✓ 在工作', en: '✓ It works' },
  silent: { zh: '✕ 没有动静：请查看运行进程', en: '✕ It is silent: look at the processes' },
  heartbeat: { zh: '最近一次', en: 'Last sign' },
  rounds: { zh: '{rounds} 轮，关注 {cases} 个过程', en: '{rounds} rounds; {cases} cases watched' },
  open: { zh: '待看', en: 'Open' },
  repaired: { zh: '已修补', en: 'Repaired' },
  closed: { zh: '已了结', en: 'Closed' },
  filter: { zh: '筛选', en: 'Filter' },
  none: { zh: '没有发现。', en: 'Nothing was found.' },
  found: { zh: '发现于', en: 'Found' },
  times: { zh: '出现 {times} 次', en: 'came up {times} times' },
  repair: { zh: '处理：{what}', en: 'Done: {what}' },
  seen: { zh: '✓ 已有人看过', en: '✓ Somebody has seen it' },
  acknowledge: { zh: '我来处理', en: 'I look after it' },
  acknowledgeFollows: {
    zh: '记下您已看到并负责处理：{what}',
    en: 'It is recorded that you have seen it and look after it: {what}',
  },
  incident: { zh: '看这个过程', en: 'See the incident' },
} as const;
const STATES = ['open', 'repaired', 'closed'] as const;
const MOST = 200;

/** Whether the auditor works, and what it found. */
export function AuditorPart() {
  const t = useWords(words);
  const [state, setState] = useState<(typeof STATES)[number]>('open');
  const health = api.useQuery('get', '/audit/state', {}, { refetchInterval: 15_000 });
  const query = api.useQuery('get', '/audit/gaps', {
    params: { query: { limit: MOST, state } },
  });
  return (
    <div className="stack">
      <div className="panel">
        <p className="quiet">{t('about')}</p>
        <Asked query={health}>
          {({ silent, heartbeatAt, rounds, cases }) => (
            <p className="row">
              <strong className={silent ? 'bad' : undefined}>{t(silent ? 'silent' : 'works')}</strong>
              {heartbeatAt && (
                <span>
                  {t('heartbeat')} <When at={heartbeatAt} />
                </span>
              )}
              <span>{t('rounds', { rounds: grouped(rounds), cases: grouped(cases) })}</span>
            </p>
          )}
        </Asked>
      </div>
      <fieldset className="row bare">
        <legend className="hidden">{t('filter')}</legend>
        {STATES.map((each) => (
          <button
            key={each}
            type="button"
            className="plain-button"
            aria-pressed={each === state}
            onClick={() => setState(each)}
          >
            {t(each)}
          </button>
        ))}
      </fieldset>
      <div className="panel">
        <Asked query={query}>
          {({ items, next }) => (
            <>
              {next !== null && <TooMany shown={items.length} />}
              {items.length === 0 && <Empty>{t('none')}</Empty>}
              <ul className="plain-list">
                {[...items]
                  .sort((a, b) => b.foundAt.localeCompare(a.foundAt))
                  .map((gap) => (
                    <GapItem key={gap.id} gap={gap} />
                  ))}
              </ul>
            </>
          )}
        </Asked>
      </div>
    </div>
  );
}

function GapItem({ gap }: { gap: Schemas['AuditGap'] }) {
  const t = useWords(words);
  const say = useSay();
  const { id, data, exercise, foundAt, incidentId, acknowledgedAt, state } = gap;
  return (
    <li className="recipient">
      <div className="row">
        {exercise && <ExerciseMark />}
        <strong>{say(data)}</strong>
      </div>
      <p className="quiet">
        {t('found')} <When at={foundAt} /> · {t('times', { times: data.times })}
        {data.repair && ` · ${t('repair', { what: data.repair })}`}
      </p>
      <div className="row">
        {incidentId && (
          <Link to="/incidents/$id" params={{ id: incidentId }}>
            {t('incident')}
          </Link>
        )}
        {acknowledgedAt !== null ? (
          <span>{t('seen')}</span>
        ) : (
          state !== 'closed' && (
            <Act
              label={t('acknowledge')}
              name={`${t('acknowledge')}：${say(data)}`}
              title={t('acknowledge')}
              action={t('acknowledge')}
              run={() => client.POST('/audit/gaps/{id}/acknowledgement', { params: { path: { id } } })}
            >
              <p>{t('acknowledgeFollows', { what: say(data) })}</p>
            </Act>
          )
        )}
      </div>
    </li>
  );
}
