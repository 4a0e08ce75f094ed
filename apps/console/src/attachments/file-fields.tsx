import { useState } from 'react';
import { api } from '../api/client.ts';
import { useWords } from '../i18n/words.ts';
import { Asked } from '../ui/states.tsx';
import { endingsOf, type FileLimits, fileSize } from './check-file.ts';
import { UploadLine } from './upload-line.tsx';
import { useUploads } from './use-uploads.ts';
import { attachmentWords } from './words.ts';
import './attachments.css';

/** Files are chosen, dropped or photographed; each goes as soon as it is given. `subject`: `/tasks/<id>`. */
export function FileFields({ subject }: { subject: string }) {
  const limits = api.useQuery('get', '/attachments/limits', {}, { staleTime: Number.POSITIVE_INFINITY });
  return <Asked query={limits}>{(known) => <Fields subject={subject} limits={known} />}</Asked>;
}

function Fields({ subject, limits }: { subject: string; limits: FileLimits }) {
  const t = useWords(attachmentWords);
  const { uploads, take, drop } = useUploads(subject);
  const [over, setOver] = useState(false);
  const onPick = (event: React.ChangeEvent<HTMLInputElement>) => {
    take([...(event.target.files ?? [])], limits);
    event.target.value = '';
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way beside the buttons
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take([...event.dataTransfer.files], limits);
      }}
    >
      <div className="row">
        <label className="file-button">
          {t('choose')}
          <input
            className="hidden"
            type="file"
            multiple
            accept={[...limits.types.map(({ type }) => type), ...endingsOf(limits)].join(',')}
            onChange={onPick}
          />
        </label>
        <label className="file-button photo">
          {t('photo')}
          <input
            className="hidden"
            type="file"
            accept="image/jpeg,image/png"
            capture="environment"
            onChange={onPick}
          />
        </label>
        <span className="quiet by-mouse">{t('drop')}</span>
      </div>
      <p className="quiet">
        {t('allowed', {
          endings: endingsOf(limits).join(' '),
          size: fileSize(limits.bytes),
        })}
      </p>
      {uploads.map((upload) => (
        <UploadLine key={upload.key} upload={upload} limits={limits} onDrop={() => drop(upload.key)} />
      ))}
    </div>
  );
}
