import { Navigate } from '@tanstack/react-router';
import { useWords } from '../i18n/words.ts';
import { usePlan } from '../plan/use-plan.ts';
import { Empty } from '../ui/states.tsx';
import { useMe } from './session/session.ts';
import { placesFor } from './shell/navigation.ts';

const words = {
  nothing: {
    zh: '您的岗位在这里没有页面；请用命令行或接口。',
    en: 'There is no page for your post here: use the command or the interface.',
  },
};

/** Leads to what the person's post has to do first. */
export function Home() {
  const t = useWords(words);
  const [first] = placesFor(useMe(), usePlan());
  return first ? <Navigate to={first.to} replace /> : <Empty>{t('nothing')}</Empty>;
}
