import { Link } from '@tanstack/react-router';
import { api } from '../api/client.ts';
import { useLanguage } from '../i18n/language.ts';
import { useWords, wordFor } from '../i18n/words.ts';
import { useNames } from '../plan/names.ts';
import { phaseWords } from '../plan/phase-words.ts';
import { usePlan } from '../plan/use-plan.ts';
import { ExerciseMark } from '../ui/exercise.tsx';
import { Asked, Empty, TooMany } from '../ui/states.tsx';
import { When } from '../ui/when.tsx';

const OPEN = ['reported', 'verifying', 'verified', 'responding', 'stabilised', 'recovering'];
const words = {
  running: { zh: '正在进行的演练', en: 'Exercises under way' },
  none: { zh: '没有正在进行的演练。', en: 'No exercise is under way.' },
  how: {
    zh: '登记灾情时勾选“演练”即为演练。演练只发到标明“演练可用”的联系方式和站内收件箱；页面、消息都标明演练，不计入真实统计。',
    en: 'An incident that is logged as an exercise is one. It reaches only inboxes and contacts that are marked for exercises; pages and messages say so, and it counts in no real figures.',
  },
  contacts: { zh: '演练可达', en: 'What exercises reach' },
  reach: {
    zh: '{marked} 个联系方式标明演练可用，共 {all} 个。',
    en: '{marked} of {all} contacts are marked for exercises.',
  },
  unreached: {
    zh: '{count} 个单位在演练中只有站内收件箱：{names}',
    en: '{count} {count|agency has only its|agencies have only their} inbox in an exercise: {names}',
  },
  mark: { zh: '到“联系方式”里标明', en: 'Mark them under “Contacts”' },
};

/** Which exercises run, and whom they can reach. */
export function ExercisePart() {
  const t = useWords(words);
  const lang = useLanguage();
  const names = useNames();
  const query = api.useQuery('get', '/incidents', {
    params: { query: { exercise: 'true', state: OPEN, limit: 100 } },
  });
  return (
    <div className="stack">
      <p className="note">{t('how')}</p>
      <section className="panel" aria-labelledby="running">
        <h2 id="running">{t('running')}</h2>
        <Asked query={query}>
          {({ items, next }) => (
            <>
              {next !== null && <TooMany shown={items.length} />}
              {items.length === 0 && <Empty>{t('none')}</Empty>}
              <ul className="plain-list">
                {items.map(({ id, data, hazard, state, createdAt }) => (
                  <li key={id} className="row recipient">
                    <ExerciseMark />
                    <Link to="/incidents/$id" params={{ id }}>
                      {data.title}
                    </Link>
                    <span className="quiet">
                      {names.hazard(hazard)} · {wordFor(phaseWords, state, lang)} · <When at={createdAt} />
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Asked>
      </section>
      <Reach />
    </div>
  );
}

const NAMED = 12;

function Reach() {
  const t = useWords(words);
  const names = useNames();
  const plan = usePlan();
  const query = api.useQuery('get', '/contacts');
  return (
    <section className="panel" aria-labelledby="reach">
      <h2 id="reach">{t('contacts')}</h2>
      <Asked query={query}>
        {({ items }) => {
          const marked = items.filter(({ forExercises }) => forExercises);
          const reached = new Set(marked.map(({ recipient }) => recipient));
          const unreached = plan.agencies
            .filter(({ kind, key }) => kind === 'agency' && !reached.has(`agency:${key}`))
            .map(({ key }) => names.agency(key));
          const listed = `${unreached.slice(0, NAMED).join('、')}${unreached.length > NAMED ? '……' : ''}`;
          return (
            <>
              <p>{t('reach', { marked: marked.length, all: items.length })}</p>
              {unreached.length > 0 && <p>{t('unreached', { count: unreached.length, names: listed })}</p>}
              <Link to="/admin" search={{ part: 'contacts' }}>
                {t('mark')}
              </Link>
            </>
          );
        }}
      </Asked>
    </section>
  );
}
