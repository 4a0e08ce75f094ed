import { getRouteApi, Link } from '@tanstack/react-router';
import { useMe } from '../app/session/session.ts';
import { useWords } from '../i18n/words.ts';
import { usePlan } from '../plan/use-plan.ts';
import { Delegations } from '../supervisor/delegation/delegations-page.tsx';
import { Empty } from '../ui/states.tsx';
import { useCurrentInView } from '../ui/use-current-in-view.ts';
import { AuditorPart } from './auditor-part.tsx';
import { ChannelsPart } from './channels-part.tsx';
import { ContactsPart } from './contacts/contacts-part.tsx';
import { DeliveriesPart } from './deliveries/deliveries-part.tsx';
import { ExercisePart } from './exercise-part.tsx';
import { type Part, partsFor } from './parts.ts';
import { PeoplePart } from './people/people-part.tsx';
import { PostsPart } from './posts-part.tsx';
import { RostersPart } from './rosters/rosters-part.tsx';
import { TestsPart } from './tests-part.tsx';
import { adminWords } from './words.ts';
import './admin.css';

const route = getRouteApi('/admin');
const VIEWS: Record<Part, React.ComponentType> = {
  ...{ people: PeoplePart, posts: PostsPart, contacts: ContactsPart, delegations: Delegations },
  ...{ rosters: RostersPart, tests: TestsPart, deliveries: DeliveriesPart, channels: ChannelsPart },
  ...{ auditor: AuditorPart, exercise: ExercisePart },
};

/** Who is who, how they are reached, and whether the engine itself is well. */
export default function AdminPage() {
  const t = useWords(adminWords);
  const parts = partsFor(useMe(), usePlan());
  const { part } = route.useSearch();
  const shown = parts.find((each) => each === part) ?? parts[0];
  const row = useCurrentInView(shown ?? '');
  if (!shown) return <Empty>{t('notYours')}</Empty>;
  const View = VIEWS[shown];
  return (
    <div className="admin">
      <h1>{t(shown)}</h1>
      <nav ref={row} className="sections" aria-label={t('parts')}>
        {parts.map((each) => (
          <Link
            key={each}
            to="/admin"
            search={{ part: each }}
            aria-current={each === shown ? 'page' : undefined}
          >
            {t(each)}
          </Link>
        ))}
      </nav>
      <View />
    </div>
  );
}
