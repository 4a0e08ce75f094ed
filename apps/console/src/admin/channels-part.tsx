import { api, type Schemas } from '../api/client.ts';
import { useLanguage } from '../i18n/language.ts';
import { grouped } from '../i18n/numbers.ts';
import { useWords, wordFor } from '../i18n/words.ts';
import { channelWords } from '../plan/channel-words.ts';
import { Asked } from '../ui/states.tsx';
import { When } from '../ui/when.tsx';

const words = {
  channel: { zh: '通道', en: 'Channel' },
  state: { zh: '状态', en: 'State' },
  held: { zh: '本进程启动以来暂缓', en: 'Held back since the start' },
  works: { zh: '✓ 可用', en: '✓ Works' },
  untried: { zh: '— 未试（发送时才知道）', en: '— Not tried (known when something is sent)' },
  fault: { zh: '✕ 不通：{why}', en: '✕ Does not work: {why}' },
  circuit: { zh: '‖ 暂停中，至', en: '‖ Paused until' },
  halfOpen: { zh: '正在试一条', en: 'trying one message' },
  counts: {
    zh: '因暂停 {paused}，因限速 {limit}，因繁忙 {busy}',
    en: 'paused {paused}, limits {limit}, busy {busy}',
  },
  anywhere: { zh: '任何进程暂停着的对端', en: 'Ends that any process pauses' },
  none: { zh: '没有暂停的对端。', en: 'None is paused.' },
  since: { zh: '自', en: 'since' },
  resumes: {
    zh: '暂停由系统自动解除：到时先试一条，成功即恢复。通道和限速在部署的配置文件里设。',
    en: 'A pause ends by itself: one message is tried, and success resumes. Channels and limits are set in the deployment’s file.',
  },
};

/** How each channel does: whether it works, what is paused, what limits held back. */
export function ChannelsPart() {
  const t = useWords(words);
  const lang = useLanguage();
  const query = api.useQuery('get', '/channels', {}, { refetchInterval: 30_000 });
  return (
    <Asked query={query}>
      {({ items, paused }) => (
        <div className="stack">
          <div className="panel">
            <table className="plain folding">
              <thead>
                <tr>
                  <th scope="col">{t('channel')}</th>
                  <th scope="col">{t('state')}</th>
                  <th scope="col">{t('held')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <Row key={item.channel} item={item} />
                ))}
              </tbody>
            </table>
            <p className="note">{t('resumes')}</p>
          </div>
          <section className="panel" aria-labelledby="paused">
            <h2 id="paused">{t('anywhere')}</h2>
            {paused.length === 0 && <p className="quiet">{t('none')}</p>}
            <ul>
              {paused.map(({ channel, target, pausedAt }) => (
                <li key={`${channel} ${target}`}>
                  {wordFor(channelWords, channel, lang)} <code>{target}</code> {t('since')}{' '}
                  <When at={pausedAt} />
                </li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </Asked>
  );
}

function Row({ item }: { item: Schemas['Channels']['items'][number] }) {
  const t = useWords(words);
  const lang = useLanguage();
  const { channel, tried, paused, held } = item;
  return (
    <tr>
      <th scope="row">{wordFor(channelWords, channel, lang)}</th>
      <td>
        {tried === null && <span className="quiet">{t('untried')}</span>}
        {tried && (
          <div className={tried.fault ? 'bad' : undefined}>
            {tried.fault ? t('fault', { why: tried.fault }) : t('works')} <When at={tried.at} />
          </div>
        )}
        {paused.map(({ target, state, pausedUntil }) => (
          <div key={target} className="bad">
            <code>{target}</code>{' '}
            {state === 'half-open' ? (
              t('halfOpen')
            ) : (
              <>
                {t('circuit')} <When at={pausedUntil} />
              </>
            )}
          </div>
        ))}
      </td>
      <td data-label={t('held')}>
        {t('counts', {
          ...{ paused: grouped(held.paused), limit: grouped(held.limit), busy: grouped(held.busy) },
        })}
      </td>
    </tr>
  );
}
