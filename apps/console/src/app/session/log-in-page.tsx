import { useWords } from '../../i18n/words.ts';
import { Switches } from '../shell/switches.tsx';
import { LogInForm } from './log-in-form.tsx';

const words = {
  name: { zh: '开都 · 灾害救助应急响应', en: 'Kaidu · disaster relief response' },
  advice: {
    zh: '忘了密码请找系统管理员。涉密不上网。',
    en: 'Ask the administrator for a forgotten password. No state secrets here.',
  },
};

export function LogInPage() {
  const t = useWords(words);
  return (
    <main className="log-in" id="main">
      <h1>{t('name')}</h1>
      <LogInForm guests onDone={() => undefined} foot={<p className="quiet">{t('advice')}</p>} />
      <div className="row">
        <Switches />
      </div>
    </main>
  );
}
