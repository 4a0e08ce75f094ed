import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useWords, wordFor } from '../../i18n/words.ts';
import { useCapability } from '../../plan/capabilities.ts';
import { useNames } from '../../plan/names.ts';
import { phaseWords } from '../../plan/phase-words.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useSeen } from '../../ui/use-seen.ts';
import { When } from '../../ui/when.tsx';
import { type Incident, useIncident } from '../queries.ts';
import { Follows } from './follows.tsx';
import { mergedWords } from './words.ts';

/** Where an incident went that is a part of another now, and what came to this one from others. */
export function JoinedNote({ incident }: { incident: Incident }) {
  const { mergedInto } = incident.context;
  return (
    <>
      {mergedInto && <MergedInto incident={incident} into={mergedInto} />}
      {incident.data.absorbed?.map(({ from, at }) => (
        <TakenIn key={from + at} id={incident.id} from={from} at={at} />
      ))}
    </>
  );
}

function MergedInto({ incident, into }: { incident: Incident; into: string }) {
  const t = useWords(mergedWords);
  const proposes = useCapability('propose');
  const [undoing, setUndoing] = useState(false);
  const { data: other } = useIncident(into);
  const title = other?.data.title ?? into;
  return (
    <div className="panel row apart" role="note">
      <span>
        <strong>
          {t('isMerged')}{' '}
          <Link to="/incidents/$id" params={{ id: into }}>
            {title}
          </Link>
        </strong>{' '}
        {t('reports')}
      </span>
      {proposes && (
        <button type="button" className="plain-button" onClick={() => setUndoing(true)}>
          {t('undo')}
        </button>
      )}
      {undoing && <Undo incident={incident} into={title} onClose={() => setUndoing(false)} />}
    </div>
  );
}

function Undo({ incident, into, onClose }: { incident: Incident; into: string; onClose: () => void }) {
  const t = useWords(mergedWords);
  const lang = useLanguage();
  const names = useNames();
  const seen = useSeen(incident.seq);
  const undo = api.useMutation('post', '/incidents/{id}/unmerge');
  const { id, context, data } = incident;
  const divisions = names.divisions(data.affected);
  return (
    <ReasonDialog
      draft={`unmerge.${id}`}
      title={t('undo')}
      action={t('undo')}
      moved={seen.moved}
      busy={undo.isPending}
      problem={undo.error ? problemOf(undo.error) : null}
      onClose={onClose}
      onSend={(reason, done) =>
        undo.mutate(
          { params: { path: { id }, header: seen.header }, body: { reason } },
          { onSuccess: done, onError: seen.told },
        )
      }
    >
      <Follows
        title={t('follows')}
        lines={[
          t('back', { title: data.title, state: wordFor(phaseWords, context.was ?? '', lang) }),
          t('gives', { into }),
          t('tasks', { into }),
          t('told', { office: names.post('office'), divisions }),
        ]}
      />
    </ReasonDialog>
  );
}

/** An agency may see this incident and not the other: then there is nothing to say. */
function TakenIn({ id, from, at }: { id: string; from: string; at: string }) {
  const t = useWords(mergedWords);
  const { data: other } = useIncident(from);
  if (!other) return null;
  return (
    <p className="quiet">
      {t(other.context.mergedInto === id ? 'takenIn' : 'splitFrom')}
      <Link to="/incidents/$id" params={{ id: from }}>
        {other.data.title}
      </Link>{' '}
      <When at={at} />
    </p>
  );
}
