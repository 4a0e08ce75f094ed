import { useSay, useWords } from '../../i18n/words.ts';
import { Scrolled } from '../../ui/scrolled.tsx';
import { Empty } from '../../ui/states.tsx';
import type { Picture } from '../queries.ts';
import { Legend } from './legend.tsx';
import { Signs } from './signs.tsx';
import { inOrder } from './standing.ts';
import { responseWords } from './words.ts';

/** Recipients down, measures across: which measure does not move, and at whom. */
export function PictureTable({ picture }: { picture: Picture }) {
  const t = useWords(responseWords);
  const say = useSay();
  const rows = inOrder(picture.recipients);
  const measures = [
    ...new Set(picture.recipients.flatMap(({ tasks }) => tasks.map(({ measure }) => measure))),
  ].sort((a, b) => (a ?? 0) - (b ?? 0));
  if (!rows.length) return <Empty>{t('none')}</Empty>;
  return (
    <section className="panel stack">
      <Legend />
      <Scrolled label={t('table')}>
        <table className="plain picture">
          <thead>
            <tr>
              <th scope="col">{t('recipient')}</th>
              {measures.map((measure) => (
                <th key={measure} scope="col">
                  {measure === null ? t('opening') : t('measure', { n: measure })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ recipient, group }) => (
              <tr key={recipient.recipient} className={group}>
                <th scope="row">
                  {group === 'silent' && <span className="bad">▲ </span>}
                  {say(recipient.title)}
                </th>
                {measures.map((measure) => {
                  const own = recipient.tasks.filter((task) => task.measure === measure);
                  return <td key={measure}>{own.length > 0 && <Signs tasks={own} />}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}
