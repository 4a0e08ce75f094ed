import { api, type Schemas } from '../../api/client.ts';
import { useMe } from '../../app/session/session.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useSay, useWords, wordFor } from '../../i18n/words.ts';
import { channelWords } from '../../plan/channel-words.ts';
import { Scrolled } from '../../ui/scrolled.tsx';
import { Asked, Empty } from '../../ui/states.tsx';
import { When } from '../../ui/when.tsx';
import { LastTest } from './last-test.tsx';
import { TestButton } from './test-button.tsx';
import { contactWords, reachWords } from './words.ts';
import '../agency.css';

export type OwnContact = Schemas['OwnContact'];
const REACHED = ['delivered', 'opened', 'acknowledged'];
const FAILED = ['failed', 'exhausted'];

/** Where one's agency and oneself are reached, whether it works, and a test of it. */
export default function ContactsPage() {
  const t = useWords(contactWords);
  const me = useMe();
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="note">{t('intro')}</p>
      <Asked query={api.useQuery('get', '/own-contacts')}>
        {({ items }) => {
          const places = [...new Set(items.map(({ recipient }) => recipient))];
          if (places.length === 0) return <Empty>{t('none')}</Empty>;
          return places.map((recipient) => {
            const own = items.filter((one) => one.recipient === recipient);
            // A post's contacts are the office's to test.
            const testable = !recipient.startsWith('post:') || recipient === `account:${me.id}`;
            return <Place key={recipient} contacts={own} testable={testable} />;
          });
        }}
      </Asked>
      <LastTest />
    </div>
  );
}

function Place({ contacts, testable }: { contacts: OwnContact[]; testable: boolean }) {
  const t = useWords(contactWords);
  const say = useSay();
  const [{ recipient, title }] = contacts as [OwnContact];
  return (
    <section className="panel stack" aria-labelledby={recipient}>
      <div className="row apart">
        <h2 id={recipient}>{say(title)}</h2>
        {testable && <TestButton recipient={recipient} title={say(title)} count={contacts.length} />}
      </div>
      {contacts.every(({ channel }) => channel === 'inbox') && (
        <p className="note warn">⚠ {t('onlyInbox')}</p>
      )}
      <Scrolled label={`${say(title)}：${t('channel')}`}>
        <table className="plain folding">
          <thead>
            <tr>
              <th scope="col">{t('channel')}</th>
              <th scope="col">{t('address')}</th>
              <th scope="col">{t('role')}</th>
              <th scope="col">{t('last')}</th>
              <th scope="col">{t('drills')}</th>
            </tr>
          </thead>
          <tbody>
            {contacts.map((contact) => (
              <ContactRow key={contact.id ?? 'inbox'} contact={contact} />
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}

function ContactRow({ contact }: { contact: OwnContact }) {
  const t = useWords(contactWords);
  const lang = useLanguage();
  const { channel, address, role, rank, forExercises, last } = contact;
  return (
    <tr>
      <th scope="row">{wordFor(channelWords, channel, lang)}</th>
      <td className="long" data-label={t('address')}>
        {address || '—'}
      </td>
      <td data-label={t('role')}>{channel === 'inbox' ? '—' : `${t(role)} · ${t('rank', { rank })}`}</td>
      <td data-label={t('last')}>
        {last ? (
          <>
            <strong className={toneOf(last.state)}>
              {signOf(last.state)} {wordFor(reachWords, last.state, lang)}
            </strong>{' '}
            <When at={last.at} /> · {t(last.test ? 'ofTest' : 'ofWork')}
            {FAILED.includes(last.state) && last.why && <div className="quiet long">{last.why}</div>}
          </>
        ) : (
          <span className="quiet">{t('never')}</span>
        )}
      </td>
      <td data-label={t('drills')}>{t(forExercises ? 'drillsYes' : 'drillsNo')}</td>
    </tr>
  );
}

const toneOf = (state: string): string =>
  FAILED.includes(state) ? 'bad' : REACHED.includes(state) ? 'good' : '';
const signOf = (state: string): string =>
  FAILED.includes(state) ? '✕' : REACHED.includes(state) ? '✓' : '…';
