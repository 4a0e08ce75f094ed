import { getRouteApi } from '@tanstack/react-router';
import { useSay, useWords } from '../i18n/words.ts';
import { Cites } from './cites.tsx';
import { ItemLink } from './item-link.tsx';
import type { PlanText } from './plan-text.ts';
import { useVersionNames } from './version-names.ts';
import { planWords } from './words.ts';

const route = getRouteApi('/plans/$jurisdiction/$plan');

/** Each agency with its tasks on every level. */
export function AgenciesPart({ text }: { text: PlanText; whole?: boolean }) {
  const t = useWords(planWords);
  const { item: marked } = route.useSearch();
  return (
    <section className="stack" aria-label={t('agencies')}>
      <h2>{t('agencies')}</h2>
      {text.items
        .filter(({ kind }) => kind === 'agency')
        .map((item) => (
          <AgencyDuties
            key={item.id}
            agency={item.agency!}
            id={item.id}
            text={text}
            open={item.id === marked}
          />
        ))}
    </section>
  );
}

interface Props {
  agency: string;
  id: string;
  text: PlanText;
  open: boolean;
}

function AgencyDuties({ agency, id, text, open }: Props) {
  const t = useWords(planWords);
  const say = useSay();
  const names = useVersionNames(text);
  const own = text.items.find((item) => item.id === id)!;
  const { kind, member, chain } = text.agencies.find(({ key }) => key === agency)!;
  const tasks = text.items.filter((item) => item.kind === 'task' && item.agency === agency);
  const clocks = text.items.filter((item) => item.kind === 'clock' && item.agency === agency);
  const levels = [...new Set(tasks.map(({ level }) => level!))];
  return (
    <details id={id} className={open ? 'panel marked' : 'panel'} open={open}>
      <summary>
        <strong>{say(own.name)}</strong> {kind === 'group' && t('group')}{' '}
        <span className="quiet">
          {t('tasks', { count: tasks.length })} · {member && `${t('member')} · `}
          {t(chain)}
        </span>
      </summary>
      <p className="quiet">
        {say(own.words)} <Cites cites={own.cites} /> {own.note}
      </p>
      {tasks.length === 0 && <p className="quiet">{t('noDuties')}</p>}
      {levels.map((level) => (
        <div key={level}>
          <h3>{names.level(level)}</h3>
          <ul className="found">
            {tasks
              .filter((task) => task.level === level)
              .map((task) => (
                <li key={task.id}>
                  <ItemLink item={task} /> <span className="quiet">{say(task.words)}</span>{' '}
                  <Cites cites={task.cites} />
                </li>
              ))}
          </ul>
        </div>
      ))}
      {clocks.length > 0 && <h3>{t('clocks')}</h3>}
      <ul className="found">
        {clocks.map((clock) => (
          <li key={clock.id}>
            <ItemLink item={clock} /> <span className="quiet">{say(clock.words)}</span>{' '}
            <Cites cites={clock.cites} />
          </li>
        ))}
      </ul>
    </details>
  );
}
