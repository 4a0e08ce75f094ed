import { useWords } from '../../i18n/words.ts';
import { Switches } from '../shell/switches.tsx';
import { LogInForm } from './log-in-form.tsx';

const words = {
  name: { zh: '开都 · 灾害救助应急响应', en: 'Kaidu · disaster relief response' },
  advice: {
    zh: '演示账号如 duty-officer、office、deputy-office-director、agency-finance，密码见启动时的提示。涉密不上网。',
    en: 'Demonstration accounts such as duty-officer, office, deputy-office-director, agency-finance; the password was shown at the start. No state secrets here.',
  },
};

export function LogInPage() {
  const t = useWords(words);
  return (
    <main className="log-in" id="main">
      <h1>{t('name')}</h1>
      <LogInForm onDone={() => undefined} foot={<p className="quiet">{t('advice')}</p>} />
      <div className="row">
        <Switches />
      </div>
    </main>
  );
}
