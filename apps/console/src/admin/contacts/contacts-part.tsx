import { useDeferredValue, useState } from 'react';
import { api, client } from '../../api/client.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useSay, useWords, wordFor } from '../../i18n/words.ts';
import { channelWords } from '../../plan/channel-words.ts';
import { useNames } from '../../plan/names.ts';
import { usePlan } from '../../plan/use-plan.ts';
import { Asked, Empty } from '../../ui/states.tsx';
import { Act } from '../act.tsx';
import { adminWords } from '../words.ts';
import { AddContact } from './add-contact.tsx';
import { ContactItem } from './contact-item.tsx';
import { type Contact, type Group, type Recipient, recipientsOf } from './recipients.ts';
import { contactWords } from './words.ts';

const GROUPS: Group[] = ['agencies', 'divisions', 'people'];

/** How each agency, county, post and person is reached besides the inbox, in which order. */
export function ContactsPart() {
  const t = useWords(contactWords);
  const common = useWords(adminWords);
  const plan = usePlan();
  const [typed, setTyped] = useState('');
  const [without, setWithout] = useState(false);
  const wanted = useDeferredValue(typed).normalize('NFKC').trim().toLowerCase();
  const contacts = api.useQuery('get', '/contacts');
  const accounts = api.useQuery('get', '/accounts', { params: { query: { limit: 500 } } });
  const fits = ({ title, contacts: own }: Recipient) =>
    `${title.zh} ${title.en}`.toLowerCase().includes(wanted) && !(without && own.length);
  return (
    <div className="stack">
      <div className="row">
        <input
          className="control finder"
          type="search"
          aria-label={common('find')}
          placeholder={common('find')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <label className="row">
          <input type="checkbox" checked={without} onChange={(event) => setWithout(event.target.checked)} />
          {t('onlyWithout')}
        </label>
      </div>
      <Asked query={contacts}>
        {({ items }) => (
          <Asked query={accounts}>
            {({ items: people }) => {
              const all = recipientsOf(plan, items, people);
              const shown = GROUPS.map((group) => [group, all[group].filter(fits)] as const);
              if (shown.every(([, found]) => found.length === 0)) return <Empty>{common('nothing')}</Empty>;
              return shown.map(([group, found]) => <GroupView key={group} group={group} found={found} />);
            }}
          </Asked>
        )}
      </Asked>
      <Removed />
    </div>
  );
}

function GroupView({ group, found }: { group: Group; found: Recipient[] }) {
  const t = useWords(contactWords);
  if (found.length === 0) return null;
  return (
    <details className="panel" open={group !== 'people'}>
      <summary>
        {t(group)}（{found.length}）
      </summary>
      {found.map((recipient) => (
        <RecipientView key={recipient.key} recipient={recipient} />
      ))}
    </details>
  );
}

function RecipientView({ recipient }: { recipient: Recipient }) {
  const t = useWords(contactWords);
  const say = useSay();
  const name = say(recipient.title);
  return (
    <section className="recipient" aria-label={name}>
      <div className="row apart">
        <span className="row">
          <strong>{name}</strong>
          {recipient.contacts.length === 0 && <span className="quiet">{t('none')}</span>}
        </span>
        <AddContact recipient={recipient} />
      </div>
      {recipient.contacts.length > 0 && (
        <ul className="plain-list stack">
          {recipient.contacts.map((contact) => (
            <ContactItem key={contact.id} contact={contact} of={name} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Removed() {
  const query = api.useQuery('get', '/contacts', { params: { query: { removed: 'true' } } });
  return (
    <Asked query={query}>{({ items }) => (items.length ? <RemovedList contacts={items} /> : null)}</Asked>
  );
}

function RemovedList({ contacts }: { contacts: Contact[] }) {
  const t = useWords(contactWords);
  const lang = useLanguage();
  const names = useNames();
  return (
    <details className="panel">
      <summary>{t('removed', { count: contacts.length })}</summary>
      <ul className="plain-list stack">
        {contacts.map(({ id, recipient, channel, address }) => {
          const name = `${names.recipient(recipient)} ${wordFor(channelWords, channel, lang)}`;
          return (
            <li key={id} className="row">
              {name} <code>{address}</code>
              <Act
                label={t('restore')}
                name={t('restoreOf', { name })}
                title={t('restoreOf', { name })}
                action={t('restore')}
                run={() => client.POST('/contacts/{id}/restore', { params: { path: { id } } })}
              >
                <p>{t('restoreFollows', { address })}</p>
              </Act>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
