import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { useLevelTitle, useNames } from '../../plan/names.ts';
import type { Incident } from '../queries.ts';
import { Follows } from './follows.tsx';
import { splitWords } from './words.ts';

/** What a split does to reports, responses and tasks, in words. */
export function SplitFollows({ incident, going }: { incident: Incident; going: readonly string[] }) {
  const t = useWords(splitWords);
  const names = useNames();
  const level = useLevelTitle();
  const { data } = api.useQuery('get', '/board', { params: { query: {} } });
  const here = data?.incidents.find(({ id }) => id === incident.id);
  const divisions = names.divisions(going);
  const left = incident.data.affected.filter((code) => !going.includes(code));
  return (
    <Follows
      title={t('follows')}
      lines={[
        t('goes', { divisions }),
        t('stays', { divisions: names.divisions(left) }),
        here?.response?.level
          ? t('response', { level: level.of(here.response.level), divisions })
          : t('noResponse'),
        here?.proposal ? t('proposal') : null,
        t('told', { office: names.post('office'), divisions }),
        t('undo'),
      ]}
    />
  );
}
